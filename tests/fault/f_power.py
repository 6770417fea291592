"""Power cuts, through a VFS of ours that records what SQLite writes, syncs, makes and removes (fault_power).

The images drop, reorder and tear what was not synced, sector by sector; every third is cut again while it recovers.
"""
from driver import Drive

WHAT = {"F5": "power cut"}
SIZES = {"F5": {"ci": 200, "full": 5000}}


def run(fault, size, seed, check):
    drive = Drive("power", size, seed)
    check("the driver came to its end", not drive.trouble, drive.trouble)
    check("no acknowledged change is lost, nothing is there by halves, the next command works",
          drive.number("violations") == 0,
          f"{drive.number('images')} cuts and {drive.number('recovering')} while recovering, in {drive.number('lives')} "
          f"lives of {drive.number('operations')} operations; {drive.lines['violation'][:3]}")
    check("cuts hit work under way", drive.number("journals") > size // 20, f"{drive.number('journals')} with a journal")
    check("and recoveries", drive.number("recovering") > size // 50)
    # A disk that forgets what it was told to keep must lose changes, or all this would see nothing.
    for lie in ("no-sync", "no-folder-sync"):
        lying = Drive("power", min(size, 200), seed, lie)
        check(f"a disk with {lie} loses changes, and it is noticed", lying.number("violations") > 0,
              f"{lying.number('violations')}")

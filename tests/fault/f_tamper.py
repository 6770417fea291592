"""A log of 1,000 events in the hands of somebody with time (fault_tamper): each bit of each stored column flipped,
events removed, inserted, swapped, cut off, rows forged, the whole chain written anew.
"""
from concurrent.futures import ThreadPoolExecutor

from driver import Drive

WHAT = {"F11": "audit tampering"}
# Bits flipped; "full" is every one there is (0).
SIZES = {"F11": {"ci": 2000, "full": 0}}
# What nobody can see in an unkeyed chain without a head that was saved (svcdesk-guarantees(7)).
UNSEEN = {"rewrite", "cut-off-and-rewrite"}


def run(fault, size, seed, check):
    parts = 2
    with ThreadPoolExecutor(parts) as pool:
        if size:
            drives = [Drive("tamper", "bits", size, seed)]
        else:
            drives = list(pool.map(lambda part: Drive("tamper", "bits", 0, seed, part, parts), range(parts)))
    trouble = "".join(drive.trouble for drive in drives)
    check("the driver came to its end", not trouble, trouble)
    flipped, missed = (sum(drive.number(key) for drive in drives) for key in ("flipped", "missed"))
    lines = [line for drive in drives for line in drive.lines["missed"]]
    check("every flipped bit is found", missed == 0 and flipped > 0, f"{flipped} of {drives[0].number('bits')} bits; {lines[:3]}")
    check("and an untouched log is sound", all(drive.number("sound-after") == 1 for drive in drives))
    acts = Drive("tamper", "acts", max(90, min(size or 1800, 1800) // 20), seed)
    check("the acts came to their end", not acts.trouble and acts.number("sound-before") == 1, acts.trouble)
    for line in acts.lines["act"]:
        name, done, found, with_head = line.split()
        check(f"{name}: found with the saved heads", done == with_head, f"{with_head} of {done}")
        if name in UNSEEN:
            check(f"{name}: unseen without, as documented", found == "0", f"{found} of {done}")
        else:
            check(f"{name}: found without", done == found, f"{found} of {done}")

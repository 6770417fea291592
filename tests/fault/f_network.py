"""Network file systems, whose locks cannot be relied on: refused with what to do about it, unless somebody insists.

A FUSE mount is a real one here; the others are told by statfs(2), whose answer strace changes.
"""
import os
import shutil
import time
from pathlib import Path

from desk import Home
from mounts import mounted, private_namespace

WHAT = {"F22": "network file systems"}
SIZES = {"F22": {"ci": 3, "full": 10}}  # of the kinds below; each of them has one number or more
REFUSED = 4
# linux/magic.h, as statfs(2) gives them.
KINDS = (("NFS", 0x6969), ("9p", 0x01021997), ("SMB", 0xFE534D42), ("CIFS", 0xFF534D42), ("SMB", 0x517B),
         ("FUSE", 0x65735546), ("AFS", 0x5346414F), ("Ceph", 0x00C36400), ("Lustre", 0x0BD00BD0), ("", 0xEF53))
COMMANDS = (("case", "list"), ("case", "open", "a case", "--level", "P3", "--reporter", "yang"),
            ("sweep", "--no-deliver"), ("db", "verify"))


def told_by_statfs(home, magic, words, **environment):
    number = magic.to_bytes(8, "little").hex()
    strace = ("strace", "-qq", "-o", os.devnull, "-e", "trace=statfs", "-e",
              f"inject=statfs:poke_exit=@arg2={number}")
    return home.run(*words, before=strace, **environment)


def refusal(done, name):
    """'' where the command was refused in clear words."""
    text = done.stderr.decode()
    if done.returncode != REFUSED:
        return f"exit {done.returncode}: {text[:200]}"
    return "" if f"on a {name} file system" in text and "network-files" in text else f"does not say why: {text[:300]}"


def by_number(home, size, check):
    for name, magic in KINDS[:size]:
        wrong = []
        for words in COMMANDS:
            done = told_by_statfs(home, magic, words)
            problem = refusal(done, name) if name else done.stderr.decode()
            insisted = told_by_statfs(home, magic, words, SVCDESK_NETWORK_FILES="allow")
            if problem or insisted.returncode:
                wrong.append(f"{' '.join(words[:2])}: {problem or insisted.stderr.decode()[:200]}")
        check(f"{name or 'a local file system'} ({magic:#x}) is {'refused, unless one insists' if name else 'not refused'}",
              not wrong, str(wrong[:2]) if wrong else "")


def by_mount(home, check):
    """A database on FUSE: refused when made, opened, restored to; the config file insists; backups may lie there."""
    source = home.path / "source"
    source.mkdir()
    with mounted("bindfs", str(source)) as there:
        database, backup = there / "desk.db", there / "backup.db"
        made = home.run("init", "--db", str(database))
        backed_up = home.run("db", "backup", str(backup))
        shutil.copy(home.database, database)
        time.sleep(1.1)  # bindfs remembers for a second that the new backup had its draft's name too
        opened = home.run("case", "list", "--db", str(database))
        restored = home.run("db", "restore", str(backup), "--db", str(there / "restored.db"))
        refused = [refusal(done, "FUSE") for done in (made, opened, restored)]
        check("a database on FUSE is not made, not opened and not restored to", not any(refused), str(refused))
        check("a backup may lie there", backed_up.returncode == 0, backed_up.stderr.decode())
        config = home.path / ".config" / "svcdesk" / "config.toml"
        config.parent.mkdir(parents=True)
        config.write_text('network-files = "allow"\n')
        done = [home.run(*words, "--db", str(database)) for words in COMMANDS]
        check("who insists in the config file can work there", not any(one.returncode for one in done),
              str([one.stderr.decode()[:200] for one in done if one.returncode]))


def run(fault, size, seed, check):
    with Home() as home:
        by_number(home, size, check)
        problem = private_namespace() or ("" if Path("/dev/fuse").exists() else "no /dev/fuse")
        if problem or not shutil.which("bindfs"):
            print(f"  the FUSE mount is skipped: {problem or 'no bindfs'}")
            return
        by_mount(home, check)

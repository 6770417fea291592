"""Damaged and foreign files: each bit of a small database flipped, a large one overwritten, cut off and mixed up
(fault_corrupt, in the ci profile partly under AddressSanitizer), and files that are no database of ours at all.
"""
import os
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor

from desk import DOCUMENTED, Home
from driver import CHECKED, BIN, Drive

WHAT = {"F10": "corrupt databases"}
RANDOM = 10000
# In full: every bit, and damage at random.
SIZES = {"F10": {"ci": 5000, "full": 84480 * 8 + RANDOM}}
READERS = (("case", "list"), ("case", "show", "C-1"), ("db", "verify"), ("db", "info"), ("doctor",), ())
WRITERS = (("case", "open", "x", "--level", "P1", "--reporter", "yang"), ("sweep",), ("db", "rebuild", "--yes"))


def damage(size, seed, check):
    """The small file and the large one; in the ci profile a part of each under AddressSanitizer."""
    if size >= SIZES["F10"]["full"]:
        works = [(BIN, "bits", 0, seed, 0, 2), (BIN, "bits", 0, seed, 1, 2), (BIN, "random", RANDOM, seed)]
    else:
        works = [(BIN, "bits", size * 88 // 100, seed), (CHECKED, "bits", size * 8 // 100, seed + 1),
                 (CHECKED, "random", size * 2 // 100, seed), (BIN, "random", size * 2 // 100, seed + 1)]
    with ThreadPoolExecutor(2) as pool:
        drives = pool.map(lambda work: Drive("corrupt", *work[1:], where=work[0]), works)
        for work, drive in zip(works, drives):
            name = " ".join(map(str, work[1:])) + (" under ASan" if work[0] == CHECKED else "")
            check(f"{name}: the driver came to its end", not drive.trouble, drive.trouble)
            check(f"{name}: an error with words, a finding, or the same answers; nothing was written",
                  drive.number("violations") == 0 and not drive.lines["violation"],
                  f"{drive.number('images')} images of {drive.number('bytes')} bytes: {drive.number('refused')} refused, "
                  f"{drive.number('found')} found, {drive.number('same')} the same; {drive.lines['violation'][:3]}")


def changed(home, name, at, value):
    """The database with four bytes of its head changed."""
    data = bytearray(home.database.read_bytes())
    data[at:at + 4] = value.to_bytes(4, "big")
    (home.path / name).write_bytes(data)


def stranger(path, wal=False):
    with sqlite3.connect(path) as other:
        if wal:
            other.execute("PRAGMA journal_mode = WAL")
        other.execute("CREATE TABLE t (x)")
        other.execute("INSERT INTO t VALUES (1)")
    other.close()


def foreign_files(home):
    """Files that are not ours, by name."""
    changed(home, "application-id", 68, 0x12345678)
    changed(home, "future-version", 60, 999)
    changed(home, "ancient-version", 60, 0)
    (home.path / "sql-text").write_text("CREATE TABLE event (seq INTEGER);\n" * 400)
    (home.path / "empty").touch()
    (home.path / "short").write_bytes(b"SQLite format 3\0")
    (home.path / "directory").mkdir()
    os.mkfifo(home.path / "fifo")
    stranger(home.path / "stranger")
    stranger(home.path / "stranger-wal", wal=True)
    (home.path / "stranger-wal-wal").write_bytes(os.urandom(40000))
    # A stranger's file with a journal that would be rolled back into it.
    stranger(home.path / "stranger-hot")
    (home.path / "stranger-hot-journal").write_bytes(
        bytes.fromhex("d9d505f920a163d7") + (1).to_bytes(4, "big") + os.urandom(600))
    return ["application-id", "future-version", "ancient-version", "sql-text", "empty", "short", "directory", "fifo",
            "stranger", "stranger-wal", "stranger-hot", "/dev/zero", "/dev/null"]


def contents(home):
    """Every regular file in the home, but the lock files that wait beside what is opened for writing."""
    return {path.name: path.read_bytes() for path in home.path.iterdir()
            if path.is_file() and not path.name.endswith(".wlock")}


def evil_log(home, rounds, check):
    """Our own database, switched to a write-ahead log that holds rubbish: read or refused, never a crash."""
    copy = home.path / "evil.db"
    copy.write_bytes(home.database.read_bytes())
    with sqlite3.connect(copy) as other:
        other.execute("PRAGMA journal_mode = WAL")
    other.close()
    for number in range(rounds):
        (home.path / "evil.db-wal").write_bytes(
            (0x377f0682 + number % 2).to_bytes(4, "big") + (3007000).to_bytes(4, "big") + (4096).to_bytes(4, "big")
            + os.urandom(20 + 8224 * (number % 4)))
        codes = [home.run("--db", str(copy), *words, timeout=10).returncode for words in READERS + WRITERS]
        if not check(f"evil log {number}: documented codes", set(codes) <= DOCUMENTED, f"{codes}") or codes[2]:
            return
    check("evil log: what is not a valid log is passed over, and the database is sound", codes[2] == 0)


def run(fault, size, seed, check):
    damage(size, seed, check)
    with Home() as home:
        home.run("case", "open", "the first", "--level", "P1", "--reporter", "yang")
        names = foreign_files(home)
        before = contents(home)
        for name in names:
            begin = time.perf_counter()
            place = name if name.startswith("/") else str(home.path / name)
            done = [home.run("--db", place, *words, timeout=10) for words in READERS + WRITERS]
            codes = {one.returncode for one in done}
            # doctor tells what it sees and goes on; everything else says that the database is none.
            check(f"{name}: refused with a documented code", codes <= {1, 6} and 6 in codes, f"{sorted(codes)}")
            check(f"{name}: in words, at once", time.perf_counter() - begin < 10 and all(one.stderr or one.stdout for one in done))
        check("no file that is not ours was written, made or removed", contents(home) == before,
              f"{sorted(set(contents(home)) ^ set(before))}")
        evil_log(home, 40 if size >= SIZES["F10"]["full"] else 4, check)

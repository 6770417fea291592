"""What the parts of the bench share: a desk with many open cases, processes timed in turn, tables."""
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(os.environ.get("SVCDESK_BIN", ROOT / "build" / "release" / "bin"))
SVCDESK = str(BIN / "svcdesk")
DRIVER = str(BIN / "bench_desk")
CONTRACT = str(ROOT / "schemas" / "contract.example.toml")
MOMENT = "2026-03-02T02:00:00Z"  # desk/population.hpp
FIRST_DUE = "2026-03-02T02:06:30Z"
TENTH_DUE = "2026-03-02T02:08:30Z"
ENGINEER = "zheng"
ENV = {"PATH": "/usr/bin:/bin", "TZ": "UTC", "SVCDESK_ACTOR": ENGINEER, "LC_ALL": "C.UTF-8"}
PRAGMAS = "PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA; PRAGMA foreign_keys=ON;\n"
WRITE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC


class Started:
    """A process under way, with its standard input from a file and its output into one."""

    def __init__(self, argv, home, feed=os.devnull, out=os.devnull, env=None):
        self.argv = argv
        self.errors = home / f"stderr.{os.getpid()}"
        path = argv[0] if "/" in argv[0] else shutil.which(argv[0], path=ENV["PATH"])
        actions = [(os.POSIX_SPAWN_OPEN, 0, feed, os.O_RDONLY, 0), (os.POSIX_SPAWN_OPEN, 1, out, WRITE, 0o600),
                   (os.POSIX_SPAWN_OPEN, 2, str(self.errors), WRITE, 0o600)]
        environment = {**ENV, "HOME": str(home), **(env or {})}
        self.begin = time.perf_counter()
        self.pid = os.posix_spawn(path, argv, environment, file_actions=actions)

    def end(self):
        """(seconds, exit code)"""
        _, status, usage = os.wait4(self.pid, 0)
        self.processor = usage.ru_utime + usage.ru_stime
        return time.perf_counter() - self.begin, os.waitstatus_to_exitcode(status)

    def seconds(self):
        """Waits for its good end; how long it took."""
        return self.checked(*self.end())

    def checked(self, took, code):
        if code:
            raise SystemExit(f"{' '.join(self.argv)}: exit {code}: {self.errors.read_text()[:400]}")
        return took


def seconds(argv, home, **files):
    return Started(argv, home, **files).seconds()


def both(argv, home, **files):
    """(seconds, seconds of a processor)"""
    started = Started(argv, home, **files)
    return started.seconds(), started.processor


def peak(argv, home):
    """(seconds, exit code, largest resident set in MB). A child's figure begins with its parent's, and ours is large:
    so a small program starts it."""
    told = home / "peak"
    took, code = Started([DRIVER, "peak", str(told), *argv], home).end()
    return took, code, int(told.read_text()) / 1024


class Desk:
    """A database with so many open cases, made once a size and kept in the folder."""

    def __init__(self, folder, count):
        self.home = folder
        self.count = count
        self.database = folder / f"{count}.db"
        if not self.database.exists():
            say(f"making a desk with {count:,} open cases")
            draft = folder / f"{count}.draft.db"
            forget(draft)
            seconds([DRIVER, "populate", str(draft), CONTRACT, str(count)], folder)
            draft.rename(self.database)
            forget(draft)

    def copy(self, name):
        to = self.home / f"{self.count}.{name}.db"
        forget(to)
        subprocess.run(["cp", "--reflink=auto", str(self.database), str(to)], check=True)
        return to

    def command(self, *words, database=None, now=MOMENT):
        return [SVCDESK, *words, "--now", now, "--db", str(database or self.database)]

    def sql(self, text, database=None):
        return ["sqlite3", str(database or self.database), text]


def forget(database):
    """Removes a database with what lies beside it."""
    for ending in ("", "-journal", ".wlock", ".sweep"):
        Path(f"{database}{ending}").unlink(missing_ok=True)


def in_turn(runs, ours, plain):
    """Pairs of (ours, plain); which of them is first changes; the first pair warms up."""
    pairs = []
    for n in range(runs + 1):
        first, second = (ours, plain) if n % 2 == 0 else (plain, ours)
        a, b = first(n), second(n)
        pairs.append((a, b) if n % 2 == 0 else (b, a))
    return pairs[1:]


def quantile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * (len(ordered) - 1) + 0.5))]


def spoken(took):
    """A time as people read it: 12 us, 3.4 ms, 1.9 s."""
    for unit, factor in (("us", 1e6), ("ms", 1e3)):
        if took * factor < 1000:
            return f"{took * factor:.{1 if took * factor < 10 else 0}f} {unit}"
    return f"{took:.{2 if took < 10 else 0}f} s"


class Tables:
    """Tables in the order of their first figure: a row a thing, a column a size."""

    def __init__(self):
        self.tables = {}

    def put(self, table, row, aim, size, cell):
        rows = self.tables.setdefault(table, {})
        rows.setdefault(row, (aim, {}))[1][size] = cell
        say(f"{size:>10,}  {row:55} {cell:32} {aim}")

    def pairs(self, table, row, aim, size, pairs, remark=""):
        """Pairs of seconds, or of (seconds, seconds of a processor): that ratio is told, too, because it holds on a
        machine that has other work."""
        if isinstance(pairs[0][0], tuple):
            processor = statistics.median(a[1] / b[1] for a, b in pairs)
            remark = f"processor {processor:.2f}"
            pairs = [(a[0], b[0]) for a, b in pairs]
        ratios = [a / b for a, b in pairs]
        low, high = quantile(ratios, 0.1), quantile(ratios, 0.9)
        spread = f" ({low:.2f}-{high:.2f})" if len(pairs) > 1 else ""
        ours, plain = (statistics.median(side) for side in zip(*pairs))
        self.put(table, row, aim, size,
                 f"{statistics.median(ratios):.2f}{spread}, {spoken(ours)} : {spoken(plain)}" + (f"; {remark}" if remark else ""))

    def print(self):
        for table, rows in self.tables.items():
            sizes = sorted({size for _, cells in rows.values() for size in cells})
            print(f"\n{table}\n")
            print("| | aim | " + " | ".join(f"{size:,}" for size in sizes) + " |")
            print("|---|---|" + "---|" * len(sizes))
            for row, (aim, cells) in rows.items():
                print(f"| {row} | {aim} | " + " | ".join(cells.get(size, "") for size in sizes) + " |")


def say(text):
    print(text, file=sys.stderr, flush=True)

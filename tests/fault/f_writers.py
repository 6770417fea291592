"""Many writers at once, with sweeps and a report beside them: nobody is turned away, nobody waits long, no update is lost.

8 writers each give one command after the other; 32 give theirs at the same moment, again as soon as all are done.
The times are of whole processes. They are held against the limits only where the machine has nothing else to do.
"""
import os
import random
import sqlite3
import statistics
import time
from pathlib import Path

from desk import PROGRAM, Home, twice

WHAT = {"F6": "writers at once"}
SIZES = {"F6": {"ci": 3200, "full": 100_000}}
CROWDS = ({"writers": 8, "together": False}, {"writers": 32, "together": True})
SHARED = 4  # cases that everybody writes to
ROUND = 50  # commands a writer, and then the next such cases are written to: none gets thousands of events
REFUSED, BUSY = 4, 7


class Writer:
    """One person's work: cases of their own from opening to closing, and words on the shared ones."""

    def __init__(self, number, seed):
        self.number, self.rng, self.given, self.case = number, random.Random(seed * 100 + number), 0, None
        self.plan = []

    def next(self, stretch):
        self.given += 1
        if self.rng.random() < 0.4:
            case = f"C-{stretch * SHARED + self.rng.randint(1, SHARED)}"
            return self.rng.choice((("case", "note", case, f"note {self.number}-{self.given}"),
                                    ("case", "assign", case, self.rng.choice(("wang", "feng", "wei")),
                                     "--note", "yours")))
        if not self.plan:
            key = f"W{self.number}-{self.given}"
            self.plan = [("open", key), ("assign", "wang"), ("respond", "--agreed", "now", "--as", "wang"),
                         ("resolve", "--solution", "done", "--as", "wang"),
                         ("confirm", "--by", "yang", "--how", "telephone", "--as", "wang"), ("close",)]
            self.case = None
        verb, *words = self.plan.pop(0)
        if verb == "open":
            self.key = words[0]
            return ("case", "open", "a case", "--level", "P3", "--reporter", "yang", "--external-id", self.key)
        return ("case", verb, self.case_id, *words)

    @property
    def case_id(self):
        if self.case is None:
            with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True, timeout=30) as database:
                (number,) = database.execute("SELECT number FROM cases WHERE external_id = ?", (self.key,)).fetchone()
            self.case = f"C-{number}"
        return self.case


class Crowd:
    def __init__(self, home, writers, together, seed):
        self.home, self.together = home, together
        self.writers = [Writer(number, seed) for number in range(writers)]
        for writer in self.writers:
            writer.database = home.database
        self.running, self.times, self.acknowledged, self.wrong = {}, [], [], []
        self.errors = home.path / "errors"
        self.errors.mkdir()
        self.given, self.left, self.beside = 0, 0, {}

    def start(self, words, **entry):
        """posix_spawn: a Python thread a process would cost more than the process."""
        log = self.errors / f"{len(self.running)}-{time.monotonic_ns()}"
        actions = [(os.POSIX_SPAWN_OPEN, 0, "/dev/null", os.O_RDONLY, 0),
                   (os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0),
                   (os.POSIX_SPAWN_OPEN, 2, str(log), os.O_WRONLY | os.O_CREAT, 0o600)]
        begin = time.perf_counter()
        process = os.posix_spawn(PROGRAM, [PROGRAM, *words], self.home.environment(), file_actions=actions)
        self.running[process] = {"begin": begin, "words": words, "log": log, **entry}

    def give(self, writer):
        words = writer.next(self.given // (ROUND * len(self.writers)))
        self.given, self.left = self.given + 1, self.left - 1
        request = f"w{writer.number}-{writer.given}"
        self.start((*words, "--request-id", request), writer=writer, request=request)

    def give_beside(self, name, words):
        """The sweep and the report: one of each at a time, a second after the last one began."""
        began = self.beside.get(name, 0)
        if any(entry.get("beside") == name for entry in self.running.values()) or time.monotonic() - began < 1:
            return
        self.beside[name] = time.monotonic()
        self.start(words, beside=name)

    def fill(self):
        if self.left <= 0:
            return
        self.give_beside("sweep", ("sweep", "--no-deliver"))
        self.give_beside("report", ("report", "render", "monthly", "--month", time.strftime("%Y-%m"), "-o",
                                    str(self.home.path / "report.html")))
        busy = {entry["writer"].number for entry in self.running.values() if "writer" in entry}
        if self.together and busy:
            return
        for writer in self.writers:
            if writer.number not in busy and self.left > 0:
                self.give(writer)

    def reap(self):
        process, status, _ = os.wait3(0)
        entry = self.running.pop(process)
        code = os.waitstatus_to_exitcode(status)
        if "writer" in entry:
            self.times.append(time.perf_counter() - entry["begin"])
            if code == 0:
                self.acknowledged.append(entry["request"])
        # Two may give a shared case to the same person: the second is told so.
        said = entry["log"].read_text()[:200]
        if code and not (code == REFUSED and entry["words"][1] == "assign" and "already" in said):
            self.wrong.append((code, " ".join(entry["words"][:3]), said))
        entry["log"].unlink()

    def run(self, operations):
        self.left = operations
        self.fill()
        while self.running:
            self.reap()
            self.fill()


def idle_share():
    """How much of the processors nobody used during a moment, 0 to 1."""
    def ticks():
        values = [int(value) for value in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]
        return values[3] + values[4], sum(values)
    idle, whole = ticks()
    time.sleep(0.5)
    after, all_after = ticks()
    return (after - idle) / max(1, all_after - whole)


def examine(home, crowd, check):
    busy = [one for one in crowd.wrong if one[0] == BUSY]
    check("nobody is told that the database is busy", not busy, str(busy[:3]) if busy else "")
    check("every command does its work", not crowd.wrong, f"{len(crowd.wrong)} wrong: {crowd.wrong[:3]}"
          if crowd.wrong else f"{len(crowd.acknowledged)} done")
    with sqlite3.connect(home.database) as database:
        requests = [row[0] for row in database.execute("SELECT request_id FROM event WHERE request_id <> ''")]
    check("each acknowledged update is there once", set(crowd.acknowledged) <= set(requests) and not twice(requests),
          str(sorted(set(crowd.acknowledged) - set(requests))[:3]))
    problem = home.sound()
    check("chains verify and the tables are those of the events", not problem, problem)


def judge(crowd, quiet, check):
    times = sorted(crowd.times)
    median, worst = statistics.median(times), times[-1]
    p99 = times[int(len(times) * 0.99) - 1]
    figures = f"median {median:.3f} s, p99 {p99:.3f} s, worst {worst:.3f} s"
    name = f"{len(crowd.writers)} at once"
    if not quiet:
        print(f"  not judged: {name}: {figures}")
    elif crowd.together:
        check(f"{name}: median at most 0.1 s, worst at most 2 s", median <= 0.1 and worst <= 2, figures)
    else:
        check(f"{name}: 99 of 100 within 0.5 s", p99 <= 0.5, figures)


def run(fault, size, seed, check):
    for kind in CROWDS:
        with Home() as home:
            operations = size // len(CROWDS)
            for number in range((operations // (ROUND * kind["writers"]) + 1) * SHARED):
                home.run("case", "open", f"shared {number}", "--level", "P2", "--reporter", "yang")
            crowd = Crowd(home, kind["writers"], kind["together"], seed)
            # A test run is no stop-watch: only the full size is judged, on a machine that does nothing else.
            quiet = size >= SIZES[fault]["full"] and idle_share() > 0.8
            crowd.run(operations)
            quiet = quiet and idle_share() > 0.8
            examine(home, crowd, check)
            judge(crowd, quiet, check)

"""Sweeps beside each other, killed: each step fires once, each line is told once, and none is lost.

What must have happened in the end is what sweeps that nobody killed do with a copy of the same desk.
"""
import random
import shutil
import signal
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor

from desk import Home, told_once

WHAT = {"F7": "sweep x sweep x kill"}
SIZES = {"F7": {"ci": 150, "full": 2000}}

OPENED = "2026-01-13T02:05:00+08:00"
CLOCKS = ("2026-01-13T02:21:00+08:00", "2026-01-13T02:51:00+08:00", "2026-01-13T03:36:00+08:00",
          "2026-01-13T04:21:00+08:00")
FEW, MANY = 600, 100_000  # cases, each due at the first of the clocks; some of them at each
BATCH = 500              # subjects in one transaction of a sweep


def many_cases(home, count):
    """As many cases as one import gives, all opened at one moment and due at the same ones."""
    rows = ["id,level,opened,title"]
    rows += [f"X{n},{'P1' if n % 20 == 0 else 'P3'},{OPENED},case {n}" for n in range(count)]
    (home.path / "log.csv").write_text("\n".join(rows) + "\n")
    done = home.run("case", "import", "log.csv", "--map", "id=id,level=level,at=opened,opened=opened,"
                    "title=title,state=level", "--state", "P1=-", "--state", "P2=-", "--state", "P3=-", SVCDESK_NOW=OPENED,
                    timeout=3600)
    if done.returncode:
        raise RuntimeError(done.stderr.decode())


def sweep(home, clock):
    return home.start("sweep", "--no-deliver", "--format", "json", SVCDESK_NOW=clock)


def swept(home, clock):
    """One sweep to its end; its problem, or ''."""
    process = sweep(home, clock)
    out, err = process.communicate(timeout=3600)
    return "" if process.returncode == 0 else f"exit {process.returncode}: {err.decode()[:300]}"


def killed_sweep(home, clock, rng, longest):
    process = sweep(home, clock)
    time.sleep(rng.uniform(0.001, longest))
    if process.poll() is None:
        process.send_signal(signal.SIGKILL)
    _, err = process.communicate(timeout=600)
    return process.returncode, err.decode()[:300]


def happened(home):
    """What fired, was broken and was told, as it must be the same whoever swept."""
    events = home.events()
    fired = {(e["type"], e["subject"], *(str(e["payload"].get(key)) for key in (
        "obligation", "occurrence", "step", "repeat", "level"))) for e in events
        if e["type"] in ("step.fired", "obligation.breached")}
    told = {key for e in events if e["type"] == "notice.queued" for key in e["payload"].get("keys", [])}
    return events, fired, told


def outbox_problem(home):
    with sqlite3.connect(home.database) as database:
        queued = database.execute("SELECT number FROM notice WHERE state = 'queued' ORDER BY number").fetchall()
        waiting = database.execute("SELECT number FROM outbox ORDER BY number").fetchall()
    return "" if queued == waiting else f"{len(queued)} notices queued, {len(waiting)} rows in the outbox"


def run(fault, size, seed, check):
    rng, killed, wrong = random.Random(seed), 0, []
    with Home(drill=True, SVCDESK_NOW=OPENED) as home, Home(drill=True, SVCDESK_NOW=OPENED) as other:
        cases = FEW if size < 1000 else MANY
        many_cases(home, cases)
        shutil.copy(home.database, other.database)
        for clock in CLOCKS:
            begin = time.perf_counter()
            wrong += filter(None, [swept(other, clock)])
            longest = 1.5 * (time.perf_counter() - begin) / (1 + cases // BATCH)
            at_once = rng.randint(2, 4)
            with ThreadPoolExecutor(at_once) as pool:
                ends = list(pool.map(lambda n: killed_sweep(home, clock, random.Random(seed + n), longest),
                                     range(size // len(CLOCKS))))
            killed += sum(code == -signal.SIGKILL for code, _ in ends)
            wrong += [f"exit {code}: {err}" for code, err in ends if code not in (0, -signal.SIGKILL)]
            wrong += filter(None, [swept(home, clock)])
        check("sweeps that are not killed do their work", not wrong, str(wrong[:3]) if wrong else "")
        check("kills hit sweeps under way", killed > size // 3, f"{killed} of {size}")
        events, fired, told = happened(home)
        _, should_fire, should_be_told = happened(other)
        steps, lines = told_once(events)
        breaches = sum(e["type"] == "obligation.breached" for e in events)
        check("no step fires twice and no line is told twice (ESC-3)", not steps and not lines,
              f"{len(fired)} steps and breaches, {len(told)} lines" if not steps else str(steps[:3]))
        check("what fires and what is told is what sweeps without kills give", fired == should_fire and
              told == should_be_told and breaches == sum(one[0] == "obligation.breached" for one in fired),
              str(sorted(fired ^ should_fire)[:2] + sorted(told ^ should_be_told)[:2]))
        problem = outbox_problem(home)
        check("each queued notice has one row in the outbox", not problem, problem)
        problem = home.sound()
        check("chains verify and the tables are those of the events", not problem, problem)

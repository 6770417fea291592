"""kill -9 at random moments: several writers open cases, note and sweep at once, each killed after 1 to 60 ms.

Afterwards nothing that was acknowledged is lost, nothing is half done, nothing is told twice, and the next
command works without repair.
"""
import random
import signal
import time
from concurrent.futures import ThreadPoolExecutor

from desk import Home, told_once

WHAT = {"F1": "kill -9 at a random time"}
SIZES = {"F1": {"ci": 1000, "full": 20000}}
WRITERS = 4


def attempt(home, rng, number):
    """One command that may be killed; its request id counts when it was acknowledged."""
    request = f"r{number}"
    kind = rng.choice(("open", "open", "sweep", "note"))
    words = {
        "open": ("case", "open", f"case {number}", "--level", "P1", "--reporter", "yang", "--format",
                 "json", "--request-id", request),
        "sweep": ("sweep", "--no-deliver", "--format", "json"),
        "note": ("case", "note", "C-1", f"note {number}", "--format", "json", "--request-id", request),
    }[kind]
    process = home.start(*words)
    time.sleep(rng.uniform(0.001, 0.060))
    killed = process.poll() is None
    if killed:
        process.send_signal(signal.SIGKILL)
    out, err = process.communicate(timeout=60)
    if not killed and process.returncode:
        return kind, request, False, f"exit {process.returncode}: {err.decode()}"
    acknowledged = kind != "sweep" and not killed and b'"how"' in out
    return kind, request, acknowledged, "killed" if killed else "done"


def run(fault, size, seed, check):
    with Home() as home:
        home.run("case", "open", "the first", "--level", "P1", "--reporter", "yang")
        with ThreadPoolExecutor(WRITERS) as pool:
            results = list(pool.map(lambda n: attempt(home, random.Random(seed + n), n), range(size)))
        killed = sum(1 for r in results if r[3] == "killed")
        wrong = [r for r in results if r[3] not in ("killed", "done")]
        check("processes that were not killed did their work", not wrong, f"{killed} killed; {wrong[:2]}")
        check("kills hit work under way", killed > size // 10, f"{killed}")
        after = home.run("case", "open", "after", "--level", "P3", "--reporter", "yang")
        check("the next command works without repair", after.returncode == 0, after.stderr.decode())
        recorded = home.events()
        requests = [e["request_id"] for e in recorded if e["request_id"]]
        lost = sorted({r[1] for r in results if r[2]} - set(requests))
        check("no acknowledged change is lost", not lost, f"{sum(r[2] for r in results)} acknowledged; {lost[:3]}")
        check("no request was carried out twice", len(requests) == len(set(requests)))
        opened = [e["subject"] for e in recorded if e["type"] == "case.opened"]
        listed = home.rows("case", "list", "--all")
        check("every case has its event and every event its case", len(opened) == len(set(opened)) == len(listed),
              f"{len(opened)} events, {len(listed)} rows")
        steps, lines = told_once(recorded)
        check("no step fired twice (ESC-3)", not steps, str(steps[:3]))
        check("no line is told twice (decision 16)", not lines, str(lines[:3]))
        problem = home.sound()
        check("chains verify and the tables are those of the events", not problem, problem)

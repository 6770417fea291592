"""kill -9 at random moments: writers and sweeps at once, killed wherever they happen to be.

Afterwards nothing that was acknowledged is lost, nothing is half done, nothing is told twice, and the next
command works without repair.
"""
import random
import signal
import time
from concurrent.futures import ThreadPoolExecutor

from desk import Home, told_once, twice

WHAT = {"F1": "kill -9 at a random time"}
SIZES = {"F1": {"ci": 1000, "full": 20000}}
ROUND = 100  # kills between two examinations, each round on a desk of its own


def words_of(rng, number):
    kind = rng.choice(("open", "open", "sweep", "note"))
    words = {
        "open": ("case", "open", f"case {number}", "--level", rng.choice(("P1", "P2", "P3")), "--reporter", "yang"),
        "sweep": ("sweep", "--no-deliver"),
        "note": ("case", "note", "C-1", f"note {number}"),
    }[kind]
    return (*words, "--format", "json", "--request-id", f"r{number}")


class Moments:
    """When to kill: spread over as long as commands take on this machine and under this load, which is
    learned from each one's end, so that about half of them are killed."""

    def __init__(self):
        self.longest = 0.050

    def draw(self, rng):
        return rng.uniform(0.001, self.longest)

    def learn(self, killed):
        self.longest = min(5.0, max(0.002, self.longest * (1.05 if killed else 1 / 1.05)))


class Round:
    def __init__(self, seed, moments):
        self.seed, self.moments = seed, moments
        self.killed, self.answered, self.wrong = 0, set(), []

    def attempt(self, home, number):
        """One command that may be killed; its request id counts when its answer arrived."""
        rng = random.Random(self.seed * ROUND + number)
        process = home.start(*words_of(rng, number))
        time.sleep(self.moments.draw(rng))
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
        out, err = process.communicate(timeout=60)
        killed = process.returncode == -signal.SIGKILL
        self.moments.learn(killed)
        self.killed += killed
        if process.returncode not in (0, -signal.SIGKILL):
            self.wrong.append(f"exit {process.returncode}: {err.decode()}")
        if b'"how"' in out and out.endswith(b"}\n"):
            self.answered.add(f"r{number}")

    def run(self, size):
        """What does not hold after so many attempts."""
        with Home() as home:
            home.run("case", "open", "the first", "--level", "P1", "--reporter", "yang")
            with ThreadPoolExecutor(random.Random(self.seed).randint(2, 8)) as pool:
                list(pool.map(lambda number: self.attempt(home, number), range(size)))
            return self.wrong + list(self.examine(home))

    def examine(self, home):
        after = home.run("case", "open", "after", "--level", "P3", "--reporter", "yang")
        if after.returncode:
            yield f"the next command does not work: {after.stderr.decode()}"
        events = home.events()
        requests = [e["request_id"] for e in events if e["request_id"]]
        if not self.answered <= set(requests):
            yield f"acknowledged and lost: {sorted(self.answered - set(requests))[:5]}"
        if twice(requests):
            yield f"carried out twice: {twice(requests)[:5]}"
        opened = sorted(e["subject"].split("/")[-1] for e in events if e["type"] == "case.opened")
        listed = sorted(row["id"] for row in home.rows("case", "list", "--all"))
        if opened != listed:
            yield f"{len(opened)} cases opened, {len(listed)} listed"
        steps, lines = told_once(events)
        if steps or lines:
            yield f"fired twice: {steps[:3]}, told twice: {lines[:3]}"
        problem = home.sound()
        if problem:
            yield problem


def run(fault, size, seed, check):
    moments = Moments()
    killed, answered, wrong = 0, 0, []
    for number, first in enumerate(range(0, size, ROUND)):
        one = Round(seed + number, moments)
        wrong += [f"seed {one.seed}: {problem}" for problem in one.run(min(ROUND, size - first))]
        killed, answered = killed + one.killed, answered + len(one.answered)
    check("kills hit work under way", killed > size // 4, f"{killed} of {size} killed, {answered} answered")
    check("nothing acknowledged is lost, nothing is half done or done twice, the next command works, and the tables"
          " are those of the events", not wrong, f"{len(wrong)} wrong: {wrong[:3]}" if wrong else "")

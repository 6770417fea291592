"""Many who want the same pieces at once, killed wherever they happen to be: each piece is given to one of them.

Ten times as many reservations as there are pieces, by 32 processes at a time; some are killed and, mostly, asked
for again under the same request id, as a script would. Afterwards every piece is reserved once, nobody was given
one that is not on the books, and the ledger's sums are those of its moves.
"""
import random
import signal
import sqlite3
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from desk import Home, twice
from f_kill import Moments

WHAT = {"F25": "reservations at once, with kills"}
SIZES = {"F25": {"ci": 1000, "full": 10_000}}
KINDS = ("ssd-960g", "fan-1u")
PROCESSES = 32
ROUND = 1000  # reservations of a tenth as many pieces, each round in a depot of its own
CASES = 8


def stock(home, pieces):
    """Cases that need parts, and half of the pieces by number, half by quantity."""
    numbers = [word for n in range(pieces // 2) for word in ("--serial", f"D{n}")]
    keeper = ("--as", "shen")
    stocked = ("--depot", "east", "--reason", "opening stock", "--tested-by", "shen", *keeper)
    for words in (("depot", "east", "--survey", "--surroundings", "dry", "--route", "ring", "--storage", "20 C",
                   *keeper),
                  ("depot", "east", "--evaluate", "accepted", "--as", "wu"),
                  ("add", KINDS[0], *numbers, *stocked),
                  ("add", KINDS[1], "--quantity", str(pieces - pieces // 2), *stocked)):
        did(home, "parts", *words)
    for number in range(CASES):
        did(home, "case", "open", f"everything fails {number}", "--level", "P1", "--reporter", "yang")


def did(home, *words):
    done = home.run(*words)
    if done.returncode:
        raise RuntimeError(f"{' '.join(words[:2])}: {done.stderr.decode()}")


class Crowd:
    """Who wants pieces; a request whose process was killed is given again, four times of five."""

    def __init__(self, home, seed, moments):
        self.home, self.seed, self.moments, self.lock = home, seed, moments, threading.Lock()
        self.killed, self.acknowledged, self.wrong = 0, set(), []

    def once(self, number, patience):
        """The exit code of one process, which has that many seconds (None: as long as it takes)."""
        process = self.home.start("parts", "reserve", f"C-{number % CASES + 1}", KINDS[number // CASES % 2],
                                  "--as", "wang", "--request-id", f"r{number}")
        if patience is not None:
            time.sleep(patience)
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
        out, err = process.communicate(timeout=120)
        with self.lock:
            if process.returncode == 0 and out:
                self.acknowledged.add(f"r{number}")
            elif process.returncode not in (0, -signal.SIGKILL):
                self.wrong.append(f"exit {process.returncode}: {err.decode()[:200]}")
        return process.returncode

    def reserve(self, number):
        rng = random.Random(self.seed * ROUND + number)
        killed = self.once(number, self.moments.draw(rng)) == -signal.SIGKILL
        with self.lock:
            self.moments.learn(killed)
            self.killed += killed
        if killed and rng.random() < 0.8:
            self.once(number, None)


def sums(events):
    """What lies where, by the moves of the journal alone; and the moves that took what was not there."""
    lies, short = Counter(), []
    for move in (event["payload"] for event in events if event["type"] == "stock.moved"):
        for end, sign in (("from", -1), ("to", 1)):
            place = move.get(f"{end}_place", "")
            key = (move["kind"], place, move.get(f"{end}_condition", ""), move.get("serial", ""))
            lies[key] += sign * move["quantity"]
            if place and lies[key] < 0:
                short.append(move)
    return {key: quantity for key, quantity in lies.items() if key[1] and quantity}, short


def listed(home):
    with sqlite3.connect(home.database) as database:
        rows = database.execute("SELECT kind, place, condition, serial, quantity FROM stock WHERE quantity > 0 "
                                "AND place <> ''")
        return {tuple(row[:4]): row[4] for row in rows}


def examine(home, crowd, pieces):
    """What does not hold; the number of requests made comes last."""
    yield from crowd.wrong
    events = home.events()
    given = [event for event in events if event["type"] == "part.reserved"]
    numbers = [number for event in given for number in event["payload"].get("serials", [])]
    if sum(event["payload"]["quantity"] for event in given) != pieces:
        yield f"{len(given)} given of {pieces} pieces"
    if twice(numbers) or twice([event["subject"] for event in given]):
        yield f"given twice: {twice(numbers)[:3]}"
    requests = [event["request_id"] for event in events if event["type"] == "part.requested"]
    if not crowd.acknowledged <= set(requests) or twice(requests):
        yield f"lost: {sorted(crowd.acknowledged - set(requests))[:3]}, carried out twice: {twice(requests)[:3]}"
    lies, short = sums(events)
    if short:
        yield f"taken from where nothing was: {short[:2]}"
    if lies != listed(home):
        yield f"the ledger says {listed(home)}, its moves {lies}"
    reserved = sum(quantity for key, quantity in lies.items() if key[2] == "reserved")
    if reserved != pieces:
        yield f"{reserved} of {pieces} pieces lie there as reserved"
    problem = home.sound()
    if problem:
        yield problem


def run(fault, size, seed, check):
    moments, killed, answered, wrong = Moments(), 0, 0, []
    for number, first in enumerate(range(0, size, ROUND)):
        wanted = min(ROUND, size - first)
        with Home() as home:
            stock(home, wanted // 10)
            crowd = Crowd(home, seed + number, moments)
            with ThreadPoolExecutor(PROCESSES) as pool:
                list(pool.map(crowd.reserve, range(wanted)))
            wrong += [f"seed {crowd.seed}: {problem}" for problem in examine(home, crowd, wanted // 10)]
        killed, answered = killed + crowd.killed, answered + len(crowd.acknowledged)
    check("kills hit reservations under way", killed > size // 5, f"{killed} of {size} killed, {answered} answered")
    check("as many pieces are given as there are, each once, and the ledger is the sum of its moves", not wrong,
          f"{len(wrong)} wrong: {wrong[:3]}" if wrong else "")

"""The computer's clock: set back, run ahead, summer time, leap days, 2038 and 2100, other zone data, a step mid-sweep.

Whatever the clock does, events are numbered without a gap, no step is told twice, none is lost: what a desk
with the right clock tells is told, too. Deadlines are instants: they depend on no clock and no TZ.
"""
import datetime as dt
import json
import random
import shutil
import sqlite3
from pathlib import Path

from desk import Home, told_once

WHAT = {"F9": "the computer's clock"}
SIZES = {"F9": {"ci": 40, "full": 200}}
UTC = dt.timezone.utc
DAY = dt.timedelta(days=1)
MINUTE = dt.timedelta(minutes=1)

# Answered in 15 minutes, cleared in 4 hours that wait for the customer, in 10 hours of the office; told until
# somebody acknowledges. One promise a month on the contract itself.
CONTRACT = """
svcdesk = 1
[contract]
id = "F-9"
title = "Clocks"
customer = "Bureau"
provider = "Services"
timezone = "ZONE"
starts = 2026-01-01
ends = 2199-12-31
default-level = "P1"
channels = ["email"]
fallback = ["manager"]
[calendars.office]
week = { mon-fri = ["09:00-12:00", "13:30-18:00"] }
[levels.P1]
name = { en = "Emergency" }
[roles.manager]
name = { en = "Manager" }
[roles.contact]
name = { en = "Contact" }
side = "customer"
may = ["confirm", "vouch"]
[people.li]
name = "Li"
roles = ["manager"]
email = "li@example.test"
[people.wu]
name = "Wu"
roles = ["manager"]
email = "wu@example.test"
quiet = { hours = "22:00-07:00" }
[people.yang]
name = "Yang"
roles = ["contact"]
email = "yang@example.test"
[pause-reasons.customer]
name = { en = "waiting for the customer" }
[[obligations]]
name = "response"
on = "case"
starts = "opened"
within = "15m"
met-by = ["responded"]
escalate = [
  { at = "50%", to = ["person:li"], by = ["email"] },
  { at = "breach", to = ["manager"], by = ["email"], repeat = "30m", until = "acknowledged", ack-for = "1h" },
]
[[obligations]]
name = "resolve"
on = "case"
starts = "opened"
within = "4h"
met-by = ["resolved"]
pauses = ["customer"]
escalate = [{ at = "80%", to = ["manager"], by = ["email"] }, { at = "breach", to = ["manager"], by = ["email"] }]
[[obligations]]
name = "office"
on = "case"
starts = "opened"
within = "10h"
calendar = "office"
met-by = ["resolved"]
escalate = [{ late = "1h", to = ["person:li"], by = ["email"] }]
[[obligations]]
name = "month"
on = "case"
starts = "opened"
within = "1mo"
met-by = ["resolved"]
[[obligations]]
name = "bulletin"
on = "contract"
every = "month"
met-by = ["bulletin.issued"]
escalate = [{ before = "1d", to = ["person:li"], by = ["email"] }]
"""


class Desk:
    """A drill whose clock the scenario moves."""

    def __init__(self, where, zone="Europe/Berlin"):
        self.file = where / "contract.toml"
        self.file.write_text(CONTRACT.replace("ZONE", zone))
        self.home = Home("--now", "2026-01-01T00:00:00Z", drill=True, contract=self.file)
        self.said = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.home.path, ignore_errors=True)

    def at(self, now, *words, **environment):
        done = self.home.run(*words, "--now", now.isoformat(), **environment)
        self.said.append((words[:2], done.returncode, done.stderr.decode()))
        return done

    def wrong(self):
        """The commands that did not end well, as (words, code, message)."""
        return [one for one in self.said if one[1] not in (0, 10)]

    def sweep(self, *moments):
        for now in moments:
            self.at(now, "sweep", "--no-deliver")

    def fired(self):
        return {(e["subject"], *(e["payload"].get(k, 0) for k in
                                 ("obligation", "occurrence", "step", "repeat", "level", "planned")))
                for e in self.home.events() if e["type"] == "step.fired"}

    def promises(self, case="C-1", **environment):
        done = self.home.run("case", "show", case, "--format", "json", **environment)
        return {p["obligation"]: p for p in json.loads(done.stdout)["promises"]}

    def waiting(self):
        """Lines that no message carries yet."""
        base = sqlite3.connect(f"file:{self.home.database}?mode=ro", uri=True)
        with base:
            return base.execute("SELECT count(*) FROM notice_line WHERE notice IS NULL").fetchone()[0]


def sound(desk, check, name):
    events = desk.home.events()
    numbers = [e["seq"] for e in events]
    steps, lines = told_once(events)
    wrong = desk.wrong()
    fault = desk.home.sound()
    good = numbers == list(range(1, len(numbers) + 1)) and not (steps or lines or wrong or fault)
    return check(f"{name}: numbered without a gap, nothing told twice, tables as the events give them", good,
                 "" if good else f"{steps[:2]} {lines[:2]} {wrong[:2]} {fault}")


def life(rng, begin):
    """What happens to a case, with the true times: the same in a desk whose clock is right."""
    open_ = [(begin, "case", "open", "switch down", "--level", "P1", "--reporter", "yang")]
    if rng.random() < 0.5:
        open_.append((begin + rng.randint(5, 40) * MINUTE, "case", "respond", "C-1", "--agreed", "on it"))
    if rng.random() < 0.4:
        open_.append((begin + rng.randint(16, 90) * MINUTE, "case", "ack", "C-1"))
    sweeps = [(begin + m * MINUTE, "sweep", "--no-deliver") for m in range(10, 400, rng.choice((35, 50, 65)))]
    sweeps += [(begin + n * DAY + 12 * 60 * MINUTE, "sweep", "--no-deliver") for n in (1, 3, 5)]
    return sorted(open_ + sweeps, key=lambda each: each[0])


def told_as_with_the_right_clock(where, rng, check, name, wrong_clock):
    """`wrong_clock(now)` gives the false readings at which somebody sweeps, or notes, beside what happens."""
    begin = dt.datetime(2026, 3, rng.randint(2, 27), rng.randint(0, 23), rng.randint(0, 59), tzinfo=UTC)
    plan = life(rng, begin)
    moment = rng.randrange(2, len(plan) - 1)
    with Desk(where) as right, Desk(where) as desk:
        for number, (now, *words) in enumerate(plan):
            right.at(now, *words)
            desk.at(now, *words)
            if number == moment:
                for false, *other in wrong_clock(now):
                    desk.at(false, *other)
        lost = right.fired() - desk.fired()
        check(f"{name}: every step of the right clock is told", not lost, f"{sorted(lost)[:2]}" if lost else "")
        check(f"{name}: nothing waits to be told", desk.waiting() == right.waiting(), f"{desk.waiting()}")
        sound(desk, check, name)
        return desk.said


def behind(where, rng, check, by, name):
    said = told_as_with_the_right_clock(where, rng, check, name, lambda now: [
        (now, "case", "note", "C-1", "seen"), (now - by, "sweep", "--no-deliver"),
        (now - by, "case", "note", "C-1", "by a clock that is behind"),
        (now - by + MINUTE, "sweep", "--no-deliver")])
    warnings = [text for words, _, text in said if words == ("case", "note")][1:]
    check(f"{name}: the entry is taken, with a warning (rule 9)", any("clock" in text for text in warnings),
          f"{warnings}"[:200])


def ahead(where, rng, check, by, name):
    told_as_with_the_right_clock(where, rng, check, name, lambda now: [(now + by, "sweep", "--no-deliver")])


def doctor_sees(where, rng, check):
    with Desk(where) as desk:
        now = dt.datetime(2026, 3, rng.randint(2, 27), 9, tzinfo=UTC)
        desk.at(now, "case", "open", "disk", "--level", "P1", "--reporter", "yang")
        text = desk.at(now - dt.timedelta(seconds=rng.choice((1, 3600, 86400 * 365))), "doctor").stdout.decode()
        check("doctor: a clock behind the record is reported", "the computer's clock says" in text, text[:200])


def instant(text):
    return dt.datetime.fromisoformat(text.replace("Z", "+00:00"))


def deadlines(where, rng, check, begin, name):
    """Counted seconds across whatever lies there, with a pause in it."""
    with Desk(where) as desk:
        pause, length = rng.randint(1, 200), rng.randint(1, 20 * 24 * 60)
        desk.at(begin, "case", "open", "disk", "--level", "P1", "--reporter", "yang")
        first = desk.promises()
        check(f"{name}: 15 minutes are 900 seconds", instant(first["response"]["due"]) == begin + 15 * MINUTE,
              first["response"]["due"])
        desk.at(begin + pause * MINUTE, "case", "pause", "C-1", "--reason", "customer")
        desk.sweep(begin + pause * MINUTE + dt.timedelta(minutes=length / 2))
        desk.at(begin + (pause + length) * MINUTE, "case", "resume", "C-1")
        due = instant(desk.promises()["resolve"]["due"])
        check(f"{name}: a pause moves the deadline by its own length", due == begin + (240 + length) * MINUTE, f"{due}")
        desk.sweep(due, due + dt.timedelta(seconds=1))
        late = [e for e in desk.home.events() if e["type"] == "obligation.breached"
                and e["payload"]["obligation"] == "resolve"]
        check(f"{name}: missed a second after the deadline, once", len(late) == 1 and instant(late[0]["at"]) == due)
        sound(desk, check, name)


def month_on(where, rng, check, begin, expected, name):
    with Desk(where, zone="UTC") as desk:
        desk.at(begin, "case", "open", "disk", "--level", "P1", "--reporter", "yang")
        due = desk.promises()["month"]["due"]
        check(f"{name}: the same day a month on, or the last", instant(due) == expected, due)


def zone_variable(where, rng, check):
    """TZ is another one in each run."""
    begin = dt.datetime(2026, 3, 28, rng.randint(0, 23), rng.randint(0, 59), tzinfo=UTC)
    plan = life(rng, begin)
    zones = ["UTC", "Asia/Kathmandu", "America/St_Johns", "Pacific/Apia", "Nowhere/Land", ":/etc/passwd", ""]
    with Desk(where) as right, Desk(where) as desk:
        for now, *words in plan:
            right.at(now, *words)
            desk.at(now, *words, TZ=rng.choice(zones))
        check("TZ: the same steps and deadlines in any", right.fired() == desk.fired()
              and {k: p["due"] for k, p in right.promises().items()}
              == {k: p["due"] for k, p in desk.promises(TZ=rng.choice(zones)).items()})
        sound(desk, check, "TZ")


def zone_data(where, rng, check):
    """Between two runs the zone's rules become others, as by a new tzdata: summer time is gone."""
    rules = Path("/usr/share/zoneinfo")
    other = where / "zoneinfo"
    if not other.exists():
        (other / "Europe").mkdir(parents=True)
        shutil.copy(rules / "Africa" / "Algiers", other / "Europe" / "Berlin")
        shutil.copy(rules / "tzdata.zi", other / "tzdata.zi")
    begin = dt.datetime(2026, 3, 27, rng.randint(6, 15), rng.randint(0, 59), tzinfo=UTC)
    plan = life(rng, begin)
    change = rng.randrange(2, len(plan) - 1)
    with Desk(where) as desk:
        for number, (now, *words) in enumerate(plan):
            desk.at(now, *words, **({"TZDIR": str(other)} if number >= change else {}))
        before, after = desk.promises(), desk.promises(TZDIR=str(other))
        check("zone data: counted deadlines stay", before["resolve"]["due"] == after["resolve"]["due"])
        steps, lines = told_once(desk.home.events())
        check("zone data: nothing told twice", not (steps or lines or desk.wrong()), f"{desk.wrong()[:2]}")
        done = desk.home.run("db", "verify", TZDIR=str(other))
        check("zone data: verify says what differs, and does not crash", done.returncode in (0, 6), done.stderr.decode())


def step_in_a_sweep(where, rng, check):
    """The clock is set while a sweep works through its batches (a file that libfaketime reads anew)."""
    library = next(iter(sorted(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))), None)
    if library is None:
        return
    clock = where / "clock"
    with Home("--now", "2026-01-01T00:00:00Z", drill=True, contract=where / "contract.toml") as home:
        now = dt.datetime(2026, 3, 10, 9, tzinfo=UTC)
        for n in range(30):
            home.run("case", "open", f"case {n}", "--level", "P1", "--reporter", "yang", "--now", now.isoformat())
        fake = {"LD_PRELOAD": str(library), "FAKETIME_TIMESTAMP_FILE": str(clock), "FAKETIME_NO_CACHE": "1",
                "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
        later = now + 16 * MINUTE
        clock.write_text("@" + later.strftime("%Y-%m-%d %H:%M:%S"))
        sweep = home.start("sweep", "--no-deliver", **fake)
        for hours in rng.choice(((-1, 0), (-8760, 0), (2, 0))):
            clock.write_text("@" + (later + dt.timedelta(hours=hours)).strftime("%Y-%m-%d %H:%M:%S"))
        sweep.communicate(timeout=60)
        home.run("sweep", "--no-deliver", "--now", (later + MINUTE).isoformat())
        events = home.events()
        steps, told = told_once(events)
        breached = {e["subject"] for e in events if e["type"] == "step.fired"
                    and e["payload"]["obligation"] == "response" and e["payload"]["step"] == 1}
        check("a step in a sweep: each case told once", len(breached) == 30 and not (steps or told),
              f"{len(breached)} {steps[:1]} {told[:1]}")
        check("a step in a sweep: sound", not home.sound(), home.sound())


def scenarios(where):
    second, hour, year = dt.timedelta(seconds=1), dt.timedelta(hours=1), dt.timedelta(days=365)
    at = lambda *words: dt.datetime(*words, tzinfo=UTC)  # noqa: E731
    return [
        lambda rng, check: behind(where, rng, check, second, "1 s behind"),
        lambda rng, check: behind(where, rng, check, hour, "1 h behind"),
        lambda rng, check: behind(where, rng, check, year, "1 y behind"),
        lambda rng, check: ahead(where, rng, check, year, "1 y ahead"),
        lambda rng, check: ahead(where, rng, check, hour, "1 h ahead"),
        lambda rng, check: doctor_sees(where, rng, check),
        lambda rng, check: deadlines(where, rng, check, at(2038, 1, 19, 3, rng.randint(0, 14)), "2038"),
        lambda rng, check: deadlines(where, rng, check, at(2100, 2, 28, 22, rng.randint(0, 59)), "2100"),
        lambda rng, check: deadlines(where, rng, check, at(2026, 3, 28, 23, rng.randint(0, 59)), "summer begins"),
        lambda rng, check: deadlines(where, rng, check, at(2026, 10, 24, 23, rng.randint(0, 59)), "summer ends"),
        lambda rng, check: deadlines(where, rng, check, at(2028, 2, 28, 22, rng.randint(0, 59)), "leap day"),
        lambda rng, check: month_on(where, rng, check, at(2028, 1, 31, 9), at(2028, 2, 29, 9), "leap year"),
        lambda rng, check: month_on(where, rng, check, at(2100, 1, 31, 9), at(2100, 2, 28, 9), "2100 is none"),
        lambda rng, check: zone_variable(where, rng, check),
        lambda rng, check: zone_data(where, rng, check),
        lambda rng, check: step_in_a_sweep(where, rng, check),
    ]


def run(fault, size, seed, check):
    with Home() as home:
        where = home.path
        (where / "contract.toml").write_text(CONTRACT.replace("ZONE", "Europe/Berlin"))
        every = scenarios(where)
        for number in range(size):
            every[number % len(every)](random.Random(seed + number), check)

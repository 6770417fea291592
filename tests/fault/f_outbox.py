"""The outbox against servers and deliverers that go wrong and are killed.

Each message arrives at least once, or is a dead letter that is seen. A second copy exists only where the server did
not say that it had the first, or where the deliverer was killed before it could write that down, and carries the
same Message-ID or Idempotency-Key. One message or channel that goes wrong holds up no other.
"""
import json
import random
import signal
import socket
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

import bounded
from desk import Home

WHAT = {"F8": "outbox: servers and deliverers killed"}
SIZES = {"F8": {"ci": 200, "full": 5000}}  # messages; a tenth as many kills
PEOPLE = 25
TERMS = """svcdesk = 1
[contract]
id = "OUT-1"
title = "Outbox"
customer = "Example"
timezone = "UTC"
starts = 2026-01-01
ends = 2026-12-31
default-level = "P1"
channels = ["email", "hook"]
fallback = ["all"]
[levels.P1]
name = {{ en = "Emergency" }}
critical = true
[roles.all]
name = {{ en = "All" }}
{people}
[[obligations]]
name = "response"
on = "case"
starts = "opened"
met-by = ["responded"]
within = "15m"
escalate = [{{ at = "breach", to = ["all"], by = ["email", "hook"] }}]
"""
CONFIG = """[channels.email]
kind = "smtp"
host = "127.0.0.1"
port = "{smtp}"
tls = "none"
from = "desk@example.test"
timeout = "1s"
first-retry = "30s"
[channels.hook]
kind = "webhook"
url = "http://127.0.0.1:{http}/{{to}}"
secret-env = "HOOK_SECRET"
timeout = "1s"
first-retry = "30s"
"""
START = 1768212000  # 2026-01-12T10:00:00Z


def utc(seconds):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Sink:
    """The server in a process of its own, started again whenever it has died."""

    def __init__(self, folder, seed):
        self.ports, self.log, self.seed, self.starts = (free_port(), free_port()), folder / "taken.jsonl", seed, 0
        self.percent, self.process = 6, None
        self.log.touch()

    def up(self, percent=None):
        if percent is not None and percent != self.percent and self.process:
            self.down()
        self.percent = self.percent if percent is None else percent
        if self.process and self.process.poll() is None:
            return
        self.starts += 1
        words = [sys.executable, Path(__file__).with_name("sink.py"), *map(str, self.ports), str(self.log), f"{self.seed}.{self.starts}", str(self.percent)]
        self.process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.process.stdout.readline()

    def down(self):
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None

    def taken(self):
        return [json.loads(line) for line in self.log.read_text().splitlines()]


def queue(home, messages, at):
    """So many more messages in the queue: cases that nobody answers, told to everybody over both channels. The time after it."""
    for number in range(-(-messages // (2 * PEOPLE))):
        home.run("case", "open", f"case {number}", "--reporter", "p0", "--now", utc(at), "--as", "p0")
    home.run("sweep", "--no-deliver", "--now", utc(at + 1200))
    return at + 1300


def letters(home):
    return [e["payload"] for e in home.events() if e["type"] == "notice.queued"]


def waiting(home):
    return bool(home.rows("notify", "list", "--state", "queued", "--limit", "1"))


def delivery(home, now):
    return home.start("notify", "deliver", "--now", utc(now), HOOK_SECRET="drill")


def storm(home, sink, rng, now, kills):
    """Rounds of one or two deliverers at one moment until so many were killed; between rounds so much time goes by that
    leases run out. There is always something to deliver: a machine that is quicker than the kills gets more of it."""
    spans, codes = [], set()
    for _ in range(50 * kills):
        if len(spans) == kills:
            break
        if not waiting(home):
            now = queue(home, 1, now)
        sink.up()
        running = []
        for _ in range(rng.choice((1, 1, 2))):
            running.append((delivery(home, now), time.time()))
        victim, began = running[0]
        time.sleep(rng.choice((rng.uniform(0.005, 0.05), rng.uniform(0.02, 0.5))))
        if victim.poll() is None:
            victim.send_signal(signal.SIGKILL)
            spans.append((began, time.time()))
        for process, _ in running:
            process.communicate(timeout=900)  # thousands of messages, some of which hang
            codes.add(process.returncode)
            sink.up()
        now += 200
    return now, spans, codes


def settle(home, sink, now):
    """A server without faults, nobody killed, until nothing waits."""
    sink.up(0)
    for _ in range(60):
        now += 4200
        home.run("notify", "deliver", "--now", utc(now), HOOK_SECRET="drill", timeout=600)
        if not waiting(home):
            return True
    return False


def unexcused(taken, spans):
    """Second copies that neither the server nor a killed deliverer explains."""
    by_id = defaultdict(list)
    for one in taken:
        by_id[one["id"]].append(one)
    out = []
    for copies in by_id.values():
        for first, second in zip(copies, copies[1:]):
            killed = any(began <= first["at"] <= ended + 2 and second["at"] >= first["at"] for began, ended in spans)
            if first["way"] == "ok" and not killed:
                out.append((first, second))
    return out, by_id


def hung(check, home, config, now):
    """A channel whose server takes connections and says nothing, in front of one that works."""
    quiet = socket.socket()
    quiet.bind(("127.0.0.1", 0))
    quiet.listen(64)
    text = config.read_text()
    lines = [f'url = "http://127.0.0.1:{quiet.getsockname()[1]}/{{to}}"' if line.startswith("url") else line for line in text.splitlines()]
    config.write_text("\n".join(lines) + "\n")
    home.run("case", "open", "behind a hung channel", "--reporter", "p0", "--now", utc(now), "--as", "p0")
    home.run("sweep", "--no-deliver", "--now", utc(now + 1200))
    done = bounded.run(home, "notify", "deliver", "--now", utc(now + 1200), "--format", "json", limit=90, HOOK_SECRET="drill")
    sent = json.loads(done.out or b"{}")
    check("a channel that hangs costs one timeout a run, and holds up no other", done.code == 8 and done.seconds < 15 and
          sent.get("sent") == PEOPLE - 1 and sent.get("again") == 1, f"{done.said()} {sent}")
    quiet.close()
    config.write_text(text)


def run(fault, size, seed, check):
    try:
        import aiosmtpd  # noqa: F401
    except ImportError:
        print("  skipped: python3-aiosmtpd is not installed")
        return
    rng = random.Random(seed)
    people = "\n".join(f'[people.p{n}]\nname = "Person {n}"\nroles = ["all"]\nemail = "{"poison" if n == PEOPLE - 1 else "p"}{n}@example.test"\n'
                       f'addresses = {{ hook = "{"poison" if n == PEOPLE - 1 else "p"}{n}" }}' for n in range(PEOPLE))
    terms = Path("/dev/shm") / f"svcdesk-outbox-{seed}-{free_port()}.toml"
    terms.write_text(TERMS.format(people=people))
    try:
        with Home("--now", utc(START - 3600), drill=True, contract=terms) as home:
            sink = Sink(home.path, seed)
            config = home.path / ".config" / "svcdesk" / "config.toml"
            config.parent.mkdir(parents=True)
            config.write_text(CONFIG.format(smtp=sink.ports[0], http=sink.ports[1]))
            try:
                campaign(check, home, sink, config, rng, size)
            finally:
                sink.down()
    finally:
        terms.unlink()


def campaign(check, home, sink, config, rng, size):
    now, spans, codes = storm(home, sink, rng, queue(home, size, START), size // 10)
    check("a tenth as many deliverers were killed at their work", len(spans) == size // 10, f"{len(spans)}")
    check("deliverers that were not killed ended as documented", codes <= {0, 8, -signal.SIGKILL}, str(codes))
    check("everything is settled once servers are sound", settle(home, sink, now))
    queued = letters(home)
    check("so many messages were queued", len(queued) >= size, f"{len(queued)}")
    taken = sink.taken()
    copies, by_id = unexcused(taken, spans)
    ids = {one["message_id"]: one for one in queued}
    poison = {one["message_id"] for one in queued if one["address"].startswith("poison")}
    check("each message arrived at least once", set(by_id) == set(ids) - poison, f"{len(by_id)} of {len(ids) - len(poison)}")
    check("second copies only where the first was not acknowledged, with the same id", not copies,
          f"{len(taken)} taken, {len(taken) - len(by_id)} of them again; {len(spans)} kills, server started {sink.starts} times; {copies[:1]}")
    if size >= 1000:
        check("servers died and hung, and messages came again", sink.starts > 2 and len(taken) > len(by_id), f"{sink.starts}")
    dead = home.rows("notify", "list", "--state", "dead", "--limit", "99999")
    check("what was refused for good is a dead letter, and only that", len(dead) == len(poison) and
          all(row["address"].startswith("poison") for row in dead) if dead and "address" in dead[0] else len(dead) == len(poison), f"{len(dead)}")
    doctor = home.run("doctor")
    check("the doctor names the dead letters", f"{len(dead)} given up" in doctor.stdout.decode())
    # By e-mail: the other channel is the one that hangs below, and this letter is too old for a second try.
    letter = next(row for row in dead if row["channel"] == "email")
    retried = home.run("notify", "retry", letter["id"], "--now", utc(now + 300000))
    check("a dead letter can be tried again", retried.returncode == 0, retried.stderr.decode())
    hung(check, home, config, now + 400000)
    problem = home.sound()
    check("chains verify and the tables are those of the events", not problem, problem)

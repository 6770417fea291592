"""The largest resident set of every command of the program, in MB and seconds.

What changes something works on a case made for it, by the words of the fault campaign (`tests/fault/commands.py`).
A command that has no words is told.
"""
import json
import os
import re
import shlex
import shutil
import subprocess
import sys

from bench import CONTRACT, FIRST_DUE, MOMENT, ROOT, SVCDESK, TENTH_DUE, forget, peak, seconds, spoken
from bulk import MAP, log_of, register_of
from shell import ends

sys.path.append(str(ROOT / "tests" / "fault"))
import commands as changing  # noqa: E402

TABLE = "Memory: largest resident set, whole processes"
AIM, AIM_OF_REPORTS = "30 MB", "200 MB"
READING = {  # name: words; C-1 and all that the population has
    "board": "board", "due": "due", "doctor": "doctor", "config show": "config show", "help": "help",
    "completion": "completion bash", "contract check": "contract check contract.toml",
    "contract show": "contract show", "contract list": "contract list",
    "contract diff": "contract diff amended.toml", "contract milestones": "contract milestones",
    "contract team": "contract team", "contract simulate": "contract simulate amended.toml",
    "contract deadline": "contract deadline contract.toml --obligation response --level P2 --start 2026-03-02T10:00",
    "contract elapsed": "contract elapsed contract.toml --calendar always --from 2026-03-02T10:00 --to 2026-03-03T10:00",
    "calendar show": "calendar show always", "calendar check": "calendar check days.ics",
    "asset list": "asset list", "asset list --all": "asset list --all", "asset list --model": "asset list --model M7",
    "asset show": "asset show SRV-000001", "asset models": "asset models",
    "case list": "case list", "case list --all": "case list --all",
    "case list --in-breach": "case list --in-breach", "case show": "case show C-1", "case why": "case why C-1",
    "case brief": "case brief C-1", "case search": "case search 掉线", "case export": "case export",
    "report list": "report list", "report render": "report render monthly 2026-03 -o month.html",
    "report render, csv": "report render monthly 2026-03 -o month.csv",
    "report render service": "report render service C-1 -o service.html",
    "notify list": "notify list --limit -1", "notify show": "notify show N-1", "notify test": "notify test email feng",
    "log list": "log list", "log list --all": "log list --all", "log show": "log show 1",
    "db info": "db info", "db verify": "db verify", "db export": "db export",
    "db backup": "db backup copy.db",
}
WHOLE = {"asset import": "asset import register.csv", "asset add": "asset add SRV-1",
         "asset edit": "asset edit SRV-000001 --rack R-1", "asset retire": "asset retire SRV-000002 --reason scrapped",
         "init": "init --drill contract.toml --db made.db", "case import": f"case import whole.csv --map {MAP}",
         "contract apply --move": "contract apply amended.toml --move",
         "calendar import": "calendar import office days.ics", "sweep": "sweep --no-deliver",
         "db rebuild": "db rebuild --yes", "db migrate": "db migrate --yes",
         "notify deliver": "notify deliver", "notify retry": "notify retry N-1",
         "contract met": "contract met kickoff.held", "db restore": "db restore copy.db --db restored.db"}


def prepare(desk):
    folder = desk.home / f"{desk.count}.memory"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / ".config" / "svcdesk").mkdir(parents=True)
    contract = open(CONTRACT, encoding="utf-8").read()
    for name, text in {"contract.toml": contract, "log.csv": changing.LOG, "days.ics": changing.DAYS,
                       "scan.pdf": "scan", ".config/svcdesk/config.toml": changing.CONFIG,
                       "amended.toml": contract.replace('within = "15m"', 'within = "20m"')}.items():
        (folder / name).write_text(text)
    log_of(folder / "whole.csv", 100_000)
    register_of(folder / "register.csv", 100_000)
    return folder


class Measuring:
    def __init__(self, desk, tables):
        self.desk, self.tables = desk, tables
        self.home = prepare(desk)
        self.database = desk.copy("memory")

    def argv(self, words, now=MOMENT):
        options = ["--now", now] + ([] if "--db" in words else ["--db", str(self.database)])
        return [SVCDESK, *shlex.split(words), *options]

    def one(self, name, words, now=MOMENT):
        aim = AIM_OF_REPORTS if name.startswith("report") else AIM
        took, code, megabytes = peak(self.argv(words, now), self.home)
        exit_code = f", exit {code}" if code else ""
        self.tables.put(TABLE, name, aim, self.desk.count, f"{megabytes:.0f} MB, {spoken(took)}{exit_code}")

    def on_a_case(self, name, words):
        """The cases C-1 to C-10 of the fault campaign, made anew behind those that there are."""
        last, _ = ends(self.database)

        def moved(line):
            return re.sub(r"\bC-(\d+)\b", lambda found: f"C-{last + int(found[1])}", line)

        for line in changing.SETUP.strip().splitlines():
            if line.startswith("case"):
                seconds(self.argv(moved(line)), self.home)
        self.one(name, moved(words))


def missing(measured):
    tree = json.loads(subprocess.run([SVCDESK, "__tree"], capture_output=True, check=True).stdout)
    return [command["name"] for command in tree["commands"]
            if not any(name.split(",")[0].startswith(command["name"]) for name in measured)]


def run(desk, _, tables):
    here = os.getcwd()
    measuring = Measuring(desk, tables)
    os.chdir(measuring.home)
    try:
        of_cases = {name: change.words for name, change in changing.CHANGES.items()
                    if name.startswith("case ") and name not in WHOLE}
        for name, words in of_cases.items():
            measuring.on_a_case(name, words)
        for name in ("asset import", "asset add", "asset edit", "asset retire", "sweep", "contract met", "calendar import"):
            measuring.one(name, WHOLE[name])
        measuring.one("sweep, a thousand due", "sweep --no-deliver", FIRST_DUE)
        measuring.one("sweep, a tenth due", "sweep --no-deliver", TENTH_DUE)
        for name, words in READING.items():
            measuring.one(name, words)
        for name in ("notify retry", "notify deliver", "case import", "db rebuild", "db migrate", "db restore", "init",
                     "contract apply --move"):
            measuring.one(name, WHOLE[name])
        for name in missing([*of_cases, *WHOLE, *READING]):
            tables.put(TABLE, name, AIM, desk.count, "not measured")
    finally:
        os.chdir(here)
        forget(measuring.database)
        shutil.rmtree(measuring.home)

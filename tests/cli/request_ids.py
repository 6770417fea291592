"""A request id that was used for one call is refused in every other changing command (decision 10).

Out of the program's own command tree: each changing command is typed with words that its synopsis
asks for and a request id that an earlier `case open` used. It has to be a usage error (exit 2) that
names the id, and nothing may be recorded.
"""
import json
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

USED = "used-by-another-call"
# These make or replace the file itself, so that no journal is there to ask.
BEFORE_THE_JOURNAL = {"db restore", "db migrate"}

# Without this they only say what they would do.
ASKED_TO = {"case triage": ["--assign"], "parts supplier": ["--rating", "5"], "parts depot": ["--survey"],
            "parts repair": ["--send"]}

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example//days//EN
BEGIN:VEVENT
UID:1
DTSTART;VALUE=DATE:20300501
SUMMARY:Labour Day
END:VEVENT
END:VCALENDAR
"""
HISTORY = "id,level,opened,closed\nX-1,P3,2026-01-01T00:00:00Z,2026-01-02T00:00:00Z\n"

DEVICE_TYPE = "manufacturer: maker\nmodel: R640\n"
REGISTER = "tag,name\nSRV-1,web\n"

# What to type for a word of a synopsis, by command and word, else by word.
WORDS = {
    ("contract apply", "FILE"): "contract.toml",
    ("calendar import", "FILE"): "days.ics",
    ("case import", "FILE"): "history.csv",
    ("case import", "TEXT"): "id=id,level=level,opened=opened,closed=closed",
    ("asset import", "FILE"): "register.csv", "DEVICE-TYPES": "model.yaml",
    ("init", "CONTRACT-FILE"): "contract.toml", "ASSET": "SRV-1", "NEW-TAG": "SRV-2",
    "CALENDAR": "office", "CASE": "C-1", "INTO": "C-2", "OTHER": "C-2", "FILE": "days.ics",
    "EVENT": "kickoff.held", "NOTICE": "N-1", "PERSON": "zheng", "REASON": "customer",
    "STEP": "collect", "WHAT": "stop", "TEXT": "words", "TITLE": "words", "VENDOR": "maker",
    ("parts cancel", "WHAT"): "P-1", "KIND": "ssd-960g", "DEPOT": "east", "SUPPLIER": "maker", "QUANTITY": "1",
    "REQUEST": "P-1", "ORDER": "O-1", "LOAN": "L-1", "REPAIR": "R-1", "TIME": "2030-01-01T00:00:00Z",
    "CHANGE": "CH-1", "PRODUCT": "BIOS", "RELEASE": "V-1",
}


def typed(command):
    """The words of the synopsis: `case approve --by PERSON [OPTION]... CASE WHAT`."""
    name = command["name"]
    rest = command["synopsis"].removeprefix("svcdesk " + name).replace("[OPTION]...", "")
    words = name.split()
    for word in re.sub(r"[\[\]]", "", rest).replace("...", "").split():
        if word.startswith("--"):
            words.append(word)
        elif "|" in word:
            words.append(word.split("|")[0])
        else:
            words.append(WORDS.get((name, word)) or WORDS[word])
    return words + ASKED_TO.get(name, [])


def problems(program, contract):
    """(number of commands tried, what went wrong)."""
    home = Path(tempfile.mkdtemp(prefix="svcdesk-requests-"))
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8",
                   "SVCDESK_ACTOR": "zheng"}

    def run(*words):
        return subprocess.run([program, *words], cwd=home, env=environment, timeout=60,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True)

    def recorded():
        return run("log", "list", "--format", "jsonl", "--limit", "-1").stdout

    found, tried = [], 0
    try:
        shutil.copy(contract, home / "contract.toml")
        (home / "days.ics").write_text(CALENDAR)
        (home / "history.csv").write_text(HISTORY)
        (home / "register.csv").write_text(REGISTER)
        (home / "model.yaml").write_text(DEVICE_TYPE)
        run("init", "contract.toml")
        run("case", "open", "a first one", "--level", "P3", "--request-id", USED)
        run("case", "open", "a second one", "--level", "P3")
        before = recorded()
        if USED not in before:
            return 0, ["request ids: the first call is not on record"]
        for command in json.loads(run("__tree").stdout)["commands"]:
            if not command["changes"] or command["name"] in BEFORE_THE_JOURNAL:
                continue
            tried += 1
            done = run(*typed(command), "--request-id", USED, "--yes", "--format", "json")
            try:
                error = json.loads(done.stderr.strip().splitlines()[-1])["error"]["id"]
            except (ValueError, KeyError, IndexError):
                error = done.stderr.strip()[-200:]
            if done.returncode != 2 or error != "desk.request.reused":
                found.append(f"request ids: {' '.join(typed(command))}: exit {done.returncode}, {error}")
        if recorded() != before:
            found.append("request ids: something was recorded")
    finally:
        shutil.rmtree(home, ignore_errors=True)
    return tried, found

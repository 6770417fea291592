"""A desk with a case in every state, and for every changing command of the program words that work on it.

A changing command of the program that is missing here is a failed check: `missing()`.
"""
import json
import re
import shlex
import shutil
import sqlite3
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from desk import CONTRACT, MEMORY, PROGRAM, Home

NOW = "2026-01-13T02:05:00+08:00"
LATER = "2026-01-13T04:05:00+08:00"
LEASES_OVER = "2026-01-13T09:05:00+08:00"

CONFIG = """[channels.email]
kind = "file"
path = "told.jsonl"
[channels.sms]
kind = "file"
path = "told.jsonl"
"""
LOG = """number,state,changed,priority,opened,short
I1,New,5/1/2026 09:00,2,5/1/2026 09:00,Disk
I1,Resolved,5/1/2026 13:00,1,5/1/2026 09:00,Disk
I2,New,6/1/2026 09:00,1,6/1/2026 09:00,Fan
"""
DAYS = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//svcdesk//tests//EN
BEGIN:VEVENT
UID:1
DTSTART;VALUE=DATE:20290501
DTEND;VALUE=DATE:20290504
SUMMARY:Labour Day
END:VEVENT
END:VCALENDAR
"""
REGISTER = """tag,name,model,firmware.bios.version
SRV-1,web,R740,2.4
SRV-3,db,R750,1.0
"""
DEVICE_TYPE = """manufacturer: Maker
model: M
part_number: PN-1
power-ports:
  - name: PSU1
"""
SETUP = """
asset add SRV-1 --model R740 --site hall-1 --component firmware.bios.version=2.1
asset add SRV-2 --model R740 --link backup-of=SRV-1
case open "Core switch down" --reporter yang --site hall-2
case open "A question" --level P4 --kind consultation --reporter Visitor
case open "Disk failing" --level P2 --reporter yang
case visit C-3 --engineer chen --agreed-by yang --plan "exchange the disk" --as wei
case visit C-3 --acknowledge --as chen
case open "Power supply dead" --level P1 --reporter yang
case visit C-4 --engineer chen --agreed-by yang --plan exchange --as wei
case visit C-4 --acknowledge --as chen
case arrive C-4 --attended-by zhu --as chen
case approve C-4 visit.plan --by yang --as chen
case open "Slow query" --level P3 --kind tuning --reporter yang
case open "Waiting" --level P2 --reporter yang
case respond C-6 --agreed later --as wei
case pause C-6 --reason customer --as wei
case open "Cleared" --level P3 --reporter yang
case respond C-7 --agreed now --as wang
case resolve C-7 --solution done --as wang
case open "Confirmed" --level P3 --reporter yang
case respond C-8 --agreed now --as wang
case resolve C-8 --solution done --as wang
case confirm C-8 --by yang --how telephone --as wang
case open "Closed" --level P3 --reporter yang
case respond C-9 --agreed now --as wang
case resolve C-9 --solution done --as wang
case confirm C-9 --by yang --how telephone --as wang
case close C-9
case open "The same again" --level P3 --reporter yang
parts depot east --survey --surroundings dry --route road --storage cool --as shen
parts depot east --evaluate accepted --as wu
parts depot central --survey --surroundings dry --route road --storage cool --as shen
parts depot central --evaluate accepted --as wu
parts supplier Maker --rating 4 --reason reliable --as shen
asset add host-9 --vendor Dell --model "PowerEdge R640" --site hall-1
parts add ssd-960g --depot east --serial S1 --serial S2 --serial S3 --serial S4 --serial S5 --serial S6 --serial S7 --reason opening --tested-by shen --as shen
parts add fan-1u --depot east --quantity 5 --reason opening --tested-by shen --as shen
parts add standby-server --depot east --serial B1 --reason opening --tested-by shen --as shen
parts add fibre-tester --depot east --serial T1 --serial T2 --reason opening --tested-by shen --as shen
parts add raid-battery --depot east --serial D1 --serial D2 --serial D3 --reason opening --as shen
parts test raid-battery --depot east --serial D1 --serial D2 --fail --note flat --as shen
parts order dimm-32g 2 --supplier Maker --depot east --as shen
parts order dimm-64g 1 --supplier Maker --depot east --as shen
parts reserve C-1 ssd-960g --as wang
parts reserve C-1 ssd-960g --as wang
parts approve P-2 --as sun
parts reserve C-1 ssd-960g --as wang
parts approve P-3 --as sun
parts issue P-3 --to chen --as shen
parts reserve C-1 ssd-960g --asset host-9 --as wang
parts approve P-4 --as sun
parts issue P-4 --to chen --as shen
parts fit P-4 --out OLD4 --configured same --as chen
parts lend fibre-tester --borrower chen --until 2026-01-20T00:00:00Z --as shen
case standby C-3 --ours wei --customers zhu --reason board --as wei
parts repair --kind raid-battery --serial D2 --fault flat --repairer Mender --as shen
asset add host-8 --vendor Maker --model M --site hall-1 --component firmware.bios.product=BIOS --component firmware.bios.version=1.0
change request "Change 1" --asset host-8 --set bios.version=1.1 --reason old --as chen
change request "Change 2" --asset host-8 --set bios.version=1.2 --reason old --signed-by zhu --as chen
change request "Change 3" --asset host-8 --set bios.version=1.3 --reason old --signed-by zhu --as chen
change request "Change 4" --asset host-8 --set bios.version=1.4 --reason old --signed-by zhu --as chen
change request "Change 5" --asset host-8 --set bios.version=1.5 --reason old --signed-by zhu --as chen
change request "Change 6" --asset host-8 --set bios.version=1.6 --reason old --signed-by zhu --as chen
change assess CH-3 --risk low --plan flash --rollback flash --backup not-needed --system idle --tester feng --as wei
change assess CH-4 --risk low --plan flash --rollback flash --backup not-needed --system idle --tester feng --as wei
change assess CH-5 --risk low --plan flash --rollback flash --backup not-needed --system idle --tester feng --as wei
change assess CH-6 --risk low --plan flash --rollback flash --backup not-needed --system idle --tester feng --as wei
change approve CH-4 --by qian --as wei
change approve CH-4 --by zhu --as wei
change approve CH-5 --by qian --as wei
change approve CH-5 --by zhu --as wei
change approve CH-6 --by qian --as wei
change approve CH-6 --by zhu --as wei
change start CH-5 --as chen
change start CH-6 --as chen
change finish CH-6 --as chen
release record Maker BIOS 2.1 --as wei
release record Maker BIOS 2.2 --as wei
release record Maker BIOS 2.3 --as wei
release record Maker BIOS 2.4 --as wei
release match V-2 --as wei
release match V-3 --as wei
release match V-4 --as wei
release judge V-3 --availability site --risk low --recommend take --as wei
release judge V-4 --availability site --risk low --recommend take --as wei
release propose V-4 --to zhu --as wei
sweep --no-deliver
db backup backup.db
"""


@dataclass(frozen=True)
class Change:
    """How one changing command is given, and what a repeat of it needs."""
    words: str
    now: str = NOW
    again: str = ""                  # the clock of a repeat, where a lease has to run out first
    database: str = ""               # the file it makes; else the desk's own
    transactions: str = "one"        # or "many": a kill may leave some of them done
    result: str = "tables"           # or "events": what a repeat gives is told later, by the same events

    def arguments(self):
        return [*shlex.split(self.words), "--format", "json", "--request-id", "fault-1"]


IMPORT = ("case import log.csv --map id=number,state=state,at=changed,level=priority,opened=opened,title=short "
          "--times dmy --level 1=P1 --level 2=P2 --state New=- --state Resolved=case.resolved")
CHANGES = {
    "init": Change("init --drill contract.toml --db made/new.db", database="made/new.db"),
    "sweep": Change("sweep --no-deliver", now=LATER),
    "contract apply": Change("contract apply amended.toml --move"),
    "calendar import": Change("calendar import office days.ics"),
    "contract met": Change("contract met kickoff.held"),
    "case open": Change('case open "Fan stands still" --level P1 --reporter yang'),
    "case triage": Change("case triage C-1 --level P1 --reason stopped --as feng"),
    "case vouch": Change("case vouch C-2 --by yang"),
    "case assign": Change("case assign C-1 wang"),
    "case ack": Change("case ack C-1 --as wang"),
    "case respond": Change("case respond C-1 --agreed now --as wang"),
    "case diagnose": Change("case diagnose C-1 --cause worn --as wang"),
    "case remote": Change("case remote C-1 --consent yang --as feng"),
    "case visit": Change("case visit C-1 --engineer chen --agreed-by yang --plan look --as wei"),
    "case arrive": Change("case arrive C-3 --attended-by zhu --as chen"),
    "case leave": Change("case leave C-4 --result done --carried-out-by us --as chen"),
    "case note": Change("case note C-1 word"),
    "case attach": Change("case attach C-1 scan.pdf --kind evidence"),
    "case approve": Change("case approve C-3 visit.plan --by yang --as chen"),
    "case step": Change("case step C-5 collect --as wang"),
    "case pause": Change("case pause C-1 --reason customer --as wei"),
    "case resume": Change("case resume C-6 --as wei"),
    "case escalate": Change("case escalate C-1 --to second-line --reason deep --tried reset --as wang"),
    "case vendor": Change("case vendor C-1 Vendor --reference V-1 --as jiang"),
    "case standby": Change("case standby C-1 --ours wei --customers zhu --reason none --as wei"),
    "case cover": Change("case cover C-1 --cause wear"),
    "case resolve": Change("case resolve C-1 --solution done --as wang"),
    "case tell": Change("case tell C-7 --how telephone --as wang"),
    "case confirm": Change("case confirm C-7 --by yang --how telephone --as wang"),
    "case close": Change("case close C-8"),
    "case reopen": Change("case reopen C-9 --reason again"),
    "case withdraw": Change("case withdraw C-2 --by yang --reason solved"),
    "case merge": Change("case merge C-10 C-1 --reason duplicate"),
    "case link": Change("case link C-10 C-1"),
    "case import": Change(IMPORT),
    "asset add": Change("asset add SW-1 --vendor Huawei --component os.os.version=1 --link connected-to=SRV-1"),
    "asset import": Change("asset import register.csv"),
    "asset catalogue": Change("asset catalogue model.yaml"),
    "asset edit": Change("asset edit SRV-2 --rack R-07 --unlink SRV-1 --component firmware.bios.version=2"),
    "asset retire": Change("asset retire SRV-2 --reason scrapped"),
    "parts reserve": Change("parts reserve C-4 ssd-960g --quantity 2 --as wang"),
    "parts approve": Change("parts approve P-1 --as sun"),
    "parts issue": Change("parts issue P-2 --to chen --as shen"),
    "parts deliver": Change("parts deliver P-3 --received-by zhu --as chen"),
    "parts fit": Change("parts fit P-3 --asset host-9 --out OLD3 --slot disk-3 --configured same --old kept --customer zhu "
                        "--receipt K-1 --as chen"),
    "parts return": Change("parts return P-3 --reason spare --as shen"),
    "parts defective": Change("parts defective P-4 --old kept --customer zhu --receipt K-2 --as chen"),
    "parts cancel": Change("parts cancel P-1 --reason solved --as wang"),
    "parts restock": Change("parts restock --supplier Maker --depot east --as shen"),
    "parts order": Change("parts order psu-750w 2 --supplier Maker --depot east --expected 2026-01-20 --as shen"),
    "parts receive": Change("parts receive O-1 --serial M1 --serial M2 --as shen"),
    "parts test": Change("parts test raid-battery --depot east --serial D3 --as shen"),
    "parts add": Change("parts add psu-750w --depot east --serial W1 --serial W2 --reason gift --tested-by shen --as shen"),
    "parts transfer": Change("parts transfer fan-1u --depot east --to central --quantity 2 --as shen"),
    "parts scrap": Change("parts scrap raid-battery --depot east --serial D1 --reason old --as shen"),
    "parts count": Change("parts count east --found fan-1u=3 --reason lost --as shen"),
    "parts standby": Change("parts standby C-3 standby-server --place hall-1 --as shen"),
    "parts lend": Change("parts lend fibre-tester --borrower chen --until 2026-01-21T00:00:00Z --as shen"),
    "parts back": Change("parts back L-1 --as shen"),
    "parts extend": Change("parts extend L-1 --until 2026-01-22T00:00:00Z --reason longer --as shen"),
    "parts repair": Change("parts repair R-1 --send --reference M-7 --as shen"),
    "parts supplier": Change("parts supplier Other --rating 3 --reason new --as shen"),
    "parts depot": Change("parts depot central --survey --surroundings wet --route road --storage damp --unsuitable --as shen"),
    "change request": Change('change request "Another" --asset host-8 --set bios.version=1.9 --reason old --as chen'),
    "change sign": Change("change sign CH-1 --by zhu --as chen"),
    "change assess": Change("change assess CH-2 --risk low --plan flash --rollback flash --as wei"),
    "change approve": Change("change approve CH-3 --by qian --as wei"),
    "change refuse": Change("change refuse CH-2 --by qian --reason dear --as wei"),
    "change start": Change("change start CH-4 --as chen"),
    "change test": Change("change test CH-6 --result passed --by feng --as chen"),
    "change finish": Change("change finish CH-5 --result passed --by feng --as chen"),
    "change rollback": Change("change rollback CH-6 --reason louder --restored-by feng --as chen"),
    "change withdraw": Change("change withdraw CH-1 --by chen --reason mistake --as chen"),
    "release record": Change("release record Maker BIOS 3.0 --as wei"),
    "release match": Change("release match V-1 --as wei"),
    "release judge": Change("release judge V-2 --availability site --risk low --recommend take --as wei"),
    "release propose": Change("release propose V-3 --to zhu --as wei"),
    "release permit": Change("release permit V-4 --by zhu --as wei"),
    "release refuse": Change("release refuse V-4 --by zhu --reason later --as wei"),
    "release dismiss": Change("release dismiss V-2 --reason old --as wei"),
    "notify deliver": Change("notify deliver", again=LEASES_OVER, transactions="many", result="events"),
    "notify retry": Change("notify retry N-1"),
    "db rebuild": Change("db rebuild --yes"),
    "db restore": Change("db restore backup.db --db made/restored.db", database="made/restored.db"),
    "db migrate": Change("db migrate --yes"),
}


def missing():
    """The changing commands of the program that have no words here."""
    tree = json.loads(subprocess.run([PROGRAM, "__tree"], capture_output=True, check=True).stdout)
    return [c["name"] for c in tree["commands"] if c["changes"] and c["name"] not in CHANGES]


class Prepared:
    """The prepared desk as a folder that is copied for each run, with what each command leaves when all goes well."""

    def __init__(self, where=None):
        self.where = Path(tempfile.mkdtemp(prefix="svcdesk-prepared-", dir=where))
        with Home(drill=True, where=where, SVCDESK_NOW=NOW) as home:
            contract = CONTRACT.read_text()
            for name, text in {"contract.toml": contract, "log.csv": LOG, "register.csv": REGISTER, "days.ics": DAYS, "model.yaml": DEVICE_TYPE, "scan.pdf": "scan",
                               "amended.toml": contract.replace('within = "15m"', 'within = "20m"'),
                               ".config/svcdesk/config.toml": CONFIG}.items():
                path = home.path / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
            for line in SETUP.strip().splitlines():
                done = home.run(*shlex.split(line), SVCDESK_NOW=NOW)
                if done.returncode:
                    raise RuntimeError(f"{line}: {done.stderr.decode()}")
            shutil.copytree(home.path, self.where / "template")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.where, ignore_errors=True)

    def copy(self, name):
        """A desk of its own, in a folder whose name is as long as the others'."""
        path = self.where / f"run-{name:08}"
        shutil.rmtree(path, ignore_errors=True)
        shutil.copytree(self.where / "template", path)
        return Home.at(path)


def database_of(home, change):
    return home.path / change.database if change.database else home.database


# What is drawn at random, and so differs from run to run: message ids, identities, lease owners.
RANDOM = re.compile(rb"\b[0-9a-f]{16,32}\b")


class State:
    """All rows of a database, read from a copy of its files, so that only the program repairs the original."""

    def __init__(self, database):
        self.rows, self.masked, self.events, self.problem = {}, {}, [], ""
        self.there = database.exists()
        if not self.there:
            return
        with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
            copy = Path(folder) / database.name
            for ending in ("", "-journal"):
                if Path(f"{database}{ending}").exists():
                    shutil.copy(f"{database}{ending}", f"{copy}{ending}")
            self.read(copy)

    def read(self, copy):
        connection = sqlite3.connect(copy)
        connection.text_factory = bytes  # the compiled contract is text to SQLite only
        try:
            tables = [name.decode() for (name,) in connection.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name")]
            for table in tables:
                self.rows[table] = connection.execute(f'SELECT * FROM "{table}"').fetchall()
                self.masked[table] = [tuple(masked(value) for value in row) for row in self.rows[table]]
            self.events = sorted(connection.execute("SELECT type, subject_kind, subject_id, request_id FROM event"))
            self.problem = "; ".join(row[0].decode() for row in connection.execute("PRAGMA integrity_check") if row[0] != b"ok")
        except sqlite3.Error as error:
            self.problem = str(error)
        finally:
            connection.close()

    def same(self, other):
        return self.there == other.there and self.masked == other.masked

    def identical(self, other):
        return self.there == other.there and self.rows == other.rows


def masked(value):
    if not isinstance(value, bytes):
        return value
    return b"<hash>" if len(value) == 32 else RANDOM.sub(b"<random>", value)

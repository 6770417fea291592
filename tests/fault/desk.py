"""What the fault campaign shares: a home with a database in it, the program, and what must hold afterwards."""
import json
import os
import shutil
import subprocess
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(os.environ.get("SVCDESK_BIN", ROOT / "build" / "release" / "bin"))
PROGRAM = str(BIN / "svcdesk")
CONTRACT = ROOT / "schemas" / "contract.example.toml"
# Every exit code that svcdesk(1) documents.
DOCUMENTED = {0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 130}
TIMEOUT = 60
LONG = 3600  # for what goes through the millions of events of a full profile
# For what does not depend on the disk: a memory file system, where there is one.
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


class Home:
    """A folder of its own with a database of the reference contract; goes at the end of `with`."""

    def __init__(self, *words, drill=False, contract=CONTRACT, where=None, **environment):
        self.settle(Path(tempfile.mkdtemp(prefix="svcdesk-fault-", dir=where)))
        made = self.run("init", *(["--drill"] if drill else []), str(contract), *words, **environment)
        if made.returncode:
            raise RuntimeError(made.stderr.decode())

    @classmethod
    def at(cls, path):
        """A home that is there already."""
        home = cls.__new__(cls)
        home.settle(path)
        return home

    def settle(self, path):
        self.path = path
        self.database = path / ".local" / "share" / "svcdesk" / "svcdesk.db"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)

    def environment(self, **more):
        return {"PATH": "/usr/bin:/bin", "HOME": str(self.path), "TZ": "UTC", "SVCDESK_ACTOR": "zheng", **more}

    def options(self, **more):
        """For subprocess: nothing of the caller's environment gets in."""
        return {"cwd": self.path, "env": self.environment(**more), "stdin": subprocess.DEVNULL,
                "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}

    def run(self, *words, before=(), timeout=TIMEOUT, **environment):
        """Runs the command to its end; `before` is put in front (strace ..., faketime ...)."""
        return subprocess.run([*before, PROGRAM, *words], **self.options(**environment), timeout=timeout)

    def start(self, *words, before=(), **environment):
        return subprocess.Popen([*before, PROGRAM, *words], **self.options(**environment))

    def events(self):
        done = self.run("db", "export", "--format", "jsonl", timeout=LONG)
        return [json.loads(line) for line in done.stdout.decode().splitlines()]

    def rows(self, *words):
        done = self.run(*words, "--format", "jsonl")
        return [json.loads(line) for line in done.stdout.decode().splitlines()]

    def sound(self):
        """'' where chains verify and the tables are those of the events, else what was said."""
        done = self.run("db", "verify", "--format", "json", timeout=LONG)
        return "" if done.returncode == 0 else (done.stdout + done.stderr).decode()[:400] or f"exit {done.returncode}"


def told_once(events):
    """The steps that fired twice and the lines told twice: none (ESC-3, decision 16)."""
    fired = [(e["subject"], *(e["payload"].get(k) for k in ("obligation", "occurrence", "step", "repeat", "level")))
             for e in events if e["type"] == "step.fired"]
    lines = [key for e in events if e["type"] == "notice.queued" for key in e["payload"].get("keys", [])]
    return twice(fired), twice(lines)


def twice(values):
    return [value for value, count in Counter(values).items() if count > 1]

"""Hostile paths: links, pipes and folders where the program wants to write, swapped while it runs.

Whatever lies at the database, beside it, or at a report: what a link leads to keeps every byte, its mode and its
time, nothing waits for a pipe, and what is made is the owner's alone, whatever the umask.
"""
import os
import random
import shutil
import stat
import subprocess
import threading
import time
from pathlib import Path

from calls import strace
from desk import CONTRACT, DOCUMENTED, PROGRAM, Home

WHAT = {"F19": "links and pipes at every path, and a race"}
SIZES = {"F19": {"ci": 300, "full": 10000}}
PATIENCE = 10


class Victim:
    """A file that nobody may touch through a link."""

    def __init__(self, path, content=b""):
        self.path = path
        path.write_bytes(content)
        os.utime(path, (1, 1))
        os.chmod(path, 0o640)
        self.before = self.state()

    def state(self):
        status = os.stat(self.path)
        return self.path.read_bytes(), status.st_mtime, stat.S_IMODE(status.st_mode)

    def unharmed(self):
        return self.state() == self.before


def plant(kind, at, victim):
    at.parent.mkdir(parents=True, exist_ok=True)
    {"symlink": lambda: at.symlink_to(victim.path),
     "dangling": lambda: at.symlink_to(at.parent / "made-by-mistake"),
     "hard link": lambda: os.link(victim.path, at),
     "folder": at.mkdir,
     "pipe": lambda: os.mkfifo(at)}[kind]()


KINDS = ("symlink", "dangling", "hard link", "folder", "pipe")


def places(home):
    """Where something may lie -> the command that would write there."""
    folder, database = home.path, home.database
    note = ("case", "note", "C-1", "a note")
    return {
        "the database": (database, note),
        "the journal": (Path(f"{database}-journal"), note),
        "the log": (Path(f"{database}-wal"), note),
        "the log's index": (Path(f"{database}-shm"), note),
        "the lock file": (Path(f"{database}.wlock"), note),
        "the mark of the sweep": (Path(f"{database}.sweep"), ("sweep", "--no-deliver")),
        "a report": (folder / "report.html", ("report", "render", "service", "C-1", "-o", str(folder / "report.html"))),
        "a backup": (folder / "backup.db", ("db", "backup", str(folder / "backup.db"))),
        "a new database": (folder / "new.db", ("init", "--db", str(folder / "new.db"))),
        "a restored database": (folder / "back.db", ("db", "restore", str(folder / "good.db"), "--db",
                                                     str(folder / "back.db"))),
        "a channel's file": (folder / "drop.jsonl", ("notify", "test", "drop", "li@example.test")),
    }


# A victim may be empty or begin with a zero byte: SQLite takes such a journal for one that is to be used.
CONTENTS = (b"precious\n", b"", bytes(64), b"SQLite format 3\x00" + bytes(100))


def still(check, kept):
    for kind in KINDS:
        for content in CONTENTS if kind in ("symlink", "hard link") else CONTENTS[:1]:
            for name in places(kept):
                one_place(check, kept, name, kind, content)


def one_place(check, kept, name, kind, content):
    path, words = places(kept)[name]
    aside = path.with_name("aside")
    moved = path.exists()
    if moved:
        path.rename(aside)
    victim = Victim(kept.path / "victim", content)
    plant(kind, path, victim)
    try:
        done = kept.run(*words, timeout=PATIENCE)
        said = f"exit {done.returncode}: {done.stderr.decode()[:150]}"
        in_time = True
    except subprocess.TimeoutExpired:
        done, said, in_time = None, "still waiting", False
    mistake = path.parent / "made-by-mistake"
    check(f"{kind} ({len(content)} bytes) at {name}: nothing behind it is touched",
          in_time and victim.unharmed() and not mistake.exists() and done.returncode in DOCUMENTED, said)
    mistake.unlink(missing_ok=True)
    shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink(missing_ok=True)
    victim.path.unlink()
    if moved:
        aside.rename(path)


def modes(check, home):
    """Everything that is made under umask 000 in a folder that the world may write to is the owner's alone."""
    folder = home.path / "open"
    folder.mkdir()
    folder.chmod(0o777)
    database = folder / "d.db"
    (home.path / ".config/svcdesk").mkdir(parents=True, exist_ok=True)
    shell = lambda *words: subprocess.run(["sh", "-c", 'umask 000; exec "$@"', "sh", *words],
                                          **home.options(SVCDESK_DB=str(database)), timeout=60)
    for words in (("init", str(CONTRACT)), ("case", "open", "one", "--level", "P1", "--reporter", "yang"),
                  ("sweep", "--no-deliver"), ("report", "render", "service", "C-1", "-o", str(folder / "r.html")),
                  ("report", "render", "service", "C-1", "-o", str(folder / "r.md")),
                  ("db", "backup", str(folder / "b.db")), ("notify", "test", "open-drop", "li@example.test"),
                  ("db", "restore", str(folder / "b.db"), "--db", str(folder / "c.db"))):
        done = shell(PROGRAM, *words)
        check(f"umask 000, a folder open to all: svcdesk {' '.join(words[:2])}", done.returncode == 0,
              done.stderr.decode()[:200])
    made = sorted(folder.iterdir())
    check("umask 000: files were made", len(made) >= 8, str([one.name for one in made]))
    for one in made:
        check(f"umask 000: {one.name} is the owner's alone", stat.S_IMODE(one.stat().st_mode) == 0o600,
              oct(one.stat().st_mode))


def papers(check, home):
    """A PDF is made through pipes: a page that lies beside it, and links that wait there, are left alone."""
    folder, tools = home.path / "papers", home.path / "tools"
    folder.mkdir()
    tools.mkdir()
    (tools / "weasyprint").write_text("#!/bin/sh\ncat >/dev/null\nprintf '%%PDF-1.7 drill'\n")
    (tools / "weasyprint").chmod(0o755)
    victim = Victim(home.path / "victim")
    (folder / "c.html").write_text("mine")
    (folder / "c.pdf.part").symlink_to(victim.path)
    done = home.run("report", "render", "service", "C-1", "-o", str(folder / "c.pdf"), PATH=f"{tools}:/usr/bin:/bin")
    check("a PDF is made through pipes", done.returncode == 0 and victim.unharmed() and
          (folder / "c.pdf").read_bytes() == b"%PDF-1.7 drill" and (folder / "c.html").read_text() == "mine" and
          sorted(one.name for one in folder.iterdir()) == ["c.html", "c.pdf", "c.pdf.part"], done.stderr.decode()[:200])
    victim.path.unlink()


def wanderings(check, home):
    """What a contract names lies beside it; what is asked for by another way is not there."""
    folder = home.path / "terms"
    folder.mkdir()
    days = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//drill//\r\nBEGIN:VEVENT\r\nUID:1\r\n" \
           "DTSTART;VALUE=DATE:20260101\r\nSUMMARY:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    (home.path / "outside.ics").write_text(days)
    (folder / "beside.ics").write_text(days)
    os.mkfifo(folder / "pipe.ics")
    (folder / "endless.ics").symlink_to("/dev/zero")
    (folder / "folder.ics").mkdir()
    (folder / "loop.ics").symlink_to("loop.ics")
    for name, good in (("beside.ics", True), ("./beside.ics", False), ("../outside.ics", False),
                       (str(home.path / "outside.ics"), False), ("x/../../outside.ics", False),
                       ("..", False), ("pipe.ics", False), ("endless.ics", False), ("folder.ics", False),
                       ("loop.ics", False), ("/etc/passwd", False), ("beside.ics/x", False), ("", False)):
        (folder / "terms.toml").write_text(
            f"svcdesk = 1\n[calendars.a]\ntimezone = \"UTC\"\nweek = {{ mon-fri = [\"09:00-17:00\"] }}\n"
            f"holidays = [\"{name}\"]\n")
        try:
            done = home.run("contract", "elapsed", str(folder / "terms.toml"), "--calendar", "a", "--from",
                            "2026-01-02T09:00:00Z", "--to", "2026-01-02T10:00:00Z", timeout=PATIENCE)
            said, code = done.stderr.decode(), done.returncode
        except subprocess.TimeoutExpired:
            said, code = "still waiting", None
        check(f"a calendar file named {name!r} is {'read' if good else 'refused'}",
              code == 0 if good else code in (1, 3, 5), said[:160].replace("\n", " | "))


class Swapper(threading.Thread):
    """Puts one thing after the other in a place, each in one step, until it has done so often enough."""

    def __init__(self, path, kinds, victim, rng, wanted):
        super().__init__(daemon=True)
        self.path, self.kinds, self.victim, self.rng, self.wanted = path, kinds, victim, rng, wanted
        self.aside = path.with_name(path.name + ".aside")
        self.made = path.with_name(path.name + ".made")
        self.swaps = 0

    def run(self):
        keeps = self.path.exists()  # the real one comes back after each visitor
        while self.swaps < self.wanted:
            kind = self.rng.choice(self.kinds)
            if keeps:
                self.path.rename(self.aside)
            plant(kind, self.made, self.victim)
            try:
                self.made.rename(self.path)
            except OSError:  # a folder in the way of a file that was made meanwhile
                self.made.unlink() if not self.made.is_dir() else self.made.rmdir()
            time.sleep(self.rng.uniform(0, 0.003))
            if keeps:
                self.aside.rename(self.path)
                time.sleep(self.rng.uniform(0, 0.003))
            else:
                self.clear()
            self.swaps += 1

    def clear(self):
        try:
            self.path.rmdir() if self.path.is_dir() and not self.path.is_symlink() else self.path.unlink()
        except OSError:
            pass


def between_attempts(check, home):
    """What cannot be opened for writing SQLite tries to read: by then the database may have become a pipe."""
    aside = home.path / "aside"
    slow = strace("-P", str(home.database), "-e", "trace=openat",
                  "-e", "inject=openat:error=ELOOP:delay_exit=500000:when=1", output="/dev/null")
    running = home.start("case", "note", "C-1", "a note", before=slow)
    time.sleep(0.25)
    home.database.rename(aside)
    os.mkfifo(home.database)
    try:
        said = running.communicate(timeout=PATIENCE)[1].decode()
    except subprocess.TimeoutExpired:
        said = "still waiting"
        subprocess.run(["pkill", "-P", str(running.pid)])
        running.communicate()
    home.database.unlink()
    aside.rename(home.database)
    check("a pipe that takes the database's place between two attempts is not waited for",
          running.returncode in DOCUMENTED - {0} and said, f"exit {running.returncode}: {said[:150]}")


def race(check, home, wanted, rng):
    """Each place, while commands run that use it: nothing behind a link changes, and what was told is there."""
    other = home.path / "other.db"
    shutil.copy(home.path / "good.db", other)
    database = home.database
    links = ("symlink", "dangling", "pipe")
    rows = [("the database", database, links), ("the journal", Path(f"{database}-journal"), links),
            ("the lock file", Path(f"{database}.wlock"), links), ("the mark of the sweep", Path(f"{database}.sweep"), links),
            ("a report", home.path / "report.html", links + ("hard link",)), ("a backup", home.path / "backup.db", links)]
    each = -(-wanted // len(rows))
    acknowledged, runs, wrong = 0, 0, []
    for name, path, kinds in rows:
        victim = Victim(home.path / "victim", other.read_bytes() if name == "the database" else b"")
        swapper = Swapper(path, kinds, victim, rng, each)
        swapper.start()
        while swapper.is_alive():
            for words in {places(home)[name][1], ("case", "note", "C-1", "raced")}:
                if words[0] == "db":
                    swapper.clear()
                done = home.run(*words, timeout=PATIENCE)
                runs += 1
                acknowledged += words[-1] == "raced" and done.returncode == 0
                if done.returncode not in DOCUMENTED:
                    wrong.append((words, done.returncode, done.stderr.decode()[:100]))
        swapper.join()
        left = [one.name for one in path.parent.iterdir() if "made-by-mistake" in one.name]
        check(f"swapped {swapper.swaps} times at {name}: nothing behind a link is touched",
              victim.unharmed() and not left, str(left))
        swapper.clear() if name not in ("the database", "the lock file") else None
        victim.path.unlink()
    noted = sum(e["type"] == "case.noted" and e["payload"].get("text") == "raced" for e in home.events())
    check("every command ended as documented", not wrong, f"{runs} commands; {wrong[:2]}")
    check("what was acknowledged while files were swapped is in the record", noted >= acknowledged > 0,
          f"{acknowledged} acknowledged, {noted} recorded")
    problem = home.sound()
    check("chains verify and the tables are those of the events", not problem, problem)


def run(fault, size, seed, check):
    with Home() as home:
        (home.path / ".config/svcdesk").mkdir(parents=True)
        (home.path / ".config/svcdesk/config.toml").write_text(
            f'[channels.drop]\nkind = "file"\npath = "{home.path}/drop.jsonl"\n'
            f'[channels.open-drop]\nkind = "file"\npath = "{home.path}/open/drop.jsonl"\n')
        home.run("case", "open", "one", "--level", "P1", "--reporter", "yang")
        home.run("db", "backup", str(home.path / "good.db"))
        still(check, home)
        modes(check, home)
        papers(check, home)
        wanderings(check, home)
        between_attempts(check, home)
        race(check, home, size, random.Random(seed))

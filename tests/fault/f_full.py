"""A full disk: every class of command on a small file system that runs out of room.

What was acknowledged is there, what was not left nothing behind, readers still work or say why, and freeing
space is enough: nothing has to be repaired.
"""
import os
import random
import shutil
import tempfile
from pathlib import Path

from commands import State
from desk import DOCUMENTED, MEMORY, Home
from mounts import private_namespace, small_disk

WHAT = {"F4": "disk full"}
SIZES = {"F4": {"ci": 10, "full": 200}}
FULL = ("disk is full", "No space left", "no journal can be made")
IMPORTED = ("--map", "id=id,level=level,at=opened,opened=opened,title=title,state=level", "--state", "P1=-")


class Disk:
    """A desk on a disk of that many kilobytes, of which only a few are left."""

    def __init__(self, folder, small, rng):
        self.home, self.small = Home(where=folder), small
        self.rng = rng
        self.ballast = folder / "ballast"
        self.given, self.done, self.refused, self.wrong = 0, [], [], []
        for words in (("case", "open", "the first", "--level", "P1", "--reporter", "yang"),
                      ("case", "open", "a question", "--level", "P4", "--kind", "consultation", "--reporter", "yang")):
            self.home.run(*words)

    def leave(self, kilobytes):
        disk = os.statvfs(self.home.path)
        room = disk.f_bavail * disk.f_frsize - kilobytes * 1024
        self.ballast.write_bytes(b"\0" * max(0, room))

    def free(self):
        self.ballast.unlink()

    def changing(self):
        number = self.given
        paper, log = f"paper-{number}.pdf", f"log-{number}.csv"
        (self.home.path / paper).write_bytes(f"{number}".encode() * (2_000 if self.small else 50_000))
        rows = "".join(f"L{number}-{n},P1,2026-01-12T09:00:00Z,case {n}\n" for n in range(3 if self.small else 100))
        (self.home.path / log).write_text("id,level,opened,title\n" + rows)
        return self.rng.choice((
            ("case", "open", f"case {number}", "--level", "P1", "--reporter", "yang"),
            ("case", "open", f"case {number}", "--level", "P3", "--reporter", "yang", "--symptom", "x" * 3000),
            ("case", "note", "C-1", f"note {number}"),
            ("case", "attach", "C-1", paper, "--kind", "evidence"),
            ("case", "import", log, *IMPORTED), ("contract", "met", "kickoff.held"),
            ("sweep", "--no-deliver"), ("db", "rebuild", "--yes")))

    def looking(self):
        number = self.given
        return self.rng.choice((
            ("case", "show", "C-1"), ("case", "list", "--all"), ("due",), ("case", "why", "C-1"), ("log", "list"),
            ("case", "search", "first"), ("db", "verify"),
            ("report", "render", "monthly", "--month", "2026-01", "-o", f"report-{number}.html"),
            ("db", "backup", f"backup-{number}.db")))

    def give(self, words, request):
        changing = words[:2] not in (("db", "verify"), ("db", "backup"), ("report", "render")) and request
        more = ("--request-id", request) if changing else ()
        return self.home.run(*words, *more, SQLITE_TMPDIR=str(self.home.path))

    def step(self):
        """One command on the full disk."""
        try:
            words = self.changing() if self.rng.random() < 0.6 else self.looking()
        except OSError:  # no room even for what it should read
            words = ("case", "note", "C-1", f"note {self.given}")
        changing = words[0] in ("sweep", "contract") or words[:2] == ("db", "rebuild") or \
            words[0] == "case" and words[1] in ("open", "note", "attach", "import")
        request = f"r{self.given}" if changing else ""
        self.given += 1
        done = self.give(words, request)
        text = done.stderr.decode()
        name = " ".join(words[:2])
        if done.returncode not in DOCUMENTED:
            self.wrong.append(f"{name}: exit {done.returncode}: {text[:300]}")
        elif done.returncode == 0:
            self.done.append((words, request))
        elif any(word in text for word in FULL):
            self.refused.append((words, request))
        else:
            self.wrong.append(f"{name}: exit {done.returncode} does not say that the disk is full: {text[:300]}")

    def examine(self):
        state = State(self.home.database)
        if state.problem:
            yield state.problem
        requests = {event[3].decode() for event in state.events}
        lost = [words for words, request in self.done if request and recorded(words) and request not in requests]
        if lost:
            yield f"acknowledged and lost: {lost[:3]}"
        half = [words for words, request in self.refused if request and recorded(words) and request in requests]
        if half:
            yield f"refused, but there: {half[:3]}"
        for words, _ in self.refused:
            if words[-1].startswith(("backup-", "report-")) and (self.home.path / words[-1]).exists():
                yield f"{words[-1]} is there, though it was refused"
        folders = (self.home.path, self.home.database.parent)
        stray = [path.name for folder in folders for path in folder.iterdir() if ".new-" in path.name or
                 path.name.endswith((".part", "-journal"))]
        if stray:
            yield f"left behind: {stray[:3]}"

    def after(self):
        """Freeing space is enough."""
        for words, request in self.refused:
            done = self.give(words, request)
            # Two of these need room for a second database: a small disk may never have it.
            if done.returncode and not (self.small and words[0] == "db" and "disk is full" in done.stderr.decode()):
                yield f"with room again, {' '.join(words[:2])}: exit {done.returncode}: {done.stderr.decode()[:300]}"
            if words[-1].startswith("backup-"):
                (self.home.path / words[-1]).unlink(missing_ok=True)
        with tempfile.TemporaryDirectory(dir=MEMORY) as elsewhere:
            copy = Path(elsewhere) / "copy.db"
            shutil.copy(self.home.database, copy)
            done = self.home.run("db", "verify", "--db", str(copy))
            if done.returncode:
                yield f"db verify: {(done.stdout + done.stderr).decode()[:300]}"


def recorded(words):
    """Whether the command leaves an event of its own with its request id (the first time at least)."""
    return words[:2] in (("case", "open"), ("case", "note"), ("case", "attach"))


def one_round(number, seed):
    rng = random.Random(seed * 1000 + number)
    small = number % 2 == 0
    with small_disk(760 if small else 4096) as folder:
        disk = Disk(folder, small, rng)
        disk.leave(rng.randint(0, 60 if small else 800))
        for _ in range(12):
            disk.step()
        wrong = disk.wrong + list(disk.examine())
        disk.free()
        return wrong + list(disk.after()), len(disk.done), len(disk.refused)


def run(fault, size, seed, check):
    problem = private_namespace()
    if problem:
        print(f"  skipped: {problem}")
        return
    wrong, done, refused = [], 0, 0
    for number in range(size):
        faults, well, badly = one_round(number, seed)
        wrong += [f"round {number}: {fault}" for fault in faults]
        done, refused = done + well, refused + badly
    check("commands met a full disk, and others found room", done > size and refused > size,
          f"{done} done, {refused} refused")
    check("what was acknowledged is there, what was refused is not, and with room again all goes on", not wrong,
          f"{len(wrong)} wrong: {wrong[:4]}" if wrong else "")

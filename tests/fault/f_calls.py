"""Every changing command, killed or made to fail at each system call that it makes on its files.

After a kill the file is as before or as after, never between, and as after exactly from the commit on; an answer
was given only if it was; the same command again works without repair and gives what one clean run gives. After
an error the exit code is a documented one, 0 only if the change is there, and the message names file and cause.
"""
import random
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from queue import SimpleQueue

import calls
from commands import CHANGES, Prepared, State, database_of, missing
from desk import DOCUMENTED, MEMORY

WHAT = {"F2": "kill at each system call", "F3": "error at each system call"}
ALL = 1_000_000  # more than there are
SIZES = {"F2": {"ci": 400, "full": ALL}, "F3": {"ci": 300, "full": ALL}}
AT_ONCE = 2

WRITING = ("EIO", "ENOSPC", "EDQUOT", "EROFS", "EINTR")
NAMING = ("EACCES", "EROFS", "EIO", "ENOSPC", "EDQUOT")
READING = ("EIO", "EINTR")
ERRORS = {
    "openat": ("EACCES", "EROFS", "EIO", "ENOSPC", "EDQUOT", "EINTR"),
    **dict.fromkeys(("write", "pwrite64", "fsync", "fdatasync", "ftruncate"), WRITING),
    **dict.fromkeys(("unlink", "unlinkat", "rename", "renameat", "renameat2", "link", "linkat", "mkdir", "mkdirat"),
                    NAMING),
    **dict.fromkeys(("fchmod", "fchown", "utimensat"), ("EACCES", "EROFS", "EIO")),
    **dict.fromkeys(("read", "pread64"), READING),
    **dict.fromkeys(("newfstatat", "statfs", "readlink"), ("EACCES", "EIO")),
    **dict.fromkeys(("flock", "fcntl"), ("EINTR", "EIO")),
    "lseek": ("EIO",),
}  # close(2) closes whatever it returns; one that strace fails leaves the file open, which does not happen
# These go on until somebody does something about them; the others may well come once.
LASTING = {"EIO", "ENOSPC", "EDQUOT", "EROFS", "EACCES"}


class Case:
    """One command: what it finds, what it leaves when all goes well, and the calls that it makes."""

    def __init__(self, prepared, name, place):
        self.name, self.change = name, CHANGES[name]
        home = prepared.copy(place)
        self.before = State(database_of(home, self.change))
        self.calls = calls.calls_of(home, self.change)
        self.after = State(database_of(home, self.change))
        self.verified = calls.verified(home, self.change)
        # The moment from which the change is there: the last journal is gone, or the file has its name.
        self.commit = max((call.order for call in self.calls if self.makes_it_so(call)), default=-1)

    def makes_it_so(self, call):
        if self.change.database:
            return call.name.startswith(("rename", "link"))
        return call.name == "unlink" and call.file.endswith("-journal")

    def whole(self, home, state):
        """'' where the database is what one clean run leaves."""
        if state.problem:
            return state.problem
        if self.change.result == "events":
            if told(state) != told(self.after):
                return "other notices than those of one clean run, or not all of them sent"
        elif not state.same(self.after):
            return "other rows than those of one clean run: " + difference(state, self.after)
        return "" if state.identical(self.after) else calls.verified(home, self.change)


def told(state):
    """Which notices are there and what became of them; how often one was tried may differ."""
    return [event[:3] for event in state.events if event[0] != b"notice.tried"], sorted(
        (row[0], row[8]) for row in state.rows["notice"])


def difference(one, other):
    for table in sorted(one.masked.keys() | other.masked.keys()):
        here, there = one.masked.get(table, []), other.masked.get(table, [])
        if here != there:
            rows = [row for row in here if row not in there][:1] + [row for row in there if row not in here][:1]
            return f"{table}: {len(here)} rows for {len(there)}, {str(rows)[:300]}"
    return "one of them is not there"


def killed(prepared, place, case, call):
    """What is wrong after a kill as the command entered that call; '' for nothing."""
    home, change = prepared.copy(place), case.change
    done = calls.killed_at(home, change, call)
    if done.returncode != -9:
        return f"not killed: exit {done.returncode}"
    state = State(database_of(home, change))
    if state.problem:
        return state.problem
    if change.transactions == "one":
        committed = state.same(case.after) and not case.after.same(case.before)
        if not committed and not state.same(case.before):
            return "half done: " + difference(state, case.before)
        if not case.after.same(case.before) and committed != (call.order > case.commit):
            return "committed before the journal was gone" if committed else "the change was lost after its commit"
        if calls.answered(done) and not committed and not case.after.same(case.before):
            return "an answer without a change"
    return repeat(home, case)


def repeat(home, case):
    again = calls.repeated(home, case.change)
    if again.returncode:
        return f"the same again: exit {again.returncode}: {again.stderr.decode()[:300]}"
    problem = case.whole(home, State(database_of(home, case.change)))
    return f"the same again: {problem}" if problem else leftovers(home, case)


def leftovers(home, case):
    """Files beside the database that nobody will ever use again."""
    folder = database_of(home, case.change).parent
    stray = [path.name for path in folder.iterdir() if ".new-" in path.name or path.name.endswith("-journal")]
    return f"left behind: {stray}" if stray else ""


def failed(prepared, place, case, call, error, times):
    home, change = prepared.copy(place), case.change
    if error == "short":
        done, hit = calls.shortened_at(home, change, call)
    else:
        done, hit = calls.failed_at(home, change, call, error, times)
    if not hit:
        return "the call was not made"
    code, text = done.returncode, done.stderr.decode(errors="replace")
    if code not in DOCUMENTED:
        return f"exit {code}: {text[:300]}"
    state = State(database_of(home, change))
    if state.problem:
        return f"exit {code}: {state.problem}"
    committed = state.same(case.after)
    if code == 0 and not committed:
        return "exit 0 for a lost change: " + difference(state, case.after)
    if change.transactions == "one" and not committed and not state.same(case.before):
        return f"exit {code}, half done: " + difference(state, case.before)
    if code and call.name != "write" or code and times == "once" and call.file != "standard error":
        problem = message(home, call, text, error, committed and not state.same(case.before))
        if problem and not (code == 8 and on_record(state, error)):
            return f"exit {code}: {problem}: {text[:300]}"
    return repeat(home, case)


CAUSES = {"EIO": ("Input/output error",), "ENOSPC": ("disk is full", "No space left"),
          "EDQUOT": ("quota",), "EROFS": ("Read-only file system", "may not be written"),
          "EACCES": ("Permission denied", "permissions", "may not be written"), "EINTR": ("Interrupted system call",),
          "short": ("disk is full",)}
NAMED = ("made", "log.csv", "days.ics", "contract.toml", "amended.toml", "scan.pdf", "told.jsonl", "standard output")


def message(home, call, text, error, committed):
    """What the message lacks: it has to name a file and the cause, and not to deny what was done."""
    if committed and "nothing was changed" in text:
        return "denies a change that is there"
    # SQLite tries twice, the second time for reading only, and does not tell why the first failed.
    causes = CAUSES[error] + (("may not be written", "no journal can be made") if call.name == "openat" else ())
    # It takes a file that it cannot look at for one that was moved away.
    causes += ("no longer at its place",) if call.name == "newfstatat" else ()
    if call.name == "fcntl":  # to SQLite a lock that was interrupted is one that somebody else holds
        causes += ("another program holds the database",)
    if not any(word in text for word in causes):
        return f"does not name {error}"
    return "" if str(home.path) in text or any(name in text for name in NAMED) else "names no file"


def on_record(state, error):
    """Whether the try that failed says so in its notice (exit 8: the rest was done)."""
    return any(word.encode() in value for row in state.rows["notice"] for value in row if isinstance(value, bytes)
               for word in CAUSES[error])


def jobs_of(fault, case):
    """Every kill, or every error, that the command can meet."""
    for call in case.calls:
        if fault == "F2" and call.name in calls.CHANGING:
            yield (call,)
        if fault == "F3":
            for error in ERRORS[call.name]:
                yield (call, error, "once")
                if error in LASTING and call.name != "newfstatat":
                    yield (call, error, "on")
            if call.name in ("write", "pwrite64"):
                yield (call, "short", "once")


def chosen(jobs, size, seed):
    """All of them, or so many by lot."""
    return jobs if size >= len(jobs) else random.Random(seed).sample(jobs, size)


def run(fault, size, seed, check):
    absent = missing()
    check("every changing command of the program has its words in commands.py", not absent, ", ".join(absent))
    with Prepared(MEMORY) as prepared, ThreadPoolExecutor(AT_ONCE) as pool:
        places = SimpleQueue()
        for number in range(AT_ONCE):
            places.put(number)

        def at_a_place(work, *words):
            place = places.get()
            try:
                return work(prepared, place, *words)
            finally:
                places.put(place)

        cases = list(pool.map(lambda name: at_a_place(lambda p, place: Case(p, name, place)), CHANGES))
        wrong = [f"{case.name}: {case.verified}" for case in cases if case.verified]
        check("every command works, and its tables are those of its events", not wrong, str(wrong[:2]))
        todo = chosen([(case, *job) for case in cases for job in jobs_of(fault, case)], size, seed)
        todo.sort(key=lambda job: job[0].name)
        one = killed if fault == "F2" else failed
        results = pool.map(lambda job: (job, at_a_place(one, *job)), todo)
        for name, group in groupby(results, key=lambda result: result[0][0].name):
            done = list(group)
            faults = [f"{' '.join(map(str, job[1:]))}: {problem}" for job, problem in done if problem]
            check(f"{name}, {len(done)} {'kills' if fault == 'F2' else 'errors'}", not faults,
                  f"{len(faults)} wrong: {faults[:3]}" if faults else "")

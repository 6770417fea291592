"""The system calls that a command makes on its files, and one of them made to kill it or to fail (strace(1))."""
import os
import re
import subprocess
from dataclasses import dataclass

from commands import database_of
from desk import BIN

SHORT_WRITE = BIN / "test" / "short_write.so"

CHANGING = ("openat", "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "unlink", "unlinkat", "rename",
            "renameat", "renameat2", "link", "linkat", "mkdir", "mkdirat", "fchmod", "fchown", "utimensat", "flock",
            "fcntl")
LOOKING = ("read", "pread64", "newfstatat", "statfs", "readlink", "lseek")
NO_END = 124  # no exit code of the program
ON_DESCRIPTOR = re.compile(r'^(\w+)\((\d+)<([^>]*)>')
AT_FOLDER = re.compile(r'^(\w+)\((?:AT_FDCWD|\d+)<[^>]*>, "([^"]*)"')
ON_PATH = re.compile(r'^(\w+)\("([^"]*)"')
STANDARD = {"1": "standard output", "2": "standard error"}


@dataclass(frozen=True)
class Call:
    name: str    # of the system call
    nth: int     # the how many-th of its name, from 1
    file: str    # below the home, or "standard output"
    order: int   # among all calls of the command
    text: str

    def __str__(self):
        return f"{self.name} {self.nth} ({self.file})"


def strace(*expressions, output):
    """The program alone, not what it starts. (With --seccomp-bpf strace 6.1 loses an injected signal.)"""
    return ("strace", "-qq", "-o", str(output), *expressions)


def run(home, change, before=(), **environment):
    try:
        return home.run(*change.arguments(), before=before, SVCDESK_NOW=change.now, **environment)
    except subprocess.TimeoutExpired as late:
        return subprocess.CompletedProcess(late.cmd, NO_END, b"", b"it does not end")


def calls_of(home, change):
    """Every call of the command on a file below the home or on its own output; the run itself has to succeed."""
    log = home.path.parent / f"{home.path.name}.calls"
    names = ",".join(CHANGING + LOOKING)
    done = run(home, change, strace("-y", "-s", "0", "-e", f"trace={names}", output=log))
    if done.returncode:
        raise RuntimeError(f"{change.words}: exit {done.returncode}: {done.stderr.decode()}")
    seen, out = {}, []
    lines = log.read_text().splitlines()
    log.unlink()
    for order, text in enumerate(lines):
        if not text[0].isalpha():
            continue
        name = text.split("(", 1)[0]
        seen[name] = seen.get(name, 0) + 1
        file = file_of(text, home.path)
        if file:
            out.append(Call(name, seen[name], file, order, text))
    return out


def file_of(text, home):
    """The file that a line of strace is about, where it matters."""
    on_descriptor, path = ON_DESCRIPTOR.match(text), None
    if on_descriptor:
        if on_descriptor[1] == "write" and on_descriptor[2] in STANDARD:
            return STANDARD[on_descriptor[2]]
        path = on_descriptor[3]
    else:
        found = AT_FOLDER.match(text) or ON_PATH.match(text)
        path = found and found[2]
    if not path or path.startswith(("pipe:", "socket:", "anon_inode:")):
        return ""
    path = os.path.join(home, path)
    return os.path.relpath(path, home) if path.startswith(f"{home}/") else ""


def killed_at(home, change, call):
    """The command, killed as it enters that call, which is not carried out."""
    return run(home, change, strace("-e", f"trace={call.name}", "-e", f"inject={call.name}:signal=SIGKILL:when={call.nth}",
                                    output=os.devnull))


def failed_at(home, change, call, error, times):
    """The command with that call, or ("on") that one and all later ones of its name, failing; and whether it did."""
    log = home.path.parent / f"{home.path.name}.failed"
    when = f"{call.nth}+" if times == "on" else call.nth
    done = run(home, change, strace("-e", f"trace={call.name}", "-e",
                                    f"inject={call.name}:error={error}:when={when}", output=log))
    injected = "(INJECTED)" in log.read_text()
    log.unlink()
    return done, injected


def repeated(home, change):
    """The same command once more, as a script gives it that did not hear the answer."""
    environment = {"SVCDESK_NOW": change.again or change.now}
    return home.run(*change.arguments(), **environment)


def verified(home, change):
    """'' where the chains verify and the tables are those of the events."""
    done = home.run("db", "verify", "--db", str(database_of(home, change)))
    return "" if done.returncode == 0 else (done.stdout + done.stderr).decode()[:300]


def answered(done):
    """Whether the whole answer reached the caller."""
    return done.stdout.rstrip().endswith(b"}")




def shortened_at(home, change, call):
    """The command with that write(2) taking only half of its bytes; strace cannot do that, a library in front can."""
    mark = home.path.parent / f"{home.path.name}.short"
    done = run(home, change, LD_PRELOAD=str(SHORT_WRITE), SHORT_WRITE=f"{call.name}:{call.nth}",
               SHORT_WRITE_DONE=str(mark))
    hit = mark.exists()
    mark.unlink(missing_ok=True)
    return done, hit

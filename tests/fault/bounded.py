"""A command that is measured: seconds, memory, and an end even where it would not end by itself.

The memory that the kernel counts for a process includes that of the one it was forked from: a small process of this
file's own starts them.
"""
import atexit
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass

MEGABYTES = 256


@dataclass
class Measured:
    code: int  # below zero for a signal
    seconds: float
    processor: float  # seconds of it
    megabytes: float
    in_time: bool
    out: bytes = b""
    err: bytes = b""

    @property
    def orderly(self):
        """It ended by itself, with a code that the manual names."""
        from desk import DOCUMENTED
        return self.in_time and self.code in DOCUMENTED

    def said(self, length=200):
        text = self.err.decode("utf-8", "replace")[:length].replace("\n", " | ")
        end = f"exit {self.code}" if self.in_time else "still running"
        return f"{end}, {self.seconds:.2f} s, {self.megabytes:.0f} MB: {text}"


class Starter:
    def __init__(self):
        self.process = subprocess.Popen([sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        atexit.register(self.process.kill)

    def ask(self, **request):
        self.process.stdin.write(json.dumps(request).encode() + b"\n")
        self.process.stdin.flush()
        return Measured(**json.loads(self.process.stdout.readline()))


starter = None


def run(home, *words, limit=30.0, stdin="/dev/null", program=None, **environment):
    """The program (svcdesk, or another) in its home; `stdin` names a file. Output is kept up to 8 MB."""
    global starter
    from desk import PROGRAM
    starter = starter or Starter()
    with tempfile.NamedTemporaryFile() as out, tempfile.NamedTemporaryFile() as err:
        done = starter.ask(argv=[str(program or PROGRAM), *words], cwd=str(home.path), env=home.environment(**environment), limit=limit, stdin=str(stdin),
                           stdout=out.name, stderr=err.name)
        done.out, done.err = out.read(8 << 20), err.read(1 << 20)
        return done


def start(argv, cwd, env, limit, stdin, stdout, stderr):
    begin = time.monotonic()
    with open(stdin, "rb") as given, open(stdout, "wb") as out, open(stderr, "wb") as err:
        process = subprocess.Popen(argv, cwd=cwd, env=env, stdin=given, stdout=out, stderr=err)
    late = threading.Timer(limit, process.send_signal, [signal.SIGKILL])
    late.start()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - begin
    late.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    return {"code": process.returncode, "seconds": seconds, "processor": usage.ru_utime + usage.ru_stime, "megabytes": usage.ru_maxrss / 1024,
            "in_time": seconds < limit}


def second():
    """A second of the machine that the bounds were set on, in seconds of this one, at least one: machines are not equally
    fast, nor is a virtual one each day. So long, about, the sqlite3 shell counted there to six million."""
    counting = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6000000) SELECT sum(i) FROM n"
    nothing = "/dev/null"
    times = [start(["sqlite3", ":memory:", counting], "/", dict(os.environ), 60.0, nothing, nothing, nothing)["processor"] for _ in range(3)]
    return max(1.0, statistics.median(times))


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(start(**json.loads(line))), flush=True)

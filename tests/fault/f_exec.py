"""Commands as channels: what a text holds stays a value, and a program that misbehaves costs its timeout and no more.

Through the whole program: an argument vector and standard input, never a shell; a fixed environment; the group
killed at the timeout; the database closed while the command runs.
"""
import json
import os
import random
import time
from pathlib import Path

import bounded
import corpus
from desk import DOCUMENTED, Home

WHAT = {"F18": "commands that deliver"}
SIZES = {"F18": {"ci": 20, "full": 200}}
PATIENCE = 20

# Writes down everything it was given, and which files its parent has open.
WITNESS = """#!/usr/bin/python3
import json, os, sys
files = []
for number in os.listdir(f"/proc/{os.getppid()}/fd"):
    try:
        files.append(os.readlink(f"/proc/{os.getppid()}/fd/{number}"))
    except OSError:
        pass
own = [os.readlink(f"/proc/self/fd/{n}") for n in ("0", "1", "2")]
json.dump({"argv": sys.argv[1:], "env": dict(os.environ), "stdin": sys.stdin.buffer.read().decode("utf-8", "surrogateescape"),
           "parent": files, "fds": sorted(int(n) for n in os.listdir("/proc/self/fd")), "cwd": os.getcwd(), "sid": os.getsid(0),
           "pid": os.getpid()}, open(sys.argv[1], "w"))
"""


def configure(home, **channels):
    lines = []
    for name, (command, timeout, more) in channels.items():
        lines += [f"[channels.{name}]", 'kind = "command"', f"command = {json.dumps(command)}", f'timeout = "{timeout}"', *more]
    folder = home.path / ".config" / "svcdesk"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.toml").write_text("\n".join(lines) + "\n")


def witness(home):
    path = home.path / "witness"
    path.write_text(WITNESS)
    path.chmod(0o755)
    return str(path)


def alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] not in ("Z", "X")
    except OSError:
        return False


def values(check, home, payloads):
    """Titles out of the corpus through an escalation: the environment holds them as one printable line."""
    seen = home.path / "seen.json"
    configure(home, email=([witness(home), str(seen), "; touch stolen", "$(touch stolen)", "-rf", "", "a b"], "10s", ['input = "json"']),
              sms=([witness(home), str(seen)], "10s", []))
    for number, payload in enumerate(payloads):
        done = home.run("case", "open", "--level", "P1", "--reporter", "yang", "--", payload)
        if done.returncode:
            check(f"{payload[:40]!r} is refused as a title", done.returncode in (2, 4), done.stderr.decode()[:100])
            continue
        seen.unlink(missing_ok=True)
        home.run("sweep", LD_PRELOAD="", LD_LIBRARY_PATH="/nonexistent", BASH_ENV="/nonexistent", IFS="x", EVIL="leak")
        given = json.loads(seen.read_text())
        names = {"PATH", "LC_ALL", "SVCDESK_TO", "SVCDESK_TITLE", "SVCDESK_MESSAGE_ID", "SVCDESK_URGENT"}
        hidden = [c for value in given["env"].values() for c in corpus.hidden(value) + [c for c in value if c in "\r\n\t"]]
        shown = corpus.visible(payload)[:60].strip()
        check(f"{payload[:40]!r}: a fixed environment, values of one line", set(given["env"]) - {"LC_CTYPE"} == names and not hidden and
              given["env"]["PATH"] == "/usr/local/bin:/usr/bin:/bin" and "leak" not in str(given["env"].values()), f"{sorted(given['env'])} {hidden[:3]}")
        check(f"{payload[:40]!r}: it arrives", shown in given["env"]["SVCDESK_TITLE"] or payload in given["stdin"] or
              json.dumps(payload)[1:30] in given["stdin"] or shown[:20] in given["stdin"] + given["env"]["SVCDESK_TITLE"], given["env"]["SVCDESK_TITLE"][:120])
        check(f"{payload[:40]!r}: the database is closed meanwhile, and nothing else is handed on",
              not [f for f in given["parent"] if "svcdesk.db" in f] and given["fds"] in ([0, 1, 2], [0, 1, 2, 3], [0, 1, 2, 3, 4]), str(given["parent"]))
        check(f"{payload[:40]!r}: a session of its own", given["sid"] == given["pid"])
    check("no shell was asked", not list(home.path.glob(f"*{corpus.STOLEN}*")))


def misbehaving(check, home):
    mark = home.path / "pid"
    scripts = {
        "hangs": f"echo $$ > {mark}; exec sleep 60",
        "ignores SIGTERM": f"echo $$ > {mark}; trap '' TERM HUP INT; while :; do sleep 0.05; done",
        "forks and hangs": f"sleep 60 & echo $! > {mark}; sleep 60",
        "forks and ends": f"sleep 60 & echo $! > {mark}; exit 0",
        "forks, keeps the pipes and ends": f"(trap '' TERM; sleep 60) & echo $! > {mark}; exit 0",
        "stops itself": f"echo $$ > {mark}; kill -STOP $$; sleep 60",
        "closes its standard input": "exec <&-; exit 0",
        "closes everything and hangs": f"echo $$ > {mark}; exec <&- >&- 2>&-; exec sleep 60",
        "fills its standard output": "exec yes",
        "fills its standard error": "exec yes >&2",
        "fills both without a line end": "tr '\\0' x </dev/zero & exec tr '\\0' y </dev/zero >&2",
        "reads nothing and succeeds": "exit 0",
        "reads one byte at a time": "exec dd bs=1 count=50 of=/dev/null 2>/dev/null",
        "says escape sequences": "printf '\\033[2J\\033]52;c;x\\007\\n'; exit 75",
        "says bytes that are no text": "printf '\\377\\376\\000\\200'; exit 75",
        "dies of a signal": "kill -SEGV $$",
        "makes files": f"touch {home.path}/made; exit 0",
    }
    for name, script in scripts.items():
        mark.unlink(missing_ok=True)
        configure(home, drop=(["/bin/sh", "-c", script], "1s", []))
        done = bounded.run(home, "notify", "test", "drop", "li@example.test", limit=PATIENCE)
        check(f"a command that {name} costs its timeout and no more", done.orderly and done.seconds < 4 and done.megabytes < bounded.MEGABYTES and
              not corpus.hidden((done.out + done.err).decode("utf-8", "replace")), done.said())
        if mark.exists():
            pid = int(mark.read_text())
            until = time.monotonic() + 2
            while alive(pid) and time.monotonic() < until:
                time.sleep(0.05)
            check(f"a command that {name}: what it started is gone", not alive(pid), str(pid))
    for name, command in {"is not there": ["/nonexistent/x"], "may not be run": ["/etc/passwd"], "is a folder": ["/tmp"], "has no name": [""],
                          "is named like an option": ["-rf"], "is looked for outside PATH": ["svcdesk-no-such"]}.items():
        configure(home, drop=(command, "1s", []))
        done = bounded.run(home, "notify", "test", "drop", "li@example.test", limit=PATIENCE, PATH=f"{home.path}:/usr/bin")
        check(f"a command that {name} is a failed try", done.orderly and done.code in (1, 5, 8), done.said())


def variables(check, home):
    seen = home.path / "seen.json"
    for name in ("LD_PRELOAD", "LD_AUDIT", "LD_LIBRARY_PATH", "PATH", "IFS", "BASH_ENV", "ENV", "SHELLOPTS", "PYTHONPATH", "SVCDESK_TO", "A=B", "", "1X"):
        seen.unlink(missing_ok=True)
        configure(home, drop=([witness(home), str(seen)], "5s", [f'token-env = "{name}"']))
        done = home.run("notify", "test", "drop", "li@example.test", **({name: "/tmp/evil"} if name and "=" not in name and name != "PATH" else {}))
        check(f"the variable {name!r} is not handed on", done.returncode in DOCUMENTED - {0} and not seen.exists(), done.stderr.decode()[:120])
    configure(home, drop=([witness(home), str(seen)], "5s", ['token-env = "DESK_TOKEN"']))
    home.run("notify", "test", "drop", "li@example.test", DESK_TOKEN="geheim", OTHER="leak")
    given = json.loads(seen.read_text())["env"]
    check("the variable that is named is handed on, and no other", given.get("DESK_TOKEN") == "geheim" and "leak" not in given.values())


def big(check, home):
    """A message of a megabyte arrives whole on standard input; the environment takes its beginning."""
    seen = home.path / "seen.json"
    configure(home, email=([witness(home), str(seen)], "20s", []), sms=([witness(home), str(seen)], "20s", []))
    note = home.path / "big.txt"
    note.write_text("x")
    title = "长" * 30000
    done = home.run("case", "open", title, "--level", "P1", "--reporter", "yang")
    seen.unlink(missing_ok=True)
    sent = home.run("sweep")
    check("a title of ninety kilobytes is told, and its variable is cut", done.returncode == 0 and sent.returncode in (0, 8) and
          len(json.loads(seen.read_text())["env"]["SVCDESK_TITLE"].encode()) <= 4096, done.stderr.decode()[:100])


def run(fault, size, seed, check):
    payloads = [text for _, text in corpus.texts("shell")]
    others = [text for _, text in corpus.texts("terminal", "shape", "mail") if len(text) < 5000]
    rng = random.Random(seed)
    payloads = rng.sample(payloads, min(len(payloads), size)) + rng.sample(others, max(0, size - len(payloads)))
    with Home(where="/dev/shm") as home:
        values(check, home, payloads)
        variables(check, home)
        misbehaving(check, home)
        big(check, home)

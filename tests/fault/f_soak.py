"""A long run: one process with eight writers, a sweep each second, a backup restored each thirty, commands beside it.

Memory and descriptors of the long-lived process stay flat; every restored backup verifies. Size is seconds.
"""
import json
import statistics
import subprocess
import time

from desk import BIN, Home

WHAT = {"F24": "soak"}
SIZES = {"F24": {"soak": 180, "full": 4 * 3600}}
SOAK = BIN / "test" / "fault_soak"


def commands_beside(home, process):
    """One command a second by processes of their own, as people give them; what went wrong."""
    wrong = []
    while process.poll() is None:
        for words in (("case", "note", "C-1", "beside"), ("sweep", "--no-deliver"), ("case", "list")):
            done = home.run(*words)
            if done.returncode:
                wrong.append(f"{' '.join(words)}: exit {done.returncode}: {done.stderr.decode()[:200]}")
        time.sleep(1)
    return wrong


def flat(values, slack):
    """Whether the last third holds no more than the second, but for some slack: the first fills the caches."""
    third = len(values) // 3
    before, after = values[third:2 * third], values[2 * third:]
    return statistics.median(after) <= statistics.median(before) + slack and max(after) <= max(before) + slack


def run(fault, size, seed, check):
    with Home() as home:
        home.run("case", "open", "the first", "--level", "P2", "--reporter", "yang")
        with open(home.path / "soak.jsonl", "w+", encoding="utf-8") as log:
            process = subprocess.Popen([SOAK, home.database, str(size)], stdout=log, stderr=subprocess.PIPE)
            wrong = commands_beside(home, process)
            problem = process.stderr.read().decode()
            log.seek(0)
            samples = [json.loads(line) for line in log]
        last = samples[-1]
        check("the process works to its end", process.returncode == 0, problem or
              f"{last['changes']} changes, {last['sweeps']} sweeps, {last['restores']} backups restored and verified")
        check("so do the commands beside it", not wrong, f"{len(wrong)} wrong: {wrong[:3]}" if wrong else "")
        check("a backup was restored about each 30 seconds", last["restores"] >= size // 60, str(last["restores"]))
        memory = [sample["kilobytes"] for sample in samples]
        held = [sample["descriptors"] for sample in samples]
        check("its memory stays flat", flat(memory, 4096), f"{memory[len(memory) // 3]} KB after a third, {memory[-1]} KB"
              f" at the end, {max(memory)} KB at most")
        check("its descriptors stay flat", flat(held, 8), f"at most {max(held)}")
        problem = home.sound()
        check("chains verify and the tables are those of the events", not problem, problem)

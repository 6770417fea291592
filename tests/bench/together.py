"""32 processes at once; a monthly report beside `case open`."""
import os
import statistics
import time

from bench import Started, forget, spoken

TABLE = "Many at once, whole processes"
PROCESSES = 32
WORDS = ("case", "open", "a disk fails", "--level", "P3", "--reporter", "yang")


def at_once(starts):
    """Starts them all, then waits: how long each took from its own start."""
    waiting = {}
    for start in starts:
        started = start()
        waiting[started.pid] = started
    took = []
    while waiting:
        pid, status = os.wait()
        started = waiting.pop(pid)
        took.append(started.checked(time.perf_counter() - started.begin, os.waitstatus_to_exitcode(status)))
    return took


def described(took):
    return f"median {spoken(statistics.median(took))}, worst {spoken(max(took))}"


def openings(desk, runs, tables):
    ours, plain = desk.copy("ours"), desk.copy("plain")
    feed = desk.home / "insert.sql"
    feed.write_text("PRAGMA busy_timeout = 30000;\nPRAGMA synchronous = EXTRA;\nBEGIN IMMEDIATE;\n"
                    "UPDATE counter SET last = last + 1 WHERE kind = 'C';\nCOMMIT;\n")
    alone, all_ours, all_plain = [], [], []
    for _ in range(max(3, runs // 8)):
        alone.append(Started(desk.command(*WORDS, database=ours), desk.home).seconds())
        all_ours += at_once([lambda: Started(desk.command(*WORDS, database=ours), desk.home)] * PROCESSES)
        all_plain += at_once([lambda: Started(["sqlite3", "-bail", str(plain)], desk.home, feed=str(feed),
                                              out=str(desk.home / "plain.out"))] * PROCESSES)
    tables.put(TABLE, "one case open alone", "", desk.count, described(alone))
    tables.put(TABLE, f"{PROCESSES} case open at once", "median 0.1 s, worst 2 s", desk.count, described(all_ours))
    tables.put(TABLE, f"{PROCESSES} sqlite3 at once, one durable update each", "", desk.count, described(all_plain))
    forget(ours)
    forget(plain)


def report_beside(desk, tables):
    ours = desk.copy("ours")
    document = desk.home / "report.html"
    report = Started(desk.command("report", "render", "monthly", "2026-03", "-o", str(document), database=ours), desk.home)
    took = []
    while os.waitid(os.P_PID, report.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        took.append(Started(desk.command(*WORDS, database=ours), desk.home).seconds())
    whole = report.seconds()
    tables.put(TABLE, "monthly report", "", desk.count, f"{spoken(whole)}")
    tables.put(TABLE, "case open beside it", "worst 0.3 s more", desk.count, f"{len(took)}: {described(took)}" if took else "")
    forget(ours)


def run(desk, runs, tables):
    openings(desk, runs, tables)
    report_beside(desk, tables)

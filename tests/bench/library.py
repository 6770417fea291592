"""In process, through the library alone: desk/ measures, this reads what it says."""
import subprocess

from bench import DRIVER, forget, quantile, spoken

TABLE = "In process, through the library, against SQLite's C interface doing the same"
AIMS = {"case show": "1.3", "case list": "1.3", "asset list": "1.3", "parts list": "1.3",
        "parts coverage": "1 s", "sweep, nothing due": "1.3", "case open": "1.5",
        "sweep, the first due": "1 s", "sweep, a tenth due": "2", "search": "10 ms", "db verify": "200,000/s"}

SMALL = 1000  # cases: the depot brings its own million of moves, which is the same on each desk


def aim_of(name):
    return next((aim for start, aim in AIMS.items() if name.startswith(start)), "")


def read(line):
    """(name, remark, pairs or times in seconds)"""
    name, remark, figures = line.rstrip("\n").split("\t")
    times = [tuple(float(part) / 1e6 for part in figure.split(":")) for figure in figures.split()]
    return name, remark, times


def measure(desk, runs, tables, *names):
    ours, plain = desk.copy("ours"), desk.copy("plain")
    argv = [DRIVER, "measure", str(ours), str(plain), str(runs), *names]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True) as driver:
        for line in driver.stdout:
            name, remark, times = read(line)
            if len(times[0]) == 2:
                tables.pairs(TABLE, name, aim_of(name), desk.count, times, remark)
            else:
                alone = [time for time, in times]
                worst = f", worst {spoken(max(alone))}" if len(alone) > 1 else ""
                note = f"; {remark}" if remark else ""
                tables.put(TABLE, name, aim_of(name), desk.count, spoken(quantile(alone, 0.5)) + worst + note)
    if driver.returncode:
        raise SystemExit(f"{' '.join(argv)}: exit {driver.returncode}")
    forget(ours)
    forget(plain)


def run(desk, runs, tables):
    measure(desk, runs, tables, "show", "list", "search", "probe", "verify", "open")
    measure(desk, runs, tables, "assets")
    if desk.count <= SMALL:
        measure(desk, runs, tables, "depot")
    measure(desk, runs, tables, "due")  # what the openings wrote would stand in its way

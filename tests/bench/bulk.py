"""Much at once: `case import` and `asset import` against `.import` of the same rows into the same tables and indexes,
`contract simulate`."""
import re
import sqlite3
import subprocess

from bench import CONTRACT, DRIVER, MOMENT, PRAGMAS, SVCDESK, both, forget, seconds, spoken

TABLE = "Much at once, whole processes"
INCIDENTS = 12_459  # of the real log that the issue names
LARGEST = 100_000
MAP = "id=id,level=level,opened=opened,closed=closed,kind=kind"
# A row of the search index has to name its number, which .import cannot.
SEARCH = ("CREATE TEMP VIEW search_terms AS SELECT 0 AS number, '' AS terms; CREATE TEMP TRIGGER search_term INSTEAD OF "
          "INSERT ON search_terms BEGIN INSERT INTO case_search (rowid, terms) VALUES (NEW.number, NEW.terms); END;")
TABLES = ("event", "event_ref", "cases", "case_text", "promise", "notice_line")
ASSET_TABLES = ("event", "event_ref", "asset", "asset_component", "asset_link", "promise")
VENDORS = ("Dell", "HPE", "Lenovo", "Huawei", "Inspur")


def log_of(path, count):
    """A foreign desk's log: what `case import` and `contract simulate` take."""
    with open(path, "w", encoding="utf-8") as log:
        log.write("id,level,opened,closed,kind\n")
        for n in range(count):
            day, hour = 1 + n % 27, n % 24
            log.write(f"X{n},P{1 + n % 4},2026-02-{day:02d}T{hour:02d}:{n % 60:02d},"
                      f"2026-02-{day + 1:02d}T{n % 7:02d}:{n % 50:02d},fault\n")


def register_of(path, count):
    """Another register's list: what `asset import` takes."""
    with open(path, "w", encoding="utf-8") as register:
        register.write("tag,name,vendor,model,serial_number,site,rack,firmware.bios.version\n")
        for n in range(count):
            register.write(f"SRV-{n:06},host{n}.example.test,{VENDORS[n % 5]},M{n % 100},SN{n * 7919 % 1000003:07}X,"
                           f"hall-{1 + n % 2},R-{n % 400:03},{1 + n % 9}.{n % 30}.{n % 7}\n")


def relaxed(sql):
    """A table that takes what .import gives: texts, and '' where there is nothing."""
    return re.sub(r"\)\s*STRICT", ")", sql)


def dump(database, before, folder, subject, tables):
    """Every row that the import wrote, as files for `.import --ascii`; the script that imports them."""
    base = sqlite3.connect(before)
    first, = base.execute("SELECT max(seq) FROM event").fetchone()
    columns = {table: [row[1] for row in base.execute(f"PRAGMA table_info({table})")] for table in tables}
    base.close()
    script = [PRAGMAS + "BEGIN IMMEDIATE;"]
    for table, names in columns.items():
        chosen = ", ".join("hex(hash)" if name == "hash" else name for name in names)
        where = {"event": f" WHERE seq > {first}", "event_ref": f" WHERE seq > {first}",
                 "promise": f" WHERE subject_kind = '{subject}'"}.get(table, "")
        rows = folder / f"{table}.rows"
        with rows.open("wb") as out:
            subprocess.run(["sqlite3", "-ascii", str(database), f"SELECT {chosen} FROM {table}{where};"],
                           stdout=out, check=True)
        script.append(f".import --ascii {rows} {table}")
    if "case_text" in tables:
        terms = folder / "case_search.rows"
        with terms.open("wb") as out:
            subprocess.run([DRIVER, "terms", str(database)], stdout=out, check=True)
        script += [SEARCH, f".import --ascii {terms} search_terms"]
    return "\n".join([*script, "COMMIT;\n"])


def empty_copy(source, target):
    """An equal schema without STRICT, with the rows that were there before the import."""
    old, new = sqlite3.connect(source), sqlite3.connect(target)
    virtual = "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL%'"
    shadows = [f"{name}\\_%" for name, in old.execute(virtual)]
    for name, sql in old.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type <> 'table'"):
        shadow = any(old.execute("SELECT ? LIKE ? ESCAPE '\\'", (name, like)).fetchone()[0] for like in shadows)
        if not shadow and not name.startswith("sqlite_"):
            new.execute(relaxed(sql))
    new.commit()
    first = old.execute("SELECT seq, contract, subject_kind, subject_id, refs, type, version, at, recorded, actor, "
                        "request_id, payload, hash FROM event").fetchall()
    new.executemany(f"INSERT INTO event VALUES ({', '.join('?' * 13)})", first)
    new.executemany("INSERT INTO event_ref VALUES (?, ?, ?)",
                    old.execute("SELECT kind, id, seq FROM event_ref").fetchall())
    new.commit()
    old.close()
    new.close()


def importing(folder, count, tables, words, subject, written):
    """`case import FILE ...` or `asset import FILE`, whose file is there, and `.import` of what it wrote."""
    ours, before, plain = (folder / f"import.{name}.db" for name in ("ours", "before", "plain"))
    for database in (ours, before, plain):
        forget(database)
    options = ["--now", MOMENT, "--as", "zheng"]
    seconds([SVCDESK, "init", "--drill", CONTRACT, *options, "--db", str(ours)], folder)
    subprocess.run(["cp", str(ours), str(before)], check=True)
    took = both([SVCDESK, *words, *options, "--db", str(ours)], folder)
    script = folder / "import.sql"
    script.write_text(dump(ours, before, folder, subject, written))
    empty_copy(before, plain)
    shell = both(["sqlite3", "-bail", str(plain)], folder, feed=str(script))
    tables.pairs(TABLE, f"{subject} import of so many, against .import", "2", count, [(took, shell)])
    for database in (ours, before, plain):
        forget(database)
    for rows in folder.glob("*.rows"):
        rows.unlink()


def simulating(folder, size, runs, tables):
    log = folder / "simulate.csv"
    log_of(log, INCIDENTS)
    argv = [SVCDESK, "contract", "simulate", CONTRACT, "--log", str(log), "--map", MAP]
    took = sorted(seconds(argv, folder) for _ in range(min(runs, 7)))
    tables.put(TABLE, f"contract simulate on {INCIDENTS:,} incidents", "0.3 s", size,
               f"{spoken(took[len(took) // 2])}, worst {spoken(took[-1])}")


def run(desk, runs, tables):
    if desk.count <= LARGEST:
        log, register = desk.home / "import.csv", desk.home / "register.csv"
        log_of(log, desk.count)
        register_of(register, desk.count)
        importing(desk.home, desk.count, tables, ["case", "import", str(log), "--map", MAP], "case", TABLES)
        importing(desk.home, desk.count, tables, ["asset", "import", str(register)], "asset", ASSET_TABLES)
    simulating(desk.home, desk.count, runs, tables)

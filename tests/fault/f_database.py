"""Database files made by somebody who means harm, with our application id and version.

Foreign triggers, views, virtual tables and columns, a schema that is huge or lies about itself, and rows that
no command of ours would write: each command refuses or answers, within bounds, and nothing of the file's is run.
"""
import random
import shutil
import sqlite3
from pathlib import Path

import bounded
from desk import Home

WHAT = {"F21": "database files that mean harm"}
SIZES = {"F21": {"ci": 12, "full": 100}}

READS = (("case", "list", "--all"), ("case", "show", "C-1", "--history"), ("due",), ("doctor",), ("db", "info"),
         ("db", "verify"), ("log", "list", "--all"), ("notify", "list"), ("board",), ("case", "why", "C-1"),
         ("contract", "show"), ("case", "search", "disk"), ("db", "export"), ("case", "export"),
         ("report", "render", "monthly", "2026-01", "-o", "-"))
WRITES = (("case", "note", "C-1", "a note"), ("sweep", "--no-deliver"), ("case", "open", "next", "--reporter", "yang"),
          ("notify", "deliver"), ("db", "rebuild", "--yes"), ("db", "migrate", "--yes"))
MARK = "stolen"

# What a schema may hold that is not ours. {mark} is a file that only a program under a spell would make.
FOREIGN = {
    "a trigger that deletes promises": "CREATE TRIGGER evil AFTER INSERT ON event BEGIN DELETE FROM promise; END",
    "a trigger that turns notices round": "CREATE TRIGGER evil BEFORE INSERT ON notice BEGIN "
                                          "UPDATE notice SET address = 'eve@example.test'; END",
    "a trigger that ignores every event": "CREATE TRIGGER evil BEFORE INSERT ON event BEGIN SELECT RAISE(IGNORE); END",
    "a trigger that loads an extension": "CREATE TRIGGER evil AFTER INSERT ON event BEGIN "
                                         "SELECT load_extension('./evil'); END",
    "a trigger that writes a file": f"CREATE TRIGGER evil AFTER INSERT ON event BEGIN SELECT writefile('{MARK}','x'); END",
    "a view in the place of a table": "ALTER TABLE promise RENAME TO kept; CREATE VIEW promise AS SELECT * FROM kept",
    "a view without an end": "CREATE VIEW evil AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                             "SELECT count(*) FROM n",
    "a view under an endless one": "ALTER TABLE cases RENAME TO kept; CREATE VIEW cases AS WITH RECURSIVE n(i) AS "
                                   "(SELECT 1 UNION ALL SELECT i FROM n) SELECT kept.* FROM kept, n",
    "a full-text table of somebody's": "CREATE VIRTUAL TABLE evil USING fts5(x)",
    "a table of R-trees": "CREATE VIRTUAL TABLE evil USING rtree(id, a, b)",
    "a column that computes": "ALTER TABLE cases ADD COLUMN evil TEXT AS (hex(zeroblob(1000000))) VIRTUAL",
    "an index on an expression": "CREATE INDEX evil ON cases (hex(zeroblob(length(title))))",
    "an index with a condition": "CREATE INDEX evil ON cases (title) WHERE length(hex(zeroblob(90000))) > 1",
    "a default that computes": "CREATE TABLE evil (x DEFAULT (randomblob(90000)))",
    "a guard that is gone": "DROP TRIGGER event_kept",
    "a table that is gone": "DROP TABLE outbox",
    "an index that is gone": "DROP INDEX event_by_subject",
    "a table of the same name and another shape": "DROP TABLE counter; CREATE TABLE counter (kind, last)",
}

# The schema's own rows, edited.
LIES = {
    "a trigger under the name of SQLite's statistics":
        "INSERT INTO sqlite_schema VALUES ('trigger', 'sqlite_stat1', 'event', 0, "
        "'CREATE TRIGGER evil AFTER INSERT ON event BEGIN DELETE FROM notice_line; END')",
    "a view under the name of SQLite's statistics":
        "INSERT INTO sqlite_schema VALUES ('view', 'sqlite_stat4', 'sqlite_stat4', 0, "
        "'CREATE VIEW sqlite_stat4 AS SELECT 1')",
    "a text that is no SQL": "UPDATE sqlite_schema SET sql = 'rubbish' WHERE name = 'event'",
    "a text that ends early": "UPDATE sqlite_schema SET sql = 'CREATE TABLE event (' WHERE name = 'event'",
    "another table's text": "UPDATE sqlite_schema SET sql = replace(sql, 'notice_line', 'event') WHERE name = 'notice_line'",
    "a root beyond the file": "UPDATE sqlite_schema SET rootpage = 999999 WHERE name = 'promise'",
    "a root of no page": "UPDATE sqlite_schema SET rootpage = -1 WHERE name = 'promise'",
    "one root for two tables": "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE "
                               "name = 'event') WHERE name = 'cases'",
    "an index on the root of a table": "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema "
                                       "WHERE name = 'event') WHERE name = 'event_by_subject'",
    "the schema as a table of its own": "UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'counter'",
    "a row twice": "INSERT INTO sqlite_schema SELECT * FROM sqlite_schema WHERE name = 'event'",
    "a row without a text": "UPDATE sqlite_schema SET sql = NULL WHERE name = 'cases'",
    "a row that is a number": "UPDATE sqlite_schema SET sql = 7 WHERE name = 'cases'",
    "a name with a zero byte": "UPDATE sqlite_schema SET name = 'event' || char(0) || 'x' WHERE name = 'event'",
    "a module that is not there": "INSERT INTO sqlite_schema VALUES ('table', 'evil', 'evil', 0, "
                                  "'CREATE VIRTUAL TABLE evil USING no_such_module(x)')",
}


def huge(connection):
    connection.execute("BEGIN")
    for number in range(20000):
        connection.execute(f"CREATE TABLE t{number} (x)")
    connection.execute("COMMIT")


def long_text(connection):
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("UPDATE sqlite_schema SET sql = sql || ' --' || hex(zeroblob(10000000)) WHERE name = 'event'")


def many_columns(connection):
    connection.execute("CREATE TABLE wide (%s)" % ", ".join(f"c{n}" for n in range(1900)))


SCHEMA = {"twenty thousand tables": huge, "twenty million characters of schema": long_text,
          "a table of 1,900 columns": many_columns}


def keys(connection, count):
    connection.execute("UPDATE event SET payload = ? WHERE seq > 1",
                       ("{" + ",".join(f'"k{n}":{n}' for n in range(count)) + "}",))


BIG = 2**63 - 1
NESTED = "[" * 100000 + "]" * 100000
# Rows in tables that are as they have to be: nobody checks them but we.
ROWS = {
    "a moment beyond all calendars": f"UPDATE event SET at = {BIG}, recorded = {BIG}",
    "a moment before all calendars": f"UPDATE event SET at = {-BIG - 1}, recorded = {-BIG - 1}",
    "a case opened at the end of time": f"UPDATE cases SET opened = {BIG}, closed = {-BIG}, resolved = {BIG}",
    "a promise due at the end of time": f"UPDATE promise SET due = {BIG}, started = {-BIG}, next_due = {-BIG}, "
                                        f"limit_seconds = {BIG}, used_seconds = {-BIG}, breached_at = {BIG}",
    "a number that leaves no next one": f"UPDATE counter SET last = {BIG}",
    "a chain that counts to the end": f"UPDATE chain_head SET seq = {BIG}, count = {BIG}",
    "a notice tried too often to count": f"UPDATE notice SET tries = {BIG}, queued = {-BIG}, last_try = {BIG}; "
                                         f"UPDATE outbox SET next_try = {-BIG}, lease_until = {-BIG}",
    "a desk made at the end of time": f"UPDATE desk SET created = {BIG}",
    "a payload nested a hundred thousand deep": f"UPDATE event SET payload = '{NESTED}'",
    "a payload that is no object": "UPDATE event SET payload = '[1, 2, 3]'",
    "a payload that is no JSON": "UPDATE event SET payload = '{\"title\": '",
    "a payload of other types": "UPDATE event SET payload = '{\"title\":7,\"level\":[],\"contract_version\":\"x\","
                                "\"kind\":null,\"keys\":{},\"people\":1,\"refs\":true}'",
    "a payload of a hundred thousand keys": lambda c: keys(c, 100000),
    "a payload of as many keys as may be": lambda c: keys(c, 10000),
    "a megabyte more in every event": "UPDATE event SET payload = substr(payload, 1, length(payload) - 1) || "
                                      "',\"zzz\":\"' || hex(zeroblob(500000)) || '\"}' WHERE length(payload) > 2",
    "a version of the year three million": f"UPDATE event SET version = {BIG}",
    "a type that nobody knows": "UPDATE event SET type = 'evil.happened'",
    "a subject that is nobody's": "UPDATE event SET subject_kind = 'case', subject_id = '../../x'",
    "refs that are no list": "UPDATE event SET refs = '{\"x\": 1}'",
    "refs without a slash": "UPDATE event SET refs = '[\"nothing\"]'",
    "a contract that is no contract": "UPDATE contract_version SET compiled = '{}'",
    "a contract nested deep": f"UPDATE contract_version SET compiled = '{NESTED}'",
    "a contract of other types": "UPDATE contract_version SET compiled = replace(replace(compiled, ':\"', ':[\"'), "
                                 "'\",', '\"],')",
    "a contract with a calendar that never opens": "UPDATE contract_version SET compiled = "
                                                   "replace(compiled, '\"open\":', '\"shut\":')",
    "bytes that are no text": "UPDATE cases SET title = CAST(x'ff1b5b324aff00' AS TEXT), owner = CAST(x'c080' AS TEXT)",
    "a title of forty megabytes": "UPDATE cases SET title = hex(zeroblob(20000000))",
    "a level out of nowhere": "UPDATE cases SET level = 'P9', status = 'evil', kind = 'x', path = 'y'",
    "a notice to a made-up address": "UPDATE notice SET address = 'x' || char(13, 10) || 'Bcc: eve@example.test', "
                                     "or_channels = '[[]]', about = '{}', state = 'queued'",
    "documents that are not what they are called": "UPDATE document SET bytes = zeroblob(100)",
}
STATISTICS = {
    "statistics that lie": "ANALYZE; UPDATE sqlite_stat1 SET stat = '9999999999999999999 -1 x unordered sz=-5'",
    "statistics of no table": "ANALYZE; INSERT INTO sqlite_stat1 VALUES ('nothing', 'no_index', '1 1'), (NULL, NULL, NULL)",
}


def lied(path, sql):
    """Edits the schema's rows, which SQLite lets nobody do by accident."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute(sql)
    connection.close()


def edited(path, change):
    """Edits rows with the guards taken away and put back, so that the schema is ours letter by letter."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA ignore_check_constraints = ON")
    guards = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER {name}")
    change(connection) if callable(change) else connection.executescript(change)
    for _, sql in guards:
        connection.execute(sql)
    connection.close()


def trial(check, home, name, made, *, refused):
    """Every command on a copy. `refused`: it has to be told from a database of ours before anything is done."""
    source = home.path / "evil.db"
    made(source)
    wrong, slow, said = [], 0.0, set()
    for words in READS + WRITES + (("db", "backup", str(home.path / "copy.db")),
                                   ("db", "restore", str(source), "--db", str(home.path / "back.db"))):
        database = home.path / "used.db"
        shutil.copy(source, database)
        before = database.read_bytes()
        done = bounded.run(home, *words, limit=10, SVCDESK_DB=str(database))
        slow = max(slow, done.seconds)
        said.add(done.code)
        fine = done.orderly and done.megabytes < bounded.MEGABYTES and b"\x1b" not in done.out + done.err
        if refused:
            fine = fine and done.code == 6 and database.read_bytes() == before
        if not fine:
            wrong.append(f"{' '.join(words[:2])}: {done.said()}")
        for left in ("copy.db", "back.db"):
            (home.path / left).unlink(missing_ok=True)
        for beside in home.path.glob("used.db-*"):
            beside.unlink()
    check(f"{name}: {'refused' if refused else 'borne'} within bounds", not wrong and not (home.path / MARK).exists(),
          f"exit codes {sorted(said)}, slowest {slow:.2f} s; {wrong[:2]}")
    source.unlink()


def run(fault, size, seed, check):
    with Home() as home:
        home.run("case", "open", "disk failing", "--level", "P1", "--reporter", "yang")
        home.run("sweep", "--no-deliver")
        sound = home.database

        def by(step, change):
            def made(path):
                shutil.copy(sound, path)
                step(path, change)
            return made

        def scripted(path, sql):
            connection = sqlite3.connect(path, isolation_level=None)
            sql(connection) if callable(sql) else connection.executescript(sql)
            connection.close()

        rows = [(name, by(scripted, sql), True) for name, sql in {**FOREIGN, **SCHEMA}.items()]
        rows += [(name, by(lied, sql), True) for name, sql in LIES.items()]
        rows += [(name, by(edited, change), False) for name, change in ROWS.items()]
        rows += [(name, by(scripted, sql), False) for name, sql in STATISTICS.items()]
        chosen = rows if size >= len(rows) else random.Random(seed).sample(rows, size)
        for name, made, refused in chosen:
            trial(check, home, name, made, refused=refused)

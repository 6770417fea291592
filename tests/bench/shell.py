"""Whole processes against the sqlite3 shell doing the same SQL, in turn."""
import sqlite3

from bench import ENGINEER, PRAGMAS, SVCDESK, both, forget, in_turn, seconds

TABLE = "Whole processes, against the sqlite3 shell doing the same SQL"
AIM = "1.7"


def literal(value):
    if value is None:
        return "NULL"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, bytes):
        return f"x'{value.hex()}'"
    return "'" + value.replace("'", "''") + "'"


def terms_of(text):
    """As the search index has them: two neighbouring characters, and the last one of each word."""
    words = text.split()
    return " ".join(sorted({a + b for word in words for a, b in zip(word, word[1:])} | {word[-1] for word in words}))


class Opening:
    """What one opening wrote, to be written again plainly under the next numbers."""

    def __init__(self, database, number, before):
        self.number = number
        base = sqlite3.connect(database)
        self.rows = {table: base.execute(f"SELECT * FROM {table} WHERE {where}", (key,)).fetchall()
                     for table, where, key in (
                         ("event", "seq > ?", before), ("event_ref", "seq > ?", before),
                         ("cases", "number = ?", number), ("case_text", "number = ?", number),
                         ("promise", "subject_kind = 'case' AND subject_id = ?", f"C-{number}"),
                         ("notice_line", "event > ?", before))}
        base.close()

    def sql(self, step):
        """The rows of the case that is `step` after this one."""
        old, new = f"C-{self.number}", f"C-{self.number + step}"
        shift = step * len(self.rows["event"])
        sequences = {"event": [0], "event_ref": [2], "promise": [10], "notice_line": [18]}
        out = [PRAGMAS + "BEGIN IMMEDIATE;", "UPDATE counter SET last = last + 1 WHERE kind = 'C';"]
        for table, rows in self.rows.items():
            for row in rows:
                cells = [cell.replace(old, new) if isinstance(cell, str) else cell for cell in row]
                for column in sequences.get(table, []):
                    cells[column] += shift
                if table in ("cases", "case_text"):
                    cells[0] += step
                out.append(f"INSERT INTO {table} VALUES ({', '.join(map(literal, cells))});")
                if table == "case_text":
                    out.append(f"INSERT INTO case_search (rowid, terms) "
                               f"VALUES ({cells[0]}, {literal(terms_of(cells[1]))});")
        head = self.rows["event"][-1]
        out.append(f"UPDATE chain_head SET seq = {head[0] + shift}, count = count + {len(self.rows['event'])}, "
                   f"hash = {literal(head[12])} WHERE contract = {literal(head[1])};")
        return "\n".join([*out, "COMMIT;\n"])


def ends(database):
    base = sqlite3.connect(database)
    found = base.execute("SELECT (SELECT max(number) FROM cases), (SELECT max(seq) FROM event)").fetchone()
    base.close()
    return found


def opening(desk, runs, tables):
    ours, plain = desk.copy("ours"), desk.copy("plain")
    words = ("case", "open", "核心交换机 disk fails", "--level", "P3", "--reporter", "yang")
    number, before = ends(ours)
    seconds(desk.command(*words, database=ours), desk.home)
    model = Opening(ours, number + 1, before)
    feed = desk.home / "open.sql"

    def shell(n):
        feed.write_text(model.sql(n))
        return both(["sqlite3", "-bail", str(plain)], desk.home, feed=str(feed))

    tables.pairs(TABLE, "case open, durable", AIM, desk.count,
                 in_turn(runs, lambda n: both(desk.command(*words, database=ours), desk.home), shell))
    forget(ours)
    forget(plain)


def run(desk, runs, tables):
    def compare(name, words, sql):
        tables.pairs(TABLE, name, AIM, desk.count,
                     in_turn(runs, lambda n: both(desk.command(*words), desk.home),
                             lambda n: both(desk.sql(sql), desk.home)))

    tables.pairs(TABLE, "--version", "1.6", desk.count,
                 in_turn(runs, lambda n: both([SVCDESK, "--version"], desk.home),
                         lambda n: both(["sqlite3", "--version"], desk.home)))
    number = desk.count // 2
    case = f"C-{number}"
    compare("case show", ["case", "show", case],
            f"SELECT * FROM cases WHERE number = {number}; "
            f"SELECT * FROM event WHERE subject_kind = 'case' AND subject_id = '{case}' ORDER BY seq; "
            f"SELECT event.* FROM event_ref r CROSS JOIN event ON event.seq = r.seq "
            f"WHERE r.kind = 'case' AND r.id = '{case}' ORDER BY r.seq; "
            f"SELECT * FROM promise WHERE subject_kind = 'case' AND subject_id = '{case}';")
    compare("case list --owner (50 newest)", ["case", "list", "--owner", ENGINEER],
            f"SELECT * FROM cases WHERE owner = '{ENGINEER}' AND owner <> '' ORDER BY number DESC LIMIT 50;")
    compare("case list (50 newest)", ["case", "list"], "SELECT * FROM cases ORDER BY number DESC LIMIT 50;")
    compare("case search, two Chinese characters", ["case", "search", "掉线"],
            "SELECT c.* FROM case_search s CROSS JOIN case_text t ON t.number = s.rowid CROSS JOIN cases c "
            "ON c.number = s.rowid WHERE s.case_search MATCH '\"掉线\"' AND t.text LIKE '%掉线%' "
            "ORDER BY s.rowid DESC LIMIT 50;")
    compare("sweep, nothing due", ["sweep", "--no-deliver"],
            "SELECT 1 FROM promise WHERE next_due IS NOT NULL AND next_due <= 0 ORDER BY next_due LIMIT 1; "
            "SELECT 1 FROM notice_line WHERE notice IS NULL AND ifnull(hold_until, 0) <= 0 LIMIT 1;")
    opening(desk, runs, tables)

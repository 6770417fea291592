"""SQL in texts: through what changes and what asks. Rows stay what they were, and the lint finds joined SQL."""
import random
import sqlite3
from importlib.machinery import SourceFileLoader

import corpus
from desk import DOCUMENTED, ROOT, Home

WHAT = {"F14": "SQL in every place for a text"}
SIZES = {"F14": {"ci": 30, "full": 100}}

# {} is the payload. What only asks must change nothing; what changes adds one event or refuses.
ASKS = (("case", "show", "{}"), ("case", "search", "{}", "--all"), ("case", "list", "--all", "--owner", "{}"),
        ("case", "list", "--site", "{}", "--asset", "{}"), ("log", "list", "--subject", "{}"),
        ("log", "list", "--type", "{}", "--by", "{}"), ("notify", "list", "--person", "{}", "--about", "{}"),
        ("case", "list", "--contract", "{}"), ("due", "--on", "{}", "--obligation", "{}"), ("contract", "show", "{}"),
        ("asset", "show", "{}"), ("asset", "list", "--tag", "{}", "--site", "{}", "--rack", "{}", "--vendor", "{}", "--model", "{}"),
        ("asset", "list", "--serial-number", "{}", "--product", "{}", "--product-version", "{}", "--faulty", "--uncovered"))
CHANGES = (("case", "open", "{}", "--symptom", "{}", "--error-text", "{}", "--error-code", "{}", "--asset", "{}",
            "--product", "{}", "--external-id", "{}", "--reporter", "yang", "--level", "P3"),
           ("case", "note", "C-1", "{}", "--request-id", "{}"), ("case", "note", "C-1", "x", "--as", "{}"),
           ("asset", "add", "{}", "--name", "{}", "--model", "{}", "--configuration", "{}", "--reason", "{}", "--component", "os.{}.product={}"))

# What the lint has to find, and what it has to leave.
JOINED = ('query("SELECT * FROM cases WHERE title = \'" + title + "\'");', 'std::string s = "DELETE FROM x WHERE a = " + a;',
          'sql += "AND owner = \'" + query.owner + "\' ";', 'exec(fmt::format("UPDATE x SET a = {}", a));',
          'text.append("SELECT 1 WHERE x = ").append(value);', 'query("SELECT 1 FROM t WHERE a = ? " + (x ? mine : "") );',
          'exec(("PRAGMA table_info(" + name + ")").c_str());', 'snprintf(b, 9, "SELECT * FROM t WHERE a = %s", a);')
BOUND = ('query("SELECT * FROM cases WHERE title = ?").with(title);', 'constexpr std::string_view q = "SELECT 1 "; f(q);',
         'database.exec("PRAGMA user_version = " + std::to_string(version));', 'sql += "owner = ? AND ";')


def rows(path):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        tables = [name for name, in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'case_search%'")]
        schema = database.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2").fetchall()
        return {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}, schema


def lint(check):
    sql = SourceFileLoader("sql_lint", str(ROOT / "tests" / "lint" / "sql")).load_module()
    for text in JOINED:
        check(f"the lint finds {text[:60]}", list(sql.problems("lib/svcdesk/store/x.cpp", text)))
    for text in BOUND:
        check(f"the lint leaves {text[:60]}", not list(sql.problems("lib/svcdesk/store/x.cpp", text)))
    check("the lint finds SQL outside the store", list(sql.problems("cli/x.cpp", 'run("SELECT * FROM cases");')))
    check("no SQL of ours is put together from values", sql.main() == 0)


def run(fault, size, seed, check):
    lint(check)
    payloads = [text for _, text in corpus.texts("sql")]
    if size < len(payloads):
        payloads = random.Random(seed).sample(payloads, size)
    with Home(where="/dev/shm") as home:
        home.run("case", "open", "the first", "--level", "P1", "--reporter", "yang")
        home.run("sweep", "--no-deliver")
        for payload in payloads:
            before, schema = rows(home.database)
            fill = lambda words: [word.replace("{}", payload) for word in words]
            wrong = []
            for words in ASKS:
                done = home.run(*fill(words))
                if done.returncode not in DOCUMENTED - {1, 6} or b"SQL" in done.stderr.replace(payload.encode(), b""):
                    wrong.append((words[:2], done.returncode, done.stderr.decode()[:100]))
            check(f"{payload!r} in a question: nothing changes", not wrong and rows(home.database) == (before, schema), str(wrong[:2]))
            for words in CHANGES:
                count = rows(home.database)[0]["event"]
                done = home.run(*fill(words))
                after, now = rows(home.database)
                added = after["event"] - count
                known = [name for name in before if after[name] < before[name] and name != "outbox"]
                check(f"{payload!r} in svcdesk {' '.join(words[:2])}: one change or a refusal",
                      done.returncode in {0, 2, 3, 4, 5} and (added > 0) == (done.returncode == 0) and not known and now == schema,
                      f"exit {done.returncode}: {done.stderr.decode()[:120]}")
        problem = home.sound()
        check("chains verify and the tables are those of the events", not problem, problem)
        check("nothing was made beside the database", not list(home.path.glob(f"*{corpus.STOLEN}*")))

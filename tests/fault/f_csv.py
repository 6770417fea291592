"""Cells that a spreadsheet would run: every text of every CSV and TSV is read again and is a text."""
import csv
import io
import random
import unicodedata

import corpus
from desk import Home

WHAT = {"F15": "formulas in cells"}
SIZES = {"F15": {"ci": 60, "full": 200}}
NUMBERS = {"kept", "broken", "open", "waived", "gross_seconds", "net_seconds", "paused_seconds", "limit_seconds", "used_seconds", "tries", "seq"}


def runs(cell):
    """What a spreadsheet does: blanks and quotes in front are passed over; an apostrophe that stands first makes a text."""
    if cell.startswith("'"):
        return False
    bare = unicodedata.normalize("NFKC", cell).lstrip(" \"\u00a0\u3000")
    return cell[:1] in ("\t", "\r", "\n") or bare[:1] in ("=", "+", "-", "@", "−")


def cells(raw, form):
    text = raw.decode("utf-8")
    if form == "csv":
        return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    head, *lines = [line.split("\t") for line in text.split("\n")[:-1]]
    plain = lambda cell: cell.replace("\\\\", "\0").replace("\\t", "\t").replace("\\n", "\n").replace("\\r", "\r").replace("\0", "\\")
    return [dict(zip(head, map(plain, line), strict=True)) for line in lines]


def is_number(text):
    return text.lstrip("-").isdigit()


def table(check, name, raw, form):
    """Every cell of an output: no formula, no hidden character; a number column holds numbers."""
    rows = cells(raw, form)
    bad = [(key, cell) for row in rows for key, cell in row.items() if runs(cell) and not is_number(cell)]
    check(f"{name} as {form}: no cell is a formula", rows and not bad, f"{len(rows)} rows; {bad[:3]}")
    wrong = [(key, row[key]) for row in rows for key in row if key in NUMBERS and row[key] and not is_number(row[key])]
    check(f"{name} as {form}: numbers are numbers", not wrong, str(wrong[:3]))
    hidden = [cell for row in rows for cell in row.values() if corpus.hidden(cell)]
    check(f"{name} as {form}: nothing hidden reaches a terminal", not hidden, str(hidden[:2]))
    return rows


def run(fault, size, seed, check):
    payloads = [text for _, text in corpus.texts("formula", "terminal")]
    if size < len(payloads):
        payloads = [text for _, text in corpus.texts("formula")] + random.Random(seed).sample(
            [text for _, text in corpus.texts("terminal")], max(size - 52, 8))
    with Home(where="/dev/shm") as home:
        opened = []
        for payload in payloads:
            done = home.run("case", "open", payload, "--level", "P3", "--reporter", "yang", "--symptom", payload,
                            "--asset", payload, "--product", payload, "--error-text", payload)
            if done.returncode == 0:
                opened.append(payload)
                home.run("case", "resolve", f"C-{len(opened)}", "--solution", payload, "--cause", payload)
            home.run("asset", "add", payload, "--name", payload, "--model", payload, "--serial-number", payload, "--faulty", payload)
        check("the cases are there", len(opened) > len(payloads) * 3 // 4, f"{len(opened)} of {len(payloads)}")
        month = home.events()[-1]["recorded"][:7]
        for form in ("csv", "tsv"):
            rows = table(check, "case list", home.run("case", "list", "--all", "--limit", "9999", "--format", form).stdout, form)
            listed = {row["id"]: row["title"] for row in rows}
            for number, payload in enumerate(opened, 1):
                shown = corpus.visible(payload, lines=True) if form == "csv" else payload
                got = listed.get(f"C-{number}", "")
                want = ("'" + shown, shown)
                fine = got in want if form == "csv" else got.removeprefix("'").replace("\\u{", "") != "" and not runs(got)
                check(f"the title {payload!r} as {form} is that text", fine, repr(got))
            for words in (("asset", "list", "--all"), ("log", "list", "--all"), ("due",), ("notify", "list"), ("case", "search", "SUM", "--all"), ("case", "show", "C-1")):
                raw = home.run(*words, "--format", form).stdout
                if raw.count(b"\n") > 1:
                    table(check, " ".join(words), raw, form)
        table(check, "the monthly report", home.run("report", "render", "monthly", month, "--paper", "csv").stdout, "csv")

"""Input that is small to send and dear to read: refused, or done, within a second and 256 MB.

Contracts, configuration, calendars, letters, device types, CSV logs, attachments and words on the command line, nested, repeated
or endless. What is large and legal is done, within the memory.
"""
import os
import tempfile
from pathlib import Path

import bounded
from desk import CONTRACT, DOCUMENTED, Home

WHAT = {"F20": "bombs in every input"}
SIZES = {"F20": {"ci": 1, "full": 10}}  # lines of the large legal log, in millions: ci takes a twentieth
SECONDS = 1.0
HEAD = 'svcdesk = 1\n[contract]\nid = "B-1"\ntitle = "x"\ncustomer = "y"\ntimezone = "UTC"\nstarts = 2026-01-01\nends = 2026-12-31\n'


def tomls():
    """(name, text)"""
    depth, many = 100_000, 1_000_000
    yield "ten megabytes of a comment", HEAD + "#" + "x" * 10_000_000 + "\n"
    yield "ten megabytes of one text", HEAD + 'provider = "' + "x" * 10_000_000 + '"\n'
    yield "four megabytes less a little, legal", HEAD + "#" + "x" * 3_900_000 + "\n"
    yield "lists nested a hundred thousand deep", HEAD + "x = " + "[" * depth + "]" * depth + "\n"
    yield "tables nested a hundred thousand deep", HEAD + "x = " + "{a=" * depth + "1" + "}" * depth + "\n"
    yield "a dotted key of a hundred thousand parts", HEAD + ".".join("a" * depth) + " = 1\n"
    yield "a dotted heading of a hundred thousand parts", HEAD + "[" + ".".join("a" * depth) + "]\n"
    yield "quoted dotted parts", HEAD + ".".join(['"a"'] * depth) + " = 1\n"
    yield "dotted parts with blanks", HEAD + " . ".join("a" * depth) + " = 1\n"
    yield "a list of tables below itself", "".join("[[" + ".".join("a" * n) + "]]\n" for n in range(1, 600))
    yield "a million keys", HEAD + "".join(f"k{n}=1\n" for n in range(many))
    yield "ninety thousand keys", HEAD + "".join(f"k{n}=1\n" for n in range(90_000))
    yield "a million items", HEAD + "x = [" + "1," * many + "]\n"
    yield "a hundred thousand headings", HEAD + "".join(f"[levels.L{n}]\n" for n in range(100_000))
    yield "twenty thousand people", HEAD + "".join(f'[people.p{n}]\nname="x"\n' for n in range(20_000))
    yield "ten thousand obligations", HEAD + '[[obligations]]\nname="x"\n' * 10_000
    yield "twenty thousand unknown keys that look alike", HEAD + "".join(f"provide{n} = 1\n" for n in range(20_000))
    yield "twenty thousand wrong roles, each of which could be five thousand", HEAD + "".join(f"[roles.role-number-{n}]\n" for n in range(5000)) + (
        '[people.p]\nname="x"\nroles=[' + ",".join(f'"rule-nomber-{n}"' for n in range(20_000)) + "]\n")
    yield "nine thousand wrong substitutes, each of which could be nine thousand", HEAD + "".join(f"[parts.kinds.kind-number-{n}]\n" for n in range(9000)) + (
        "substitutes=[" + ",".join(f'"kynd-nomber-{n}"' for n in range(9000)) + "]\n")
    yield "fifty thousand depots that are far from fifty thousand sites", HEAD + "".join(f"[sites.s{n}]\n[parts.depots.d{n}]\n" for n in range(50_000))
    yield "errors on every line", "= \n" * 300_000
    yield "lines that never end a text", HEAD + 'a = "x\n' * 100_000
    yield "an open text of three quotes", HEAD + 'a = """' + "x\n" * 1_000_000
    yield "a number of a million digits", HEAD + "x = " + "9" * 1_000_000 + "\n"
    yield "a fraction of a million digits", HEAD + "x = 0." + "1" * 1_000_000 + "\n"
    yield "escapes, a million", HEAD + 'provider = "' + "\\u4e00" * 500_000 + '"\n'
    yield "zero bytes", "\0" * 5_000_000
    yield "a duration without an end", HEAD + '[[obligations]]\nname="x"\non="case"\nstarts="opened"\nmet-by=["closed"]\nwithin="' + "9" * 100_000 + 'h"\n'
    yield "hours that never end", HEAD + '[calendars.c]\nhours = "' + "00:00-01:00," * 100_000 + '"\n'
    yield "a hundred thousand holidays", HEAD + "[calendars.c]\nhours='24x7'\nholidays = [" + "2026-01-01," * 90_000 + "]\n"
    yield "a term of eight thousand years", HEAD.replace("2026-12-31", "9999-12-31") + '[[obligations]]\nname="x"\non="contract"\nevery="month"\nwithin="5d"\nmet-by=["x"]\n'
    yield "templates in texts", HEAD + 'provider = "' + "{{#provider}}" * 100_000 + '"\n'


def files():
    """(name, words before the file, file's bytes)"""
    letter = b"From: a@b.test\r\nSubject: x\r\nDate: Mon, 12 Jan 2026 02:21:00 +0000\r\n"
    mail = ("case", "open", "--mail")
    yield "a letter of headers without an end", mail, letter + b"X-A: b\r\n" * 1_000_000
    yield "a letter with one header of fifty megabytes", mail, letter + b"X-A: " + b"b" * 50_000_000 + b"\r\n\r\nx"
    nested = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(20_000))
    yield "a letter of parts in parts", mail, letter + b"MIME-Version: 1.0\r\n" + nested
    yield "a letter in letters", mail, letter + b"Content-Type: message/rfc822\r\n\r\n" * 20_000
    yield "a letter of a hundred thousand parts", mail, letter + b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 100_000
    yield "a letter of encoded words", mail, letter + b"Subject: " + b"=?UTF-8?B?eA==?= " * 300_000 + b"\r\n\r\nx"
    yield "a letter of HTML, deep", mail, letter + b"Content-Type: text/html\r\n\r\n" + b"<div>" * 1_000_000
    days = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n"
    check = ("calendar", "check")
    yield "a calendar of components in components", check, days + b"BEGIN:VEVENT\r\n" * 200_000
    yield "a calendar that repeats each second for ever", check, days + (b"BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260101T000000Z\r\n"
                                                                          b"RRULE:FREQ=SECONDLY\r\nEND:VEVENT\r\n") + b"END:VCALENDAR\r\n"
    yield "a calendar of one line of fifty megabytes", check, days + b"SUMMARY:" + b"x" * 50_000_000
    yield "a calendar of an event a thousand years long", check, days + (b"BEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20260101\r\n"
                                                                          b"DTEND;VALUE=DATE:99991231\r\nSUMMARY:x\r\nEND:VEVENT\r\n") + b"END:VCALENDAR\r\n"
    yield "a calendar of two hundred thousand days", check, days + b"".join(
        b"BEGIN:VEVENT\r\nUID:%d\r\nDTSTART;VALUE=DATE:20260101\r\nSUMMARY:x\r\nEND:VEVENT\r\n" % n for n in range(200_000)) + b"END:VCALENDAR\r\n"
    log = ("case", "import", "--map", "id=id,opened=opened", "--zone", "UTC")
    yield "a log with a quote that never closes", log, b"id,opened\n\"" + b"x,\n" * 10_000_000
    yield "a log of one cell of a hundred megabytes", log, b"id,opened\n" + b"x" * 100_000_000 + b",2026-01-01 00:00\n"
    yield "a log of a million columns", log, b",".join(b"c%d" % n for n in range(1_000_000)) + b"\n"
    yield "a log of a million cells in a line", log, b"id,opened\n" + b"x," * 1_000_000 + b"\n"
    yield "a log of commas", log, b"," * 20_000_000
    yield "a log of line ends", log, b"id,opened\n" + b"\n" * 50_000_000
    yield "a log of a million lines that are wrong", log, b"id,opened\n" + b"x,never\n" * 1_000_000
    yield "a log of one cell of ten megabytes", log, b"id,opened\n" + b"x" * 10_000_000
    yield "a log of one cell in quotes of ten megabytes", log, b'id,opened\n"' + b'""' * 5_000_000
    yield "a log of carriage returns", log, b"id,opened\r" + b"\r" * 15_000_000
    yield "a log of zero bytes", log, b"id,opened\n" + b"\0" * 10_000_000
    yield "a log of UTF-16 without a line end", log, b"\xff\xfe" + "故障".encode("utf-16-le") * 2_500_000
    yield "a log of a heading that never ends", log, b'"' + b";\n" * 5_000_000
    named = (*log, "--encoding")
    yield "a log of GB18030 without a line end", (*named, "gb18030"), "故障".encode("gb18030") * 2_500_000
    yield "a log of GB18030 in lines", (*named, "gb18030"), b"id,opened\n" + "故障,?\n".encode("gb18030") * 1_000_000
    yield "a log of Big5 that is none", (*named, "big5"), b"id,opened\n" + b"\xff" * 10_000_000


def models():
    """(name, a device type's YAML)"""
    head, depth, much = b"manufacturer: a\nmodel: b\n", 100_000, 1_000_000
    laughs = b"".join(b"%c: &%c [%s]\n" % (98 + n, 98 + n, b",".join([b"*%c" % (97 + n)] * 9)) for n in range(9))
    yield "nine laughs of nine laughs", head + b"a: &a [x,x,x,x,x,x,x,x,x]\n" + laughs
    yield "an anchor that holds itself", head + b"a: &a [*a]\n"
    yield "lists nested a hundred thousand deep", head + b"x: " + b"[" * depth + b"]" * depth
    yield "maps nested a hundred thousand deep", head + b"x: " + b"{a: " * depth + b"}" * depth
    yield "items nested a hundred thousand deep", head + b"x:\n" + b"- " * depth
    yield "keys of keys a hundred thousand deep", head + b"? " * depth
    yield "lists that never end", head + b"x: " + b"[a," * (much // 3 - 10)
    yield "a megabyte of one text", head + b"comments: " + b"x" * (much - 100)
    yield "a text in quotes that never ends", head + b'comments: "' + b"x\n" * (much // 2 - 100)
    yield "a hundred thousand keys", head + b"".join(b"k%d: 1\n" % n for n in range(95_000))
    yield "sixty thousand interfaces", head + b"interfaces:\n" + b"".join(b"- name: e%d\n" % n for n in range(60_000))
    yield "tags without an end", head + b"x: " + b"!" * (much - 100)
    yield "documents without an end", b"--- a\n" * 150_000
    yield "thirty megabytes", head + b"#" + b"x" * 30_000_000


def words():
    """(name, words)"""
    yield "a title of a hundred kilobytes", ("case", "open", "x" * 100_000, "--reporter", "yang")
    yield "ten thousand words", ("case", "search", *["x"] * 10_000)
    yield "ten thousand options", ("case", "list", *["--all"] * 10_000)
    yield "an unknown command of a hundred kilobytes", ("x" * 100_000,)
    yield "an unknown option of a hundred kilobytes", ("case", "list", "--" + "x" * 100_000)
    yield "an unknown person of a hundred kilobytes", ("case", "assign", "C-1", "x" * 100_000)
    yield "a time of a hundred kilobytes", ("case", "open", "x", "--reporter", "yang", "--at", "1" * 100_000)
    yield "a duration of a hundred kilobytes", ("due", "--until", "-" + "9" * 100_000 + "h")
    yield "a number of a hundred kilobytes", ("case", "list", "--limit", "9" * 100_000)
    yield "a search of quotes", ("case", "search", '"' * 100_000)
    yield "a search of one letter, often", ("case", "search", "a " * 50_000)
    yield "a list of until the year 9999", ("due", "--until", "9999-12-31T00:00:00Z")
    yield "milestones until the year 9999", ("contract", "milestones", "--until", "9999-12-31T00:00:00Z")
    yield "a calendar of three million days", ("calendar", "show", "office", "--from", "2026-01-01", "--days", "3000000")
    yield "a deadline after a million working days", ("contract", "deadline", str(CONTRACT), "--calendar", "office", "--within", "1000000bd", "--start", "2026-01-01T00:00:00Z")
    yield "an elapsed time of eight thousand years", ("contract", "elapsed", str(CONTRACT), "--calendar", "office", "--from", "2026-01-01T00:00:00Z", "--to", "9999-01-01T00:00:00Z")
    yield "ten thousand pauses", ("contract", "elapsed", str(CONTRACT), "--calendar", "office", "--from", "2026-01-01T00:00:00Z", "--to", "2027-01-01T00:00:00Z",
                                  *[word for n in range(3000) for word in ("--pause", f"2026-01-02T00:{n % 60:02}:00Z..2026-01-03T00:{n % 60:02}:01Z")])


def judge(check, name, done, seconds=SECONDS, codes=DOCUMENTED):
    # A second on a machine that does nothing else: the time that the program itself ran is what counts.
    allowed = seconds if done.processor <= seconds else seconds * bounded.second()
    check(f"{name}: refused or done within bounds", done.in_time and done.code in codes and done.processor <= allowed and done.megabytes <= bounded.MEGABYTES,
          f"{done.processor:.2f} s of processor, {done.said(120)}")


def endless(check, home):
    """Files that say nothing of their length."""
    for name, command in (("a contract", ("contract", "check")), ("a letter", ("case", "open", "--mail")), ("a calendar", ("calendar", "check")),
                          ("a device type", ("asset", "catalogue")), ("an attachment", ("case", "attach", "C-1"))):
        for device in ("/dev/zero", "/dev/urandom"):
            judge(check, f"{name} that is {device}", bounded.run(home, *command, device, limit=20))
        judge(check, f"{name} without an end on standard input", bounded.run(home, *command, "-", stdin="/dev/zero", limit=20))
    sparse = home.path / "sparse"
    with open(sparse, "wb") as file:
        file.truncate(1 << 30)
    for name, command in (("a contract", ("contract", "apply")), ("a letter", ("case", "open", "--mail")), ("an attachment", ("case", "attach", "C-1")),
                          ("signed papers", ("case", "close", "C-1", "--signed"))):
        judge(check, f"{name} of a gigabyte", bounded.run(home, *command, str(sparse), limit=20))
    sparse.unlink()


def enormous(check, home, millions):
    """A log that is large and legal is counted, within the memory, however long that takes."""
    terms = home.path / "log.toml"
    terms.write_text(HEAD + '[levels.P1]\nname = { en = "x" }\n[[obligations]]\nname = "resolve"\non = "case"\nstarts = "opened"\nmet-by = ["closed"]\nwithin = "4h"\n')
    path = home.path / "log.csv"
    lines = millions * 1_000_000
    with open(path, "w") as file:
        file.write("id,level,opened,closed\n")
        block = "".join(f"I{{0}}{n:04},P1,2026-01-02 {n % 24:02}:00,2026-01-02 {n % 24:02}:59\n" for n in range(10_000))
        for part in range(int(lines // 10_000)):
            file.write(block.replace("{0}", str(part)))
    done = bounded.run(home, "contract", "simulate", str(terms), "--log", str(path), "--format", "json", limit=1800)
    check(f"a log of {lines:,.0f} lines is counted within the memory", done.code == 0 and done.megabytes <= bounded.MEGABYTES and
          f'"cases": {int(lines)}'.encode() in done.out, done.said())
    path.unlink()


def run(fault, size, seed, check):
    with Home(where=os.environ.get("TMPDIR", "/tmp")) as home:
        home.run("case", "open", "one", "--level", "P1", "--reporter", "yang")
        for name, text in tomls():
            path = home.path / "bomb.toml"
            path.write_text(text)
            judge(check, f"a contract: {name}", bounded.run(home, "contract", "check", str(path), limit=20))
            if size > 1:
                judge(check, f"a configuration: {name}", bounded.run(home, "config", "show", limit=20, SVCDESK_CONFIG=str(path)))
        for name, data in models():
            path = home.path / "model.yaml"
            path.write_bytes(data)
            judge(check, f"a device type: {name}", bounded.run(home, "asset", "catalogue", str(path), limit=20))
        for name, before, data in files():
            if size == 1 and len(data) > 20_000_000:
                continue
            path = home.path / "bomb"
            path.write_bytes(data)
            judge(check, name, bounded.run(home, *before, str(path), limit=20) if before[-1] == "--mail" else
                  bounded.run(home, *before[:2], str(path), *before[2:], limit=20))
            path.unlink()
        for name, spoken in words():
            judge(check, name, bounded.run(home, *spoken, limit=20))
        endless(check, home)
        enormous(check, home, size if size > 1 else size / 20)
        problem = home.sound()
        check("chains verify and the tables are those of the events", not problem, problem)

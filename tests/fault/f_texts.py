"""Hostile texts through every text of every changing command, and out again through every output.

What is stored is the text byte for byte, or nothing; what is printed has no character that hides or moves a cursor;
letters, web hooks, commands and files carry it as their format says.
"""
import csv
import io
import json
import random
import subprocess
import sys
from collections import Counter

import corpus
from desk import CONTRACT, PROGRAM, ROOT, Home

sys.path.insert(0, str(ROOT / "tests" / "delivery"))

WHAT = {"F13": "hostile texts in and out"}
SIZES = {"F13": {"ci": 12, "full": 1000}}  # texts that go the whole way; six times as many are opened and read
REFUSED = {2, 3, 4, 5}

# The life of a case: words, and how many of the values are the text. {} is the text.
LIFE = (
    (("triage", "#", "--level", "P1", "--reason={}"), 1), (("assign", "#", "wang", "--note={}"), 1), (("ack", "#", "--note={}"), 1),
    (("respond", "#", "--agreed={}"), 1), (("diagnose", "#", "--cause={}"), 1), (("remote", "#", "--consent={}", "--assisted={}"), 2),
    (("visit", "#", "--engineer", "wang", "--agreed-by={}", "--plan={}"), 2), (("arrive", "#", "--attended-by={}", "--as", "wang"), 1),
    (("approve", "#", "plan", "--by", "yang", "--note={}", "--plan={}"), 2), (("note", "#", "--", "{}"), 1), (("note", "#", "--anomaly", "--seen-by={}", "--", "{}"), 2),
    (("leave", "#", "--result={}", "--attended-by={}", "--carried-out-by={}", "--as", "wang"), 3), (("tell", "#", "--to={}", "--how={}"), 2),
    (("pause", "#", "--reason", "customer", "--note={}"), 1), (("resume", "#", "--reason={}"), 1), (("escalate", "#", "--to", "expert", "--reason={}", "--tried={}"), 2),
    (("vendor", "#", "--reference={}", "--", "{}"), 2), (("vendor", "#", "--answer={}"), 1), (("standby", "#", "--ours", "wang", "--customers", "yang", "--reason={}"), 1),
    (("cover", "#", "--verdict", "covered", "--cause={}", "--proof={}"), 2), (("resolve", "#", "--solution={}", "--cause={}"), 2),
    (("confirm", "#", "--by", "yang", "--how={}"), 1), (("reopen", "#", "--reason={}"), 1), (("link", "#", "C-1", "--relation={}"), 1),
    (("withdraw", "#", "--by", "yang", "--reason={}"), 1))
OPEN = ("open", "--level", "P3", "--reporter", "yang", "--symptom={}", "--error-text={}", "--error-code={}", "--asset={}", "--product={}", "--external-id={}", "--", "{}")


def leaves(value):
    if isinstance(value, dict):
        for one in value.values():
            yield from leaves(one)
    elif isinstance(value, list):
        for one in value:
            yield from leaves(one)
    else:
        yield value


class Track:
    """What was typed, by request id, so that the record can be held against it."""

    def __init__(self, home):
        self.home, self.typed, self.refusals, self.number = home, {}, Counter(), 0

    def run(self, words, text, expected):
        self.number += 1
        request = f"t{self.number}"
        words = [word.replace("{}", text) for word in words]
        at = words.index("--") if "--" in words else len(words)
        done = self.home.run("case", *words[:at], "--request-id", request, *words[at:])
        if done.returncode == 0:
            self.typed[request] = (words[0], text, expected)
        else:
            self.refusals[words[0], done.returncode] += 1
        return done


def live(check, track, texts, whole):
    """Opens a case for each text; the chosen ones are lived through. {case: text}"""
    opened, wrong = {}, []
    for family, text in texts:
        done = track.run(OPEN, text, 7)
        if done.returncode == 0:
            opened[f"C-{len(opened) + 2}"] = text  # C-1 is the harmless one
        elif done.returncode not in REFUSED:
            wrong.append((text[:30], done.returncode))
        if done.returncode or text not in whole:
            continue
        number = f"C-{len(opened) + 1}"
        for words, expected in LIFE:
            done = track.run([word.replace("#", number) for word in words], text, expected)
            if done.returncode not in REFUSED | {0}:
                wrong.append((words[0], text[:30], done.returncode, done.stderr.decode()[:80]))
    check("each text is taken or refused by a rule", not wrong, f"{track.number} commands; {wrong[:3]}")
    for raw in corpus.BYTES:
        done = subprocess.run([PROGRAM.encode(), b"case", b"open", raw, b"--reporter", b"yang"], **track.home.options())
        check(f"{raw!r} is no text: refused", done.returncode == 2 and not corpus.hidden(done.stderr.decode("utf-8", "replace")), str(done.returncode))
    return opened


def recorded(check, home, track):
    """Each value of each event that was acknowledged is the text, byte for byte."""
    events = {}
    for event in home.events():
        if event["request_id"]:
            events.setdefault(event["request_id"], []).append(event)
    for request, (verb, text, expected) in track.typed.items():
        kept = sum(value == text for event in events.get(request, []) for value in leaves(event["payload"]))
        check(f"case {verb}: {text[:30]!r} is stored byte for byte", kept >= expected, f"{kept} of {expected}: {str(events.get(request))[:300]}" if kept < expected else "")


def printed(check, home, opened, whole):
    lists = {}
    for form in ("json", "jsonl", "csv", "tsv", "table"):
        raw = home.run("case", "list", "--all", "--limit", "99999", "--format", form).stdout.decode("utf-8")
        check(f"case list as {form}: nothing hidden", not corpus.hidden(raw), str(corpus.hidden(raw)[:3]))
        lists[form] = raw
    titles = {"json": {row["id"]: row["title"] for row in json.loads(lists["json"])["cases"]},
              "jsonl": {row["id"]: row["title"] for row in map(json.loads, lists["jsonl"].splitlines())},
              "csv": {row["id"]: row["title"] for row in csv.DictReader(io.StringIO(lists["csv"], newline=""), strict=True)},
              "tsv": {line.split("\t")[0]: line.split("\t")[3] for line in lists["tsv"].splitlines()[1:]}}
    for number, text in opened.items():
        for form in ("json", "jsonl"):
            check(f"{text[:30]!r} as {form} is the same value", titles[form].get(number) == text, repr(titles[form].get(number))[:100])
        shown = corpus.visible(text, lines=True)
        check(f"{text[:30]!r} as csv is the visible text", titles["csv"].get(number) in (shown, "'" + shown), repr(titles["csv"].get(number))[:100])
        cell = corpus.visible(text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r"))
        check(f"{text[:30]!r} as tsv is the visible text", titles["tsv"].get(number) in (cell, "'" + cell), repr(titles["tsv"].get(number))[:100])
        if text not in whole:
            continue
        value = json.loads(home.run("case", "show", number, "--history", "--format", "json").stdout)
        check(f"{text[:30]!r} in case show as json: symptom, error and asset are the same", [value[k] for k in ("title", "symptom", "error_text", "asset")] == [text] * 4)
        for words in (("case", "show", number, "--history"), ("case", "brief", number), ("case", "why", number), ("case", "export", number),
                      ("log", "list", "--subject", number, "--all"), ("log", "list", "--subject", number, "--all", "--format", "csv"),
                      ("report", "render", "service", number, "--paper", "html"), ("report", "render", "service", number, "--paper", "markdown"),
                      ("report", "render", "service", number, "--paper", "json")):
            raw = home.run(*words).stdout.decode("utf-8")
            found = corpus.hidden(raw)
            check(f"{text[:30]!r} in svcdesk {' '.join(words[:2])} {words[-1]}: nothing hidden", raw and not found, str(found[:3]))


def toml(text):
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f").replace("\u0085", "\\u0085")


def terms_of(texts):
    """The reference contract with every text as the name of a person, a site and a reason for a pause."""
    table = lambda head, text, more="": f"[{head}]\nname = {text}\n{more}"
    both = lambda text: "{ en = " + toml(text) + " }"
    new = "".join(table(f"people.p{n}", toml(text), f'roles = ["all"]\nemail = "p{n}@example.test"\n') + table(f"sites.s{n}", both(text)) +
                  table(f"pause-reasons.r{n}", both(text)) for n, text in enumerate(texts))
    return CONTRACT.read_text().replace("[people.zhang]", table("roles.all", '{ en = "All" }') + new + "[people.zhang]", 1)


def contract(check, texts):
    """Names of a contract: what can be shown as it is is kept, every other one is refused with its place."""
    plain = [text for _, text in texts if corpus.visible(text) == text and len(text) < 5000]
    unseen = [text for _, text in texts if corpus.hidden(text)]
    with Home(where="/dev/shm") as home:
        path = home.path / "hostile.toml"
        path.write_text(terms_of(unseen))
        done = home.run("contract", "check", str(path), "--format", "json")
        said = done.stdout.decode() + done.stderr.decode()
        for number, text in enumerate(unseen):
            check(f"{text[:30]!r} as a person's name is refused", done.returncode == 5 and f"people.p{number}.name" in said)
        check("the refusals show nothing hidden", not corpus.hidden(said), str(corpus.hidden(said)[:3]))
        path.write_text(terms_of(plain))
        done = home.run("contract", "apply", str(path), "--format", "json")
        check("a contract of hostile names is applied", done.returncode == 0, done.stderr.decode()[:300])
        check("the file is kept byte for byte", home.run("contract", "show", "--file").stdout == path.read_bytes())
        for words in (("contract", "team"), ("contract", "show"), ("contract", "list"), ("contract", "team", "--format", "csv"), ("contract", "show", "--format", "json"),
                      ("doctor",), ("log", "list", "--all"), ("contract", "diff", str(CONTRACT))):
            raw = home.run(*words).stdout.decode()
            check(f"svcdesk {' '.join(words[:2])} on hostile names: nothing hidden", raw and not corpus.hidden(raw), str(corpus.hidden(raw)[:3]))


def told(check, texts):
    """Titles in letters, web hooks, commands and files."""
    try:
        import sinks
        from email import message_from_bytes, policy
    except ImportError:
        print("  skipped: python3-aiosmtpd is not installed")
        return
    box = sinks.Mailbox()
    with sinks.MailServer(box, data_size_limit=1 << 26) as mail, sinks.WebServer() as web, Home(where="/dev/shm") as home:
        config = home.path / ".config" / "svcdesk" / "config.toml"
        config.parent.mkdir(parents=True)
        seen, drop = home.path / "seen", home.path / "drop.jsonl"
        smtp = f'[channels.email]\nkind = "smtp"\nhost = "127.0.0.1"\nport = "{mail.port}"\ntls = "none"\nfrom = "desk@example.test"\n'
        hook = f'[channels.sms]\nkind = "webhook"\nurl = "http://127.0.0.1:{web.port}/"\nsecret-env = "HOOK"\n'
        command = '[channels.sms]\nkind = "command"\ncommand = ["/bin/sh", "-c", "env -0 >>$0; cat >>$0; printf \'\\\\0\\\\0\' >>$0", "%s"]\n' % seen
        file = f'[channels.email]\nkind = "file"\npath = "{drop}"\n'
        for number, (_, text) in enumerate(texts):
            config.write_text(smtp + hook if number % 2 else file + command)
            if home.run("case", "open", "--level", "P1", "--reporter", "yang", "--", text).returncode == 0:
                home.run("sweep", HOOK="geheim")
        notices = {e["payload"]["message_id"]: e["payload"] for e in home.events() if e["type"] == "notice.queued"}
        letters = {str(m["Message-ID"]).strip("<>"): m for m in (message_from_bytes(e.content, policy=policy.default) for e in box.letters)}
        hooks = {r[2]["Idempotency-Key"]: json.loads(r[3]) for r in web.requests}
        files = {row["message_id"]: row for row in map(json.loads, drop.read_text().splitlines())}
        runs = {}
        for record in seen.read_bytes().split(b"\0\0")[:-1]:
            *environment, body = record.split(b"\0")
            values = dict(one.decode().split("=", 1) for one in environment if b"=" in one)
            runs[values["SVCDESK_MESSAGE_ID"]] = (values, body.decode())
        check("letters, web hooks, commands and files were sent", all((letters, hooks, files, runs)), f"{len(letters)} {len(hooks)} {len(runs)} {len(files)}")
        for message_id, notice in notices.items():
            title, body = notice["title"], notice["body"]
            if message_id in letters:
                got = letters[message_id]
                fine = got["Subject"].strip() == corpus.visible(title).strip() and got.get_content().replace("\r\n", "\n").rstrip("\n") == \
                    body.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n") and not corpus.hidden(got["Subject"])
                check(f"a letter {title[:30]!r}", fine, f"{got['Subject'][:80]!r}")
            elif message_id in hooks:
                check(f"a web hook {title[:30]!r}", (hooks[message_id]["title"], hooks[message_id]["body"]) == (title, body))
            elif message_id in files:
                check(f"a line of a file {title[:30]!r}", (files[message_id]["title"], files[message_id]["body"]) == (title, body))
            elif message_id in runs:
                values, given = runs[message_id]
                check(f"a command {title[:30]!r}", given.removesuffix("\n") == body and corpus.visible(title).startswith(values["SVCDESK_TITLE"][:1000]) and
                      not corpus.hidden(values["SVCDESK_TITLE"]), f"{values['SVCDESK_TITLE'][:80]!r}")


def run(fault, size, seed, check):
    texts = corpus.texts()
    check("the corpus has at least 400 texts", len(texts) >= 400, str(len(texts)))
    rng = random.Random(seed)
    if size < len(texts):
        texts = rng.sample(texts, min(len(texts), 6 * size))
    chosen = texts if size >= len(texts) else rng.sample(texts, size)
    whole = {text for _, text in chosen}
    with Home(where="/dev/shm") as home:
        home.run("case", "open", "a harmless one", "--reporter", "yang", "--level", "P3")
        track = Track(home)
        opened = live(check, track, texts, whole)
        check("nearly every text can be a title", len(opened) > len(texts) * 9 // 10, f"{len(opened)} of {len(texts)}; refused {dict(track.refusals)}")
        recorded(check, home, track)
        printed(check, home, opened, whole)
        problem = home.sound()
        check("chains verify and the tables are those of the events", not problem, problem)
    contract(check, texts)
    told(check, [one for one in chosen if len(one[1]) < 20000])

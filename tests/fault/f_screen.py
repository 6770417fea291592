"""Texts that want to run: in a browser through a report, in a terminal through whatever is printed.

The report of a hostile case has, letter by letter, the elements and attributes of the report of a harmless one;
headless Chromium, where it is installed, runs none of its scripts and asks for nothing. No control character, C1,
bidi or invisible character of a text reaches a pseudo-terminal, whatever the format.
"""
import html.parser
import http.server
import os
import pty
import random
import re
import select
import shutil
import subprocess
import tempfile
import threading
from pathlib import Path

import corpus
from desk import PROGRAM, Home

WHAT = {"F16": "scripts in reports, escapes on a terminal"}
SIZES = {"F16": {"ci": 24, "full": 300}}
COLOUR = re.compile(r"\x1b\[(?:0|1|2|31|32|33|1;31)?m")  # what svcdesk itself paints with


class Shape(html.parser.HTMLParser):
    """Elements and attributes in order, and the text between them."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.tags, self.text = [], []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, tuple(sorted(attributes))))

    def handle_endtag(self, tag):
        self.tags.append(("/" + tag, ()))

    def handle_data(self, data):
        self.text.append(data)

    def handle_comment(self, data):
        self.tags.append(("!", data))

    def handle_decl(self, decl):
        self.tags.append(("!decl", decl))

    def handle_pi(self, data):
        self.tags.append(("?", data))

    def unknown_decl(self, data):
        self.tags.append(("![", data))


def case(home, text):
    """One case with the text in every field of its report; its id, or '' where it is refused."""
    done = home.run("case", "open", text, "--level", "P3", "--reporter", "yang", "--symptom", text, "--error-text", text,
                    "--error-code", text, "--asset", text, "--product", text, "--format", "json")
    if done.returncode:
        return ""
    number = re.search(rb'"id": "(C-\d+)"', done.stdout).group(1).decode()
    for words in (("note", number, text), ("respond", number, "--agreed", text), ("visit", number, "--engineer", "wang", "--agreed-by", "yang", "--plan", text),
                  ("arrive", number, "--as", "wang"), ("diagnose", number, "--cause", text),
                  ("cover", number, "--verdict", "covered", "--cause", text, "--proof", text),
                  ("leave", number, "--result", text, "--as", "wang"), ("resolve", number, "--solution", text, "--cause", text)):
        home.run("case", *words)
    return number


def report(home, number, paper):
    return home.run("report", "render", "service", number, "--paper", paper, "--lang", "en")


def pages(check, home, payloads):
    """The reports of all payloads; their pages."""
    plain = Shape(report(home, case(home, "a harmless text"), "html").stdout.decode())
    out = []
    for text in payloads:
        number = case(home, text)
        if not number:
            continue
        page = report(home, number, "html").stdout.decode()
        shape = Shape(page)
        mine = [tag for tag in shape.tags if tag[0] != "br"]
        theirs = [tag for tag in plain.tags if tag[0] != "br"]
        shown = " ".join("".join(shape.text).split())
        wanted = " ".join(text.replace("\0", "").split())
        loose = lambda value: re.sub(r"\\u\{[0-9a-f]+\}|[^\w<>&=\"']", "", corpus.visible(value))
        check(f"{text[:50]!r} in a report: the elements of a harmless one", mine == theirs,
              str([pair for pair in zip(mine, theirs) if pair[0] != pair[1]][:2]))
        check(f"{text[:50]!r} in a report: it is read as it was written", loose(wanted) in loose(shown))
        check(f"{text[:50]!r} in a report: nothing hidden", not corpus.hidden(page), str(corpus.hidden(page)[:3]))
        check(f"{text[:50]!r} in a report: a policy that lets nothing in",
              any(dict(attributes).get("content", "").startswith("default-src 'none'; style-src 'sha256-") for tag, attributes in shape.tags if tag == "meta"))
        marked = report(home, number, "markdown").stdout.decode()
        bare = re.sub(r"\\.", "", marked)
        check(f"{text[:50]!r} in Markdown: no element, no link, nothing hidden",
              not re.search(r"<[a-zA-Z/!?]|\]\(|^\s*\[[^\]]*\]:", bare, re.M) and not corpus.hidden(marked), str(re.findall(r"<[a-zA-Z/!?][^\n]{0,30}", bare)[:2]))
        out.append(page)
    return out


def browse(check, home, pages_of):
    """Each page in headless Chromium: its title stays, and a server that it could ask is asked for nothing."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("  skipped: chromium is not installed")
        return
    asked = []

    class Listen(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(f"document.title='{corpus.STOLEN}'".encode())

        do_POST = do_HEAD = do_GET

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listen)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    folder = Path(tempfile.mkdtemp(prefix="svcdesk-pages-"))
    stolen, failed, loaded = [], [], 0

    def load(page, name):
        path = folder / f"{name}.html"
        path.write_text(page.replace("127.0.0.1:9", f"127.0.0.1:{server.server_port}"))
        done = subprocess.run([chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--virtual-time-budget=2000",
                               f"--user-data-dir={folder}/profile", "--dump-dom", f"file://{path}"], capture_output=True, timeout=120)
        return done.stdout.decode("utf-8", "replace"), done.returncode

    dom, _ = load(f"<title>x</title><script>document.title='{corpus.STOLEN}'</script><img src=http://127.0.0.1:9/seen>", "control")
    check("the browser runs the scripts and asks for the pictures of a page that may", f"<title>{corpus.STOLEN}" in dom and "/seen" in asked, dom[:200])
    asked.clear()
    for number, page in enumerate(pages_of):
        dom, code = load(page, str(number))
        loaded += "<main" in dom
        if code or "<main" not in dom:
            failed.append(number)
        if re.search(rf"<title>[^<]*{corpus.STOLEN}", dom):
            stolen.append(number)
    server.shutdown()
    shutil.rmtree(folder, ignore_errors=True)
    check("each report was loaded in Chromium", not failed and loaded == len(pages_of), f"{loaded} of {len(pages_of)}; {failed[:5]}")
    check("no script of a report ran", not stolen, str(stolen[:5]))
    check("no report asked for anything", not asked, str(asked[:5]))


def on_terminal(home, *words):
    """What the command writes to a pseudo-terminal, output and errors together."""
    master, slave = pty.openpty()
    options = home.options(TERM="xterm-256color")
    process = subprocess.Popen([PROGRAM, *words], cwd=options["cwd"], env=options["env"], stdin=subprocess.DEVNULL, stdout=slave, stderr=slave)
    os.close(slave)
    out = b""
    while True:
        try:
            ready, _, _ = select.select([master], [], [], 20)
            part = os.read(master, 65536) if ready else b""
        except OSError:  # the other end is closed
            break
        if not part:
            break
        out += part
    process.wait(20)
    os.close(master)
    return out.decode("utf-8", "surrogateescape").replace("\r\r\n", "\n").replace("\r\n", "\n")


def screens(check, home, payloads):
    numbers = [number for number in (case(home, text) for text in payloads) if number]
    home.run("sweep", "--no-deliver")
    commands = [("case", "list", "--all", "--limit", "9999"), ("board",), ("due", "--limit", "9999"), ("log", "list", "--all"), ("notify", "list", "--limit", "9999"),
                ("case", "search", "text", "--all"), ("report", "render", "monthly", home.events()[-1]["recorded"][:7], "-o", "-")]
    for words in commands:
        for form in ("table", "json", "jsonl", "csv", "tsv"):
            if words[0] == "report" and form != "table":
                continue
            shown = on_terminal(home, *words, "--format", form)
            hidden = corpus.hidden(COLOUR.sub("", shown))
            check(f"svcdesk {' '.join(words[:2])} as {form} on a terminal: nothing hidden", not hidden and "\r" not in shown, f"{len(shown)} characters, {hidden[:3]}")
    for number in numbers:
        said = {}
        for words in (("case", "show", number, "--history"), ("case", "why", number), ("case", "brief", number), ("case", "show", number, "--format", "csv"),
                      ("report", "render", "service", number, "--paper", "markdown")):
            found = corpus.hidden(COLOUR.sub("", on_terminal(home, *words)))
            if found:
                said[words[:2]] = found[:3]
        check(f"{number} on a terminal: nothing hidden", not said, str(said))
    for text in payloads:  # errors, hints and completions repeat what was typed
        for words in (("case", "show", text), ("case", "open", "x", "--level", text, "--reporter", "yang"), (text,), ("case", text), ("--db", f"/nonexistent/{text}", "due"),
                      ("log", "list", "--from", text), ("contract", "check", f"/nonexistent/{text}"), ("case", "list", "--format", text)):
            shown = COLOUR.sub("", on_terminal(home, *words))
            check(f"{text[:30]!r} in svcdesk {' '.join(words[:1])[:20]}: the error shows nothing hidden", not corpus.hidden(shown) and "\r" not in shown, repr(shown[:120]))


def run(fault, size, seed, check):
    rng = random.Random(seed)
    markup = [text for _, text in corpus.texts("markup")]
    terminal = [text for _, text in corpus.texts("terminal")]
    if size < len(markup) + len(terminal):
        markup, terminal = rng.sample(markup, size // 2), rng.sample(terminal, size // 4)
    with Home(where="/dev/shm") as home:
        loaded = pages(check, home, markup + terminal[:len(terminal) // 4])
        screens(check, home, terminal)
        if size >= 200:
            browse(check, home, loaded)

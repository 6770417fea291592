"""Texts that want to be more than a text in a letter: headers, recipients, a second letter.

What arrives at a real SMTP server has exactly the intended recipient, the intended headers and the one body.
"""
import email
import email.header
import email.policy
import email.utils
import json
import random
import subprocess
import sys

import corpus
from desk import BIN, ROOT

sys.path.insert(0, str(ROOT / "tests" / "delivery"))

WHAT = {"F17": "headers and recipients in texts"}
SIZES = {"F17": {"ci": 60, "full": 300}}
HELPER = BIN.parent / "libexec" / "svcdesk" / "svcdesk-helper"
HEADERS = ["Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "X-Auto-Response-Suppress", "MIME-Version",
           "Content-Type", "Content-Transfer-Encoding"]
ADDRESSES = ("li@example.test, eve@example.test", "li@example.test>\r\nRCPT TO:<eve@example.test", "li@example.test\nBcc: eve@example.test",
             "<li@example.test>", "li@example.test;eve@example.test", "li@example.test eve@example.test", "li@example.test,", "li@", "@example.test",
             "li", "", "li@example.test ", " li@example.test", "li@a@example.test", "\"li\"@example.test", "li@example.test\x00", "李@example.test",
             "li@example.test\r", "li@example.test\n", "li\t@example.test", "li@example.test\x7f", "(x)li@example.test", "li@[127.0.0.1]", "a:li@example.test;",
             "a" * 300 + "@example.test", "li@example.test> SIZE=1", "li@example.test\u2028", "=?UTF-8?Q?li?=@example.test,", "-li\\@example.test", "li%eve@x,y")
# Ends that some servers take for the end of a letter (SMTP smuggling, CVE-2023-51764 and its kin), and lines with dots.
BODIES = (".", "..", ".x", "\n.\n", "\r.\r", "\r\n.\r\n", "\n.\r\n", "\r\n.\n", "\r\n.\r", "\r.\n", "\r\n\x00.\r\n", "\n\n.\n\n", "QUIT\r\n", "From me\n", "",
          "a\r\n.\r\nMAIL FROM:<eve@example.test>\r\nRCPT TO:<eve@example.test>\r\nDATA\r\nstolen\r\n.\r\n",
          "a\n.\nMAIL FROM:<eve@example.test>\nRCPT TO:<eve@example.test>\nDATA\nstolen\n.\n", "a\r.\rMAIL FROM:<eve@example.test>\r",
          "a\n.\r\nMAIL FROM:<eve@example.test>\r\n", "x" * 998, "x" * 999, "x" * 5000, "." * 999, "字" * 3000, "tab\there", "bell\x07", "trailing  ",
          "--x\nContent-Type: text/html\n\n<b>x", "a\u2028.\u2028b", "a\x0b.\x0cb", "\x1a", "a\x04\n.\n")


def send(port, **parcel):
    settings = {"host": "127.0.0.1", "port": str(port), "tls": "none", "from": "desk@example.test",
                "from-name": parcel.pop("name", "Service desk"), **parcel.pop("settings", {})}
    request = {"kind": "smtp", "settings": settings, "timeout_ms": 5000,
               "parcel": {"message_id": "n7.1@desk.example.test", "to": "li@example.test", "title": "C-12 due", "body": "Case C-12 is due.\n",
                          "date": 1768184460, "urgent": False, **parcel}}
    done = subprocess.run([HELPER, "send"], input=json.dumps(request).encode(), capture_output=True, env={}, timeout=20)
    return json.loads(done.stdout) if done.returncode == 0 else {"outcome": f"exit {done.returncode}", "detail": done.stderr.decode()}


def parse(envelope):
    return email.message_from_bytes(envelope.content, policy=email.policy.default)


def sender_of(envelope):
    """The sender's name. Python's newer reader keeps the blank between two encoded words, which RFC 2047 (6.2) drops."""
    name, _ = email.utils.parseaddr(email.message_from_bytes(envelope.content)["From"])
    return str(email.header.make_header(email.header.decode_header(name)))


def letter(check, box, name, answer, subject, body, sender="Service desk"):
    """The newest letter is the one that was meant, and the only one."""
    taken = box.letters[:]
    box.letters.clear()
    if answer["outcome"] != "delivered" or len(taken) != 1:
        return check(name, False, f"{answer}, {len(taken)} letters")
    envelope, got = taken[0], parse(taken[0])
    raw_head, _, raw_body = envelope.content.partition(b"\r\n\r\n")
    lines = envelope.content.split(b"\r\n")
    plain = body.replace("\r\n", "\n").replace("\r", "\n")
    wrong = []
    if (envelope.mail_from, envelope.rcpt_tos) != ("desk@example.test", ["li@example.test"]):
        wrong.append((envelope.mail_from, envelope.rcpt_tos))
    if [n for n in got.keys() if not n.startswith("X-Peer")] != HEADERS:
        wrong.append(got.keys())
    if got["Subject"] != subject or any(c in got["Subject"] for c in "\r\n"):
        wrong.append(f"subject {got['Subject'][:80]!r}")
    if got["To"] != "li@example.test" or got["From"].addresses[0].addr_spec != "desk@example.test" or len(got["From"].addresses) != 1:
        wrong.append(f"{got['From']} {got['To']}")
    if sender_of(envelope).strip() != sender.strip():
        wrong.append(f"sender {sender_of(envelope)[:80]!r}")
    if got.get_content().replace("\r\n", "\n").rstrip("\n") != plain.rstrip("\n") or got.is_multipart():
        wrong.append(f"body {got.get_content()[:80]!r}")
    if max(map(len, lines)) > 998 or b"\n" in envelope.content.replace(b"\r\n", b"") or b"\r" in envelope.content.replace(b"\r\n", b""):
        wrong.append("lines")
    if b"\0" in envelope.content or any(byte > 126 for byte in envelope.content):
        wrong.append("bytes that are not seven-bit text")
    return check(name, not wrong, str(wrong)[:300])


def run(fault, size, seed, check):
    try:
        import sinks
    except ImportError:
        print("  skipped: python3-aiosmtpd is not installed")
        return
    texts = [text for _, text in corpus.texts("mail")]
    if size > len(texts):
        texts += random.Random(seed).sample([text for _, text in corpus.texts("markup", "terminal", "shape", "shell")], size - len(texts))
    box = sinks.Mailbox()
    with sinks.MailServer(box, data_size_limit=1 << 26) as server:
        for text in texts:
            title = corpus.visible(text)
            letter(check, box, f"title {text[:50]!r}", send(server.port, title=text), subject_of(title), "Case C-12 is due.\n")
        for text in texts[:size // 2]:
            name = corpus.visible(text[:200])
            letter(check, box, f"sender's name {text[:50]!r}", send(server.port, name=text[:200]), "C-12 due", "Case C-12 is due.\n", subject_of(name))
        for text in BODIES:
            letter(check, box, f"body {text[:50]!r}", send(server.port, body=text), "C-12 due", text)
        for text in ADDRESSES:
            answer = send(server.port, to=text)
            check(f"address {text[:50]!r} is refused", answer["outcome"] == "refused" and "not a mail address" in answer["detail"], str(answer)[:200])
        for key in ("from", "reply-to", "envelope-from"):
            for text in ("a@b.test>\r\nx", "a@b.test\r\nBcc: e@x", "a@b.test, e@x.test"):
                check(f"setting {key} = {text!r} waits for the operator", send(server.port, settings={key: text})["outcome"] == "try-again")
        for text in ("n7\r\nBcc: <eve@example.test>", "n7> <x", "n 7", "", "n7\0"):
            answer = send(server.port, message_id=text)
            check(f"message id {text!r}: one letter, one header", answer["outcome"] == "delivered" and
                  [n for n in parse(box.letters[-1]).keys() if not n.startswith("X-Peer")] == HEADERS, str(answer))
            box.letters.clear()
        answer = send(server.port, settings={"helo": "x\r\nRCPT TO:<eve@example.test>"})
        check("a name for EHLO is one word", not box.letters or box.letters[0].rcpt_tos == ["li@example.test"], str(answer))


def subject_of(text):
    """As a reader of headers has it: blanks at the beginning of an unencoded header are not part of it."""
    plain = len(text) <= 60 and "=?" not in text and all(0x20 <= ord(c) < 0x7f for c in text)
    return text.lstrip(" ") if plain else text

"""A real SMTP and HTTP server that misbehaves by plan, and writes down each message that it takes before it answers.

usage: sink.py SMTP-PORT HTTP-PORT LOG SEED PERCENT
PERCENT of the tries go wrong, in a way that the message's id, the number of the try and the seed decide. "die" ends
the process between taking a message and saying so; whoever started it starts it again.
"""
import asyncio
import email
import email.policy
import hashlib
import http.server
import json
import logging
import os
import sys
import threading
import time
from collections import Counter

from aiosmtpd.controller import Controller

SMTP, HTTP, LOG, SEED, PERCENT = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4], int(sys.argv[5])
# Taken and not said so: a second copy of these is nobody's fault.
UNSAID = ("die", "hang after", "drop after")
WAYS = ("later", "500", "hang before", "slow", "drop before", *UNSAID)
tries = Counter()
lock = threading.Lock()


def way_of(message_id):
    """How this try goes; what was tried before the process died does not count."""
    with lock:
        tries[message_id] += 1
        digest = hashlib.sha256(f"{SEED} {message_id} {tries[message_id]}".encode()).digest()
    return WAYS[digest[1] % len(WAYS)] if digest[0] * 100 // 256 < PERCENT else "ok"


def take(kind, message_id, way):
    line = json.dumps({"kind": kind, "id": message_id, "way": way, "at": time.time()}) + "\n"
    file = os.open(LOG, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(file, line.encode())
    os.close(file)
    if way == "die":
        os._exit(9)


class Mail:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("poison"):
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        message_id = str(message["Message-ID"]).strip("<>")
        way = way_of(message_id)
        if way == "later":
            return "450 4.2.0 come again"
        if way == "500":
            return "451 4.3.0 our fault"
        if way == "hang before":
            await asyncio.sleep(30)
        if way == "slow":
            for _ in range(60):
                server.transport.write(b"2")
                await asyncio.sleep(0.1)
        if way in ("hang before", "slow", "drop before"):
            server.transport.abort()
            return "451 gone"
        take("smtp", message_id, way)
        if way == "hang after":
            await asyncio.sleep(30)
        if way != "ok":
            server.transport.abort()
            return "451 gone"
        return "250 taken"


class Web(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        message_id = self.headers["Idempotency-Key"]
        if json.loads(body)["to"].startswith("poison"):
            return self.answer(410)
        way = way_of(message_id)
        if way in ("later", "500"):
            return self.answer(429 if way == "later" else 503)
        if way == "hang before":
            time.sleep(5)
        if way == "slow":
            try:
                for _ in range(60):
                    self.wfile.write(b"H")
                    time.sleep(0.1)
            except OSError:
                pass
        if way in ("hang before", "slow", "drop before"):
            return self.drop()
        take("http", message_id, way)
        if way == "hang after":
            time.sleep(5)
        return self.answer(200) if way == "ok" else self.drop()

    def answer(self, code):
        self.send_response(code)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def drop(self):
        self.close_connection = True
        self.connection.close()

    def log_message(self, *_):
        pass

    def handle_one_request(self):
        try:
            super().handle_one_request()
        except (OSError, ValueError):
            self.close_connection = True


def main():
    logging.disable(logging.CRITICAL)
    http.server.ThreadingHTTPServer.allow_reuse_address = True
    web = http.server.ThreadingHTTPServer(("127.0.0.1", HTTP), Web)
    threading.Thread(target=web.serve_forever, daemon=True).start()
    Controller(Mail(), hostname="127.0.0.1", port=SMTP).start()
    print("ready", flush=True)
    while os.getppid() != 1:  # whoever started it has gone: so does it
        time.sleep(0.2)


if __name__ == "__main__":
    main()

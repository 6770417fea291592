"""Servers on the loopback that take what the helper sends, or misbehave on purpose."""

import hashlib
import hmac
import http.server
import logging
import os
import socket
import ssl
import subprocess
import threading
import time
import warnings

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

logging.disable(logging.CRITICAL)  # it logs each failing client, and here they fail on purpose
warnings.simplefilter("ignore")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Mailbox:
    """An aiosmtpd handler that keeps every message and can be told what to answer."""

    def __init__(self):
        self.letters = []
        self.rcpt_answers = []
        self.data_answers = []

    async def handle_RCPT(self, server, session, envelope, address, options):
        answer = self.rcpt_answers.pop(0) if self.rcpt_answers else "250 OK"
        if answer.startswith("2"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server, session, envelope):
        answer = self.data_answers.pop(0) if self.data_answers else "250 taken"
        if answer.startswith("2"):
            self.letters.append(envelope)
        return answer


class MailServer:
    def __init__(self, mailbox, **options):
        self.mailbox = mailbox
        self.controller = Controller(mailbox, hostname="127.0.0.1", port=free_port(), **options)

    def __enter__(self):
        self.controller.start()
        return self

    def __exit__(self, *_):
        self.controller.stop()

    @property
    def port(self):
        return self.controller.port


def authenticator(user, password):
    def check(server, session, envelope, mechanism, data):
        good = isinstance(data, LoginPassword) and data.login == user and data.password == password
        return AuthResult(success=good, handled=False)

    return check


class Script:
    """A raw TCP server: `play(connection)` is run for each connection in a thread."""

    def __init__(self, play):
        self.play = play
        self.socket = socket.socket()
        self.socket.bind(("127.0.0.1", 0))
        self.socket.listen(8)
        self.port = self.socket.getsockname()[1]
        self.stopping = threading.Event()

    def __enter__(self):
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.stopping.set()
        self.socket.close()

    def _serve(self):
        while not self.stopping.is_set():
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            threading.Thread(target=self._one, args=(connection,), daemon=True).start()

    def _one(self, connection):
        try:
            with connection:
                self.play(connection, self.stopping)
        except OSError:
            pass


def smtp_until_data(connection, answers):
    """Talks SMTP as far as DATA; `answers` overrides a verb's answer."""
    stream = connection.makefile("rwb")
    stream.write(b"220 sink ESMTP\r\n")
    stream.flush()
    while True:
        line = stream.readline()
        if not line:
            return None
        verb = line.split()[0].upper().decode("ascii", "replace") if line.split() else ""
        stream.write(answers.get(verb, b"354 go on\r\n" if verb == "DATA" else b"250 sink\r\n"))
        stream.flush()
        if verb == "DATA" or verb == "QUIT":
            return stream


class Web(http.server.BaseHTTPRequestHandler):
    def _take(self):
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        self.server.requests.append((self.command, self.path, dict(self.headers), body))
        status, text = self.server.answers.pop(0) if self.server.answers else (200, "fine")
        if status == 302:
            self.send_response(302)
            self.send_header("Location", text)
            self.end_headers()
            return
        self.send_response(status)
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())

    do_POST = do_GET = do_PUT = _take

    def log_message(self, *_):
        pass


class WebServer:
    def __init__(self, context=None):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Web)
        self.server.requests = []
        self.server.answers = []
        if context:
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    @property
    def port(self):
        return self.server.server_address[1]

    @property
    def requests(self):
        return self.server.requests

    @property
    def answers(self):
        return self.server.answers


def signature_is_right(headers, body, secret):
    parts = dict(part.split("=", 1) for part in headers["Svcdesk-Signature"].split(","))
    expected = hmac.new(secret.encode(), parts["t"].encode() + b"." + body, hashlib.sha256)
    fresh = abs(int(parts["t"]) - time.time()) < 60
    return fresh and hmac.compare_digest(expected.hexdigest(), parts["v1"])


def make_certificates(folder):
    """An authority of our own and a server certificate for 127.0.0.1; returns (ca, server context)."""

    def openssl(*args):
        subprocess.run(["openssl", *args], cwd=folder, check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)

    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", "ca.key",
            "-out", "ca.pem", "-subj", "/CN=drill authority")
    openssl("req", "-newkey", "rsa:2048", "-nodes", "-keyout", "server.key", "-out", "server.csr",
            "-subj", "/CN=127.0.0.1")
    with open(os.path.join(folder, "san.txt"), "w", encoding="ascii") as san:
        san.write("subjectAltName=IP:127.0.0.1,DNS:localhost\n")
    openssl("x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key",
            "-CAcreateserial", "-days", "2", "-extfile", "san.txt", "-out", "server.pem")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(os.path.join(folder, "server.pem"), os.path.join(folder, "server.key"))
    return os.path.join(folder, "ca.pem"), context

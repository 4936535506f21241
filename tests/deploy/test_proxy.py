"""The proxy's configuration in a real Caddy, with TLS: what gets through to the skill, and when."""

import http.client
import re
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager, suppress
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from typing import ClassVar

import pytest

from skill.hosts.gunicorn_conf import keepalive, threads
from skill.hosts.limits import connections
from tests.deploy.test_container import DEPLOY, PUBLIC, free_port

CADDY = Path(sys.executable).with_name("caddy")
HIDDEN = [
    "/metrics",
    "/healthz",
    "/./metrics",
    "/%6detrics",
    "/x/../metrics",
    "/pictures/../metrics",
    "/pictures/%2e%2e/metrics",
    "/pictures",
    "/picturesque.png",
    "/privacy.html",
    "/no",
]
ON_THIS_MACHINE = "admin off\n\tskip_install_trust\n\tauto_https disable_redirects"
"""No port but the one that is tried, and no change to what this machine trusts."""


PASSED_ON = 128
"""Connections to the skill at once."""
PROXY_WAITS = 5.0
"""Seconds that the proxy waits for a whole request."""
BODY = b" " * 100_000
SLOW = "/pictures/slow.png"


class Echo(BaseHTTPRequestHandler):
    """Stands where the skill would, and answers with the path or the length of the body."""

    paths: ClassVar[list[str]] = []
    """Of the requests whose head at least has got through."""
    busy = most_busy = 0
    counting = Lock()

    def do_GET(self) -> None:
        self.paths.append(self.path)
        if self.path == SLOW:
            self.take_long()
        self.answer(self.path)

    def take_long(self) -> None:
        """Answer late, and note how many do at once."""
        with self.counting:
            Echo.busy += 1
            Echo.most_busy = max(Echo.busy, Echo.most_busy)
        time.sleep(2.0)
        with self.counting:
            Echo.busy -= 1

    def do_POST(self) -> None:
        self.paths.append(self.path)
        self.answer(str(len(self.rfile.read(int(self.headers["Content-Length"])))))

    def answer(self, text: str) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_arguments: object) -> None:
        """Keep the test's output clean."""


class Listening(ThreadingHTTPServer):
    """A server at which many can knock at once."""

    request_queue_size = 1024


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("caddy")
    port = free_port()
    with Listening(("127.0.0.1", 0), Echo) as skill:
        Thread(target=skill.serve_forever, daemon=True).start()
        text = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
        text = text.replace("admin off", ON_THIS_MACHINE)
        text = text.replace("coach:8080", f"127.0.0.1:{skill.server_port}")
        (folder / "Caddyfile").write_text(text, encoding="utf-8")
        proxy = subprocess.Popen(
            [CADDY, "run", "--config", "Caddyfile", "--adapter", "caddyfile"],
            cwd=folder,
            env={"SITE": f"https://localhost:{port}", "HOME": str(folder)},
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_for(port)
            yield port
        finally:
            proxy.terminate()
            proxy.wait(10)
            skill.shutdown()


def wait_for(port: str) -> None:
    patient_until = time.monotonic() + 30
    while True:
        try:
            get(port, "/")
        except OSError:
            assert time.monotonic() < patient_until, "Caddy does not answer"
            time.sleep(0.1)
        else:
            return


@cache
def trusting_anybody() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def get(port: str, path: str, patience: float = 5.0) -> tuple[int, str]:
    connection = http.client.HTTPSConnection(
        "localhost", int(port), timeout=patience, context=trusting_anybody()
    )
    with closing(connection):
        connection.request("GET", path)
        with connection.getresponse() as response:
            return response.status, response.read().decode()


@pytest.mark.parametrize("path", sorted(path.replace("/*", "/x.png") for path in PUBLIC))
def test_public_paths_reach_the_skill(port: str, path: str) -> None:
    assert get(port, path) == (200, path)


@pytest.mark.parametrize("path", HIDDEN)
def test_no_other_path_does(port: str, path: str) -> None:
    assert get(port, path) == (404, "")


@contextmanager
def connected(port: str) -> Iterator[ssl.SSLSocket]:
    plain = socket.create_connection(("localhost", int(port)), timeout=30)
    with plain, trusting_anybody().wrap_socket(plain, server_hostname="localhost") as sock:
        yield sock


def head(length: int) -> bytes:
    return b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n" % length


def test_a_whole_request_reaches_the_skill_in_one(port: str) -> None:
    with connected(port) as sock:
        sock.sendall(head(len(BODY)) + BODY)
        assert sock.recv(1000).endswith(str(len(BODY)).encode())


def test_a_crowd_waits_at_the_proxy_and_everybody_is_answered(port: str) -> None:
    many = PASSED_ON * 3 // 2
    with ThreadPoolExecutor(max_workers=many) as crowd:
        answers = crowd.map(lambda _: get(port, SLOW, patience=60.0), range(many))
        assert set(answers) == {(200, SLOW)}
    assert PASSED_ON / 2 < Echo.most_busy <= PASSED_ON


def test_the_proxy_passes_on_less_than_a_worker_takes() -> None:
    text = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
    assert f"max_conns_per_host {PASSED_ON}" in text
    assert threads < PASSED_ON < connections(1024, threads)
    (kept,) = re.findall(r"keepalive (\d+)s", text)
    assert int(kept) < keepalive


def test_slow_senders_wait_at_the_proxy_and_never_reach_the_skill(port: str) -> None:
    Echo.paths.clear()
    with ExitStack() as stack:
        head_stalls, head_drips, body_stalls, body_drips = (
            stack.enter_context(connected(port)) for _ in range(4)
        )
        for sock in (head_stalls, head_drips):
            sock.sendall(head(len(BODY))[:40])
        for sock in (body_stalls, body_drips):
            sock.sendall(head(len(BODY)))
        until = time.monotonic() + PROXY_WAITS + 1.0
        while time.monotonic() < until:
            drip(head_drips, body_drips)
            assert get(port, "/terms") == (200, "/terms")
            time.sleep(0.5)
        assert b" 400 " in head_stalls.recv(1000)
    assert set(Echo.paths) == {"/terms"}


def drip(*socks: ssl.SSLSocket) -> None:
    """Send a byte to each."""
    for sock in socks:
        with suppress(OSError):
            sock.sendall(b"x")

"""Clients that send a byte at a time, or never read, over the service's own port."""

import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from simulator.amazon.web_service import Server
from skill.hosts.gunicorn_conf import threads
from skill.hosts.web.limited_socket import RECEIVING, SENDING
from tests.web.conftest import AMAZON, Starter, body_now

ASKED = b"GET /privacy HTTP/1.1\r\nHost: x\r\n\r\n"


@pytest.fixture
def alone(start: Starter) -> Iterator[Server]:
    """A server that nobody else needs, with pages."""
    contact = "mailto:owner@example.org"
    with start(CRAMP_COACH_OWNER="Owner", CRAMP_COACH_CONTACT=contact) as server:
        assert is_served(server)
        yield server


def is_served(server: Server) -> bool:
    body = body_now()
    return server.ask("POST", "/", body, AMAZON.headers(body)).status == 200


def connect(server: Server, stack: ExitStack) -> socket.socket:
    sock = stack.enter_context(socket.socket())
    # A small window, so that little fits into what the kernel holds for a reader.
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    sock.settimeout(5.0)
    sock.connect(server.address)
    return sock


def busy(server: Server) -> int:
    """Connections of the worker."""
    return sum(
        "socket:" in str(link.readlink()) for link in Path(f"/proc/{server.worker}/fd").iterdir()
    )


def fill(sock: socket.socket) -> None:
    """Ask until nothing more is taken, and read nothing."""
    with suppress(TimeoutError):
        for _ in range(50_000):
            sock.sendall(ASKED)


def test_a_client_that_never_reads_is_dropped(alone: Server) -> None:
    before = busy(alone)
    with ExitStack() as stack, ThreadPoolExecutor(threads) as pool:
        socks = [connect(alone, stack) for _ in range(threads)]
        for done in [pool.submit(fill, sock) for sock in socks]:
            done.exception()
        patient_until = time.monotonic() + SENDING + 10
        while busy(alone) > before:
            assert time.monotonic() < patient_until, "they are waited for"
            time.sleep(0.2)
        assert is_served(alone)
    assert "Traceback" not in alone.log


@pytest.mark.parametrize("sent", [b"POST / HT", b"POST / HTTP/1.1\r\nContent-Length: 9\r\n"])
def test_a_client_that_sends_a_byte_at_a_time_is_dropped(alone: Server, sent: bytes) -> None:
    with ExitStack() as stack:
        socks = [connect(alone, stack) for _ in range(threads)]
        began = time.monotonic()
        for sock in socks:
            sock.sendall(sent)
        while time.monotonic() < began + RECEIVING + 1.0:
            for sock in socks:
                drip(sock)
            time.sleep(0.5)
        assert is_served(alone)
        assert time.monotonic() - began < RECEIVING + 3.0
    assert "Traceback" not in alone.log


def drip(sock: socket.socket) -> None:
    with suppress(OSError):
        sock.sendall(b"x")


def test_a_connection_that_is_to_be_closed_is_closed_at_once(alone: Server) -> None:
    asked = ASKED.replace(b"Host: x", b"Host: x\r\nConnection: close")
    for sent in (asked, b"nonsense\r\n\r\n"):
        began = time.monotonic()
        assert alone.write(sent)
        assert time.monotonic() - began < RECEIVING / 2

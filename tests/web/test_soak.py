"""Ten thousand good and bad requests, and what they leave behind."""

import itertools
import socket
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BufferedReader
from pathlib import Path
from uuid import uuid4

from simulator.amazon.authority import CHAIN_URL, JSON
from simulator.amazon.web_service import Server
from tests.web.conftest import AMAZON, Starter, body_now

REQUESTS = 10_000
WARMING = 2_000
CONNECTIONS = 2
DOWNLOADING = 20
"""Rounds between two requests with a chain of which nobody has heard; each is a download."""
ALLOWED = 4 * 1024
"""KiB that the server may have grown by after it has warmed up; to keep each body would be more."""

Sent = tuple[bytes, dict[str, str], int]
"""A body, its headers, and the status that belongs to them."""


def test_ten_thousand_requests_leave_nothing_behind(start: Starter) -> None:
    with start() as server:
        seen = soak(server, WARMING)
        before = resident(server)
        seen += soak(server, REQUESTS - WARMING)
        grown = resident(server) - before
        lines = [line for line in server.log.splitlines() if '"answered"' not in line]
    assert seen == {"as expected": REQUESTS}
    assert grown < ALLOWED, f"grown by {grown} KiB"
    assert len(lines) < 20, lines


def soak(server: Server, number: int) -> Counter[str]:
    """How many of so many requests were answered as they should be."""
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        shares = pool.map(lambda _: share(server, number // CONNECTIONS), range(CONNECTIONS))
        return sum(shares, Counter[str]())


def share(server: Server, number: int) -> Counter[str]:
    seen = Counter[str]()
    with (
        socket.create_connection(server.address, timeout=30) as sock,
        sock.makefile("rb") as answers,
    ):
        for body, headers, status in itertools.islice(requests(), number):
            sock.sendall(written(body, headers))
            found = read(answers)
            seen["as expected" if found == status else f"{found} for {status}"] += 1
    return seen


def written(body: bytes, headers: dict[str, str]) -> bytes:
    lines = [f"{name}: {value}" for name, value in headers.items()]
    head = ["POST / HTTP/1.1", "Host: x", f"Content-Length: {len(body)}", *lines, "", ""]
    return "\r\n".join(head).encode() + body


def read(answers: BufferedReader) -> int:
    """The status of the next answer."""
    status, *lines = iter(answers.readline, b"\r\n")
    length = next(line for line in lines if line.startswith(b"Content-Length:"))
    answers.read(int(length.split()[1]))
    return int(status.split()[1])


def requests() -> Iterator[Sent]:
    """Good requests and bad ones in turn."""
    good = body_now()
    headers = AMAZON.headers(good)
    forged = {**headers, "Signature-256": AMAZON.sign(b"another")}
    signed = [(bad, AMAZON.headers(bad)) for bad in (b"\xff", b"[" * 5000, b'{"request": {}}')]
    for number in itertools.count():
        yield good, headers, 200
        yield good + b" " * (number % 999 + 1), headers, 400
        yield good, forged, 400
        yield good, {"Content-Type": JSON}, 400
        yield b"x" * 1000, {"Content-Type": "text/plain"}, 400
        yield (*signed[number % len(signed)], 400)
        if number % DOWNLOADING == 0:
            url = CHAIN_URL.replace("cert", f"cert-{uuid4().hex}")
            yield good, {**headers, "SignatureCertChainUrl": url}, 400


def resident(server: Server) -> int:
    """KiB of memory of the process that answers."""
    status = Path(f"/proc/{server.worker}/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0])

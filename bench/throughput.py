"""Measures the CPU time of a request to the web service under gunicorn.

The coach verifies every request; the bare skill does not. The requests are signed with a test
authority that the coach is configured to trust, and sent over loopback. Only the CPU time of the
worker process counts, so that neither the client nor other processes affect the result.
"""

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from http import HTTPStatus
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.contenders import BARE, Costs, Progress
from simulator.amazon.authority import CHAIN_URL, Certified, amazon, top
from simulator.amazon.publisher import file, publishing
from simulator.amazon.web_service import Server, ask
from simulator.device.request_json import Json

IN_MEMORY = "cramp coach, remembering in memory"
IN_SQLITE = "cramp coach, remembering in SQLite"
REQUESTS = 200
"""Requests that each server answers in a round."""

Sent = tuple[bytes, Mapping[str, str]]
"""A body and its headers."""


@dataclass(frozen=True, slots=True)
class Served:
    """How a server is started: arguments of gunicorn, and its store."""

    arguments: tuple[str, ...] = ()
    store: str = ""


def measure_throughput(bodies: Mapping[str, Json], rounds: int, progress: Progress) -> Costs:
    """Let all servers answer the same requests, in turns.

    Args:
        bodies: Name → envelope; sent one after the other.
        rounds: Rounds of `REQUESTS` that count; one more before them warms up.
        progress: Called with the share of the work that is done.

    Returns:
        The median CPU time of a request, in seconds.
    """
    signer = amazon(time.time())
    requests = [_signed(body, signer) for body in bodies.values()]
    durations: dict[str, list[float]] = {}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        servers = _start(folder, signer, stack)
        for done in range(rounds + 1):
            for name, server in servers.items():
                durations.setdefault(name, []).append(_round(server, requests))
            progress((done + 1) / (rounds + 1))
    return {"verified request": {name: median(rest) for name, (_, *rest) in durations.items()}}


def _signed(body: Json, signer: Certified) -> Sent:
    now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    sent = json.dumps({**body, "request": {**body["request"], "timestamp": now}}).encode()
    return sent, signer.headers(sent)


def _start(folder: Path, signer: Certified, stack: ExitStack) -> dict[str, Server]:
    roots = folder / "roots.pem"
    roots.write_bytes(top(signer).pem)
    publisher = stack.enter_context(publishing(top(signer), time.time(), folder))
    publisher.answers[CHAIN_URL.partition("amazonaws.com")[2]] = file(signer.chain)
    trusting = {"HTTPS_PROXY": publisher.proxy, "CRAMP_COACH_TRUST_ROOTS": str(roots)}
    served = {
        BARE.name: Served(("bench.bare_web:app", "--worker-class", "gthread")),
        IN_MEMORY: Served(store="memory:"),
        IN_SQLITE: Served(store=f"sqlite:///{folder}/people.sqlite3"),
    }
    return {
        name: stack.enter_context(_server(folder / str(place), how, trusting))
        for place, (name, how) in enumerate(served.items())
    }


def _server(folder: Path, how: Served, trusting: Mapping[str, str]) -> Server:
    folder.mkdir()
    anybody = {"CRAMP_COACH_SKILL_ID": ""}
    return Server(folder, *how.arguments, CRAMP_COACH_STORE=how.store, **trusting, **anybody)


def _round(server: Server, requests: Sequence[Sent]) -> float:
    """The mean CPU time of a request in one round, in seconds."""
    connection = server.connect()
    before = _busy_seconds(server.worker)
    for body, headers in _rotated(requests):
        reply = ask(connection, "POST", "/", body, headers)
        if reply.status != HTTPStatus.OK:
            raise RuntimeError(f"answered by {reply.status}: {server.log}")
    connection.close()
    return (_busy_seconds(server.worker) - before) / REQUESTS


def _rotated(requests: Sequence[Sent]) -> Iterator[Sent]:
    return islice(cycle(requests), REQUESTS)


def _busy_seconds(process: int) -> float:
    """CPU time of a process so far, user and system together.

    The id of its clock is computed as in clock_getcpuclockid(3); see the kernel's posix-timers.h.
    """
    return time.clock_gettime(~process << 3 | 2)

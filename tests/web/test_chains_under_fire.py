"""Certificates at the worst moments: the first second, a failure, a flood, a proxy in between."""

import itertools
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest

from simulator.amazon.authority import CHAIN_URL, JSON, PUBLISHER, Validity, leaf, root
from simulator.amazon.publisher import Amazon, Answer, file, missing
from simulator.amazon.web_service import Server, ask
from tests.web.conftest import AMAZON, CHAIN_PATH, NOW, Starter, body_now

FLOODING = 12
"""Connections over which a flood comes."""


@contextmanager
def answering(published: Amazon, answer: Answer) -> Iterator[None]:
    """The publisher answers like this for a while; the test makes sure that nothing was cached."""
    before = published.answers[CHAIN_PATH]
    published.answers[CHAIN_PATH] = answer
    try:
        yield
    finally:
        published.answers[CHAIN_PATH] = before


def slowly(seconds: float, answer: Answer) -> Answer:
    def answer_late(stream: object) -> None:
        time.sleep(seconds)
        answer(stream)  # type: ignore[arg-type]

    return answer_late


def status(server: Server, url: str = CHAIN_URL) -> int:
    """The status of a genuine request."""
    body = body_now()
    return server.ask("POST", "/", body, AMAZON.headers(body, url)).status


@pytest.mark.parametrize("seconds", [0.0, 0.3])
@pytest.mark.parametrize("number", [12, 40])
def test_the_first_second_after_a_start_refuses_nobody(
    start: Starter, published: Amazon, seconds: float, number: int
) -> None:
    with (
        answering(published, slowly(seconds, file(AMAZON.chain))),
        start() as server,
        ThreadPoolExecutor(number) as pool,
    ):
        asked = [pool.submit(status, server) for _ in range(number)]
        assert {one.result() for one in asked} == {200}


def test_after_a_download_that_failed_the_next_request_is_answered(
    start: Starter, published: Amazon
) -> None:
    with start() as server:
        with answering(published, slowly(0.2, missing)):
            assert status(server) == 400
        assert status(server) == 200
    assert "chain fetch (the answer is 404)" in server.log


def test_strangers_do_not_spend_the_downloads_of_genuine_requests(
    start: Starter, published: Amazon
) -> None:
    with start() as server:
        with answering(published, missing):
            headers = {**AMAZON.headers(b"{}"), "Content-Type": JSON}
            assert server.ask("POST", "/", b"{}", headers).status == 400
        assert status(server) == 200


@contextmanager
def flood(server: Server, url: str, body: bytes) -> Iterator[list[int]]:
    """Requests with a new URL each, as many as get through; gives their statuses."""
    over, numbers, seen = Event(), itertools.count(1000), list[int]()

    def pour() -> None:
        with closing(server.connect()) as connection:
            while not over.is_set():
                headers = AMAZON.headers(body, url.format(next(numbers)))
                seen.append(ask(connection, "POST", "/", body, headers).status)

    threads = [Thread(target=pour) for _ in range(FLOODING)]
    for thread in threads:
        thread.start()
    try:
        yield seen
    finally:
        over.set()
        for thread in threads:
            thread.join()


ELSEWHERE = f"https://{PUBLISHER}/echo.api/x-{{}}.pem"
ALIKE = f"https://{PUBLISHER}/echo.api/echo-api-cert-{{}}.pem"


@pytest.mark.parametrize("url", [ELSEWHERE, ALIKE])
@pytest.mark.parametrize("body", [b"{}", body_now()], ids=["any body", "a body of ours"])
def test_a_flood_does_not_keep_the_first_genuine_request_out(
    start: Starter, published: Amazon, url: str, body: bytes
) -> None:
    with start() as server, flood(server, url, body) as seen:
        while len(seen) < FLOODING:
            time.sleep(0.01)
        began = time.monotonic()
        assert status(server) == 200
        assert time.monotonic() - began < 2.0
        for _ in range(20):
            assert status(server) == 200
    assert set(seen) <= {400}


def test_who_stands_in_between_is_named(start: Starter, published: Amazon, tmp_path: Path) -> None:
    """A proxy that signs for the publisher itself, and is trusted by nobody here."""
    file = tmp_path / "roots.pem"
    file.write_bytes(root(Validity.around(NOW), "somebody else").pem)
    with start(CRAMP_COACH_TRUST_ROOTS=str(file)) as server:
        assert status(server) == 400
    assert "refused: chain fetch (tls: unable to get local issuer certificate) 1" in server.log


def test_a_proxy_that_is_not_there_is_named(start: Starter) -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]
    with start(HTTPS_PROXY=f"http://secret:secret@127.0.0.1:{port}") as server:
        assert status(server) == 400
    assert "refused: chain fetch (proxy: connection refused) 1" in server.log
    assert "secret" not in server.log


def test_a_chain_that_is_not_trusted_is_named(start: Starter, published: Amazon) -> None:
    stranger = leaf(root(Validity.around(NOW), "stranger"), Validity.around(NOW))
    with start() as server, answering(published, file(stranger.chain)):
        assert status(server) == 400
    assert "refused: chain (it is not trusted) 1" in server.log
    assert "echo.api" not in server.log

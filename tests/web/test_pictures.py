"""Pictures of cards over real sockets: to the app, and without delay for who is cramping."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from deploy.package.icons import size_of
from simulator.amazon.web_service import Server
from skill.hosts.web.card_pictures import draw_all, every_picture
from tests.web.conftest import AMAZON, Starter, body_now
from tests.web.test_soak import resident

PATH = "/pictures/toes_up-720x480.png"
APP = "https://ask-ifr-download.s3.amazonaws.com"
ASKING = 48
"""Clients that ask for pictures."""
LONGEST = 1.0
"""Seconds that an answer may take meanwhile."""
GROWN = 16 * 1024
"""KiB that the server may have grown by."""


@pytest.fixture(scope="module", autouse=True)
def _drawn() -> None:
    """What `make serve` does first."""
    draw_all()


def test_the_app_gets_a_picture_and_may_keep_it(server: Server) -> None:
    reply = server.ask("GET", PATH, headers={"Origin": APP})
    assert reply.status == 200
    assert size_of(reply.body) == (720, 480)
    assert reply.headers["Content-Type"] == "image/png"
    assert reply.headers["Access-Control-Allow-Origin"] == APP
    assert reply.headers["Cache-Control"] == "public, max-age=86400"
    again = server.ask("GET", PATH, headers={"If-None-Match": reply.headers["ETag"]})
    assert (again.status, again.body) == (304, b"")


def test_a_head_says_how_large_a_picture_is(server: Server) -> None:
    whole = server.ask("GET", PATH)
    head = server.ask("HEAD", PATH)
    assert (head.status, head.body) == (200, b"")
    assert head.headers["Content-Length"] == str(len(whole.body))


def test_other_pictures_are_not_found(server: Server) -> None:
    for path in ("/pictures/none.png", "/pictures/", "/pictures", "/pictures/../metrics"):
        reply = server.ask("GET", path)
        assert (reply.status, reply.body) == (404, b"Not Found\n")


def test_asking_for_all_pictures_at_once_delays_nobody_and_costs_no_memory(start: Starter) -> None:
    names = [*every_picture()]
    with start() as server, ThreadPoolExecutor(ASKING) as pool:
        body = body_now()
        headers = AMAZON.headers(body)
        assert server.ask("POST", "/", body, headers).status == 200
        before = resident(server)
        asked = [pool.submit(server.ask, "GET", f"/pictures/{name}") for name in names * 4]
        longest = 0.0
        while not asked[-1].done():
            began = time.monotonic()
            assert server.ask("POST", "/", body, headers).status == 200
            longest = max(longest, time.monotonic() - began)
        assert {one.result().status for one in asked} == {200}
        assert resident(server) - before < GROWN
    assert longest < LONGEST

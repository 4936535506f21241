"""Connections that are used again, over real sockets."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from socket import socket
from ssl import SSLContext
from threading import Thread

import pytest

from skill.adapters.deadline import Deadline
from skill.adapters.http_client import HttpClient
from skill.adapters.http_message import HttpError, HttpResponse
from tests.support.scripted_server import (
    Script,
    ScriptedServer,
    answering,
    answering_once,
    heard,
    http,
    hung_up,
    scripted,
    silent,
)

LONG = 5.0
TIMEOUT = 0.2
OK = HttpResponse(200, b"ok")


class Posting:
    """A client that posts to one server."""

    def __init__(self, server: ScriptedServer) -> None:
        self.server = server
        self.client = HttpClient(keep_alive=True)
        self.url = server.address.replace("127.0.0.1", "localhost")

    def post(self, seconds: float = LONG) -> HttpResponse:
        return self.client.request("POST", self.url, {}, b"?", Deadline.after(seconds))


@contextmanager
def posting(*scripts: Script, tls: SSLContext | None = None) -> Iterator[Posting]:
    with scripted(*scripts, tls=tls) as server:
        posting = Posting(server)
        with closing(posting.client):
            yield posting


def test_a_connection_is_kept_whatever_the_status() -> None:
    with posting(answering(http(b"ok"), http(b"", 503), http(b"ok"))) as one:
        assert [one.post() for _ in range(3)] == [OK, HttpResponse(503, b""), OK]
        assert one.server.connections == 1


def test_nobody_is_told_to_close_it() -> None:
    arrived: list[bytes] = []

    def listening(connection: socket) -> None:
        arrived.append(heard(connection))
        connection.sendall(http(b"ok"))

    with posting(listening) as one:
        one.post()
    assert b"connection:" not in arrived[0]


def test_a_closed_client_connects_anew() -> None:
    with posting(answering(http(b"ok"))) as one:
        one.post()
        one.client.close()
        assert one.post() == OK
        assert one.server.connections == 2


LAST = {
    "it says so": b"HTTP/1.1 200 OK\r\nConnection: Close\r\nContent-Length: 2\r\n\r\nok",
    "its version is older": http(b"ok").replace(b"1.1", b"1.0"),
}


@pytest.mark.parametrize("why", LAST)
def test_a_server_that_wants_to_hang_up_is_let_go(why: str) -> None:
    with posting(answering(LAST[why])) as one:
        assert [one.post(), one.post()] == [OK, OK]
        assert one.server.connections == 2


def test_each_server_has_connections_of_its_own() -> None:
    with posting(answering(http(b"ok"))) as one, scripted(answering(http(b"other"))) as other:
        one.post()
        deadline = Deadline.after(LONG)
        answer = one.client.request("POST", other.address, {}, b"?", deadline)
        assert answer == HttpResponse(200, b"other")
        assert one.post() == OK
        assert (one.server.connections, other.connections) == (1, 1)


def test_a_kept_connection_that_has_gone_stale_is_replaced() -> None:
    with posting(answering_once(http(b"one")), answering_once(http(b"two"))) as one:
        assert [one.post().body, one.post().body] == [b"one", b"two"]
        assert one.server.connections == 2


def test_a_new_connection_that_breaks_is_not_tried_twice() -> None:
    with posting(hung_up) as one:
        with pytest.raises(ConnectionError):
            one.post()
        assert one.server.connections == 1


def test_a_connection_is_not_used_again_after_a_broken_answer() -> None:
    broken, good = answering(http(b"too much", length=3)), answering(http(b"ok"))
    with posting(broken, good) as one:
        with pytest.raises(HttpError):
            one.post()
        assert one.post() == OK
        assert one.server.connections == 2


def test_an_answer_of_unknown_length_is_an_error() -> None:
    unknown = posting(answering_once(b"HTTP/1.1 200 OK\r\n\r\nok"))
    with unknown as one, pytest.raises(HttpError, match="unknown length"):
        one.post()


def test_threads_have_connections_of_their_own() -> None:
    with posting(answering(http(b"ok"))) as one:
        answers: list[HttpResponse] = []
        threads = [
            Thread(target=lambda: answers.extend(one.post() for _ in range(20))) for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert answers == [OK] * 80
        assert one.server.connections <= 4


def test_a_kept_connection_that_says_nothing_is_not_tried_twice() -> None:
    def once(connection: socket) -> None:
        heard(connection)
        connection.sendall(http(b"ok"))
        silent(connection)

    with posting(once) as one:
        one.post()
        with pytest.raises(TimeoutError):
            one.post(TIMEOUT)
        assert one.server.connections == 1


@pytest.mark.usefixtures("trusting")
def test_a_connection_of_tls_is_kept(tls: SSLContext) -> None:
    with posting(answering(http(b"ok")), tls=tls) as one:
        assert [one.post() for _ in range(3)] == [OK] * 3
        assert one.server.connections == 1


@pytest.mark.usefixtures("trusting")
def test_a_stale_connection_of_tls_is_replaced(tls: SSLContext) -> None:
    with posting(answering_once(http(b"ok")), tls=tls) as one:
        assert [one.post() for _ in range(3)] == [OK] * 3
        assert one.server.connections == 3

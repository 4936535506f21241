import logging
import sys
from socket import socketpair

import pytest
from gunicorn.http.errors import ConfigurationProblem, InvalidHeader, UnsupportedTransferCoding

from skill.hosts.web import worker
from skill.hosts.web.responses import HEADERS


@pytest.fixture
def own() -> worker.Worker:
    """A worker without a server around it."""
    return worker.Worker.__new__(worker.Worker)


@pytest.mark.parametrize(
    "error",
    [InvalidHeader("X: my calf"), UnsupportedTransferCoding("gzip"), ConfigurationProblem("x")],
    ids=repr,
)
def test_what_is_no_http_gets_the_same_answer_as_every_bad_request(
    own: worker.Worker, error: Exception
) -> None:
    here, there = socketpair()
    with here, there:
        own.handle_error(None, there, None, error)
        there.close()
        answer = here.recv(10_000).decode()
    head, _, body = answer.partition("\r\n\r\n")
    assert head.startswith("HTTP/1.1 400 ")
    assert body == "Bad Request\n"
    for line in ("Connection: close", f"Content-Length: {len(body)}"):
        assert line in head.splitlines()
    assert all(f"{name}: {value}" in head.splitlines() for name, value in HEADERS.items())


def test_a_sender_that_is_gone_is_no_error(own: worker.Worker) -> None:
    here, there = socketpair()
    here.close()
    with there:
        own.handle_error(None, there, None, InvalidHeader("x"))


def record(error: Exception | None) -> logging.LogRecord:
    info = (type(error), error, None) if error else sys.exc_info()
    return logging.LogRecord("gunicorn.error", logging.ERROR, __file__, 1, "x", (), info)


def test_a_connection_that_breaks_off_is_not_logged() -> None:
    assert not worker._is_worth_logging(record(ConnectionResetError()))
    assert worker._is_worth_logging(record(ArithmeticError()))
    assert worker._is_worth_logging(record(None))

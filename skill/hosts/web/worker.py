"""gunicorn's threaded worker, with the skill's own answer to malformed requests.

It needs a proxy in front that buffers requests, as `deploy/Caddyfile` does: otherwise a slow sender
would occupy one of its threads for seconds.
"""

import logging
from contextlib import suppress
from http import HTTPStatus
from socket import SHUT_RDWR, socket

from gunicorn.http.errors import ParseException
from gunicorn.workers.gthread import TConn, ThreadWorker

from skill.hosts.web.limited_socket import LimitedSocket
from skill.hosts.web.responses import HEADERS, plain_response
from skill.hosts.web.shared_numbers import count_in_row

MAX_DISCARDED = 64 * 1024
"""Bytes of a rejected request that are read and thrown away before the connection is closed."""


class Worker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """A threaded worker that differs from gunicorn's own in three ways.

    gunicorn's answer to bytes that are not HTTP tells the sender what is wrong, sometimes with a
    status of 5xx, and is logged each time. And gunicorn waits for the client to close a connection
    in the only thread that accepts new ones; and without a limit for a client that sends slowly, or
    never reads its answer.
    """

    row = 1
    """Row of the shared numbers in which it counts; the server gives it another one."""

    def init_process(self) -> None:
        """Start the worker, with errors of broken connections kept out of the log."""
        count_in_row(self.row)
        self.log.error_log.addFilter(_is_worth_logging)
        super().init_process()

    def handle(self, conn: TConn) -> object:
        """Read and answer a request; returns whether the connection stays open."""
        _limited(conn).expect_request()
        stays_open = super().handle(conn)
        if not stays_open:
            _hang_up(conn.sock)
        return stays_open

    def handle_error(self, req: object, client: socket, addr: object, exc: Exception) -> None:
        """Answer bytes that are not HTTP with a plain 400."""
        if not isinstance(exc, ParseException):
            super().handle_error(req, client, addr, exc)
            return
        with suppress(OSError):
            client.sendall(_bad_request())


def _limited(conn: TConn) -> LimitedSocket:
    """The connection's socket, replaced by one with limits when the first request comes."""
    if not isinstance(conn.sock, LimitedSocket):
        conn.sock = LimitedSocket(fileno=conn.sock.detach())
    return conn.sock


def _hang_up(sock: socket) -> None:
    """Shut a connection down, so that gunicorn does not wait for the client to close it."""
    with suppress(OSError):
        # If data is left unread, the kernel resets the connection and the answer may get lost.
        sock.setblocking(False)
        sock.recv(MAX_DISCARDED)
    with suppress(OSError):
        sock.shutdown(SHUT_RDWR)


def _bad_request() -> bytes:
    answer = plain_response(HTTPStatus.BAD_REQUEST)
    answer.headers.update(HEADERS, Connection="close")
    return f"HTTP/1.1 {answer.status}\r\n{answer.headers}{answer.get_data(as_text=True)}".encode()


def _is_worth_logging(record: logging.LogRecord) -> bool:
    """Whether a record reports more than a broken connection (OSError)."""
    return not (record.exc_info and isinstance(record.exc_info[1], OSError))

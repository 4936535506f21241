"""gunicorn's threaded worker, which answers bad requests as the skill does.

It relies on a proxy in front that passes a request on only when all of it has arrived, as
`deploy/Caddyfile` does: whoever sends slowly would hold one of its threads.
"""

import logging
from contextlib import suppress
from http import HTTPStatus
from socket import MSG_DONTWAIT, SHUT_RDWR, socket

from gunicorn.http.errors import ParseException
from gunicorn.workers.gthread import TConn, ThreadWorker

from skill.hosts.web.responses import HEADERS, plain_response

MAX_DISCARDED = 64 * 1024
"""Bytes of a rejected request that are taken unread."""


class Worker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """Answers with threads.

    gunicorn's own worker says in its answer what was wrong with bytes that are not HTTP, sometimes
    with a 5xx, and logs each time. And it waits for the other side to hang up in the one thread
    that takes new connections.
    """

    def init_process(self) -> None:
        """Start to work."""
        self.log.error_log.addFilter(_is_worth_logging)
        super().init_process()

    def handle(self, conn: TConn) -> object:
        """Read and answer a request; what it returns is whether the connection stays open."""
        stays_open = super().handle(conn)
        if not stays_open:
            _hang_up(conn.sock)
        return stays_open

    def handle_error(self, req: object, client: socket, addr: object, exc: Exception) -> None:
        """Reject what cannot be read as HTTP."""
        if not isinstance(exc, ParseException):
            super().handle_error(req, client, addr, exc)
            return
        with suppress(OSError):
            client.sendall(_bad_request())


def _hang_up(sock: socket) -> None:
    """End a connection, so that gunicorn finds it ended and need not wait for the other side."""
    with suppress(OSError):
        # An answer can get lost when something is left unread.
        sock.recv(MAX_DISCARDED, MSG_DONTWAIT)
    with suppress(OSError):
        sock.shutdown(SHUT_RDWR)


def _bad_request() -> bytes:
    answer = plain_response(HTTPStatus.BAD_REQUEST)
    answer.headers.update(HEADERS, Connection="close")
    return f"HTTP/1.1 {answer.status}\r\n{answer.headers}{answer.get_data(as_text=True)}".encode()


def _is_worth_logging(record: logging.LogRecord) -> bool:
    """Whether a record tells more than that a connection broke off."""
    return not (record.exc_info and isinstance(record.exc_info[1], OSError))

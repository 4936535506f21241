"""gunicorn's threaded worker, with nothing to say about bad requests and no time for idle ones."""

import logging
import struct
from contextlib import suppress
from http import HTTPStatus
from socket import MSG_DONTWAIT, SHUT_RD, SHUT_RDWR, SO_RCVTIMEO, SOL_SOCKET, socket
from threading import Thread
from time import monotonic, sleep

from gunicorn.http.errors import ParseException
from gunicorn.workers.gthread import TConn, ThreadWorker

from skill.hosts.web.responses import HEADERS, plain_response

HURRY = 5.0
"""Seconds within which all of a request has to be there."""
STALLED = 3
"""Seconds that a thread waits for the next bytes of a request that has begun."""
MAX_DISCARDED = 64 * 1024
"""Bytes of a refused request that are taken unread."""

_STALLED = struct.pack("ll", STALLED, 0)


class Worker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """Answers with threads.

    gunicorn's own answers what is no HTTP with what was wrong, sometimes with a 5xx, and logs each
    time; it waits for ever for the rest of a request; and to see the other side hang up it waits in
    the one thread that takes new connections.
    """

    def init_process(self) -> None:
        """Start to work."""
        self.log.error_log.addFilter(_is_worth_logging)
        self._reading: dict[socket, float] = {}
        Thread(target=self._hurry, name="hurry", daemon=True).start()
        super().init_process()

    def enqueue_req(self, conn: TConn) -> None:
        """Have a thread read and answer the next request of a connection."""
        if not conn.initialized:
            conn.sock.setsockopt(SOL_SOCKET, SO_RCVTIMEO, _STALLED)
        super().enqueue_req(conn)

    def handle(self, conn: TConn) -> object:
        """Read and answer a request; what it returns is whether the connection goes on."""
        self._reading[conn.sock] = monotonic() + HURRY
        goes_on = super().handle(conn)
        self._reading.pop(conn.sock, None)
        if not goes_on:
            _hang_up(conn.sock)
        return goes_on

    def _hurry(self) -> None:
        """Read no more from whoever takes too long: each holds a thread."""
        while True:
            sleep(HURRY / 10)
            for sock, until in list(self._reading.items()):
                if monotonic() > until:
                    with suppress(OSError):
                        sock.shutdown(SHUT_RD)

    def handle_error(self, req: object, client: socket, addr: object, exc: Exception) -> None:
        """Refuse what cannot be read as HTTP."""
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
    """Whether a record tells more than that a connection broke off or stalled."""
    return not (record.exc_info and isinstance(record.exc_info[1], OSError))

"""A local server on real sockets, whose behaviour tests script."""

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from time import sleep

Script = Callable[[socket.socket], None]
"""Function that handles one connection."""


class ScriptedServer:
    """Handles each connection with the next script, and all further ones with the last."""

    def __init__(self, scripts: tuple[Script, ...], tls: ssl.SSLContext | None) -> None:
        self._scripts = scripts
        self._tls = tls
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self.connections = 0
        self.port: int = self._listening.getsockname()[1]
        scheme = "https" if tls else "http"
        self.address = f"{scheme}://127.0.0.1:{self.port}"

    def serve(self) -> None:
        """Accept connections until the server is closed."""
        with suppress(OSError):
            while True:
                connection, _ = self._listening.accept()
                script = self._scripts[min(self.connections, len(self._scripts) - 1)]
                self.connections += 1
                self._open.append(connection)
                Thread(target=self._follow, args=(script, connection), daemon=True).start()

    def _follow(self, script: Script, connection: socket.socket) -> None:
        with suppress(OSError):
            if self._tls is not None:
                connection = self._tls.wrap_socket(connection, server_side=True)
                self._open.append(connection)
            script(connection)

    def close(self) -> None:
        """Close the server and all connections."""
        for each in (self._listening, *self._open):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()


@contextmanager
def scripted(*scripts: Script, tls: ssl.SSLContext | None = None) -> Iterator[ScriptedServer]:
    """Run a server with these scripts."""
    server = ScriptedServer(scripts, tls)
    thread = Thread(target=server.serve)
    thread.start()
    try:
        yield server
    finally:
        server.close()
        thread.join()


def http(body: bytes, status: int = 200, length: int | None = None) -> bytes:
    """The bytes of an HTTP response; `length` overrides its Content-Length."""
    claimed = len(body) if length is None else length
    return b"HTTP/1.1 %d Whatever\r\nContent-Length: %d\r\n\r\n%b" % (status, claimed, body)


def heard(connection: socket.socket) -> bytes:
    """Read one request with its body; empty if the client has closed the connection."""
    data = b""
    while b"\r\n\r\n" not in data:
        more = connection.recv(65536)
        if not more:
            return b""
        data += more
    head, _, body = data.partition(b"\r\n\r\n")
    length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0] or 0)
    while len(body) < length:
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


def answering(*answers: bytes) -> Script:
    """A script that keeps the connection open and sends these answers, the last one repeatedly."""

    def script(connection: socket.socket) -> None:
        number = 0
        while heard(connection):
            connection.sendall(answers[min(number, len(answers) - 1)])
            number += 1

    return script


def answering_once(answer: bytes) -> Script:
    """A script that answers one request and closes the connection."""

    def script(connection: socket.socket) -> None:
        heard(connection)
        connection.sendall(answer)
        connection.shutdown(socket.SHUT_RDWR)

    return script


def dripping(answer: bytes, pause: float) -> Script:
    """A script that answers one byte at a time, with `pause` seconds between them."""

    def script(connection: socket.socket) -> None:
        heard(connection)
        for byte in answer:
            connection.sendall(bytes([byte]))
            sleep(pause)

    return script


def silent(connection: socket.socket) -> None:
    """A script that never answers, until the client closes the connection."""
    heard(connection)
    heard(connection)


def hung_up(connection: socket.socket) -> None:
    """A script that closes the connection at once."""
    connection.shutdown(socket.SHUT_RDWR)

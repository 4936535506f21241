"""A stand-in for the server that publishes Amazon's certificates, behind a proxy on this machine.

A client that uses the proxy (HTTPS_PROXY) and trusts the test authority reaches it over TLS under
the real host name; nothing leaves the machine.
"""

import socketserver
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import BufferedIOBase
from pathlib import Path
from ssl import PROTOCOL_TLS_SERVER, SSLContext, SSLSocket
from threading import Thread

from simulator.amazon.authority import PUBLISHER, Certified, Validity, leaf

Answer = Callable[[BufferedIOBase], None]
"""Writes an HTTP response to the stream, complete or not."""


def file(content: bytes) -> Answer:
    """A 200 response with this content."""
    return raw(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(content) + content)


def missing(stream: BufferedIOBase) -> None:
    """A 404 response."""
    raw(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")(stream)


def redirect(to: str) -> Answer:
    """A 302 response to another URL."""
    return raw(f"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n".encode())


def raw(content: bytes) -> Answer:
    """A response of exactly these bytes."""

    def answer(stream: BufferedIOBase) -> None:
        stream.write(content)

    return answer


def drip(content: bytes, pause: float) -> Answer:
    """A response byte by byte, with `pause` seconds after each."""

    def answer(stream: BufferedIOBase) -> None:
        for byte in content:
            stream.write(bytes([byte]))
            stream.flush()
            time.sleep(pause)

    return answer


class Amazon(socketserver.ThreadingTCPServer):
    """The proxy with the publisher behind it."""

    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 64

    def __init__(self, certified: Certified, folder: Path) -> None:
        """Take the publisher's own certificate, and a folder to write it to."""
        super().__init__(("127.0.0.1", 0), _Tunnel)
        self.answers: dict[str, Answer] = {}
        """Path → the response to it; other paths get a 404."""
        self.asked: list[str] = []
        """Requested paths, oldest first."""
        self.tls = SSLContext(PROTOCOL_TLS_SERVER)
        self.tls.load_cert_chain(*certified.write(folder))

    @property
    def proxy(self) -> str:
        """URL of the proxy."""
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Tunnel(socketserver.StreamRequestHandler):
    server: Amazon

    def handle(self) -> None:
        request, *_ = _head(self.rfile)
        if not request.startswith(f"CONNECT {PUBLISHER}:443 "):
            self.wfile.write(b"HTTP/1.1 403 Forbidden\r\n\r\n")
            return
        self.wfile.write(b"HTTP/1.1 200 Connected\r\n\r\n")
        with suppress(OSError), self.server.tls.wrap_socket(self.connection, True) as tunnel:
            self._publish(tunnel)

    def _publish(self, tunnel: SSLSocket) -> None:
        with tunnel.makefile("rwb") as stream:
            request, *_ = _head(stream)
            path = request.split()[1]
            self.server.asked.append(path)
            self.server.answers.get(path, missing)(stream)


def _head(stream: BufferedIOBase) -> list[str]:
    """The lines of a request's head."""
    lines = iter(lambda: stream.readline().strip(), b"")
    return [line.decode() for line in lines] or [""]


@contextmanager
def publishing(authority: Certified, now: float, folder: Path) -> Iterator[Amazon]:
    """Run a publisher whose certificate this authority has signed."""
    shown = leaf(authority, Validity.around(now), PUBLISHER)
    with Amazon(shown, folder) as amazon:
        thread = Thread(target=amazon.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield amazon
        finally:
            amazon.shutdown()
            thread.join()

"""Amazon's publisher of certificates, behind a proxy on this machine.

Whoever is told of the proxy (HTTPS_PROXY) and of the test authority reaches it under its own name,
over TLS, and nothing leaves the machine.
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
"""Writes a whole HTTP answer, or as much of one as it wants to."""


def file(content: bytes) -> Answer:
    """A file that is there."""
    return raw(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(content) + content)


def missing(stream: BufferedIOBase) -> None:
    """No such file."""
    raw(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")(stream)


def redirect(to: str) -> Answer:
    """The file is elsewhere."""
    return raw(f"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n".encode())


def raw(content: bytes) -> Answer:
    """These bytes."""

    def answer(stream: BufferedIOBase) -> None:
        stream.write(content)

    return answer


def drip(content: bytes, pause: float) -> Answer:
    """These bytes, with seconds between one and the next, until nobody reads any more."""

    def answer(stream: BufferedIOBase) -> None:
        for byte in content:
            stream.write(bytes([byte]))
            stream.flush()
            time.sleep(pause)

    return answer


class Amazon(socketserver.ThreadingTCPServer):
    """The proxy, and the publisher behind it."""

    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 64

    def __init__(self, certified: Certified, folder: Path) -> None:
        """Take what the publisher shows for itself, and a folder to write it to."""
        super().__init__(("127.0.0.1", 0), _Tunnel)
        self.answers: dict[str, Answer] = {}
        """Path → what is there."""
        self.asked: list[str] = []
        """Paths in the order in which they were asked for."""
        self.tls = SSLContext(PROTOCOL_TLS_SERVER)
        self.tls.load_cert_chain(*certified.write(folder))

    @property
    def proxy(self) -> str:
        """The proxy's address."""
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
    """The lines up to the first empty one, or to the end."""
    lines = iter(lambda: stream.readline().strip(), b"")
    return [line.decode() for line in lines] or [""]


@contextmanager
def publishing(authority: Certified, now: float, folder: Path) -> Iterator[Amazon]:
    """Run a publisher that this authority vouches for."""
    shown = leaf(authority, Validity.around(now), PUBLISHER)
    with Amazon(shown, folder) as amazon:
        thread = Thread(target=amazon.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield amazon
        finally:
            amazon.shutdown()
            thread.join()

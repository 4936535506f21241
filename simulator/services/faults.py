"""Ways in which a server can fail those who ask it."""

from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from time import sleep

Outage = Callable[[BaseHTTPRequestHandler], None]
"""Answers one request, whose body has been read; the connection is closed afterwards."""


def answering(status: int, body: bytes = b"", **headers: str) -> Outage:
    """Another answer than it should be: garbage, a redirect, anything at all."""

    def outage(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return outage


def sending(answer: bytes) -> Outage:
    """Bytes that need not be HTTP; none at all is hanging up."""

    def outage(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(answer)

    return outage


def dripping(answer: bytes, pause: float) -> Outage:
    """An answer a byte at a time, with so many seconds between them."""

    def outage(handler: BaseHTTPRequestHandler) -> None:
        for byte in answer:
            handler.wfile.write(bytes([byte]))
            sleep(pause)

    return outage


def silent(seconds: float) -> Outage:
    """No answer for so long, and then none at all."""

    def outage(_: BaseHTTPRequestHandler) -> None:
        sleep(seconds)

    return outage

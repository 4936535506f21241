"""Ways in which a server can fail its clients."""

from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from time import sleep

Fault = Callable[[BaseHTTPRequestHandler], None]
"""Answers one request, whose body has been read; the connection is closed afterwards."""


def answering(status: int, body: bytes = b"", **headers: str) -> Fault:
    """Another answer than it should be: garbage, a redirect, anything at all."""

    def fault(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return fault


def sending(answer: bytes) -> Fault:
    """Bytes that need not be HTTP; none at all is hanging up."""

    def fault(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(answer)

    return fault


def dripping(answer: bytes, pause: float) -> Fault:
    """An answer a byte at a time, with so many seconds between them."""

    def fault(handler: BaseHTTPRequestHandler) -> None:
        for byte in answer:
            handler.wfile.write(bytes([byte]))
            sleep(pause)

    return fault


def silent(seconds: float) -> Fault:
    """No answer for so long, and then none at all."""

    def fault(_: BaseHTTPRequestHandler) -> None:
        sleep(seconds)

    return fault

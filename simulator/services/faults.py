"""Faults of a server, for tests of its clients."""

from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from time import sleep

Fault = Callable[[BaseHTTPRequestHandler], None]
"""Answers one request after its body was read; the connection is closed afterwards."""


def answering(status: int, body: bytes = b"", **headers: str) -> Fault:
    """Answer with this status, body and headers."""

    def fault(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return fault


def sending(answer: bytes) -> Fault:
    """Send raw bytes, which need not be HTTP; without any, just close the connection."""

    def fault(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(answer)

    return fault


def dripping(answer: bytes, pause: float) -> Fault:
    """Send raw bytes one at a time, with `pause` seconds after each."""

    def fault(handler: BaseHTTPRequestHandler) -> None:
        for byte in answer:
            handler.wfile.write(bytes([byte]))
            sleep(pause)

    return fault


def silent(seconds: float) -> Fault:
    """Wait for `seconds`, then close the connection without an answer."""

    def fault(_: BaseHTTPRequestHandler) -> None:
        sleep(seconds)

    return fault

"""HTTP, with a time limit for the whole of an answer instead of for each piece of it."""

from collections.abc import Mapping
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from io import BufferedReader, RawIOBase
from socket import socket
from ssl import SSLContext, create_default_context
from time import monotonic
from typing import Any
from urllib.error import URLError
from urllib.request import (
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
    getproxies,
)

from skill.adapters.posting import Answer

LARGEST = 256 * 1024
"""Bytes of an answer's body."""


class Http:
    """Asks servers; may be used by several threads. No connection is kept, no redirect followed.

    Over TLS it goes through the proxy that the environment names, if it names one.
    """

    def __init__(self) -> None:
        """Trust the authorities that the system trusts."""
        through = {scheme: proxy for scheme, proxy in getproxies().items() if scheme == "https"}
        self._opener = OpenerDirector()
        tls = _Tls(create_default_context())
        for handler in (ProxyHandler(through), _Plain(), tls, UnknownHandler()):
            self._opener.add_handler(handler)

    def ask(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes | None, seconds: float
    ) -> Answer:
        """The answer, whatever its status; connecting and answering may each take so many seconds.

        Looking up the host's name is not counted: nothing can interrupt it.

        Raises:
            OSError: The server cannot be reached, or not in time (TimeoutError).
            ValueError: The answer is too large or not whole, or the request cannot be written.
            http.client.HTTPException: The answer is not HTTP.
        """
        request = Request(url, body, dict(headers), method=method)  # noqa: S310 - the caller's
        try:
            with self._opener.open(request, timeout=seconds) as response:
                content: bytes = response.read(LARGEST + 1)
                answer = Answer(response.status, content)
                whole = not response.length
        except URLError as error:
            raise (error.reason if isinstance(error.reason, OSError) else error) from None
        if len(content) > LARGEST or not whole:
            raise ValueError("the answer is too large, or not whole")
        return answer


class _Hurried(RawIOBase):
    def __init__(self, connection: socket, raw: RawIOBase) -> None:
        self._connection = connection
        self._raw = raw
        self._ends = monotonic() + (connection.gettimeout() or 0.0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        left = self._ends - monotonic()
        if left <= 0:
            raise TimeoutError
        self._connection.settimeout(left)
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()


class _Response(HTTPResponse):
    def __init__(self, sock: socket, *arguments: Any, **options: Any) -> None:
        super().__init__(sock, *arguments, **options)
        self.fp = BufferedReader(_Hurried(sock, self.fp.detach()))


class _PlainConnection(HTTPConnection):
    response_class = _Response


class _TlsConnection(HTTPSConnection):
    response_class = _Response


class _Plain(HTTPHandler):
    def http_open(self, req: Request) -> HTTPResponse:
        return self.do_open(_PlainConnection, req)


class _Tls(HTTPSHandler):
    def __init__(self, tls: SSLContext) -> None:
        super().__init__(context=tls)
        self._tls = tls

    def https_open(self, req: Request) -> HTTPResponse:
        return self.do_open(_TlsConnection, req, context=self._tls)

"""The bytes at a URL, with little patience."""

from collections.abc import Callable
from http import HTTPStatus
from ssl import SSLContext, SSLSocket
from time import monotonic
from typing import Any
from urllib.request import HTTPSHandler, OpenerDirector, ProxyHandler

TIMEOUT = 1.5
"""Seconds that a download may take; a request that waits for it is answered within two."""
MAX_BYTES = 64 * 1024
"""Bytes of a file of certificates; Amazon's have less than 10,000."""

Download = Callable[[str], bytes]
"""From a URL to what is there; may raise anything."""


class _HurriedSocket(SSLSocket):
    """Gives the other side a time for all that it sends, not for each piece of it."""

    _ends: float | None = None

    def recv_into(self, *arguments: Any, **options: Any) -> int:
        if self._ends is None:
            self._ends = monotonic() + TIMEOUT
        self.settimeout(max(self._ends - monotonic(), 0.001))
        return super().recv_into(*arguments, **options)


class Downloader:
    """Downloads over HTTPS, and through the proxy that the environment names, if it names one.

    It follows no redirect. A name that is slow to resolve, or a proxy that is slow to connect, can
    hold it for longer than its patience: whoever calls it must not wait for longer than that.
    """

    def __init__(self, tls: SSLContext) -> None:
        """Take the authorities that may vouch for the other side."""
        tls.sslsocket_class = _HurriedSocket
        self._opener = OpenerDirector()
        self._opener.add_handler(ProxyHandler())
        self._opener.add_handler(HTTPSHandler(context=tls))

    def __call__(self, url: str) -> bytes:
        """Download what is at an https URL.

        Raises:
            OSError: It is not there, larger than it may be, or takes too long.
            http.client.HTTPException: The other side speaks no HTTP.
        """
        with self._opener.open(url, timeout=TIMEOUT) as response:
            if response.status != HTTPStatus.OK:
                raise OSError(f"the answer is {response.status}")
            content: bytes = response.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            raise OSError("the file is too large")
        return content

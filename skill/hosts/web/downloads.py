"""Downloads certificate files over HTTPS."""

from collections.abc import Callable
from http import HTTPStatus
from ssl import SSLContext

from skill.adapters.deadline import Deadline
from skill.adapters.http_client import HttpClient
from skill.adapters.http_message import HttpError
from skill.settings import DIRECT, Proxy

TIMEOUT = 3.0
"""Seconds for a download. A request waits less, but the next one finds the downloaded chain."""
MAX_BYTES = 64 * 1024
"""Bytes that a certificate file may have; Amazon's have less than 10,000."""

Download = Callable[[str], bytes]
"""Fetches the bytes at a URL; may raise any exception."""


class Downloader:
    """Downloads small files; follows no redirects."""

    def __init__(self, tls: SSLContext, proxy: Proxy = DIRECT) -> None:
        """Create it with a TLS context, which verifies servers, and a proxy."""
        self._client = HttpClient(tls=tls, proxy=proxy, max_body=MAX_BYTES)

    def __call__(self, url: str) -> bytes:
        """The bytes at an https URL.

        Raises:
            OSError: The status is not 200, there are more than MAX_BYTES, or it takes too long.
        """
        answer = self._client.request("GET", url, {}, None, Deadline.after(TIMEOUT))
        if answer.status != HTTPStatus.OK:
            raise HttpError(f"the answer is {answer.status}")
        return answer.body

"""Files of certificates, by HTTPS."""

from collections.abc import Callable
from http import HTTPStatus
from ssl import SSLContext

from skill.adapters.deadline import Deadline
from skill.adapters.http_client import HttpClient
from skill.adapters.http_message import HttpError
from skill.settings import DIRECT, Proxy

TIMEOUT = 3.0
"""Seconds for a download. A request waits for less, but the next one finds what came too late."""
MAX_BYTES = 64 * 1024
"""Bytes of a file of certificates; Amazon's have less than 10,000."""

Download = Callable[[str], bytes]
"""From a URL to what is there; may raise anything."""


class Downloader:
    """Downloads small files; it follows no redirect."""

    def __init__(self, tls: SSLContext, proxy: Proxy = DIRECT) -> None:
        """Take the authorities that may vouch for a server, and the way out."""
        self._client = HttpClient(tls=tls, proxy=proxy, max_body=MAX_BYTES)

    def __call__(self, url: str) -> bytes:
        """Download what is at an https URL.

        Raises:
            OSError: It is not there, larger than it may be, or takes too long.
        """
        answer = self._client.request("GET", url, {}, None, Deadline.after(TIMEOUT))
        if answer.status != HTTPStatus.OK:
            raise HttpError(f"the answer is {answer.status}")
        return answer.body

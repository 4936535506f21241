"""The one HTTP client: for DynamoDB, Alexa's services and Amazon's certificates.

It uses sockets directly, for two reasons. A deadline has to hold for a whole exchange:
`http.client` and urllib3 limit each single wait, so a server that sends a byte at a time can hold a
request for ever. And a person waits for a cold start of the Lambda function: to its 180 ms or so,
`http.client` would add 8 (it imports the e-mail parser), urllib3 35 and botocore 100.
"""

from base64 import b64encode
from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from http import HTTPStatus
from socket import IPPROTO_TCP, TCP_NODELAY, create_connection, socket
from ssl import SSLContext, create_default_context
from urllib.parse import unquote, urlsplit

from skill.adapters.deadline import Deadline
from skill.adapters.http_message import (
    HttpError,
    HttpResponse,
    ProxyError,
    Reader,
    encode_request,
    read_head,
    read_response,
)
from skill.record import Record
from skill.settings import DIRECT, Proxy

MAX_BODY = 256 * 1024
"""Bytes that the body of a response may have, by default."""
_PORTS = {"http": 80, "https": 443}


class Url(Record):
    """The parts of an http or https URL."""

    tls: bool
    host: str
    port: int
    authority: str
    """Host and port as in the header `Host`, without user name and password."""
    target: str
    """Path and query, as in the first line of a request."""


def parse_url(url: str) -> Url:
    """Parse a URL.

    Raises:
        HttpError: It is not an http or https URL, or has no host.
    """
    try:
        parts = urlsplit(url)
        usual_port = _PORTS[parts.scheme]
        port = parts.port or usual_port
    except (KeyError, ValueError):
        raise HttpError("not an address of http or https") from None
    if not parts.hostname:
        raise HttpError("an address without a host")
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    authority = parts.netloc.rpartition("@")[2]
    return Url(parts.scheme == "https", parts.hostname, port, authority, target)


class HttpClient:
    """A thread-safe HTTP client. It follows no redirects and logs nothing."""

    def __init__(
        self,
        *,
        tls: SSLContext | None = None,
        proxy: Proxy = DIRECT,
        max_body: int = MAX_BODY,
        keep_alive: bool = False,
    ) -> None:
        """Set up a client. It connects with its first request.

        Args:
            tls: Verifies servers; None trusts the system's root certificates.
            proxy: The proxy for https URLs.
            max_body: Bytes that the body of a response may have.
            keep_alive: Whether to reuse connections. If the server has closed one meanwhile, the
                request is sent again on a new one, so use this only for requests that do no harm
                if they arrive twice.
        """
        self._tls = tls
        self._proxy = proxy
        self._max_body = max_body
        self._keep_alive = keep_alive
        self._idle: dict[tuple[bool, str, int], deque[socket]] = {}

    def request(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        body: bytes | None,
        deadline: Deadline,
    ) -> HttpResponse:
        """Send a request; returns the response, whatever its status.

        The deadline does not hold for the DNS look-up, which Python cannot interrupt.

        Args:
            method: The method, such as GET.
            url: An http or https URL.
            headers: Additional headers, with lower-case names.
            body: The request's body, or None.
            deadline: When the whole exchange has to be finished.

        Raises:
            OSError: The server cannot be reached, or not in time (TimeoutError), or the request or
                response is not HTTP (HttpError).
        """
        parsed = parse_url(url)
        closing = {} if self._keep_alive else {"connection": "close"}
        named = {"host": parsed.authority, **closing, **headers}
        request = encode_request(method, parsed.target, named, body)
        if kept := self._take_idle(parsed):
            # The server may have closed it. If the time is up, the second attempt fails at once.
            with suppress(OSError):
                return self._exchange(kept, parsed, request, deadline)
        return self._exchange(self._connect(parsed, deadline), parsed, request, deadline)

    def close(self) -> None:
        """Close the connections that are not in use; the client can be used again."""
        for connections in self._idle.values():
            while connections:
                connections.pop().close()

    def _take_idle(self, url: Url) -> socket | None:
        try:
            return self._idle[url[:3]].pop()
        except (KeyError, IndexError):
            return None

    def _exchange(
        self, connection: socket, url: Url, request: bytes, deadline: Deadline
    ) -> HttpResponse:
        try:
            connection.settimeout(deadline.left())
            connection.sendall(request)
            response, is_reusable = read_response(
                Reader(connection, deadline), self._max_body, keep_alive=self._keep_alive
            )
        except BaseException:
            connection.close()
            raise
        if is_reusable:
            self._idle.setdefault(url[:3], deque()).append(connection)
        else:
            connection.close()
        return response

    def _connect(self, url: Url, deadline: Deadline) -> socket:
        tunnelled = url.tls and _is_proxied(url, self._proxy)
        connection = _open_proxy(self._proxy, deadline) if tunnelled else _open(url, deadline)
        try:
            if tunnelled:
                _tunnel(connection, url, self._proxy, deadline)
            if not url.tls:
                return connection
            self._tls = self._tls or create_default_context()
            connection.settimeout(deadline.left())
            return self._tls.wrap_socket(connection, server_hostname=url.host)
        except BaseException:
            connection.close()
            raise


def _open(url: Url, deadline: Deadline) -> socket:
    try:
        connection = create_connection((url.host, url.port), deadline.left())
    except UnicodeError:
        raise HttpError("not the name of a host") from None
    connection.setsockopt(IPPROTO_TCP, TCP_NODELAY, True)
    return connection


def _open_proxy(proxy: Proxy, deadline: Deadline) -> socket:
    try:
        return _open(parse_url(proxy.address), deadline)
    except TimeoutError:
        raise
    except OSError as error:
        raise ProxyError("the proxy cannot be reached") from error


def _is_proxied(url: Url, proxy: Proxy) -> bool:
    """Whether the proxy is used for this host: no exception names it or one of its domains."""
    names = [name.strip().lstrip(".").lower() for name in proxy.exceptions.split(",")]
    hosts = (f".{url.host}", f".{url.authority.lower()}")
    excepted = any(host.endswith(f".{name}") for name in names if name for host in hosts)
    return bool(proxy.address) and "*" not in names and not excepted


def _tunnel(connection: socket, url: Url, proxy: Proxy, deadline: Deadline) -> None:
    """Ask the proxy for a tunnel (CONNECT); after that the connection leads to the server.

    https://www.rfc-editor.org/rfc/rfc9110#name-connect
    """
    server = f"{url.host}:{url.port}"
    headers = {"host": server, **_authorization(proxy)}
    connection.settimeout(deadline.left())
    connection.sendall(encode_request("CONNECT", server, headers, None))
    reader = Reader(connection, deadline)
    head = read_head(reader)
    if head.status != HTTPStatus.OK or reader.has_more:
        raise HttpError(f"the proxy answered {head.status}")


def _authorization(proxy: Proxy) -> dict[str, str]:
    parts = urlsplit(proxy.address)
    if not parts.username:
        return {}
    name = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
    return {"proxy-authorization": f"Basic {b64encode(name.encode()).decode()}"}

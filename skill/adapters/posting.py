"""HTTP POST to one server over connections that are kept, each exchange within a time limit.

On sockets, for what little is needed: `http.client` loads the standard library's e-mail parser,
which takes a tenth of a cold start, and it limits the single waits only, not the whole exchange.
"""

import re
from collections import deque
from collections.abc import Mapping
from socket import IPPROTO_TCP, TCP_NODELAY, create_connection
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from ssl import SSLContext

LONGEST_HEAD = 16 * 1024
"""Bytes of an answer before its body."""
LONGEST_BODY = 4 * 1024 * 1024
"""Bytes of an answer's body."""
_END_OF_HEAD = b"\r\n\r\n"
_STATUS = re.compile(rb"HTTP/1\.1 (\d{3})(?: [^\r\n]*)?")


class ProtocolError(OSError):
    """The answer is not HTTP, or of a kind that is not understood here."""


class Answer(NamedTuple):
    """What a server answered."""

    status: int
    body: bytes


class Poster:
    """Posts to one address, from several threads at once; connects when it is first used."""

    def __init__(self, address: str, timeout: float) -> None:
        """Take where to post to, and how many seconds one exchange may take in all.

        Looking up the host's name is not counted: nothing can interrupt it.

        Raises:
            ValueError: The address is not one of http or https.
        """
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError("not an address of http or https")
        tls = parts.scheme == "https"
        self.host = parts.netloc.rpartition("@")[2]
        self._server = (parts.hostname, parts.port or (443 if tls else 80))
        self._tls = _trusting_the_systems_authorities() if tls else None
        self._timeout = timeout
        self._idle: deque[_Connection] = deque()

    def post(self, headers: Mapping[str, str], body: bytes) -> Answer:
        """Post to the path "/".

        Raises:
            OSError: The server cannot be reached, or not in time (TimeoutError), or does not speak
                HTTP (ProtocolError).
        """
        deadline = monotonic() + self._timeout
        named = {**headers, "Content-Length": str(len(body))}
        lines = ["POST / HTTP/1.1", *(f"{name}: {value}" for name, value in named.items())]
        request = "\r\n".join(lines).encode() + _END_OF_HEAD + body
        try:
            kept = self._idle.pop()
        except IndexError:
            return self._exchange(self._connect(deadline), request, deadline)
        try:
            return self._exchange(kept, request, deadline)
        except OSError:
            # The server may have closed it while it was idle; once time is up, this fails at once.
            return self._exchange(self._connect(deadline), request, deadline)

    def close(self) -> None:
        """Close the connections that are not in use."""
        while self._idle:
            self._idle.pop().close()

    def _connect(self, deadline: float) -> "_Connection":
        return _Connection(self._server, self._tls, deadline)

    def _exchange(self, connection: "_Connection", request: bytes, deadline: float) -> Answer:
        try:
            answer, keep = connection.exchange(request, deadline)
        except BaseException:
            connection.close()
            raise
        if keep:
            self._idle.append(connection)
        else:
            connection.close()
        return answer


class _Connection:
    def __init__(self, server: tuple[str, int], tls: "SSLContext | None", deadline: float) -> None:
        self._socket = create_connection(server, _left(deadline))
        try:
            self._socket.setsockopt(IPPROTO_TCP, TCP_NODELAY, True)
            if tls is not None:
                self._socket.settimeout(_left(deadline))
                self._socket = tls.wrap_socket(self._socket, server_hostname=server[0])
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        self._socket.close()

    def exchange(self, request: bytes, deadline: float) -> tuple[Answer, bool]:
        """The answer to a request, and whether the connection can be used again."""
        self._socket.settimeout(_left(deadline))
        self._socket.sendall(request)
        data = bytearray()
        while (end := data.find(_END_OF_HEAD)) < 0:
            if len(data) > LONGEST_HEAD:
                raise ProtocolError("the head is too long")
            data += self._more(deadline)
        status, length, keep = _read_head(bytes(data[:end]))
        body = data[end + len(_END_OF_HEAD) :]
        while len(body) < length:
            body += self._more(deadline)
        if len(body) > length:
            raise ProtocolError("the answer is longer than it says")
        return Answer(status, bytes(body)), keep

    def _more(self, deadline: float) -> bytes:
        self._socket.settimeout(_left(deadline))
        data = self._socket.recv(65536)
        if not data:
            raise ConnectionResetError("the server hung up")
        return data


def _read_head(head: bytes) -> tuple[int, int, bool]:
    """Status, length of the body, and whether the connection is kept."""
    first, *lines = head.split(b"\r\n")
    pairs = (line.partition(b":") for line in lines)
    headers = {name.lower(): value.strip() for name, _, value in pairs}
    status, length = _STATUS.fullmatch(first), headers.get(b"content-length", b"")
    if status is None or not length.isdigit() or b"transfer-encoding" in headers:
        raise ProtocolError("not an answer of known length")
    if int(length) > LONGEST_BODY:
        raise ProtocolError("the body is too long")
    return int(status[1]), int(length), headers.get(b"connection", b"").lower() != b"close"


def _trusting_the_systems_authorities() -> "SSLContext":
    from ssl import create_default_context

    return create_default_context()


def _left(deadline: float) -> float:
    left = deadline - monotonic()
    if left <= 0:
        raise TimeoutError("no time is left")
    return left

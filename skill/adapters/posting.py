"""HTTP POST to one server over connections that are kept, each exchange within a time limit."""

import ssl
from collections import deque
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException, HTTPResponse
from io import BufferedReader, RawIOBase
from socket import SocketIO, socket
from time import monotonic
from typing import Any, NamedTuple, cast
from urllib.parse import urlsplit


class Answer(NamedTuple):
    """What a server answered."""

    status: int
    body: bytes


class Poster:
    """Posts to one address, from several threads at once; connects when it is first used."""

    def __init__(self, address: str, patience: float) -> None:
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
        self._tls = ssl.create_default_context() if tls else None
        self._patience = patience
        self._idle: deque[_Connection] = deque()

    def post(self, headers: Mapping[str, str], body: bytes) -> Answer:
        """Post to the path "/".

        Raises:
            OSError: The server cannot be reached, or not in time (TimeoutError).
            HTTPException: What it answers is not HTTP.
        """
        deadline = monotonic() + self._patience
        try:
            kept = self._idle.pop()
        except IndexError:
            return self._exchange(self._new(), headers, body, deadline)
        try:
            return self._exchange(kept, headers, body, deadline)
        except (OSError, HTTPException):
            # The server may have closed it while it was idle; once time is up, this fails at once.
            return self._exchange(self._new(), headers, body, deadline)

    def close(self) -> None:
        """Close the connections that are not in use."""
        while self._idle:
            self._idle.pop().close()

    def _new(self) -> "_Connection":
        return _Connection(*self._server, self._tls)

    def _exchange(
        self, connection: "_Connection", headers: Mapping[str, str], body: bytes, deadline: float
    ) -> Answer:
        try:
            connection.wait_until(deadline)
            connection.request("POST", "/", body, headers)
            connection.wait_until(deadline)
            with connection.getresponse() as response:
                answer = Answer(response.status, response.read())
        except BaseException:
            connection.close()
            raise
        self._idle.append(connection)
        return answer


class _Incoming(RawIOBase):
    """What a socket brings within the time-out that it has now, however many reads it takes."""

    def __init__(self, sock: socket, stream: SocketIO) -> None:
        self._sock = sock
        self._stream = stream
        self._deadline = monotonic() + (sock.gettimeout() or 0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._sock.settimeout(_left(self._deadline))
        return self._stream.readinto(buffer)

    def close(self) -> None:
        self._stream.close()
        super().close()


class _Response(HTTPResponse):
    def __init__(self, sock: socket, *arguments: Any, **options: Any) -> None:
        super().__init__(sock, *arguments, **options)
        stream = cast("SocketIO", self.fp.detach())
        self.fp = BufferedReader(_Incoming(sock, stream))


class _Connection(HTTPConnection):
    response_class = _Response

    def __init__(self, host: str, port: int, tls: ssl.SSLContext | None) -> None:
        super().__init__(host, port)
        self._tls = tls
        self._deadline = 0.0

    def wait_until(self, deadline: float) -> None:
        """Let no wait from here on last beyond a time of the monotonic clock."""
        self._deadline = deadline
        if self.sock is not None:
            self.sock.settimeout(_left(deadline))

    def connect(self) -> None:
        self.timeout = _left(self._deadline)
        super().connect()
        self.wait_until(self._deadline)
        if self._tls is not None:
            self.sock = self._tls.wrap_socket(self.sock, server_hostname=self.host)
            self.wait_until(self._deadline)


def _left(deadline: float) -> float:
    left = deadline - monotonic()
    if left <= 0:
        raise TimeoutError("no time is left")
    return left

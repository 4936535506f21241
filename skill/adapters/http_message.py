"""Writes HTTP/1.1 requests and reads responses, as bytes.

https://www.rfc-editor.org/rfc/rfc9112
"""

import re
from collections.abc import Mapping
from http import HTTPStatus
from socket import socket

from skill.adapters.deadline import Deadline
from skill.record import Record

MAX_HEAD = 16 * 1024
"""Bytes that the status line and headers of a response may have."""
_CRLF = b"\r\n"
_STATUS = re.compile(rb"HTTP/1\.([01]) ([1-9]\d\d)(?: [^\r\n]*)?")
_LENGTH = re.compile(rb"\d{1,12}")
_CHUNK_SIZE = re.compile(rb"([0-9a-fA-F]{1,8})[ \t]*(?:;.*)?")
_TARGET = re.compile(r"[!-~]+")
_HEADER = re.compile(r"[\t -~]+")
_BODILESS = {HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED}


class HttpError(OSError):
    """A request that cannot be written, or a response that is not HTTP or too large.

    It is an OSError, so that callers handle all failures of an exchange alike.
    """


class ProxyError(HttpError):
    """The proxy cannot be reached, for its cause."""


class HttpResponse(Record):
    """A response: status and body."""

    status: int
    body: bytes


class Head(Record):
    """The status line and headers of a response."""

    status: int
    headers: Mapping[bytes, bytes]
    """Names are in lower case. If a header comes twice, the last one counts."""
    persistent: bool
    """Whether the server keeps the connection open."""


class Reader:
    """A buffered reader of a connection, with one deadline for everything it reads."""

    def __init__(self, connection: socket, deadline: Deadline) -> None:
        self._connection = connection
        self._deadline = deadline
        self._data = bytearray()

    @property
    def has_more(self) -> bool:
        """Whether bytes have been received that are not read yet."""
        return bool(self._data)

    def until(self, end: bytes) -> bytes:
        """Read up to and including `end`; returns what comes before it."""
        while (length := self._data.find(end)) < 0:
            if len(self._data) > MAX_HEAD:
                raise HttpError("a line or the head is too long")
            self._receive()
        return self.exactly(length + len(end))[:length]

    def exactly(self, size: int) -> bytes:
        """Read this many bytes."""
        while len(self._data) < size:
            self._receive()
        taken = bytes(self._data[:size])
        del self._data[:size]
        return taken

    def to_the_end(self, most: int) -> bytes:
        """Read until the server closes the connection.

        Raises:
            HttpError: There are more than `most` bytes.
        """
        while self._has_received():
            _check_size(len(self._data), most)
        return self.exactly(len(self._data))

    def _receive(self) -> None:
        if not self._has_received():
            raise ConnectionResetError("the server hung up")

    def _has_received(self) -> bool:
        self._connection.settimeout(self._deadline.left())
        data = self._connection.recv(65536)
        self._data += data
        return bool(data)


def encode_request(
    method: str, target: str, headers: Mapping[str, str], body: bytes | None
) -> bytes:
    """The bytes of a request. If `body` is None it has no Content-Length.

    Raises:
        HttpError: The target or a header is not plain ASCII.
    """
    length = {} if body is None else {"content-length": str(len(body))}
    fields = [f"{name}: {value}" for name, value in {**headers, **length}.items()]
    if not (_TARGET.fullmatch(target) and all(map(_HEADER.fullmatch, fields))):
        raise HttpError("the request cannot be written")
    head = "\r\n".join((f"{method} {target} HTTP/1.1", *fields, "", ""))
    return head.encode() + (body or b"")


def read_head(reader: Reader) -> Head:
    """Read the head of a response.

    Raises:
        HttpError: It is not HTTP, or longer than MAX_HEAD.
    """
    first, *lines = reader.until(2 * _CRLF).split(_CRLF)
    status = _STATUS.fullmatch(first)
    if status is None:
        raise HttpError("the answer is not HTTP")
    pairs = (line.partition(b":") for line in lines)
    headers = {name.lower(): value.strip() for name, _, value in pairs}
    persistent = status[1] == b"1" and b"close" not in headers.get(b"connection", b"").lower()
    return Head(int(status[2]), headers, persistent)


def read_response(reader: Reader, max_body: int, *, keep_alive: bool) -> tuple[HttpResponse, bool]:
    """Read a response; returns it and whether the connection can be used again.

    Args:
        reader: Reads from the connection to the server.
        max_body: Bytes that the body may have.
        keep_alive: Whether the caller wants to use the connection again. The response then has to
            state its length: otherwise only the end of the connection would end it.

    Raises:
        HttpError: The response is not HTTP, too large, or longer than it states.
    """
    while (head := read_head(reader)).status < HTTPStatus.OK:
        pass  # an interim response (1xx), which another one follows
    body = _read_body(reader, head, max_body, keep_alive=keep_alive)
    if reader.has_more:
        raise HttpError("the answer is longer than it says")
    return HttpResponse(head.status, body), keep_alive and head.persistent


def _read_body(reader: Reader, head: Head, max_body: int, *, keep_alive: bool) -> bytes:
    if head.status in _BODILESS:
        return b""
    length, coding = (head.headers.get(name) for name in (b"content-length", b"transfer-encoding"))
    if coding is not None and length is None and coding.lower() == b"chunked":
        return _read_chunks(reader, max_body)
    if coding is None and length is None and not keep_alive:
        return reader.to_the_end(max_body)
    if coding is not None or length is None or not _LENGTH.fullmatch(length):
        raise HttpError("an answer of unknown length")
    _check_size(int(length), max_body)
    return reader.exactly(int(length))


def _read_chunks(reader: Reader, max_body: int) -> bytes:
    body = bytearray()
    while size := _chunk_size(reader.until(_CRLF)):
        _check_size(len(body) + size, max_body)
        body += reader.exactly(size)
        if reader.exactly(len(_CRLF)) != _CRLF:
            raise HttpError("a chunk is longer than it says")
    while reader.until(_CRLF):
        pass  # skip the trailers
    return bytes(body)


def _chunk_size(line: bytes) -> int:
    size = _CHUNK_SIZE.fullmatch(line)
    if size is None:
        raise HttpError("a chunk of unknown length")
    return int(size[1], 16)


def _check_size(size: int, most: int) -> None:
    if size > most:
        raise HttpError("the answer is too large")

"""HTTP/1.1 as bytes: writing a request and reading its answer.

https://www.rfc-editor.org/rfc/rfc9112
"""

import re
from collections.abc import Mapping
from http import HTTPStatus
from socket import socket
from typing import NamedTuple

from skill.adapters.deadline import Deadline

MAX_HEAD = 16 * 1024
"""Bytes of an answer before its body."""
_CRLF = b"\r\n"
_STATUS = re.compile(rb"HTTP/1\.([01]) ([1-9]\d\d)(?: [^\r\n]*)?")
_LENGTH = re.compile(rb"\d{1,12}")
_CHUNK_SIZE = re.compile(rb"([0-9a-fA-F]{1,8})[ \t]*(?:;.*)?")
_TARGET = re.compile(r"[!-~]+")
_HEADER = re.compile(r"[\t -~]+")
_BODILESS = {HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED}


class HttpError(OSError):
    """A request that cannot be written, or an answer that is not HTTP, too large or cut off.

    Like everything else that goes wrong in an exchange it is an OSError.
    """


class HttpResponse(NamedTuple):
    """What a server answered."""

    status: int
    body: bytes


class Head(NamedTuple):
    """An answer up to its body."""

    status: int
    headers: Mapping[bytes, bytes]
    """Names are in small letters; of a header that comes twice the last one counts."""
    persistent: bool
    """Whether the server keeps the connection open."""


class Reader:
    """Reads from a connection, all of it before one deadline."""

    def __init__(self, connection: socket, deadline: Deadline) -> None:
        self._connection = connection
        self._deadline = deadline
        self._data = bytearray()

    @property
    def has_more(self) -> bool:
        """Whether bytes have come that nobody has taken."""
        return bool(self._data)

    def until(self, end: bytes) -> bytes:
        """What comes before these bytes, which are taken too."""
        while (length := self._data.find(end)) < 0:
            if len(self._data) > MAX_HEAD:
                raise HttpError("a line or the head is too long")
            self._receive()
        return self.exactly(length + len(end))[:length]

    def exactly(self, size: int) -> bytes:
        """The next so many bytes."""
        while len(self._data) < size:
            self._receive()
        taken = bytes(self._data[:size])
        del self._data[:size]
        return taken

    def to_the_end(self, most: int) -> bytes:
        """All that comes until the server hangs up."""
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
    """A request; without a body it says nothing of a length.

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
    """The head of an answer.

    Raises:
        HttpError: It is not HTTP, or too long.
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
    """An answer, and whether the connection can be used again.

    Args:
        reader: What the server sends.
        max_body: Bytes that the body may have.
        keep_alive: Whether the connection is to be used again, so that the answer has to say how
            long it is.

    Raises:
        HttpError: The answer is not HTTP, too large, or longer than it says.
    """
    while (head := read_head(reader)).status < HTTPStatus.OK:
        pass  # it announces another answer
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
        pass  # headers after the body, which nobody here needs
    return bytes(body)


def _chunk_size(line: bytes) -> int:
    size = _CHUNK_SIZE.fullmatch(line)
    if size is None:
        raise HttpError("a chunk of unknown length")
    return int(size[1], 16)


def _check_size(size: int, most: int) -> None:
    if size > most:
        raise HttpError("the answer is too large")

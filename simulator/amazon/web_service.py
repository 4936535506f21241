"""Runs the web service in a process of its own, as `make serve` does."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from http.client import HTTPConnection
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

COMMAND = ("gunicorn", "--config", "python:skill.hosts.gunicorn_conf")
ROOT = Path(__file__).parents[2]
SKILL_ID = "amzn1.ask.skill.00000000-0000-4000-8000-000000000001"

_WORKING = re.compile(r"Booting worker with pid: (\d+)")
_LISTENING = re.compile(r"Listening at: http://127\.0\.0\.1:(\d+)")


class Reply(NamedTuple):
    """An HTTP response of the server."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Server:
    """A server process, as a context manager that stops it at the end."""

    def __init__(self, folder: Path, *arguments: str, **environment: str) -> None:
        """Start it with extra arguments for gunicorn and extra environment variables."""
        self._log = folder / "server.log"
        clean = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
        store = f"sqlite:///{folder}/people.sqlite3"
        own = {"CRAMP_COACH_SKILL_ID": SKILL_ID, "CRAMP_COACH_STORE": store}
        command = (sys.executable, "-m", *COMMAND, "--bind", "127.0.0.1:0", *arguments)
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                command,
                cwd=ROOT,
                env={**clean, **own, **environment},
                stdout=log,
                stderr=log,
            )

    def __enter__(self) -> Self:
        """Wait until it listens; raises RuntimeError with its log if it ends instead."""
        while not _LISTENING.search(self.log):
            if self.process.poll() is not None:
                raise RuntimeError(self.log)
            time.sleep(0.02)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop the server."""
        self.process.terminate()
        self.process.wait(30)

    @property
    def log(self) -> str:
        """What it has logged so far."""
        return self._log.read_text(encoding="utf-8")

    @property
    def address(self) -> tuple[str, int]:
        """Host and port."""
        return "127.0.0.1", self._logged(_LISTENING)

    @property
    def worker(self) -> int:
        """Process id of the worker."""
        return self._logged(_WORKING)

    def _logged(self, number: re.Pattern[str]) -> int:
        match = number.search(self.log)
        if match is None:
            raise LookupError(f"no {number.pattern} in {self.log}")
        return int(match[1])

    def connect(self) -> HTTPConnection:
        """A connection that can carry many requests."""
        return HTTPConnection(*self.address, timeout=30)

    def ask(
        self, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> Reply:
        """Make one request on a new connection."""
        connection = self.connect()
        try:
            return ask(connection, method, path, body, headers)
        finally:
            connection.close()

    def write(self, *pieces: bytes, pause: float = 0.0) -> bytes:
        """Send raw bytes; returns everything the server sends until it closes the connection.

        Args:
            pieces: Bytes to send one after the other.
            pause: Seconds after each of them.
        """
        with socket.create_connection(self.address, timeout=30) as sock:
            for piece in pieces:
                sock.sendall(piece)
                time.sleep(pause)
            return b"".join(iter(lambda: sock.recv(65536), b""))


def ask(
    connection: HTTPConnection,
    method: str,
    path: str,
    body: bytes = b"",
    headers: Mapping[str, str] | None = None,
) -> Reply:
    """Make a request on an open connection."""
    connection.request(method, path, body, dict(headers or {}))
    response = connection.getresponse()
    return Reply(response.status, dict(response.getheaders()), response.read())

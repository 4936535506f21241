"""A local stand-in for Alexa's services: reminders, and the time zone of a device.

It is a server on the loopback interface that answers as Amazon's does, or fails on request.
https://developer.amazon.com/en-US/docs/alexa/smapi/alexa-reminders-api-reference.html
https://developer.amazon.com/en-US/docs/alexa/custom-skills/device-settings-api-reference.html
"""

import json
import re
import sys
from collections import deque
from datetime import UTC, datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from itertools import count
from socketserver import ThreadingTCPServer
from ssl import SSLContext
from threading import Lock, Thread
from typing import Any, NamedTuple, Self
from uuid import UUID, uuid5

from simulator.services.faults import Fault
from simulator.services.reminder_rules import check

Json = dict[str, Any]

_REMINDERS = "/v1/alerts/reminders"
_REMINDER = re.compile(re.escape(_REMINDERS) + r"/([^/?]+)")
_ZONE = re.compile(r"/v2/devices/[^/?]+/settings/System\.timeZone")
_NAMESPACE = UUID("00000000-0000-4000-8000-0000000000fe")


class Call(NamedTuple):
    """A request that the server received."""

    method: str
    path: str
    authorization: str
    body: bytes


class _Response(NamedTuple):
    status: HTTPStatus
    body: bytes = b""


class AlexaServices:
    """Runs the server while in a `with` block; the public attributes may be changed meanwhile."""

    def __init__(self, zone: str = "America/New_York", tls: SSLContext | None = None) -> None:
        """Take the time zone of all devices, empty for none, and the TLS context, if any."""
        self.zone = zone
        self.account = ""
        """Id of the account that all devices here belong to; empty: each belongs to a new one."""
        self.permitted = True
        """Whether the person lets the skill set reminders."""
        self.reminders: list[Json] = []
        """The reminders that are set, oldest first, as Amazon returns them."""
        self.calls: list[Call] = []
        """The requests received, oldest first."""
        self._faults: deque[tuple[str, str, Fault]] = deque()
        self._number = count(1)
        self._lock = Lock()
        self._address = "https://localhost" if tls else "http://127.0.0.1"
        self._server = _Server(self, tls)
        self._thread = Thread(target=self._server.serve_forever, args=(0.02,))

    @property
    def endpoint(self) -> str:
        """Base URL, for `context.System.apiEndpoint` of requests."""
        return f"{self._address}:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def fail_next(self, fault: Fault, times: int = 1, *, method: str = "", path: str = "") -> None:
        """Fail the next `times` requests with this method and with `path` in their path."""
        with self._lock:
            self._faults.extend([(method, path, fault)] * times)

    def reset(self) -> None:
        """Return to the initial state: permitted, no reminders, no calls, no faults."""
        with self._lock:
            self.permitted = True
            self.reminders.clear()
            self.calls.clear()
            self._faults.clear()

    def respond(self, call: Call, handler: "_Handler") -> None:
        """Answer a call over its connection, or fail as planned."""
        with self._lock:
            self.calls.append(call)
            answer = self._planned(call) or self._answer(call)
        if isinstance(answer, _Response):
            handler.send(answer)
        else:
            handler.close_connection = True
            answer(handler)

    def _planned(self, call: Call) -> Fault | None:
        for planned in self._faults:
            method, path, fault = planned
            if method in {"", call.method} and path in call.path:
                self._faults.remove(planned)
                return fault
        return None

    def _answer(self, call: Call) -> _Response:
        if not re.fullmatch(r"Bearer \S+", call.authorization):
            return _error(HTTPStatus.UNAUTHORIZED, "INVALID_BEARER_TOKEN")
        if call.method == "GET" and _ZONE.fullmatch(call.path):
            return _ok(self.zone) if self.zone else _Response(HTTPStatus.NO_CONTENT)
        if not self.permitted:
            return _error(HTTPStatus.UNAUTHORIZED, "UNAUTHORIZED")
        if call.path == _REMINDERS:
            return self._all(call)
        if match := _REMINDER.fullmatch(call.path):
            return self._one(call, match[1])
        return _error(HTTPStatus.NOT_FOUND, "NOT_FOUND")

    def _all(self, call: Call) -> _Response:
        if call.method == "GET":
            shown = {"totalCount": str(len(self.reminders)), "alerts": self.reminders}
            return _ok({**shown, "links": None})
        if call.method == "POST":
            token = str(uuid5(_NAMESPACE, str(next(self._number))))
            new: Json = {"alertToken": token, "createdTime": _now()}
            answer = _written(new, call.body)
            if answer.status is HTTPStatus.OK:
                self.reminders.append(new)
            return answer
        return _error(HTTPStatus.METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED")

    def _one(self, call: Call, token: str) -> _Response:
        matching = [reminder for reminder in self.reminders if reminder["alertToken"] == token]
        if not matching:
            return _error(HTTPStatus.NOT_FOUND, "ALERT_NOT_FOUND")
        if call.method == "GET":
            return _ok(matching[0])
        if call.method == "PUT":
            return _written(matching[0], call.body)
        if call.method == "DELETE":
            self.reminders.remove(matching[0])
            return _Response(HTTPStatus.OK)
        return _error(HTTPStatus.METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED")


def _written(reminder: Json, body: bytes) -> _Response:
    try:
        wanted = json.loads(body)
        check(wanted)
    except ValueError as error:
        return _error(HTTPStatus.BAD_REQUEST, "INVALID_REQUEST", str(error))
    reminder |= {name: wanted[name] for name in ("trigger", "alertInfo", "pushNotification")}
    version = str(int(reminder.get("version", "0")) + 1)
    reminder |= {"updatedTime": _now(), "status": "ON", "version": version}
    shown = ("alertToken", "createdTime", "updatedTime", "status", "version")
    href = f"{_REMINDERS}/{reminder['alertToken']}"
    return _ok({**{name: reminder[name] for name in shown}, "href": href})


def _error(status: HTTPStatus, code: str, message: str = "") -> _Response:
    return _Response(
        status, json.dumps({"code": code, "message": message or status.phrase}).encode()
    )


def _ok(content: Any) -> _Response:
    return _Response(HTTPStatus.OK, json.dumps(content).encode())


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


class _Server(ThreadingTCPServer):
    # Unlike the server in `http.server`, it makes no DNS look-up for its own address.
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, services: AlexaServices, tls: SSLContext | None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.services = services
        if tls:
            self.socket = tls.wrap_socket(self.socket, True, do_handshake_on_connect=False)

    def handle_error(self, *arguments: Any) -> None:
        # A client that times out closes the connection, which is not worth a report.
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(*arguments)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def _respond(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        authorization = self.headers.get("Authorization", "")
        self.server.services.respond(Call(self.command, self.path, authorization, body), self)

    do_GET = do_POST = do_PUT = do_DELETE = _respond  # noqa: N815 - found by these names

    def send(self, answer: _Response) -> None:
        """Send a response."""
        self.send_response(answer.status)
        self.send_header("Content-Type", "application/json")
        if answer.status is not HTTPStatus.NO_CONTENT:
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, *_: object) -> None:
        """Log nothing."""

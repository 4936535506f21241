"""The calls of Alexa's REST APIs that are used: reminders, and the time zone of a device.

https://developer.amazon.com/en-US/docs/alexa/smapi/alexa-reminders-api-reference.html
https://developer.amazon.com/en-US/docs/alexa/custom-skills/device-settings-api-reference.html
"""

import re
from http import HTTPStatus
from urllib.parse import quote

from skill.adapters.deadline import Deadline
from skill.adapters.http_client import HttpClient
from skill.adapters.http_message import HttpResponse
from skill.adapters.reminders import reminder_json
from skill.coaching.messages.effects import EffectError, Reminder
from skill.coaching.ports import Access

_REMINDERS = "/v1/alerts/reminders"
_ZONE = "/v2/devices/{}/settings/System.timeZone"
_ZONE_UNKNOWN = {HTTPStatus.NO_CONTENT, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}
_OK = range(200, 300)
_ERRORS: dict[int, EffectError] = {
    HTTPStatus.UNAUTHORIZED: EffectError.NOT_PERMITTED,
    HTTPStatus.TOO_MANY_REQUESTS: EffectError.BUSY,
}
_TOO_MANY = re.compile(rb"max|limit|exceed", re.IGNORECASE)
"""Found in the body of status 403 if the person has too many reminders.

Otherwise the device does not support reminders.
"""
_AMAZON = re.compile(r"https://api(\.eu|\.fe)?\.amazonalexa\.com(:443)?/?", re.IGNORECASE)
"""Amazon's endpoints in North America, in Europe and India, and in the Far East and Australia.

https://developer.amazon.com/docs/alexa-voice-service/supported-countries-api.html
"""
_PORT = re.compile(r"(https?://(?:[\w.-]+|\[[\da-f:]+]))(:\d{1,5})?/?", re.ASCII | re.IGNORECASE)
"""An address with its port, if it has one."""


class NoAccessError(Exception):
    """The request contains no token, device or endpoint, or its endpoint is not a known one."""


class AlexaApiError(Exception):
    """Alexa's service answered with an error status."""

    def __init__(self, status: int, effect_error: EffectError) -> None:
        """Create the error from the answer's status, and what that means for the person."""
        super().__init__(f"http {status}")
        self.status = status
        self.effect_error = effect_error


class AlexaApi:
    """Calls Alexa's services with the token of one request.

    Its methods raise AlexaApiError for an error status, ValueError for an unexpected body and
    OSError if the service cannot be reached in time.
    """

    def __init__(
        self, http: HttpClient, access: Access, deadline: Deadline, stand_in: str = ""
    ) -> None:
        """Create it for one request.

        Args:
            http: The client to send requests with.
            access: Token, endpoint and device of the request.
            deadline: When to give up, for all calls together.
            stand_in: Address of a host that may stand in for Amazon's, on any port.

        Raises:
            NoAccessError: A part of `access` is missing, or its endpoint is not a known one.
        """
        if not (all(access) and _is_known(access.endpoint, stand_in)):
            raise NoAccessError
        self._http = http
        self._access = access
        self._deadline = deadline

    def time_zone(self) -> str:
        """IANA name of the time zone of the person's device, such as Europe/Berlin."""
        answer = self._request("GET", _ZONE.format(quote(self._access.device, safe="")))
        name = (
            "" if answer.status in _ZONE_UNKNOWN else reminder_json.read_zone(_checked_body(answer))
        )
        if not name:
            raise AlexaApiError(answer.status, EffectError.NO_TIME_ZONE)
        return name

    def reminders(self) -> tuple[Reminder, ...]:
        """The person's active reminders. Alexa shows a skill only those that it has set itself."""
        return reminder_json.read_all(_checked_body(self._request("GET", _REMINDERS)))

    def add(self, body: bytes) -> str:
        """Set a reminder; returns its token."""
        return reminder_json.read_token(_checked_body(self._request("POST", _REMINDERS, body)))

    def change(self, token: str, body: bytes) -> str:
        """Replace a reminder; returns the token of the new one."""
        return reminder_json.read_token(_checked_body(self._request("PUT", _path(token), body)))

    def delete(self, token: str) -> None:
        """Delete a reminder; it is no error if it is already gone."""
        answer = self._request("DELETE", _path(token))
        if answer.status != HTTPStatus.NOT_FOUND:
            _checked_body(answer)

    def _request(self, method: str, path: str, body: bytes | None = None) -> HttpResponse:
        headers = {
            "authorization": f"Bearer {self._access.token}",
            "content-type": "application/json",
            "accept": "application/json",
        }
        url = self._access.endpoint.rstrip("/") + path
        return self._http.request(method, url, headers, body, self._deadline)


def _is_known(endpoint: str, stand_in: str) -> bool:
    """Whether a person's token may be sent there."""
    return bool(_AMAZON.fullmatch(endpoint)) or (bool(stand_in) and _host(endpoint) == stand_in)


def _host(endpoint: str) -> str:
    """An address without its port; empty if there is more in it."""
    found = _PORT.fullmatch(endpoint)
    return found[1].lower() if found else ""


def _path(token: str) -> str:
    return f"{_REMINDERS}/{quote(token, safe='')}"


def _checked_body(answer: HttpResponse) -> bytes:
    if answer.status in _OK:
        return answer.body
    raise AlexaApiError(answer.status, _effect_error(answer))


def _effect_error(answer: HttpResponse) -> EffectError:
    if answer.status == HTTPStatus.FORBIDDEN:
        return EffectError.TOO_MANY if _TOO_MANY.search(answer.body) else EffectError.UNSUPPORTED
    return _ERRORS.get(answer.status, EffectError.DOWN)

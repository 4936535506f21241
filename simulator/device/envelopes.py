"""Request envelopes as Alexa's cloud sends them to a skill."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import Any
from uuid import UUID, uuid5

from simulator.device.response import PermissionRequest
from simulator.device.viewports import APL, MAX_VERSION, Viewport
from simulator.hearing.exact_match import SlotMatch
from simulator.hearing.interaction_model import PERMISSION_RESPONSE

Json = dict[str, Any]

APPLICATION_ID = "amzn1.ask.skill.00000000-0000-4000-8000-000000000001"
TOUCHED = f"{APL}.UserEvent"
"""The type of the request that somebody has touched the screen."""
DEVICE_ID = "amzn1.ask.device.SIMULATED"
API_ENDPOINT = "https://api.amazonalexa.com"
_NAMESPACE = UUID("00000000-0000-4000-8000-0000000000ff")

_users = count(1)
"""Each device belongs to somebody else, who is a stranger to the skill."""


@dataclass(frozen=True, slots=True)
class Session:
    """One conversation with the skill, as the cloud keeps it."""

    id: str
    new: bool
    attributes: Json
    """What the skill asked to be handed back with the next request."""


@dataclass(frozen=True, slots=True)
class UserTouch:
    """What a document sends when somebody touches it."""

    arguments: tuple[str, ...]
    id: str = ""
    """Of the component that was touched."""


class Envelopes:
    """Writes the requests of one device."""

    def __init__(
        self, locale: str, endpoint: str = API_ENDPOINT, viewport: Viewport | None = None
    ) -> None:
        """Set the device up.

        Args:
            locale: The language it is set to, such as en-US.
            endpoint: Where the skill reaches Alexa's services.
            viewport: Its screen, if it has one.
        """
        self._locale = locale
        self._endpoint = endpoint
        self._viewport = viewport
        self._number = count(1)
        self._user = f"amzn1.ask.account.SIMULATED{next(_users)}"

    def fresh_id(self, kind: str) -> str:
        """An id never used before by this device, the same in every run."""
        number = uuid5(_NAMESPACE, f"{self._locale} {next(self._number)}")
        return f"amzn1.echo-api.{kind}.{number}"

    def launch(self, session: Session, now: datetime) -> Json:
        """The skill is opened without a wish."""
        return self._envelope(session, now, {"type": "LaunchRequest"})

    def intent(self, session: Session, now: datetime, name: str, slots: Mapping[str, Json]) -> Json:
        """The person wants something; `slots` are as `slot_json` writes them."""
        intent: Json = {"name": name, "confirmationStatus": "NONE", "slots": dict(slots)}
        return self._envelope(session, now, {"type": "IntentRequest", "intent": intent})

    def permission_response(
        self, session: Session, now: datetime, asked: PermissionRequest, status: str
    ) -> Json:
        """Alexa has asked the person for a permission; `status` is what they answered."""
        request: Json = {
            "type": PERMISSION_RESPONSE,
            "name": "AskFor",
            "status": {"code": "200", "message": "OK"},
            "payload": {"permissionScope": asked.permission, "status": status},
            "token": asked.token,
        }
        return self._envelope(session, now, request)

    def touch(self, session: Session, now: datetime, token: str, touched: UserTouch) -> Json:
        """The person touches a document; `token` is that which it is shown with."""
        request: Json = {
            "type": TOUCHED,
            "token": token,
            "arguments": list(touched.arguments),
            "source": {"type": "TouchWrapper", "handler": "Press", "id": touched.id},
            "components": {},
        }
        return self._envelope(session, now, request)

    def session_ended(self, session: Session, now: datetime, reason: str, fault: str = "") -> Json:
        """The session ended; `fault` says what was wrong with the skill's last answer."""
        request: Json = {"type": "SessionEndedRequest", "reason": reason}
        if fault:
            request["error"] = {"type": "INVALID_RESPONSE", "message": fault}
        return self._envelope(session, now, request)

    def _envelope(self, session: Session, now: datetime, request: Json) -> Json:
        application, user = {"applicationId": APPLICATION_ID}, {"userId": self._user}
        interfaces, screen = _screen(self._viewport)
        return {
            "version": "1.0",
            "session": {
                "new": session.new,
                "sessionId": session.id,
                "application": application,
                "attributes": session.attributes,
                "user": user,
            },
            "context": {
                "System": {
                    "application": application,
                    "user": user,
                    "device": {"deviceId": DEVICE_ID, "supportedInterfaces": interfaces},
                    "apiEndpoint": self._endpoint,
                    "apiAccessToken": "simulated",
                },
                **screen,
            },
            "request": {
                **request,
                "requestId": self.fresh_id("request"),
                "locale": self._locale,
                "timestamp": now.strftime("%Y-%m-%dT%H:%M:%SZ"),
            },
        }


def _screen(viewport: Viewport | None) -> tuple[Json, Json]:
    """The interfaces of a device, and what its context has because of them."""
    if viewport is None:
        return {}, {}
    return {APL: {"runtime": {"maxVersion": MAX_VERSION}}}, {"Viewport": viewport.context}


def slot_json(name: str, kind: str, found: SlotMatch | None) -> Json:
    """One slot as Alexa sends it: filled, filled with unknown words, or empty.

    A type of Amazon's own has its value in place of the words, and no resolutions.
    """
    slot: Json = {"name": name, "confirmationStatus": "NONE", "source": "USER"}
    if found is None:
        return slot
    if kind.startswith("AMAZON."):
        known: Json = {"value": found.value.id} if found.value else {}
    else:
        resolutions = {"resolutionsPerAuthority": [_resolution(kind, found)]}
        known = {"value": found.words, "resolutions": resolutions}
    return slot | known | ({"slotValue": {"type": "Simple", **known}} if known else {})


def _resolution(kind: str, found: SlotMatch) -> Json:
    authority = f"amzn1.er-authority.echo-sdk.{APPLICATION_ID}.{kind}"
    if found.value is None:
        return {"authority": authority, "status": {"code": "ER_SUCCESS_NO_MATCH"}}
    value = {"name": found.value.name, "id": found.value.id}
    matched = {"code": "ER_SUCCESS_MATCH"}
    return {"authority": authority, "status": matched, "values": [{"value": value}]}

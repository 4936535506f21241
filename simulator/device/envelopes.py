"""Builds the requests of one device, as Alexa's cloud sends them to a skill."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from uuid import UUID, uuid5

from simulator.device.request_json import (
    API_ENDPOINT,
    Device,
    Json,
    Session,
    empty_slot,
    envelope,
    intent_request,
    plain_slot,
    resolved_slot,
)
from simulator.device.response import PermissionRequest
from simulator.device.viewports import APL, Viewport
from simulator.hearing.exact_match import SlotMatch
from simulator.hearing.interaction_model import PERMISSION_RESPONSE

TOUCHED = f"{APL}.UserEvent"
"""Type of the request for a touch on the screen."""
DEVICE_ID = "amzn1.ask.device.SIMULATED"
_NAMESPACE = UUID("00000000-0000-4000-8000-0000000000ff")

_users = count(1)
"""Numbers the accounts; each is unknown to the skill."""


@dataclass(frozen=True, slots=True)
class UserTouch:
    """What a document sends when the person touches it."""

    arguments: tuple[str, ...]
    id: str = ""
    """Id of the touched component."""


def new_account() -> str:
    """Id of an account that nobody has used before."""
    return f"amzn1.ask.account.SIMULATED{next(_users)}"


class Envelopes:
    """Builds the requests of one device, with timestamps in whole seconds as Alexa's have."""

    def __init__(
        self,
        locale: str,
        endpoint: str = API_ENDPOINT,
        viewport: Viewport | None = None,
        account: str = "",
    ) -> None:
        """Set the device up.

        Args:
            locale: Locale of the device, such as en-US.
            endpoint: Base URL of Alexa's services.
            viewport: The device's screen, if it has one.
            account: Id of the account that the device belongs to; a new one if empty.
        """
        self._device = Device(account or new_account(), DEVICE_ID, locale, endpoint, viewport)
        self._number = count(1)

    def fresh_id(self, kind: str) -> str:
        """An id that this device has not used before; the same in every run."""
        number = uuid5(_NAMESPACE, f"{self._device.locale} {next(self._number)}")
        return f"amzn1.echo-api.{kind}.{number}"

    def launch(self, session: Session, now: datetime) -> Json:
        """The person opens the skill without asking for anything."""
        return self._envelope(session, now, {"type": "LaunchRequest"})

    def intent(self, session: Session, now: datetime, name: str, slots: Mapping[str, Json]) -> Json:
        """The person says something; `slots` are as `slot_json` builds them."""
        return self._envelope(session, now, intent_request(name, slots))

    def permission_response(
        self, session: Session, now: datetime, asked: PermissionRequest, status: str
    ) -> Json:
        """The person answered Alexa's question for a permission with `status`."""
        request: Json = {
            "type": PERMISSION_RESPONSE,
            "name": "AskFor",
            "status": {"code": "200", "message": "OK"},
            "payload": {"permissionScope": asked.permission, "status": status},
            "token": asked.token,
        }
        return self._envelope(session, now, request)

    def touch(self, session: Session, now: datetime, token: str, touched: UserTouch) -> Json:
        """The person touches a document; `token` is the one that the document came with."""
        request: Json = {
            "type": TOUCHED,
            "token": token,
            "arguments": list(touched.arguments),
            "source": {"type": "TouchWrapper", "handler": "Press", "id": touched.id},
            "components": {},
        }
        return self._envelope(session, now, request)

    def session_ended(self, session: Session, now: datetime, reason: str, fault: str = "") -> Json:
        """The session ended; `fault` says what was wrong with the skill's last response."""
        request: Json = {"type": "SessionEndedRequest", "reason": reason}
        if fault:
            request["error"] = {"type": "INVALID_RESPONSE", "message": fault}
        return self._envelope(session, now, request)

    def _envelope(self, session: Session, now: datetime, request: Json) -> Json:
        whole = now.replace(microsecond=0)
        return envelope(self._device, session, whole, request, self.fresh_id("request"))


def slot_json(name: str, kind: str, match: SlotMatch | None) -> Json:
    """One slot as Alexa sends it: resolved, filled with unknown words, or empty.

    A slot of one of Amazon's own types has its value in place of the words, and no resolutions.
    """
    value = match.value if match else None
    if match and not kind.startswith("AMAZON."):
        known = (value.id, value.name) if value else ()
        return resolved_slot(name, kind, match.words, *known)
    return plain_slot(name, value.id) if value else empty_slot(name)

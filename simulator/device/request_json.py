"""Builds request envelopes in Amazon's JSON; the only module that does.

https://developer.amazon.com/en-US/docs/alexa/custom-skills/request-and-response-json-reference.html
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from simulator.device.viewports import APL, MAX_VERSION, Viewport

Json = dict[str, Any]

APPLICATION_ID = "amzn1.ask.skill.00000000-0000-4000-8000-000000000001"
API_ENDPOINT = "https://api.amazonalexa.com"
MATCH, NO_MATCH = "ER_SUCCESS_MATCH", "ER_SUCCESS_NO_MATCH"


@dataclass(frozen=True, slots=True)
class Session:
    """A session with the skill, as Alexa's cloud stores it."""

    id: str
    new: bool
    attributes: Json
    """Session attributes of the last response, to return with the next request."""


@dataclass(frozen=True, slots=True)
class Device:
    """A device that sends requests, and its user."""

    user: str
    id: str
    locale: str
    endpoint: str = API_ENDPOINT
    """Base URL of Alexa's services."""
    viewport: Viewport | None = None
    """The device's screen, if it has one."""
    application: str = APPLICATION_ID
    """Id of the skill that it calls."""


def envelope(device: Device, session: Session, now: datetime, request: Json, id_: str) -> Json:
    """A complete request made at `now` in UTC; `request` has the fields of its type."""
    application, user = {"applicationId": device.application}, {"userId": device.user}
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
                "device": {"deviceId": device.id, "supportedInterfaces": _interfaces(device)},
                "apiEndpoint": device.endpoint,
                "apiAccessToken": "simulated",
            },
            **({"Viewport": device.viewport.context} if device.viewport else {}),
        },
        "request": {
            "requestId": id_,
            "locale": device.locale,
            "timestamp": now.isoformat().replace("+00:00", "Z"),
            **request,
        },
    }


def _interfaces(device: Device) -> Json:
    return {APL: {"runtime": {"maxVersion": MAX_VERSION}}} if device.viewport else {}


def intent_request(name: str, slots: Mapping[str, Json]) -> Json:
    """The `request` of an intent; `slots` maps names to slots."""
    intent = {"name": name, "confirmationStatus": "NONE", "slots": dict(slots)}
    return {"type": "IntentRequest", "intent": intent}


def empty_slot(name: str) -> Json:
    """A slot for which the person said nothing."""
    return {"name": name, "confirmationStatus": "NONE", "source": "USER"}


def plain_slot(name: str, value: str) -> Json:
    """A slot of one of Amazon's own types, such as a time."""
    return _filled(name, {"value": value})


def resolved_slot(name: str, kind: str, words: str, id_: str = "", means: str = "") -> Json:
    """A slot of one of the skill's own types.

    Args:
        name: Name of the slot.
        kind: Name of its type.
        words: What the person said for it.
        id_: Id of the value that the words resolve to; empty if they resolve to none.
        means: Name of that value, if the words are a synonym of it.
    """
    resolution: Json = {
        "authority": f"amzn1.er-authority.echo-sdk.{APPLICATION_ID}.{kind}",
        "status": {"code": MATCH if id_ else NO_MATCH},
    }
    if id_:
        resolution["values"] = [{"value": {"name": means or words, "id": id_}}]
    resolutions = {"resolutionsPerAuthority": [resolution]}
    return _filled(name, {"value": words, "resolutions": resolutions})


def _filled(name: str, known: Json) -> Json:
    return empty_slot(name) | known | {"slotValue": {"type": "Simple", **known}}

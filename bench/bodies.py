"""The request envelopes that are measured, taken from a conversation with the skill."""

import json
from collections.abc import Callable
from typing import Any

Envelope = dict[str, Any]
Handler = Callable[[Envelope, object], Envelope]

APPLICATION = {"applicationId": "amzn1.ask.skill.00000000-0000-0000-0000-000000000000"}
USER = {"userId": "amzn1.ask.account.BENCH"}
VIEWPORT = {
    "experiences": [{"arcMinuteWidth": 246, "arcMinuteHeight": 144, "canRotate": False}],
    "shape": "RECTANGLE",
    "pixelWidth": 1024,
    "pixelHeight": 600,
    "dpi": 160,
    "currentPixelWidth": 1024,
    "currentPixelHeight": 600,
    "touch": ["SINGLE"],
    "video": {"codecs": ["H_264_42", "H_264_41"]},
}
CONTEXT = {
    "System": {
        "application": APPLICATION,
        "user": USER,
        "device": {
            "deviceId": "amzn1.ask.device.BENCH",
            "supportedInterfaces": {
                "Alexa.Presentation.APL": {"runtime": {"maxVersion": "2024.3"}},
                "AudioPlayer": {},
            },
        },
        "apiEndpoint": "https://api.amazonalexa.com",
        "apiAccessToken": "token",
    },
    "AudioPlayer": {"playerActivity": "IDLE"},
    "Viewport": VIEWPORT,
}


def representative_bodies(handler: Handler) -> dict[str, Envelope]:
    """Hold a short conversation and return what Alexa would have sent, by a name for each turn.

    Each envelope carries the session attributes that the skill gave back the turn before.
    """
    requests: dict[str, Envelope] = {
        "launch": {"type": "LaunchRequest"},
        "relief intent": _intent("ReliefIntent", _slot("leg", "left"), _slot("severity", "severe")),
        "check-in no": _intent("AMAZON.NoIntent"),
        "stretch": _intent("StretchIntent", _slot("stretch", "runners_stretch")),
        "red flag": _intent("RedFlagIntent", _slot("sign", "chest_pain")),
        "session ended": {"type": "SessionEndedRequest", "reason": "EXCEEDED_MAX_REPROMPTS"},
    }
    bodies: dict[str, Envelope] = {}
    attributes: Envelope = {}
    for name, request in requests.items():
        bodies[name] = _envelope(request, attributes)
        answer = json.loads(json.dumps(handler(bodies[name], None)))
        attributes = answer.get("sessionAttributes", {})
    return bodies


def _envelope(request: Envelope, attributes: Envelope) -> Envelope:
    stamp = {
        "requestId": "amzn1.echo-api.request.BENCH",
        "timestamp": "2026-11-23T02:30:00Z",
        "locale": "en-US",
    }
    session = {
        "new": request["type"] == "LaunchRequest",
        "sessionId": "amzn1.echo-api.session.BENCH",
        "application": APPLICATION,
        "attributes": attributes,
        "user": USER,
    }
    return {"version": "1.0", "session": session, "context": CONTEXT, "request": request | stamp}


def _intent(name: str, *slots: Envelope) -> Envelope:
    intent = {
        "name": name,
        "confirmationStatus": "NONE",
        "slots": {slot["name"]: slot for slot in slots},
    }
    return {"type": "IntentRequest", "dialogState": "COMPLETED", "intent": intent}


def _slot(name: str, value_id: str) -> Envelope:
    """A slot heard and resolved to a value of its type."""
    spoken = value_id.replace("_", " ")
    resolution = {
        "authority": f"amzn1.er-authority.echo-sdk.BENCH.{name.title()}",
        "status": {"code": "ER_SUCCESS_MATCH"},
        "values": [{"value": {"name": spoken, "id": value_id}}],
    }
    resolutions = {"resolutionsPerAuthority": [resolution]}
    return {
        "name": name,
        "value": spoken,
        "confirmationStatus": "NONE",
        "source": "USER",
        "resolutions": resolutions,
        "slotValue": {"type": "Simple", "value": spoken, "resolutions": resolutions},
    }

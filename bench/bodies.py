"""The request envelopes that are measured, taken from a conversation with the skill."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from simulator.device.request_json import (
    Device,
    Json,
    Session,
    envelope,
    intent_request,
    resolved_slot,
)
from simulator.device.viewports import VIEWPORTS

Handler = Callable[[Json, object], Json]

DEVICE = Device(
    user="amzn1.ask.account.BENCH",
    id="amzn1.ask.device.BENCH",
    viewport=VIEWPORTS["medium-hub"],
)
NOW = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)


def first_word_of_help() -> dict[str, Json]:
    """What somebody with a cramp says first, to a device that only speaks."""
    request = intent_request("ReliefIntent", {})
    return {"first word of help": _sent(replace(DEVICE, viewport=None), request, None)}


def representative_bodies(handler: Handler) -> dict[str, Json]:
    """Hold a short conversation and return what Alexa would have sent, by a name for each turn.

    Each envelope carries the session attributes that the skill gave back the turn before.
    """
    requests: dict[str, Json] = {
        "launch": {"type": "LaunchRequest"},
        "relief intent": _intent("ReliefIntent", leg="left", severity="severe"),
        "check-in no": _intent("AMAZON.NoIntent"),
        "stretch": _intent("StretchIntent", stretch="runners_stretch"),
        "red flag": _intent("RedFlagIntent", sign="chest_pain"),
        "session ended": {"type": "SessionEndedRequest", "reason": "EXCEEDED_MAX_REPROMPTS"},
    }
    bodies: dict[str, Json] = {}
    attributes = None
    for name, request in requests.items():
        bodies[name] = _sent(DEVICE, request, attributes)
        answer = json.loads(json.dumps(handler(bodies[name], None)))
        attributes = answer.get("sessionAttributes", {})
    return bodies


def _sent(device: Device, request: Json, attributes: Json | None) -> Json:
    """A request of a session; without attributes, the first of a new one."""
    session = Session("amzn1.echo-api.session.BENCH", attributes is None, attributes or {})
    return envelope(device, session, NOW, request, "amzn1.echo-api.request.BENCH")


def _intent(name: str, **values: str) -> Json:
    """An intent whose slots were heard and resolved to the values with these ids."""
    slots = {
        slot: resolved_slot(slot, slot, id_.replace("_", " "), id_) for slot, id_ in values.items()
    }
    return intent_request(name, slots)

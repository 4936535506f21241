"""The request envelopes used in measurements, taken from a conversation with the skill."""

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
from skill.content.library import load_library

Handler = Callable[[Json, object], Json]

DEVICE = Device(
    user="amzn1.ask.account.BENCH",
    id="amzn1.ask.device.BENCH",
    locale=load_library().default_locale,
    viewport=VIEWPORTS["medium-hub"],
)
NOW = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)


def first_word_of_help() -> dict[str, Json]:
    """The first request of a person with a cramp, from a device without a screen, by name."""
    request = intent_request("ReliefIntent", {})
    return {"first word of help": _sent(replace(DEVICE, viewport=None), request, None)}


def words_to_read() -> dict[str, Json]:
    """The first request of a person whose words are no sample, so that the skill reads them."""
    said = "it woke me up and my left leg's hard as a rock and i'm seven months gone"
    slots = {"words": resolved_slot("words", "Said", said)}
    return {"words that are read": _sent(DEVICE, intent_request("SaidIntent", slots), None)}


def representative_bodies(handler: Handler) -> dict[str, Json]:
    """Hold a short conversation; returns name of the turn → the envelope that Alexa sends.

    Each envelope contains the session attributes of the answer before it.
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
    """The envelope of a request; without attributes it begins a new session."""
    session = Session("amzn1.echo-api.session.BENCH", attributes is None, attributes or {})
    return envelope(device, session, NOW, request, "amzn1.echo-api.request.BENCH")


def _intent(name: str, **values: str) -> Json:
    """A request of an intent, with its slots resolved to these ids (slot=id)."""
    slots = {
        slot: resolved_slot(slot, slot, id_.replace("_", " "), id_) for slot, id_ in values.items()
    }
    return intent_request(name, slots)

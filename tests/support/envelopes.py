"""Builds request envelopes as Alexa sends them, and reads the answers."""

import json
import re
from datetime import UTC, datetime
from itertools import count
from typing import Any

from simulator.device.request_json import (
    APPLICATION_ID,
    MATCH,
    Device,
    Json,
    Session,
    envelope,
    intent_request,
    resolved_slot,
)
from simulator.device.viewports import APL, MAX_VERSION
from skill.alexa.request import STATE_ATTRIBUTE
from skill.alexa.skill import CoachSkill
from skill.app import build_skill
from skill.coaching.state.state import State, from_json, to_json
from skill.settings import Settings
from tests.support.rehearsal import LIBRARY, NIGHT

SKILL: CoachSkill = build_skill(Settings(), library=LIBRARY, clock=lambda: NIGHT)
Envelope = Json
APPLICATION = APPLICATION_ID
ANOTHER_SKILL = APPLICATION_ID[:-1] + "2"
DEVICE = Device("user", "device", "en-US", endpoint="", application=APPLICATION)
"""A device without a screen and without access to Alexa's services."""
_NUMBERS = count()


def request(kind: str, state: State | None = None, at: float = NIGHT, **fields: Any) -> Envelope:
    """A request of any type in a session; `at` is in seconds since the epoch."""
    return _sent({"type": kind, **fields}, state, at)


def intent(name: str, state: State | None = None, at: float = NIGHT, **values: str) -> Envelope:
    """A request of an intent, with its slots resolved to these ids (slot=id)."""
    slots = {key: slot(key, value) for key, value in values.items()}
    return _sent(intent_request(name, slots), state, at)


def _sent(request: Json, state: State | None, at: float) -> Envelope:
    attributes = {STATE_ATTRIBUTE: to_json(state)} if state else {}
    session = Session("session", state is None, attributes)
    now = datetime.fromtimestamp(at, UTC)
    return envelope(DEVICE, session, now, request, f"request {next(_NUMBERS)}")


def said_by(person: str, envelope: Envelope) -> Envelope:
    """Change a request to come from somebody whose voice Alexa recognized."""
    envelope["context"]["System"]["person"] = {"personId": person}
    return envelope


def on_screen(envelope: Envelope, version: object = MAX_VERSION) -> Envelope:
    """Change a request to come from a device with a screen, which supports this version of APL."""
    device = envelope["context"]["System"]["device"]
    device["supportedInterfaces"] = {APL: {"runtime": {"maxVersion": version}}}
    return envelope


def slot(name: str, id_: str, code: str = MATCH) -> Json:
    """A filled slot whose resolution has this status code and id."""
    filled = resolved_slot(name, name, id_)
    (resolution,) = filled["resolutions"]["resolutionsPerAuthority"]
    resolution.update(status={"code": code}, values=[{"value": {"name": id_, "id": id_}}])
    return filled


def ask(envelope: Any, skill: CoachSkill = SKILL) -> dict[str, Any]:
    """The answer to a request, after a round trip through JSON."""
    answer: dict[str, Any] = json.loads(json.dumps(skill.handle(envelope, None)))
    return answer


def kept(answer: dict[str, Any]) -> State:
    """The state in an answer's session attributes."""
    return from_json(answer["sessionAttributes"][STATE_ATTRIBUTE])


def spoken(answer: dict[str, Any]) -> str:
    """The words of an answer, without SSML tags."""
    return " ".join(re.sub(r"<[^>]*>", " ", answer["response"]["outputSpeech"]["ssml"]).split())

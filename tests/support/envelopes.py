"""Request envelopes as Alexa sends them, and what comes back."""

import json
import re
from datetime import UTC, datetime
from typing import Any

from skill.alexa.request import STATE_ATTRIBUTE
from skill.alexa.skill import CoachSkill
from skill.app import build_skill
from skill.coaching.state.state import State, from_json, to_json
from skill.settings import Settings
from tests.support.rehearsal import LIBRARY, NIGHT

SKILL: CoachSkill = build_skill(Settings(), library=LIBRARY, clock=lambda: NIGHT)
Envelope = dict[str, Any]


def request(kind: str, state: State | None = None, at: float = NIGHT, **fields: Any) -> Envelope:
    """A request of any type within a session, `at` seconds since the epoch."""
    application = {"applicationId": "amzn1.ask.skill.test"}
    attributes = {STATE_ATTRIBUTE: to_json(state)} if state else {}
    return {
        "version": "1.0",
        "session": {
            "new": state is None,
            "sessionId": "session",
            "application": application,
            "user": {"userId": "user"},
            "attributes": attributes,
        },
        "context": {"System": {"application": application, "user": {"userId": "user"}}},
        "request": {
            "type": kind,
            "requestId": "request",
            "timestamp": datetime.fromtimestamp(at, UTC).isoformat().replace("+00:00", "Z"),
            "locale": "en-US",
            **fields,
        },
    }


def intent(name: str, state: State | None = None, at: float = NIGHT, **values: str) -> Envelope:
    """An intent, its slots resolved to these ids."""
    slots = {key: slot(key, value) for key, value in values.items()}
    return request("IntentRequest", state, at, intent={"name": name, "slots": slots})


def slot(name: str, id_: str, code: str = "ER_SUCCESS_MATCH") -> dict[str, Any]:
    """A filled slot."""
    resolution = {
        "authority": f"amzn1.er-authority.{name}",
        "status": {"code": code},
        "values": [{"value": {"name": id_, "id": id_}}],
    }
    return {
        "name": name,
        "value": id_,
        "confirmationStatus": "NONE",
        "resolutions": {"resolutionsPerAuthority": [resolution]},
    }


def ask(envelope: Any, skill: CoachSkill = SKILL) -> dict[str, Any]:
    """The answer to a request, as JSON brings it."""
    answer: dict[str, Any] = json.loads(json.dumps(skill.handle(envelope, None)))
    return answer


def kept(answer: dict[str, Any]) -> State:
    """The state that an answer leaves in the session."""
    return from_json(answer["sessionAttributes"][STATE_ATTRIBUTE])


def spoken(answer: dict[str, Any]) -> str:
    """The words of an answer, without silences."""
    return " ".join(re.sub(r"<[^>]*>", " ", answer["response"]["outputSpeech"]["ssml"]).split())

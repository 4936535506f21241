"""Nothing that a person said, no slot, no id and no body of a request is ever in the log."""

import json
import logging
from typing import Any

import pytest

from skill.adapters.people.null_people import NullPeople
from skill.alexa.coach import Coach
from skill.alexa.intents import HANDLED
from skill.alexa.interceptors import REPORTING
from skill.alexa.skill import wire
from skill.coaching.messages.touches import Touch
from skill.coaching.state.state import to_json
from skill.content.word_records import SignWords
from skill.hosts.aws_lambda import handler
from tests.support.envelopes import on_screen
from tests.support.rehearsal import CRAMP, LIBRARY, Rehearsal
from tests.support.rehearsed_reminders import RehearsedReminders

SECRET = "sentinel"
SLOTS = ("leg", "situation", "severity", "stretch", "remedy", "sign", "pace", "forget", "question")
STATE = to_json(Rehearsal(CRAMP).state)
STATES: list[Any] = [STATE, {**STATE, "state": {**STATE["state"], "topic": SECRET}}, SECRET, None]
KINDS = ["LaunchRequest", "SessionEndedRequest", *REPORTING[1:], SECRET]


def slot(name: str) -> dict[str, Any]:
    resolution = {
        "authority": SECRET,
        "status": {"code": "ER_SUCCESS_MATCH"},
        "values": [{"value": {"name": SECRET, "id": SECRET}}],
    }
    return {"name": name, "value": SECRET, "resolutions": {"resolutionsPerAuthority": [resolution]}}


def telling(state: Any, **request: Any) -> dict[str, Any]:
    """A request in which every text that Alexa or a person may choose is a sentinel."""
    user = {"userId": SECRET, "accessToken": SECRET}
    return {
        "version": SECRET,
        SECRET: SECRET,
        "session": {
            "sessionId": SECRET,
            "user": user,
            "application": {"applicationId": SECRET},
            "attributes": {"coach": state, SECRET: SECRET},
        },
        "context": {
            "System": {
                "application": {"applicationId": SECRET},
                "user": user,
                "person": {"personId": SECRET, "accessToken": SECRET},
                "device": {"deviceId": SECRET},
                "apiAccessToken": SECRET,
            },
        },
        "request": {
            "requestId": SECRET,
            "timestamp": SECRET,
            "locale": SECRET,
            "reason": SECRET,
            "error": {"type": SECRET, "message": SECRET},
            "errors": [{"type": SECRET, "reason": SECRET, "message": SECRET, "token": SECRET}],
            SECRET: SECRET,
            **request,
        },
    }


def intent(name: str, state: Any) -> dict[str, Any]:
    named = {"name": name, "slots": {key: slot(key) for key in SLOTS}, SECRET: SECRET}
    return telling(state, type="IntentRequest", intent=named)


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Everything that anything logs."""
    caplog.set_level(logging.DEBUG)
    return caplog


def assert_nothing_told(log: pytest.LogCaptureFixture) -> None:
    assert SECRET not in log.text
    assert all(SECRET not in repr(vars(record)) for record in log.records)


@pytest.mark.parametrize("name", [*sorted(HANDLED), SECRET])
def test_no_intent_tells(name: str, log: pytest.LogCaptureFixture) -> None:
    for state in STATES:
        handler(intent(name, state), None)
    assert len(log.records) >= len(STATES)
    assert_nothing_told(log)


@pytest.mark.parametrize("kind", KINDS)
def test_no_other_request_tells(kind: str, log: pytest.LogCaptureFixture) -> None:
    for state in STATES:
        handler(telling(state, type=kind), None)
    assert_nothing_told(log)


@pytest.mark.parametrize("touch", [*Touch, SECRET])
@pytest.mark.parametrize("version", ["2024.3", SECRET])
def test_no_touch_and_no_screen_tells(
    touch: str, version: str, log: pytest.LogCaptureFixture
) -> None:
    source = {"type": "TouchWrapper", "handler": "Press", "id": SECRET, SECRET: SECRET}
    touched = {"token": SECRET, "arguments": [touch], "source": source, "components": {}}
    for state in STATES:
        event = telling(state, type="Alexa.Presentation.APL.UserEvent", **touched)
        on_screen(event, version)
        event["context"]["Viewport"] = {"mode": SECRET, "shape": SECRET, SECRET: SECRET}
        handler(event, None)
    assert len(log.records) >= len(STATES)
    assert_nothing_told(log)


@pytest.mark.parametrize(
    "event", [SECRET, [SECRET], {SECRET: SECRET}, {"request": SECRET}], ids=repr
)
def test_what_is_no_envelope_does_not_tell(event: object, log: pytest.LogCaptureFixture) -> None:
    handler(event, None)
    assert_nothing_told(log)


@pytest.mark.parametrize("name", sorted(HANDLED))
def test_no_error_tells(name: str, log: pytest.LogCaptureFixture) -> None:
    english = LIBRARY.words["en"]
    unwarned = SignWords({}, {}, {})
    holed = english._replace(
        advice={}, routines={}, warnings=unwarned, helper_warnings=unwarned, situations={}
    )
    library = LIBRARY._replace(words=dict.fromkeys(LIBRARY.words, holed))
    coach = Coach(library, NullPeople(), RehearsedReminders(), lambda: 0.0)
    for state in STATES:
        wire(coach, "").handle(intent(name, state), None)
    assert_nothing_told(log)


def test_the_requests_are_full_of_what_must_not_be_told() -> None:
    assert json.dumps(intent(SECRET, SECRET)).count(SECRET) > 40

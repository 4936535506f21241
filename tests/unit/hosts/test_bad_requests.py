"""Whatever arrives is answered: no exception, no lost place."""

import json
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.alexa.intents import HANDLED
from skill.alexa.request import STATE_ATTRIBUTE
from skill.hosts.web.rejections import RejectedError
from skill.hosts.web.verified_skill import VerifiedSkill
from tests.support.envelope_strategies import envelopes, json_values
from tests.support.envelopes import SKILL, kept, request, spoken
from tests.support.rehearsal import NIGHT
from tests.unit.hosts.damage import (
    IN_A_WALK,
    KEEPING,
    STATES,
    damaged,
    intents,
    loaded,
    sound,
    touches,
)

LARGEST = 120 * 1024
"""Bytes that Alexa accepts of an answer."""
SPOKEN_TO = ("IntentRequest", "LaunchRequest")


def answer(event: Any) -> dict[str, Any]:
    """The answer to anything; it has to be one that Alexa can read."""
    raw = SKILL.handle(event, None)
    sent = json.dumps(raw, ensure_ascii=False, allow_nan=False).encode()
    assert len(sent) <= LARGEST
    assert orjson.loads(orjson.dumps(raw)) == json.loads(sent)
    read: dict[str, Any] = json.loads(sent)
    assert read.get("sessionAttributes", {}).keys() <= {STATE_ATTRIBUTE}
    assert read["version"] == "1.0"
    response = read["response"]
    if response and "canFulfillIntent" not in response:
        assert response["outputSpeech"]["ssml"].startswith("<speak>")
        # What has to be read stays on a screen, whose session is neither open nor closed.
        stays = "directives" in response and "shouldEndSession" not in response
        assert response.get("shouldEndSession", True) is ("reprompt" not in response)
        assert stays or "shouldEndSession" in response
    return read


def is_spoken_to(event: Any) -> bool:
    """Whether somebody waits for words."""
    kind = event.get("request") if isinstance(event, dict) else None
    return isinstance(kind, dict) and kind.get("type") in SPOKEN_TO


@given(json_values)
def test_any_json_is_answered(event: Any) -> None:
    assert answer(event)["response"] == {}


@given(envelopes)
def test_any_envelope_is_answered(event: Any) -> None:
    assert bool(answer(event)["response"]) or not is_spoken_to(event)


@given(damaged(sound))
def test_a_damaged_request_is_answered(event: Any) -> None:
    assert bool(answer(event)["response"]) or not is_spoken_to(event)


@given(loaded(sound))
def test_only_what_is_our_own_is_sent_back(event: Any) -> None:
    assert bool(answer(event)["response"]) or not is_spoken_to(event)


@pytest.mark.parametrize("kind", ["SessionEndedRequest", "Alexa.Presentation.APL.RuntimeError"])
def test_who_is_answered_in_silence_keeps_the_place(kind: str) -> None:
    for state in STATES:
        assert kept(answer(request(kind, state))) == state


@given(touches)
def test_a_touch_is_answered_in_every_state(event: Any) -> None:
    reply = answer(event)
    assert spoken(reply)
    kept(reply)


@given(damaged(touches, "request", "arguments"))
def test_a_touch_of_nothing_that_we_know_is_answered(event: Any) -> None:
    assert spoken(answer(event))


@given(damaged(intents(st.sampled_from(sorted(HANDLED)), STATES), "session", "attributes"))
def test_a_damaged_state_is_answered(event: Any) -> None:
    reply = answer(event)
    assert spoken(reply)
    kept(reply)


@given(damaged(intents(st.sampled_from(KEEPING), IN_A_WALK), spare="session"))
def test_a_damaged_request_never_loses_the_place(event: Any) -> None:
    before = kept({"sessionAttributes": event["session"]["attributes"]})
    after = kept(answer(event))
    assert before.walk is not None
    assert after.walk is not None
    assert after.walk.routine == before.walk.routine


@given(damaged(intents(st.sampled_from(sorted(HANDLED)), IN_A_WALK), "request", "intent", "slots"))
def test_damaged_slots_leave_a_state_that_can_be_used(event: Any) -> None:
    first = answer(event)
    followed_up = {**event, "session": {"attributes": first["sessionAttributes"]}}
    followed_up["request"] = {
        **event["request"],
        "intent": {"name": "AMAZON.RepeatIntent"},
    }
    walk = kept(first).walk
    after = kept(answer(followed_up)).walk
    assert (after is None) is (walk is None)


WEB = VerifiedSkill(SKILL, lambda: NIGHT + 50.0)
"""The skill as the web service has it, at a time at which every drawn request is recent."""


@given(loaded(sound) | damaged(sound))
def test_the_web_service_answers_or_refuses(event: Any) -> None:
    try:
        envelope = WEB.serializer.deserialize(json.dumps(event), "")
        sent = orjson.dumps(WEB.invoke(envelope, None))
    except RejectedError:
        return
    assert len(sent) <= LARGEST
    assert orjson.loads(sent).get("sessionAttributes", {}).keys() <= {STATE_ATTRIBUTE}

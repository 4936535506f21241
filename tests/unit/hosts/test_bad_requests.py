"""Whatever arrives is answered: no exception, no lost place."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from skill.alexa.intents import HANDLED
from skill.hosts.aws_lambda import handler
from tests.support.envelope_strategies import envelopes, json_values
from tests.support.envelopes import kept, spoken
from tests.unit.hosts.damage import IN_A_WALK, KEEPING, STATES, damaged, intents, sound, touches

SPOKEN_TO = ("IntentRequest", "LaunchRequest")


def answer(event: Any) -> dict[str, Any]:
    """The answer to anything; it has to be one that Alexa can read."""
    raw = handler(event, None)
    read: dict[str, Any] = json.loads(json.dumps(raw))
    assert read["version"] == "1.0"
    response = read["response"]
    if response:
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

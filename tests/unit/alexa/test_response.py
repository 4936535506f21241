"""What is sent back is what the SDK's own models would write."""

import json
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import ResponseEnvelope

from skill.alexa.intents import HANDLED
from skill.alexa.response import response
from skill.app import build_skill
from skill.coaching.messages.effects import EffectError
from skill.coaching.messages.questions import Question
from skill.coaching.messages.replies import Ask
from skill.coaching.messages.schedule import USUAL
from skill.coaching.state.state import State
from skill.settings import Settings
from tests.support.envelopes import Envelope, ask, intent, on_screen, request
from tests.support.rehearsal import LIBRARY, NIGHT
from tests.support.rehearsed_reminders import RehearsedReminders

SDK = DefaultSerializer()
PICTURED = build_skill(
    Settings(pictures="https://coach.example"), library=LIBRARY, clock=lambda: NIGHT
)
ASKING = build_skill(
    Settings(), library=LIBRARY, reminders=RehearsedReminders(EffectError.NOT_PERMITTED)
)
PROPOSED = State(open_question=Ask(Question.REMIND, USUAL))


def as_the_sdk_writes_it(answer: dict[str, Any]) -> Any:
    return SDK.serialize(SDK.deserialize(json.dumps(answer), ResponseEnvelope))


@pytest.mark.parametrize("name", sorted(HANDLED))
def test_every_answer_is_one_of_the_sdks(name: str) -> None:
    for envelope in (intent(name), on_screen(intent(name))):
        answer = ask(envelope, PICTURED)
        assert json.dumps(as_the_sdk_writes_it(answer)) == json.dumps(answer)


@pytest.mark.parametrize(
    "envelope",
    [
        intent("AMAZON.YesIntent", PROPOSED),
        request("Connections.Response", PROPOSED, name="AskFor", token=str(USUAL)),
        request("CanFulfillIntentRequest", intent={"name": "ReliefIntent"}),
        request("SessionEndedRequest", reason="USER_INITIATED"),
    ],
)
def test_every_other_response_is_one_of_the_sdks(envelope: Envelope) -> None:
    answer = ask(envelope, ASKING)
    assert json.dumps(as_the_sdk_writes_it(answer)) == json.dumps(answer)


def test_a_session_may_be_left_open_without_a_question() -> None:
    assert "shouldEndSession" not in response("Hello.", card={})

"""Everything can be reached after a bare "open": nothing has to be asked along with the name."""

import re
from typing import Any

import pytest

from skill.alexa.intents import HANDLED
from tests.conversation.inputs import LAUNCH, Act, Attributes, all_acts, envelope
from tests.support.envelopes import SKILL, kept, spoken
from tests.support.rehearsal import LIBRARY, NIGHT

STEERS_WHAT_IS_OPEN = {"AMAZON.YesIntent", "AMAZON.NoIntent", "GoodIntent", "EnoughIntent"}
"""What answers the question with which the skill opens."""
WISHES = [act for act in all_acts() if act.intent in HANDLED - STEERS_WHAT_IS_OPEN]


def asked(act: Act, attributes: Attributes, after: float) -> dict[str, Any]:
    """The answer to an act, some seconds into the night."""
    return SKILL.handle(envelope(act, attributes, NIGHT + after), None)


OPENED = asked(LAUNCH, {}, 0.0)["sessionAttributes"]


def outcome(answer: dict[str, Any]) -> tuple[object, ...]:
    """Where an answer leads, without the second at which it does."""
    state = kept(answer)
    walk = state.walk and state.walk._replace(relief=None)
    relief = state.walk and state.walk.relief and state.walk.relief._replace(began=0.0)
    return walk, relief, state.open_question, answer["response"].get("shouldEndSession")


@pytest.mark.parametrize("wish", WISHES, ids=str)
def test_a_wish_does_the_same_once_the_skill_is_open(wish: Act) -> None:
    at_once, later = asked(wish, {}, 0.0), asked(wish, OPENED, 12.0)
    assert outcome(later) == outcome(at_once)
    assert spoken(later)


@pytest.mark.parametrize("language", LIBRARY.words)
def test_no_speech_teaches_to_say_the_name_and_a_wish_in_one(language: str) -> None:
    said = repr(LIBRARY.words[language]).lower()
    assert re.findall(r"\b(?:ask|tell|use|with) cramp coach\b", said) == []

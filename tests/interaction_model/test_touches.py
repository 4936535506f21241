"""Every label on a screen can be said, and then means what a touch of it means."""

import pytest

from simulator.hearing.interaction_model import load_model
from simulator.hearing.nlu import Certainty, Recognizer
from skill.alexa.intents import event
from skill.coaching.messages.questions import FACTS, Question
from skill.coaching.messages.touches import RELIEVING, STEERING, TOLD, Touch, touched
from skill.content.library import load_library

LIBRARY = load_library()


@pytest.fixture(scope="module", params=LIBRARY.locales)
def locale(request: pytest.FixtureRequest) -> str:
    """Each locale."""
    return str(request.param)


@pytest.fixture(scope="module")
def recognizer(locale: str) -> Recognizer:
    """What is heard there, by the samples alone."""
    return Recognizer(load_model(locale))


@pytest.mark.parametrize("touch", Touch)
def test_the_label_said_aloud_is_the_same_event(
    touch: Touch, locale: str, recognizer: Recognizer
) -> None:
    words = LIBRARY.words[LIBRARY.locales[locale].words]
    heard = recognizer.recognize(words.screens.touches[touch])
    slots = {name: found.value.id for name, found in heard.slots.items() if found.value}
    assert heard.certainty is Certainty.EXACT
    assert event(heard.intent, slots) == touched(touch.value)


def test_every_question_can_be_answered_by_touch() -> None:
    assert set(FACTS) == set(Question)
    assert all(facts.touches for facts in FACTS.values())


def test_everything_that_can_be_touched_is_on_some_screen() -> None:
    assert {touch for facts in FACTS.values() for touch in facts.touches} | {
        *STEERING,
        *RELIEVING,
        *TOLD,
    } == set(Touch)

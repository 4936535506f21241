"""The words that the coach's own questions suggest are understood as answers to them."""

from datetime import UTC, datetime

import pytest

from simulator.device.echo import Echo
from simulator.device.exchange_json import slot_ids
from simulator.device.exchanges import Exchange
from simulator.device.script import parse_line, play
from simulator.hearing.interaction_model import load_model
from simulator.hearing.nlu import Certainty, Recognizer
from skill.hosts.aws_lambda import handler
from tests.conversation.conftest import LOCALES
from tests.conversation.rendered import heard_in

HEARD_AS = {
    "swollen_leg": ("swollen", "hot", "red", "purple"),
    "cold_foot": ("cold", "numb", "white"),
}
CRAMP, PRESS = "help my calf cramp", "thumb pressure"
SEEN_TODAY, PRESSED = "Stop, and see a doctor today.", "Press your thumb"
ANSWERED = (
    (PRESS, "swollen", SEEN_TODAY),
    (PRESS, "it's hot", SEEN_TODAY),
    (PRESS, "a bit red", SEEN_TODAY),
    (PRESS, "it popped", SEEN_TODAY),
    (PRESS, "not sure", SEEN_TODAY),
    (PRESS, "no", PRESSED),
    (PRESS, "none of those", PRESSED),
    (CRAMP, "it's easing", "Ease off slowly."),
    (CRAMP, "a bit", "Good. Keep still."),
    (CRAMP, "it's gone", "Ease off slowly. Good. If it grips again"),
    (CRAMP, "no", "Okay, next thing."),
    (CRAMP, "worse", "Ease off. Toes gently up."),
)
"""What is asked for, an answer to the question that follows, and how the next turn begins."""
SAID = ("{}", "it's {}", "it is {}", "yes it's {}", "it's gone {}", "it's a bit {}", "now it's {}")


@pytest.fixture(scope="module", params=LOCALES)
def recognizer(request: pytest.FixtureRequest) -> Recognizer:
    return Recognizer(load_model(request.param))


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize(
    ("sign", "word"), [(sign, word) for sign, words in HEARD_AS.items() for word in words]
)
def test_the_word_is_heard_as_its_sign(
    sign: str, word: str, said: str, recognizer: Recognizer
) -> None:
    heard = recognizer.recognize(said.format(word))
    assert (heard.intent, heard.certainty) == ("RedFlagIntent", Certainty.EXACT)
    assert slot_ids(heard) == {"sign": sign}


@pytest.mark.parametrize(("asked", "answer", "begins"), ANSWERED)
def test_the_answer_is_understood(
    asked: str, answer: str, begins: str, recognizer: Recognizer
) -> None:
    echo = Echo(handler, recognizer, datetime(2026, 1, 10, 3, 0, tzinfo=UTC))
    for words in (asked, answer):
        turns = [event for event in play(echo, parse_line(words)) if isinstance(event, Exchange)]
    assert heard_in(turns[-1]).text.startswith(begins)

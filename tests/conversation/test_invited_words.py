"""The words that the coach's own questions suggest are understood as answers to them."""

from datetime import UTC, datetime
from functools import cache

import pytest

from simulator.device.echo import Echo
from simulator.device.exchange_json import slot_ids
from simulator.device.exchanges import Exchange
from simulator.device.script import parse_line, play
from simulator.hearing.interaction_model import load_model
from simulator.hearing.nlu import Certainty, Recognizer
from skill.hosts.aws_lambda import handler
from tests.conversation.conftest import ENGLISH, LOCALES
from tests.conversation.designed import designed
from tests.conversation.rendered import heard_in

HEARD_AS = {
    "swollen_leg": ("swollen", "hot", "red", "purple"),
    "cold_foot": ("cold", "numb", "white"),
}
SAID = ("{}", "it's {}", "it is {}", "yes it's {}", "it's gone {}", "it's a bit {}", "now it's {}")


ANSWERED = [
    (locale, asked, answer, begins)
    for locale in LOCALES
    for asked in ("press", "cramp")
    for answer, begins in designed(locale).answers[f"to_{asked}"].items()
]
"""What is asked for, an answer to the question that follows, and how the next turn begins."""


@pytest.fixture(scope="module", params=ENGLISH)
def recognizer(request: pytest.FixtureRequest) -> Recognizer:
    return recognizer_of(request.param)


@cache
def recognizer_of(locale: str) -> Recognizer:
    return Recognizer(load_model(locale))


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


@pytest.mark.parametrize(("locale", "asked", "answer", "begins"), ANSWERED)
def test_the_answer_is_understood(locale: str, asked: str, answer: str, begins: str) -> None:
    echo = Echo(handler, recognizer_of(locale), datetime(2026, 1, 10, 3, 0, tzinfo=UTC))
    for words in (designed(locale).answers[asked], answer):
        turns = [event for event in play(echo, parse_line(words)) if isinstance(event, Exchange)]
    assert heard_in(turns[-1]).text.startswith(begins)

"""Every fact of the article that the skill is based on is in the answer to some question.

The article: "How to Stop Cramps in Your Calf", Sandra Koehler, updated 19 July 2017. Where other
sources disagree with it, the answer says "may" or puts it later; `skill/content` says where. What
is in the answers in English is in those of all languages: they are made of the same facts.
"""

from datetime import UTC, datetime

import pytest

from simulator.device.echo import Echo
from simulator.device.exchanges import Exchange
from simulator.device.script import parse_line, play
from simulator.hearing.interaction_model import load_model
from simulator.hearing.nlu import Recognizer
from skill.hosts.aws_lambda import handler
from tests.conversation.conftest import ENGLISH
from tests.conversation.rendered import heard_in

FACTS = (
    # what a cramp is
    ("what causes cramps", "sudden, painful tightening that you do not control"),
    ("what causes cramps", "Hard exercise, lying or sitting still, age, pregnancy"),
    ("what causes cramps", "salts out of balance can set it off"),
    ("how long does a cramp last", "Most calf cramps pass in seconds to ten minutes"),
    ("can a cramp damage the muscle", "A very bad cramp may tear some muscle, but rarely"),
    # what to do
    ("help my calf cramp", "Keep still. Pull your toes up"),
    ("stretch", "slowly down, then up"),
    ("teach me the runner's stretch", "Stand at arm's length from a wall"),
    ("teach me the runner's stretch", "Put both hands on the wall"),
    ("teach me the runner's stretch", "Step your right leg forward, slightly bent"),
    ("teach me the runner's stretch", "Keep your left leg behind you, knee straight, heel down"),
    ("teach me the runner's stretch", "Lean in slowly, without bouncing. It should pull"),
    ("where do i press", "Press into the thickest part of your calf"),
    ("thumb pressure; no", "Press your thumb into the thickest part of your calf"),
    ("thumb pressure; no", "Use moderate force. It should not hurt much"),
    ("thumb pressure; no", "Now press a little deeper"),
    ("massage; no", "Knead your calf gently, with your knuckles or your palm"),
    ("massage; no", "Go from the ankle up, across the muscle. Stop below the hollow of the knee"),
    ("can i use ice", "Use ice for soreness, or warmth for tightness"),
    ("help my calf cramp; it's gone", "If it is sore, use ice wrapped in cloth"),
    ("help my calf cramp; it's gone", "If it stays tight, take a hot shower"),
    # prevention
    ("how do i prevent cramps", "drink enough water every day"),
    ("how do i prevent cramps", "Drink more with hard exercise"),
    ("how do i prevent cramps", "Stretch your calves daily"),
    ("how do i prevent cramps", "The runner's stretch matters most"),
    # the doctor, and what is needed
    ("should i see a doctor", "if cramps come often, are very bad, or wake you"),
    ("should i see a doctor", "Another illness may be behind them"),
    ("what do i need", "Keep ice and water ready"),
)
"""What a person says, one turn after the other, and a fact in the last answer."""


@pytest.fixture(scope="module", params=ENGLISH)
def recognizer(request: pytest.FixtureRequest) -> Recognizer:
    return Recognizer(load_model(request.param))


@pytest.mark.parametrize(("asked", "fact"), FACTS)
def test_the_fact_is_in_the_answer(asked: str, fact: str, recognizer: Recognizer) -> None:
    echo = Echo(handler, recognizer, datetime(2026, 1, 10, 3, 0, tzinfo=UTC))
    for words in asked.split("; "):
        turns = [event for event in play(echo, parse_line(words)) if isinstance(event, Exchange)]
    assert fact in heard_in(turns[-1]).text

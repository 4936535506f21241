"""Every fact of the article that the skill is based on is in the answer to some question.

The article: "How to Stop Cramps in Your Calf", Sandra Koehler, updated 19 July 2017. Where other
sources disagree with it, the answer says "may" or puts it later; `skill/content` says where.
"""

from datetime import UTC, datetime

import pytest

from simulator.device.echo import Echo
from simulator.device.exchanges import Exchange
from simulator.device.script import parse_line, play
from simulator.hearing.interaction_model import load_model
from simulator.hearing.nlu import Recognizer
from skill.hosts.aws_lambda import handler
from tests.conversation.conftest import LOCALES
from tests.conversation.rendered import listen

FACTS = (
    # what a cramp is
    ("what causes cramps", "sudden, painful tightening of the muscle between knee and ankle"),
    ("what causes cramps", "You do not control it"),
    ("what causes cramps", "Hard exercise, long sitting or lying still, or salts such as sodium"),
    ("what causes cramps", "It can hurt badly, but it usually passes"),
    ("should i see a doctor", "Very bad cramps may tear muscle fibres or press on a nerve"),
    ("should i see a doctor", "make walking hard"),
    # what to do
    ("help my calf cramp", "Stop where you are. Pull your toes up"),
    ("stretch", "slowly down, then up"),
    ("teach me the runner's stretch", "Stand at arm's length from a wall"),
    ("teach me the runner's stretch", "Put both hands on the wall"),
    ("teach me the runner's stretch", "Step your other leg forward, slightly bent"),
    ("teach me the runner's stretch", "sore leg behind you, with its heel on the floor"),
    ("teach me the runner's stretch", "Lean in slowly until you feel a stretch in your calf"),
    ("where do i press", "Press your thumb into the thickest part of your calf"),
    ("where do i press", "Press firmly, within what you can bear"),
    ("where do i press", "Now press a little deeper"),
    ("massage", "Knead your calf with your knuckles or your palm"),
    ("massage", "Go from the ankle up, across the muscle, to the back of the knee"),
    ("ice or heat", "For soreness or slight swelling, use ice"),
    ("ice or heat", "If the muscle stays tight, take a hot shower"),
    # prevention
    ("how do i prevent cramps", "Drink enough water every day"),
    ("how do i prevent cramps", "Drink more when you train hard"),
    ("how do i prevent cramps", "Stretch your calves daily"),
    ("how do i prevent cramps", "The runner's stretch matters most"),
    # the doctor, and what is needed
    ("should i see a doctor", "Another illness may be behind them"),
    ("what do i need", "Keep ice and water ready"),
)


@pytest.fixture(scope="module", params=LOCALES)
def recognizer(request: pytest.FixtureRequest) -> Recognizer:
    return Recognizer(load_model(request.param))


@pytest.mark.parametrize(("asked", "fact"), FACTS)
def test_the_fact_is_in_the_answer(asked: str, fact: str, recognizer: Recognizer) -> None:
    echo = Echo(handler, recognizer, datetime(2026, 1, 10, 3, 0, tzinfo=UTC))
    turns = [event for event in play(echo, parse_line(asked)) if isinstance(event, Exchange)]
    answer = listen(turns[-1].response["response"]).text
    assert fact in answer.replace("fibers", "fibres")

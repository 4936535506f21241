"""A whole conversation through virtual-alexa, another project's device, over a port.

It hears by the built interaction model and keeps the session itself, so it would notice a model or
a response that only our own simulator understands.
"""

import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from skill.hosts.aws_lambda import handler
from tests.support.repository import ROOT
from tests.validators.node import run_script
from tests.validators.skill_server import serve
from tests.validators.ssml import ssml_problems

MODEL = ROOT / "interaction_models" / "en-US.json"
SECONDS_A_TURN = 85

LADDER = [
    (None, "toes up"),
    ("yes", "toes up"),
    ("no", "weight on your sore leg"),
    ("no", "swollen"),
    ("no", "thumb"),
    ("no", "toes up"),
    ("it's easing", "ten times"),
    ("no", "knead"),
    ("yes", "ice"),
    ("yes", "water"),
    ("stop", ""),
]
"""What the person says, and a word of the rung that follows, from first cramp to prevention."""

Turns = list[dict[str, Any]]


def understood(model: Path) -> str:
    """The model with times as a type of its own: virtual-alexa takes any words for AMAZON.TIME."""
    clock = {"name": "Clock", "values": [{"name": {"value": "nine p.m."}}]}
    document = json.loads(model.read_text(encoding="utf-8").replace('"AMAZON.TIME"', '"Clock"'))
    document["interactionModel"]["languageModel"]["types"].append(clock)
    return json.dumps(document)


def converse(*says: str | None) -> Turns:
    """What was sent and answered when a person says this, one thing after the other."""
    turns = [{"say": say, "after": SECONDS_A_TURN} for say in says]
    with TemporaryDirectory() as folder, serve(handler) as url:
        model = Path(folder) / MODEL.name
        model.write_text(understood(MODEL), encoding="utf-8")
        held = run_script(
            "conversation.js",
            {
                "url": url,
                "model": str(model),
                "locale": "en-US",
                "start": "2026-11-23T02:30:00Z",
                "turns": turns,
            },
        )
    assert isinstance(held, list)
    return held


def spoken(output: dict[str, Any]) -> str:
    return re.sub(r"<[^>]*>", " ", output["outputSpeech"]["ssml"]).strip()


@pytest.fixture(scope="module")
def ladder() -> Turns:
    return converse(*(say for say, _ in LADDER))


@pytest.mark.parametrize("turn", range(len(LADDER)), ids=lambda turn: f"{turn}-{LADDER[turn][0]}")
def test_each_answer_on_the_ladder_leads_to_its_rung(ladder: Turns, turn: int) -> None:
    response = ladder[turn]["response"]
    speech = spoken(response)
    assert LADDER[turn][1] in speech.lower()
    closed = turn == len(LADDER) - 1
    assert response["shouldEndSession"] is closed
    assert speech.endswith("?") is not closed
    assert ("reprompt" in response) is not closed


def test_a_reprompt_is_another_shorter_question(ladder: Turns) -> None:
    for turn in ladder[:-1]:
        speech, reprompt = spoken(turn["response"]), spoken(turn["response"]["reprompt"])
        assert reprompt.endswith("?")
        assert len(reprompt) < len(speech)


def test_the_model_hears_each_phrase(ladder: Turns) -> None:
    names = [turn["request"].get("intent", {}).get("name") for turn in ladder]
    yes, no = "AMAZON.YesIntent", "AMAZON.NoIntent"
    assert names == [None, yes, no, no, no, no, "EasingIntent", no, yes, yes, "AMAZON.StopIntent"]


def test_the_ssml_checker_accepts_every_answer(ladder: Turns) -> None:
    responses = [turn["response"] for turn in ladder]
    outputs = responses + [answer["reprompt"] for answer in responses if "reprompt" in answer]
    assert ssml_problems(output["outputSpeech"]["ssml"] for output in outputs) == []


def test_a_danger_sign_ends_the_conversation_with_a_number_to_call() -> None:
    launch, sign = converse(None, "i have chest pain")
    assert launch["response"]["shouldEndSession"] is False
    assert sign["request"]["intent"]["slots"]["sign"]["value"] == "chest pain"
    assert spoken(sign["response"]).startswith("Use a phone to call")
    assert sign["response"]["shouldEndSession"] is True

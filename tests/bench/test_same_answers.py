"""A difference between two revisions of the skill is found, and none is made up."""

from typing import Any

import pytest

from bench.same_answers import compare, skill_at
from simulator.device.echo import REMEMBERING, Handler
from simulator.transcripts.golden import TRANSCRIPTS
from skill.hosts.entry import entry
from tests.support.envelopes import request

TRANSCRIPT = TRANSCRIPTS / "en-US" / "danger_sign_in_a_hold.txt"

Json = dict[str, Any]


def old(change: str) -> Handler:
    """A skill that answers as today's does, but for one part of the answer."""
    today = entry(REMEMBERING)

    def handler(event: Json, context: object) -> Json:
        answer = today(event, context)
        part = answer["response"] if change in answer["response"] else answer
        part.pop(change, None)
        return answer

    return handler


def test_the_same_skill_gives_the_same_answers() -> None:
    comparison = compare(old("nothing"), [TRANSCRIPT])
    assert comparison.compared >= 8
    assert comparison.differences == []


@pytest.mark.parametrize("change", ["card", "sessionAttributes"])
def test_what_was_otherwise_is_told_with_what_it_answered(change: str) -> None:
    differences = compare(old(change), [TRANSCRIPT]).differences
    assert differences
    assert all("\n- " in text and "\n+ " in text for text in differences)


def test_the_skill_of_a_revision_answers_in_a_process_of_its_own() -> None:
    with skill_at("HEAD") as committed:
        answer = committed(request("LaunchRequest"), None)
    assert "cramp" in answer["response"]["outputSpeech"]["ssml"]

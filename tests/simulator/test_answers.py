from typing import Any

import pytest

from simulator.answers import InvalidAnswerError, check_farewell, from_wire, read_answer
from tests.simulator.small_model import answer


def test_an_answer_is_read() -> None:
    read = read_answer(answer("Hold.<break time='3s'/>", "Is it easing?", {"turns": 1}))
    assert [piece.seconds for piece in read.speech] == [0.375, 3.0]
    assert [piece.words for piece in read.reprompt] == ["Is it easing?"]
    assert read.open
    assert read.attributes == {"turns": 1}


@pytest.mark.parametrize(
    ("body", "stays_open"),
    [
        ({}, False),
        ({"shouldEndSession": True}, False),
        ({"shouldEndSession": False}, True),
        ({"shouldEndSession": None}, True),
    ],
)
def test_the_session_goes_on_as_alexa_decides(body: dict[str, Any], stays_open: bool) -> None:
    assert read_answer({"version": "1.0", "response": body}).open is stays_open


def test_plain_text_is_spoken_too() -> None:
    speech = {"outputSpeech": {"type": "PlainText", "text": "ice & heat"}}
    assert read_answer({"version": "1.0", "response": speech}).speech[0].words == "ice & heat"


@pytest.mark.parametrize(
    ("response", "reason"),
    [
        (None, "the response must be an object"),
        ({"response": {}}, "version is missing"),
        ({"version": "1.0"}, "response must be an object"),
        ({"version": "1.0", "response": {"outputSpeech": "hi"}}, "outputSpeech must be an object"),
        ({"version": "1.0", "response": {"outputSpeech": {"type": "SSML"}}}, "needs a type"),
        ({"version": "1.0", "response": {"outputSpeech": {"ssml": "hi"}}}, "needs a type"),
        ({"version": "1.0", "response": {}, "sessionAttributes": [1]}, "sessionAttributes must"),
        (answer("a & b", None, {}), "not well formed"),
        (answer("fine", "<break time='11s'/>", {}), "reprompt.outputSpeech: a break of 11s"),
        (answer("a" * 8000, None, {}), "8015 characters, over 8000"),
    ],
)
def test_an_answer_that_alexa_refuses_is_refused(response: object, reason: str) -> None:
    with pytest.raises(InvalidAnswerError, match=reason):
        read_answer(response)


@pytest.mark.parametrize(
    ("response", "reason"),
    [
        (answer("hi", None, {"time": object()}), "not JSON"),
        (answer("hi", None, {"seconds": float("nan")}), "not JSON"),
        (answer("hi", None, {"long": "x" * 130_000}), "over 120 KB"),
        ("hi", "must be an object"),
    ],
)
def test_only_json_of_a_sensible_size_arrives(response: object, reason: str) -> None:
    with pytest.raises(InvalidAnswerError, match=reason):
        from_wire(response)


def test_lists_arrive_in_place_of_tuples() -> None:
    assert from_wire({"turns": (1, 2)}) == {"turns": [1, 2]}


@pytest.mark.parametrize("part", ["outputSpeech", "reprompt", "card", "directives"])
def test_a_farewell_is_silent(part: str) -> None:
    check_farewell({"version": "1.0", "response": {}})
    with pytest.raises(InvalidAnswerError, match=f"has a {part}"):
        check_farewell({"version": "1.0", "response": {part: {"type": "SSML"}}})

"""The SSML second opinion lets good speech pass and refuses each kind of broken speech."""

import pytest

from tests.validators.ssml import ssml_problems

GOOD = '<speak>Hold for ten seconds. <break time="10s"/> Rock &amp; roll, then let go.</speak>'


def test_good_speech_passes() -> None:
    assert ssml_problems([GOOD, GOOD]) == []


@pytest.mark.parametrize(
    "broken",
    [
        '<speak>Hold. <break time="11s"/> Let go.</speak>',
        '<speak>Hold. <break time="10"/> Let go.</speak>',
        "<speak>Rest & drink.</speak>",
        "<speak>Hold.",
        "<speak><pause>Hold.</pause></speak>",
        '<speak><voice name="Nobody">Hold.</voice></speak>',
        "Hold.",
    ],
)
def test_broken_speech_is_named(broken: str) -> None:
    problems = ssml_problems([GOOD, broken])
    assert problems
    assert all(problem.endswith(f" in {broken}") for problem in problems)


def test_an_emotion_must_exist_in_the_locale() -> None:
    excited = '<amazon:emotion name="excited" intensity="low">Well done.</amazon:emotion>'
    assert ssml_problems([f"<speak>{excited}</speak>"], locale="en-US") == []
    assert ssml_problems([f"<speak>{excited}</speak>"], locale="en-AU")

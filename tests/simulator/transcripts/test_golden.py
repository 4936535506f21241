"""The code that renders, compares and updates golden conversations."""

from pathlib import Path
from typing import Any

import pytest

from simulator.device import understood
from simulator.transcripts.golden import TranscriptError, difference, main, render
from tests.support.small_model import answer

GOLDEN = """\
# A night.
> my left calf is cramping
= ReliefIntent leg=left · open
< Hold. ⟨9 s⟩
< Easing?
? Is it?

# Nobody answers.
> ...
= SessionEndedRequest reason=EXCEEDED_MAX_REPROMPTS · closed

>~ It's the ninth lap again!
= [SaidIntent · cramp, situation:running] · open
< Hold. ⟨9 s⟩
< Easing?
? Is it?

>~ what a night
= [SaidIntent] · open
< Hold. ⟨9 s⟩
< Easing?
? Is it?

>? make me a sandwich
= AMAZON.FallbackIntent · open
< Hold. ⟨9 s⟩
< Easing?
? Is it?

> @3 stop
= AMAZON.StopIntent · closed
< Goodbye.
"""


def tiny_skill(event: dict[str, Any], _: object) -> dict[str, Any]:
    request = event["request"]
    if request["type"] == "SessionEndedRequest":
        return {"version": "1.0", "response": {}}
    if request["intent"]["name"] == "ReliefIntent":
        understood.note(("cramp", "leg:left"))
    if request["intent"].get("slots", {}).get("words", {}).get("value", "").startswith("it's"):
        understood.note(("cramp", "situation:running"))
    if request["intent"]["name"] == "AMAZON.StopIntent":
        return answer("Goodbye.", None, {})
    return answer("Hold.<break time='9s'/>Easing?", "Is it?", {})


def test_a_golden_conversation_is_rendered_as_it_is() -> None:
    assert render(GOLDEN, "en-US", tiny_skill) == GOLDEN


def test_the_persons_lines_and_comments_are_enough() -> None:
    utterance = [line for line in GOLDEN.splitlines() if line.startswith((">", "#"))]
    real = render("\n".join(utterance), "en-US", tiny_skill)
    assert [line for line in real.splitlines() if line] == [
        line for line in GOLDEN.splitlines() if line
    ]
    assert render(real, "en-US", tiny_skill) == real


def test_a_difference_is_shown_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "en-US" / "night.txt"
    path.parent.mkdir()
    path.write_text(GOLDEN.replace("Goodbye", "See you"), encoding="utf-8")
    found = difference(path, tiny_skill)
    assert "-< See you.\n+< Goodbye.\n" in found
    path.write_text(GOLDEN, encoding="utf-8")
    assert difference(path, tiny_skill) == ""


@pytest.mark.parametrize(
    ("transcript", "reason"),
    [
        ("> ow my poor poor calf", "line 1: > ow my poor poor calf: no sample of the model fits"),
        ("# A night.\n>? help my calf cramp", "line 2: .* a sample fits these words: ReliefIntent"),
        (">~ help my calf cramp", "line 1: .* a sample fits these words: ReliefIntent"),
        (">~ ?!", "line 1: .* a recogniser hears no words in it"),
        ("help", "line 1: help: a line begins with"),
    ],
)
def test_a_line_that_cannot_be_said_is_named(transcript: str, reason: str) -> None:
    with pytest.raises(TranscriptError, match=reason):
        render(transcript, "en-US", tiny_skill)


def test_an_answer_that_alexa_refuses_is_named() -> None:
    with pytest.raises(TranscriptError, match=r"line 1: > stop: version is missing"):
        render("> stop", "en-US", lambda _, __: {})


def test_updating_writes_the_real_answers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "en-US" / "night.txt"
    path.parent.mkdir()
    path.write_text("# A night.\n> help my calf cramp\n", encoding="utf-8")
    assert main([str(path)]) == 1
    assert main(["--update", str(path)]) == 0
    assert "+= ReliefIntent · open" in capsys.readouterr().out
    assert "= ReliefIntent · open\n< " in path.read_text(encoding="utf-8")
    assert main([str(path)]) == 0
    assert capsys.readouterr().out == ""


def test_a_line_that_cannot_be_said_fails_the_update(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "en-US" / "night.txt"
    path.parent.mkdir()
    path.write_text("> abracadabra\n", encoding="utf-8")
    assert main(["--update", str(path)]) == 1
    assert "night.txt: line 1: > abracadabra: no sample" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "> abracadabra\n"

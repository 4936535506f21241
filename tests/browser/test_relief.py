"""The page carries a person through relief: by typing, by touch without sound, and by ear."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.echopage import EchoPage, Utterance

ASKED = [
    "Is it easing?",
    "Is the grip easing?",
    "Is that leg swollen, hot or red, or did it pop?",
    "Does it feel any softer?",
    "Has it gone?",
    "Is it all gone now?",
    "Would you like to hear how to prevent the next one?",
]
"""The questions of a relief that does not help at once."""
LONGEST_RELIEF = 12
"""Answers from the first words to the goodbye."""
BREAK = re.compile(r'<break time="([\d.]+)(m?s)"')
LATE = 0.12
"""Seconds by which a silence may be off."""


def test_by_typing(visit: Visit) -> None:
    page = visit()
    heard = []
    for words in ("help my calf cramp", "no", "no", "no", "yes", "no", "yes"):
        page.say(words)
        page.until_listening()
        heard.append(page.last())
    first, stand, screen, press, ankle, knead, after = heard
    assert first.startswith("Keep still.\n\nPull your toes up with your hand or a sheet.")
    assert "Put your weight on your sore leg, with the heel flat." in stand
    assert screen.endswith("Is that leg swollen, hot or red, or did it pop?")
    assert "Press your thumb into the thickest part of your calf." in press
    assert "Do it ten times with me, for forty seconds." in ankle
    assert "Knead your calf" in knead
    assert after.endswith("Would you like to hear how to prevent the next one?")
    page.say("no")
    page.until(lambda: page.doing == "closed")
    assert "Take care." in page.last()


def test_with_the_eyes_and_a_finger(visit: Visit) -> None:
    """Sound off; all that is done is to look at the screen, and to touch what it offers."""
    page = visit(has_touch=True)
    page.mute()
    page.page.get_by_role("button", name="help my calf cramp").tap()
    page.answered()
    seen = [_watch(page, "relief-1")]
    for number, answer in enumerate(("No", "No", "No", "Yes", "No", "Yes"), start=2):
        page.touch(answer)
        seen.append(_watch(page, f"relief-{number}"))
    assert page.heard() == []
    for question, texts in zip(ASKED, seen, strict=True):
        assert question in texts
    cues = [" ".join(texts).lower() for texts in seen]
    for cue, word in zip(
        cues,
        ("toes up", "weight", "toes gently up", "thumb", "toes down", "ankle", "ice"),
        strict=True,
    ):
        assert word in cue
    page.touch("No")
    page.until(lambda: page.doing == "closed")


def test_by_ear_alone(visit: Visit) -> None:
    """The screen is covered; all that is known is what the voice says, and when."""
    page = visit(query="?screen=")
    page.set_voice(1.0, 0)
    said = ["help my calf cramp"]
    answers = {"Is the grip easing?": "yes", "Is it all gone now?": "yes"}
    for _ in range(LONGEST_RELIEF):
        before = len(page.heard())
        page.say(said[-1])
        page.until(lambda: page.doing in {"listening", "closed"})
        heard = page.heard()[before:]
        _check_silences(page, heard)
        if page.doing == "closed":
            break
        said.append(answers.get(heard[-1].words, "no"))
    words = [utterance.words for utterance in page.heard()]
    assert said == ["help my calf cramp", "no", "yes", "no", "no", "yes", "no"]
    assert words[0:2] == ["Keep still.", "Pull your toes up with your hand or a sheet."]
    asked = [question for question in words if question.endswith("?")]
    assert asked == [
        "Is it easing?",
        "Is the grip easing?",
        "Has it gone?",
        "Is that leg swollen, hot or red, or did it pop?",
        "Is it all gone now?",
        "Would you like to hear how to prevent the next one?",
    ]
    assert "Drink a glass of water, unless a doctor limits what you drink." in words
    assert words[-1] == "Take care."
    assert not any(utterance.cut for utterance in page.heard())


def _watch(page: EchoPage, name: str) -> list[str]:
    """Everything that the screen shows until it waits for an answer."""
    seen: dict[str, None] = {}

    def look() -> bool:
        for text in page.screen.inner_text().splitlines():
            seen.setdefault(text)
        return page.doing == "listening"

    expect(page.screen).to_be_visible()
    page.pass_by(10)
    look()
    page.picture(name)
    page.until(look)
    look()
    return list(seen)


def _check_silences(page: EchoPage, heard: list[Utterance]) -> None:
    """Between two sentences it is as quiet, for as long, as the skill has said.

    That is so with a voice that takes the time that the skill reckons with; another one has the
    silences of a hold made to fit, as `test_time.py` shows.
    """
    ssml = page.turns()[-1]["response"]["response"]["outputSpeech"]["ssml"]
    silences = [
        float(number) / (1000 if unit == "ms" else 1) for number, unit in BREAK.findall(ssml)
    ]
    gaps = [after.began - before.ended for before, after in pairwise(heard)]
    quiet = [gap for gap in gaps if gap > LATE]
    assert quiet == pytest.approx([gap for gap in silences if gap > LATE], abs=LATE)

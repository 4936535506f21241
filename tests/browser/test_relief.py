"""The page carries a person through relief: by typing, by touch without sound, and by ear."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.echopage import EchoPage, Utterance

LONGEST_RELIEF = 12
"""Answers from the first words to the goodbye."""
BREAK = re.compile(r'<break time="([\d.]+)(m?s)"')
LATE = 0.12
"""Seconds by which a silence may be off."""


def test_by_typing(visit: Visit) -> None:
    page = visit()
    heard = []
    for words in ("help my calf cramp", "no", "no", "yes", "yes", "yes"):
        page.say(words)
        page.until_listening()
        heard.append(page.last())
    first, lean, press, ankle, knead, after = heard
    assert first.startswith("Stop where you are.\n\nPull your toes up toward your shin.")
    assert "Stand at arm's length from a wall." in lean
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
    for number, answer in enumerate(("No", "No", "Yes", "Yes", "Yes"), start=2):
        page.touch(answer)
        seen.append(_watch(page, f"relief-{number}"))
    assert all("Is it easing?" in " ".join(texts) for texts in seen[:-1])
    assert page.heard() == []
    cues = [" ".join(texts).lower() for texts in seen]
    for cue, word in zip(
        cues, ("toes up", "wall", "thumb", "toes down", "ankle", "ice"), strict=True
    ):
        assert word in cue
    page.touch("No")
    page.until(lambda: page.doing == "closed")


def test_by_ear_alone(visit: Visit) -> None:
    """The screen is covered; all that is known is what the voice says, and when."""
    page = visit(query="?screen=")
    said, answers = ["help my calf cramp"], {"Is it easing?": ["no", "yes", "yes", "yes"]}
    for _ in range(LONGEST_RELIEF):
        before = len(page.heard())
        page.say(said[-1])
        page.until(lambda: page.doing in {"listening", "closed"})
        heard = page.heard()[before:]
        _check_silences(page, heard)
        if page.doing == "closed":
            break
        waiting = answers.get(heard[-1].words, [])
        said.append(waiting.pop(0) if waiting else "no")
    words = [utterance.words for utterance in page.heard()]
    assert said == ["help my calf cramp", "no", "yes", "yes", "yes", "no"]
    assert words[0:2] == ["Stop where you are.", "Pull your toes up toward your shin."]
    assert words.count("Is it easing?") == 4
    assert "Then drink a glass of water." in words
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
    """Between two sentences it is as quiet, for as long, as the skill has said."""
    ssml = page.turns()[-1]["response"]["response"]["outputSpeech"]["ssml"]
    silences = [
        float(number) / (1000 if unit == "ms" else 1) for number, unit in BREAK.findall(ssml)
    ]
    gaps = [after.began - before.ended for before, after in pairwise(heard)]
    quiet = [gap for gap in gaps if gap > LATE]
    assert quiet == pytest.approx([gap for gap in silences if gap > LATE], abs=LATE)

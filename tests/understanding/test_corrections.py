"""Who corrects themselves means what they said last."""

import pytest

from skill.reading.reading import Kind
from tests.support.heard_words import read

OVER = ("{0} i mean {1}", "{0} sorry no {1}", "{0} no wait {1}", "{0} sorry i meant {1}")
"""Ways to take back one thing for another."""
CASES = [
    *((way.format("yes", "no"), "no") for way in OVER),
    *((way.format("no", "yes"), "yes") for way in OVER),
    *((way.format("my left leg", "my right leg"), "leg:right") for way in OVER),
    *((way.format("the right one", "the left one"), "leg:left") for way in OVER),
    *((way.format("left", "right"), "leg:right") for way in OVER),
    *((way.format("right", "left"), "leg:left") for way in OVER),
    ("left no right", "leg:right"),
    ("right no left", "leg:left"),
    ("the left no the right", "leg:right"),
    ("left not right", "leg:left"),
    ("not the left leg the right leg", "leg:right"),
    ("no sorry it's the right leg", "leg:right"),
    ("no the left one", "leg:left"),
    ("yes no", "no"),
    ("yes i mean no", "no"),
    ("no scratch that yes", "yes"),
]


@pytest.mark.parametrize(("words", "token"), CASES)
def test_what_was_said_last_counts(words: str, token: str) -> None:
    meanings = read(words).meanings
    if token.startswith("leg"):
        assert {one.token for one in meanings if one.kind is Kind.LEG} == {token}
    else:
        answers = [one for one in meanings if one.kind in (Kind.YES, Kind.NO) and one.certain]
        assert max(answers, key=lambda one: one.place).token == token


@pytest.mark.parametrize("words", ["left and right", "my left leg and my right leg too"])
def test_both_legs_are_no_correction(words: str) -> None:
    tokens = set(read(words).tokens)
    assert {"leg:left", "leg:right"} <= tokens or "leg:both" in tokens

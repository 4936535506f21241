"""Of several meanings in one sentence, none hides another."""

from itertools import permutations

import pytest

from tests.support.heard_words import read

WAYS = {
    "cramp": "i've got a cramp in my calf",
    "sign:chest_pain": "i have chest pain",
    "sign:fainting": "i'm about to faint",
    "situation:bed": "i'm in bed",
    "situation:driving": "i'm driving",
    "situation:pregnant": "i'm pregnant",
    "leg:left": "it's my left leg",
    "severity:severe": "it's agony",
    "feel:worse": "it's getting worse",
    "feel:eased": "it's easing off",
    "steer:repeat": "repeat that please",
    "steer:next": "go to the next step",
    "topic:causes": "why do i get cramps",
    "topic:magnesium": "does magnesium help",
    "stretch:towel_stretch": "do the towel stretch",
    "wish:remind": "set me a reminder",
}
"""Meaning → plain words for it."""


def found(words: str) -> set[str]:
    """The tokens of all meanings, of a sign that is only checked too."""
    return {one._replace(certain=True).token for one in read(words).meanings}


def _kind(token: str) -> str:
    return token.partition(":")[0]


PAIRS = [pair for pair in permutations(WAYS, 2) if _kind(pair[0]) != _kind(pair[1])]


@pytest.mark.parametrize("first", WAYS)
def test_two_meanings_of_different_kinds_are_both_found(first: str) -> None:
    others = [second for one, second in PAIRS if one == first]
    lost = []
    for second, joint in ((second, joint) for second in others for joint in (" and ", " ")):
        words = f"{WAYS[first]}{joint}{WAYS[second]}"
        missing = {first, second} - found(words)
        if missing:
            lost.append((words, missing))
    assert lost == []


@pytest.mark.parametrize("token", WAYS)
def test_a_meaning_alone_is_found(token: str) -> None:
    assert token in read(WAYS[token]).tokens


@pytest.mark.parametrize("answer", ["yes", "no"])
@pytest.mark.parametrize("token", WAYS)
def test_an_answer_before_it_hides_no_meaning(token: str, answer: str) -> None:
    assert token in found(f"{answer} {WAYS[token]}")

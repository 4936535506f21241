"""What the coach answers to words that people wrote they had said or thought, reworded.

The limits are of what is heard as it was said. `pytest -rP` prints the totals, and which danger
signs are missed when words go astray.
"""

from collections.abc import Sequence

import pytest

from bench.hearing import SHARES, Faults, faults, hear_all
from bench.hearing_lines import LINES, read_lines
from bench.hearing_talk import Answer, Heard

HEARD = LINES / "en-US" / "heard.tsv"
LEAST_LINES, LEAST_DANGERS = 190, 40
LEAST_RIGHT = 0.85
MOST_SIGNS_MISSED = 0.04
MOST_CHECKS_AT_HARMLESS_WORDS = 0.06
NEVER = (
    "alarm at harmless words",
    "talk closed at harmless words",
    "praise without cause",
    "walk moved on a guess",
)
"""What never happens, however many words go astray."""


@pytest.fixture(scope="module")
def as_said() -> list[Heard]:
    return hear_all(read_lines(HEARD), HEARD.stem, HEARD.parent.name)


def named(found: Sequence[Heard]) -> str:
    return "\n".join(str(one) for one in found)


def test_there_are_enough_lines(as_said: list[Heard]) -> None:
    assert len(as_said) >= LEAST_LINES
    assert sum(one.line.is_danger for one in as_said) >= LEAST_DANGERS


def test_what_was_meant_is_understood(as_said: list[Heard]) -> None:
    wrong = Faults([one for one in as_said if not one.right], as_said)
    print(f"not right: {wrong}")  # noqa: T201 - for pytest -rP
    assert wrong.share <= 1 - LEAST_RIGHT, named(wrong.found)


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("danger sign missed", MOST_SIGNS_MISSED),
        ("danger check at harmless words", MOST_CHECKS_AT_HARMLESS_WORDS),
    ],
)
def test_little_goes_wrong(name: str, most: float, as_said: list[Heard]) -> None:
    wrong = faults(as_said)[name]
    print(f"{name}: {wrong}")  # noqa: T201 - for pytest -rP
    assert wrong.share <= most, named(wrong.found)


@pytest.mark.parametrize("share", SHARES)
def test_nothing_is_ended_moved_or_praised_on_a_guess(share: float) -> None:
    found = faults(hear_all(read_lines(HEARD), HEARD.stem, HEARD.parent.name, share))
    missed = found["danger sign missed"]
    print(f"{share:.0%} astray, missed: {missed}\n{named(missed.found)}")  # noqa: T201 - for pytest -rP
    for name in NEVER:
        assert not found[name].found, f"{name}:\n{named(found[name].found)}"


def test_answers_are_of_the_kinds_that_are_written_down(as_said: list[Heard]) -> None:
    changed = [
        f"{one.answer} instead of {one.line.answer}: {one}"
        for one in as_said
        if one.answer != one.line.answer
    ]
    told = "\n".join(changed)
    assert not changed, f"if this is better, `make hearing ARGS=--update` writes it down:\n{told}"


def test_there_are_lines_of_every_kind_of_answer() -> None:
    assert {line.answer for line in read_lines(HEARD)} == set(Answer)

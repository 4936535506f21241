"""What people say is understood in every language, and its danger signs above all."""

from pathlib import Path

import pytest

from bench.hearing import Faults, faults, files_of, hear_all
from bench.hearing_lines import LINES, read_lines
from bench.hearing_talk import Heard
from tests.support.rehearsal import LIBRARY

OWN = ("everyday", "dangers")
LEAST_RIGHT = 0.85
MOST_SIGNS_MISSED = 0.05
LEAST_LINES, LEAST_DANGERS = 40, 15
LOCALES = sorted(path.parent.name for path in LINES.glob("*/before.toml"))
FIRST_SIGHT = sorted(LINES.glob("*/first_sight.tsv"))


@pytest.fixture(scope="module", params=LOCALES)
def heard(request: pytest.FixtureRequest) -> list[Heard]:
    locale: str = request.param
    lines = [line for path in files_of(locale) if path.stem in OWN for line in read_lines(path)]
    return hear_all(lines, locale, locale)


def named(wrong: Faults) -> str:
    """The lines that went wrong, but for those that are never looked at."""
    return "\n".join(str(one) for one in wrong.found if not one.line.aside)


def test_each_language_is_measured() -> None:
    assert {LIBRARY.locales[locale].language for locale in LOCALES} == set(LIBRARY.languages)


def test_there_are_enough_lines(heard: list[Heard]) -> None:
    assert len(heard) >= LEAST_LINES
    assert sum(one.line.is_danger for one in heard) >= LEAST_DANGERS


def test_what_was_meant_is_understood(heard: list[Heard]) -> None:
    wrong = Faults([one for one in heard if not one.right], heard)
    assert wrong.share <= 1 - LEAST_RIGHT, named(wrong)


def test_hardly_a_danger_sign_is_missed(heard: list[Heard]) -> None:
    missed = faults(heard)["danger sign missed"]
    assert missed.share <= MOST_SIGNS_MISSED, named(missed)


@pytest.mark.parametrize("path", FIRST_SIGHT, ids=lambda path: path.parent.name)
def test_words_that_nobody_listened_to_are_understood_too(path: Path) -> None:
    heard = hear_all(read_lines(path), path.parent.name, path.parent.name)
    assert Faults([one for one in heard if not one.right], heard).share <= 1 - LEAST_RIGHT
    assert faults(heard)["danger sign missed"].share <= MOST_SIGNS_MISSED


def test_each_language_but_the_first_is_measured_at_first_sight() -> None:
    languages = {LIBRARY.locales[path.parent.name].language for path in FIRST_SIGHT}
    assert languages == set(LIBRARY.languages[1:])

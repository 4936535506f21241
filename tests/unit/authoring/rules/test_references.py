from collections.abc import Mapping
from typing import Any

import pytest

from skill.authoring.problems import Problems
from skill.authoring.rules import references
from skill.content.model import Library
from skill.content.word_records import Words
from tests.support.rehearsal import LIBRARY

WORDS = LIBRARY.words["en"]


def broken(library: Library) -> set[tuple[str, str]]:
    problems = Problems()
    references.check(library, problems)
    return {(problem.path, problem.rule) for problem in problems}


def with_words(**changes: Any) -> set[tuple[str, str]]:
    words: Words = WORDS._replace(**changes)
    return broken(LIBRARY._replace(words={"en": words}))


def without(table: Mapping[Any, Any], key: object) -> dict[Any, Any]:
    return {name: value for name, value in table.items() if name != key}


def test_everything_that_is_named_is_there() -> None:
    assert broken(LIBRARY) == set()


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"signs": without(WORDS.signs, "pop")}, "signs.toml"),
        ({"signs": without(WORDS.signs, "unknown")}, "signs.toml"),
        ({"urgencies": without(WORDS.urgencies, "soon")}, "signs.toml.urgencies"),
        ({"situations": {}}, "relief.toml.situations"),
        ({"advice": without(WORDS.advice, "causes")}, "advice.toml"),
        ({"routines": without(WORDS.routines, "toes_up")}, "routines"),
        ({"legs": without(WORDS.legs, "other")}, "measures.toml.legs"),
        ({"legs": {**WORDS.legs, "left": {}}}, "measures.toml.legs.left"),
        ({"seconds": without(WORDS.seconds, 45)}, "measures.toml.seconds"),
        ({"seconds": without(WORDS.seconds, 15)}, "measures.toml.seconds"),
        ({"minutes": without(WORDS.minutes, 1)}, "measures.toml.minutes"),
        ({"numbers": without(WORDS.numbers, 10)}, "measures.toml.numbers"),
        ({"numbers": without(WORDS.numbers, 3)}, "measures.toml.numbers"),
    ],
)
def test_what_lacks_words_is_reported(changes: dict[str, Any], path: str) -> None:
    assert with_words(**changes) == {(f"locales/en/{path}", "Words-MustBeThere")}


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"signs": {**WORDS.signs, "itch": "Scratch."}}, "signs.toml"),
        ({"situations": {**WORDS.situations, "boat": "Row."}}, "relief.toml.situations"),
        ({"legs": {**WORDS.legs, "middle": WORDS.legs["left"]}}, "measures.toml.legs"),
    ],
)
def test_words_that_nothing_needs_are_reported(changes: dict[str, Any], path: str) -> None:
    assert with_words(**changes) == {(f"locales/en/{path}", "Words-MustBeNeeded")}


@pytest.mark.parametrize(
    ("changes", "place", "rule"),
    [
        ({"ask": ""}, ".ask", "Offer-MustHaveWords"),
        ({"reprompt": ""}, ".reprompt", "Offer-MustHaveWords"),
        ({"keep": ""}, ".keep", "Rung-MustBeKept"),
        ({"situations": {"boat": {}}}, ".situations", "Situation-MustExist"),
        ({"situations": {"bed": {"row": "Row."}}}, ".situations.bed", "Words-MustBeForAStep"),
        (
            {"steps": without(WORDS.routines["towel_stretch"].steps, "pull")},
            ".steps",
            "Words-MustBeThere",
        ),
    ],
)
def test_words_of_a_routine_fit_the_routine(changes: dict[str, Any], place: str, rule: str) -> None:
    changed = WORDS.routines["towel_stretch"]._replace(**changes)
    found = with_words(routines={**WORDS.routines, "towel_stretch": changed})
    assert found == {(f"locales/en/routines/towel_stretch.toml{place}", rule)}


def test_what_offers_nothing_asks_nothing() -> None:
    changed = WORDS.routines["toes_up"]._replace(ask="Shall we?", reprompt="Yes?")
    found = with_words(routines={**WORDS.routines, "toes_up": changed})
    path = "locales/en/routines/toes_up.toml"
    rule = "Offer-MustHaveWords"
    assert found == {(f"{path}.ask", rule), (f"{path}.reprompt", rule)}


def test_sources_are_given_known_and_used() -> None:
    pop = LIBRARY.signs["pop"]._replace(sources=("hearsay",))
    signs = {**LIBRARY.signs, "pop": pop}
    assert broken(LIBRARY._replace(signs=signs)) == {
        ("signs.toml.pop", "Source-MustBeKnown"),
        ("sources.toml.calf_tear", "Source-MustBeUsed"),
        ("sources.toml.tendon_rupture", "Source-MustBeUsed"),
    }
    ladder = LIBRARY.ladder._replace(sources=())
    assert broken(LIBRARY._replace(ladder=ladder)) == {("ladder.toml", "Fact-MustHaveASource")}


def test_offers_lead_somewhere() -> None:
    causes = LIBRARY.advice["causes"]._replace(offer="")
    advice = {**LIBRARY.advice, "causes": causes}
    assert broken(LIBRARY._replace(advice=advice)) == {
        ("advice.toml.causes.offer", "Offer-MustExist")
    }


def test_the_default_locale_is_one_of_them() -> None:
    assert broken(LIBRARY._replace(default_locale="xx")) == {
        ("locales/locales.toml.default", "Locale-MustExist")
    }

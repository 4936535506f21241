from collections.abc import Mapping
from typing import Any

import pytest

from skill.authoring.problems import Problems
from skill.authoring.rules import references
from skill.content.model import Library
from skill.content.word_records import SignWords, Words
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


def signs_without(sign: str) -> dict[str, Any]:
    return {"warnings": WORDS.warnings._replace(signs=without(WORDS.warnings.signs, sign))}


def urgencies_without(urgency: str) -> dict[str, Any]:
    left = without(WORDS.warnings.urgencies, urgency)
    return {"warnings": WORDS.warnings._replace(urgencies=left)}


def helped(**words: Any) -> dict[str, Any]:
    """Only these words for somebody who helps."""
    return {"helper_warnings": SignWords(**{"urgencies": {}, "signs": {}, "deeds": {}} | words)}


def test_everything_that_is_named_is_there() -> None:
    assert broken(LIBRARY) == set()


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        (signs_without("pop"), "signs.toml.signs"),
        (signs_without("unknown"), "signs.toml.signs"),
        (urgencies_without("soon"), "signs.toml.urgencies"),
        ({"situations": {}}, "relief.toml.situations"),
        ({"advice": without(WORDS.advice, "causes")}, "advice"),
        ({"routines": without(WORDS.routines, "toes_up")}, "routines"),
        ({"legs": without(WORDS.legs, "both")}, "measures.toml.legs"),
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
        (helped(signs={"itch": "Scratch."}), "signs.toml"),
        (helped(openings={"itch": "Scratch."}), "signs.toml"),
        (helped(pregnant={"itch": "Scratch."}), "signs.toml"),
        (helped(urgencies={"never": "Scratch."}), "signs.toml.helper.urgencies"),
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
        ({"helped": {"boat": {}}}, ".situations", "Situation-MustExist"),
        ({"helped": {"older": {"row": "Row."}}}, ".situations.older", "Words-MustBeForAStep"),
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


def test_words_about_a_situation_are_of_one_that_there_is() -> None:
    boat = {**WORDS.situations, "boat": WORDS.situations["ladder"]}
    assert with_words(situations=boat) == {
        ("locales/en/relief.toml.situations", "Situation-MustExist")
    }


@pytest.mark.parametrize(
    ("situations", "place", "rule"),
    [
        ({"boat": {}}, "boat", "Situation-MustExist"),
        ({"bed": {"tea": "Drink tea."}}, "bed", "Words-MustBeForAFact"),
    ],
)
def test_words_of_a_topic_in_a_situation_fit_both(
    situations: dict[str, Any], place: str, rule: str
) -> None:
    changed = WORDS.advice["aftercare"]._replace(situations=situations)
    found = with_words(advice={**WORDS.advice, "aftercare": changed})
    assert found == {(f"locales/en/advice/aftercare.toml.situations.{place}", rule)}


def test_what_offers_nothing_asks_nothing() -> None:
    changed = WORDS.routines["toes_up"]._replace(ask="Shall we?", reprompt="Yes?")
    found = with_words(routines={**WORDS.routines, "toes_up": changed})
    path = "locales/en/routines/toes_up.toml"
    rule = "Offer-MustHaveWords"
    assert found == {(f"{path}.ask", rule), (f"{path}.reprompt", rule)}


def test_sources_are_given_known_and_used() -> None:
    pop = LIBRARY.signs["pop"]._replace(sources=("hearsay",))
    signs = {**LIBRARY.signs, "pop": pop}
    assert ("signs.toml.pop", "Source-MustBeKnown") in broken(LIBRARY._replace(signs=signs))
    sources = {**LIBRARY.sources, "hearsay": LIBRARY.sources["article"]}
    assert broken(LIBRARY._replace(sources=sources)) == {
        ("sources.toml.hearsay", "Source-MustBeUsed")
    }
    ladder = LIBRARY.ladder._replace(sources=())
    assert broken(LIBRARY._replace(ladder=ladder)) == {("ladder.toml", "Fact-MustHaveASource")}


def test_offers_lead_somewhere() -> None:
    causes = LIBRARY.advice["causes"]._replace(offer="")
    advice = {**LIBRARY.advice, "causes": causes}
    assert broken(LIBRARY._replace(advice=advice)) == {
        ("advice/causes.toml.offer", "Offer-MustExist")
    }


def test_the_default_locale_is_one_of_them() -> None:
    assert broken(LIBRARY._replace(default_locale="xx")) == {
        ("locales/locales.toml.default", "Locale-MustExist")
    }

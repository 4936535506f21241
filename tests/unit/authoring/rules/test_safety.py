from collections.abc import Mapping
from typing import Any

import pytest

from skill.authoring.problems import Problems
from skill.authoring.rules import safety
from skill.authoring.rules.safety import MUST_BE_SAFE, MUST_FORBID, MUST_SCREEN
from skill.content.choices import Act
from skill.content.model import Library, Source
from tests.support.rehearsal import LIBRARY


def broken(library: Library) -> set[tuple[str, str]]:
    problems = Problems()
    safety.check(library, problems)
    return {(problem.path, problem.rule) for problem in problems}


def situation(id_: str, **changes: Any) -> set[tuple[str, str]]:
    """What is wrong if a situation is changed."""
    changed = LIBRARY.situations[id_]._replace(**changes)
    return broken(LIBRARY._replace(situations={**LIBRARY.situations, id_: changed}))


def resting_on(*addresses: str, original: str = "") -> set[tuple[str, str]]:
    """What is wrong if a sign rests on sources with these addresses, of an original, alone."""
    pages = ((f"page{n}", url) for n, url in enumerate(addresses))
    named = {page: Source(page, "A page", url, original) for page, url in pages}
    pop = LIBRARY.signs["pop"]._replace(sources=tuple(named))
    sources: Mapping[str, Source] = {**LIBRARY.sources, **named}
    return broken(LIBRARY._replace(signs={**LIBRARY.signs, "pop": pop}, sources=sources))


def test_the_shipped_content_hurts_nobody() -> None:
    assert broken(LIBRARY) == set()


def test_the_situations_that_the_rules_are_about_are_there() -> None:
    assert {*MUST_FORBID, *MUST_SCREEN, *MUST_BE_SAFE} <= LIBRARY.situations.keys()


@pytest.mark.parametrize(
    ("name", "act"), [(name, act) for name, acts in MUST_FORBID.items() for act in sorted(acts)]
)
def test_what_nobody_may_be_told_there_stays_forbidden(name: str, act: Act) -> None:
    left = tuple(one for one in LIBRARY.situations[name].forbids if one is not act)
    assert situation(name, forbids=left) == {(f"situations.toml.{name}", "Situation-MustForbid")}


def test_more_may_be_forbidden() -> None:
    assert situation("bed", forbids=tuple(Act)) == set()


@pytest.mark.parametrize("name", MUST_SCREEN)
def test_signs_of_a_clot_are_asked_for_first(name: str) -> None:
    assert situation(name, screens=False) == {(f"situations.toml.{name}", "Situation-MustScreen")}


@pytest.mark.parametrize("name", MUST_BE_SAFE)
def test_whoever_could_fall_or_drown_is_made_safe(name: str) -> None:
    found = {(f"situations.toml.{name}", "Situation-MustBeMadeSafe")}
    assert situation(name, safe_from="") == found


@pytest.mark.parametrize("act", Act)
def test_the_first_movement_does_nothing_that_could_be_forbidden(act: Act) -> None:
    found = {("ladder.toml.toes_up", "FirstRung-MustSuitAll")}
    first, *rest = LIBRARY.ladder.rungs
    rungs = (first._replace(acts=(act,)), *rest)
    assert broken(LIBRARY._replace(ladder=LIBRARY.ladder._replace(rungs=rungs))) == found
    toes_up = LIBRARY.routines["toes_up"]._replace(acts=(act,))
    assert broken(LIBRARY._replace(routines={**LIBRARY.routines, "toes_up": toes_up})) == found


@pytest.mark.parametrize(
    "addresses",
    [
        (),
        ("",),
        ("https://nhs.example/a",),
        ("https://nhs.example/a", ""),
        ("https://nhs.example/a", "https://nhs.example/b"),
    ],
)
def test_a_danger_sign_on_the_word_of_one_body_is_reported(addresses: tuple[str, ...]) -> None:
    assert resting_on(*addresses) == {("signs.toml.pop", "Sign-MustHaveTwoSources")}


def test_two_copies_of_one_body_are_not_two_bodies() -> None:
    copies = ("https://shop.example/a", "https://news.example/b")
    wrong = resting_on(*copies, original="https://nhs.example/a")
    assert wrong == {("signs.toml.pop", "Sign-MustHaveTwoSources")}


def test_a_danger_sign_may_rest_on_two_bodies() -> None:
    assert resting_on("https://nhs.example/a", "https://mayo.example/b") == set()

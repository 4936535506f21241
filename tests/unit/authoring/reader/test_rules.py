"""Each rule of what the reader is built from refuses a source that breaks it, and names it."""

import pytest

from skill.authoring.problems import Problem, Problems
from skill.authoring.reader.lexicon_builder import GRAMMAR, build_lexicon
from skill.authoring.reader.sources import ReaderSources
from tests.support.small_lexicon import LISTS, MEANINGS, Written, sources
from tests.unit.authoring.test_validate import SKILL, rules

SOURCES = sources()


def of_pattern(pattern: str) -> ReaderSources:
    return sources({"yes": {"said": (pattern,)}})


def of_list(**lists: tuple[str, ...]) -> ReaderSources:
    return sources({"yes": {"said": ("<broken>",)}}, **lists)


PLACE = "meanings/yes"
BROKEN = [
    ("Pattern-MustBeReadable", of_pattern("(calf"), PLACE),
    ("Pattern-MustBeReadable", of_pattern("calf & "), PLACE),
    ("Pattern-MustBeReadable", of_pattern("calf, leg"), PLACE),
    ("List-MustBeKnown", of_pattern("<nowhere>"), PLACE),
    ("List-MustBeKnown", of_list(broken=("a", "<nowhere>")), PLACE),
    ("List-MustBeKnown", sources(persons=("<nowhere>",)), "lists.persons"),
    ("List-MustNotHoldItself", of_list(broken=("a", "<broken>")), PLACE),
    ("List-MustNotHoldItself", of_list(broken=("<other>",), other=("<broken>",)), PLACE),
    ("Beginning-MustBeOneWord", of_list(broken=("swell*ing",)), PLACE),
    ("Beginning-MustBeOneWord", of_list(broken=("very hot*",)), PLACE),
    ("Beginning-MustBeOneWord", of_list(broken=("sw*ll*",)), PLACE),
    ("Beginning-MustBeLongEnough", of_list(broken=("ho*",)), PLACE),
    ("Meaning-MustBeKnown", sources({"joy:great": {"said": ("yay",)}}), "meanings/joy:great"),
]
IN_FILES = {"List-MustBeUnique"}
"""Rules that only files can break."""


def problems_of(broken: ReaderSources) -> list[Problem]:
    problems = Problems()
    build_lexicon(broken, (), problems)
    return problems


def test_sound_sources_break_no_rule() -> None:
    assert problems_of(SOURCES) == []


@pytest.mark.parametrize(("rule", "broken", "place"), BROKEN, ids=[row[0] for row in BROKEN])
def test_a_broken_source_is_named_by_its_rule_and_place(
    rule: str, broken: ReaderSources, place: str
) -> None:
    found = problems_of(broken)
    assert {(one.rule, one.path) for one in found} == {(rule, place)}
    assert all(one.text for one in found)


def test_every_rule_has_a_broken_source() -> None:
    broken = {rule for rule, _, _ in BROKEN} | IN_FILES
    assert broken == rules(SKILL / "authoring" / "reader", other=())


@pytest.mark.parametrize("name", GRAMMAR)
def test_a_language_without_a_list_of_grammar_is_refused(name: str) -> None:
    lists = {known: words for known, words in LISTS.items() if known != name}
    found = problems_of(SOURCES._replace(lists=lists))
    assert ("List-MustBeKnown", f"lists.{name}") in {(one.rule, one.path) for one in found}


def test_several_problems_are_reported_at_once() -> None:
    broken: Written = {**MEANINGS, "yes": {"said": ("(a", "<nowhere>")}, "joy": {}}
    rules_broken = {one.rule for one in problems_of(sources(broken))}
    assert rules_broken == {"Pattern-MustBeReadable", "List-MustBeKnown", "Meaning-MustBeKnown"}
    assert len(problems_of(sources(broken))) == 3

from typing import Any

import pytest

from skill.authoring.problems import Problems
from skill.authoring.rules import sentences
from skill.authoring.rules.sentences import LONGEST_SENTENCE, lines, of_legs
from skill.content.word_records import Words
from tests.support.rehearsal import LIBRARY

WORDS = LIBRARY.words["en"]


def broken(words: Words) -> list[tuple[str, str]]:
    problems = Problems()
    sentences.check(LIBRARY._replace(words={"en": words}), problems)
    return [(problem.path, problem.rule) for problem in problems]


def phrase(text: str) -> list[str]:
    """The rules that a phrase breaks."""
    changed = WORDS._replace(phrases={**WORDS.phrases, "welcome_back": (text,)})
    path = "locales/en/phrases.toml.phrases.welcome_back"
    return [rule for place, rule in broken(changed) if place == path]


def routine(**changes: Any) -> list[tuple[str, str]]:
    changed = WORDS.routines["towel_stretch"]._replace(**changes)
    return broken(WORDS._replace(routines={**WORDS.routines, "towel_stretch": changed}))


def test_the_shipped_words_keep_every_rule() -> None:
    assert broken(WORDS) == []


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Welcome.", []),
        ("Welcome, step {n} of {total}.", []),
        ("word " * (LONGEST_SENTENCE - 1) + "word.", []),
        ("word " * LONGEST_SENTENCE + "word.", ["Sentence-MustBeShort"]),
        ("Welcome", ["Sentence-MustEndItself"]),
        ("Welcome!", ["Sentence-MustEndItself"]),
        ("", ["Sentence-MustEndItself"]),
        ("Welcome. Stay", ["Sentence-MustEndItself"]),
        ("Hold for 30 seconds.", ["Number-MustBeSpelled"]),
        ("This cures you.", ["Word-MustBeAllowed"]),
        ("Treatment helps.", ["Word-MustBeAllowed"]),
        ("Ask ALEXA.", ["Word-MustBeAllowed"]),
        ("Stay secure.", []),
        ("Welcome {leg}.", ["Placeholder-MustBeKnown"]),
        ("Welcome {n!r}.", ["Placeholder-MustBeKnown"]),
        ("Welcome {n:x}.", ["Placeholder-MustBeKnown"]),
        ("Welcome {.", ["Placeholder-MustBeKnown"]),
        ("Welcome }.", ["Placeholder-MustBeKnown"]),
        ("Welcome {}.", ["Placeholder-MustBeKnown"]),
        ("Welcome?", ["Question-MustStandAlone"]),
        ("Welcome? Yes.", ["Question-MustStandAlone"]),
    ],
)
def test_a_phrase_breaks_just_these_rules(text: str, rules: list[str]) -> None:
    assert phrase(text) == rules


def question(ask: str, reprompt: str = "Yes or no?") -> list[str]:
    """The rules that a question breaks."""
    changed = WORDS.questions["guide"]._replace(ask=(ask,), reprompt=reprompt)
    questions = {**WORDS.questions, "guide": changed}
    return [rule for _, rule in broken(WORDS._replace(questions=questions))]


@pytest.mark.parametrize(
    ("ask", "rules"),
    [
        ("Shall I?", []),
        ("Shall I.", ["Question-MustAsk"]),
        ("Shall I? Say yes.", ["Question-MustAsk"]),
        ("Shall I? Or not?", ["Question-MustAsk"]),
        ("Shall I guide you through {name}?", ["Placeholder-MustBeKnown"]),
    ],
)
def test_a_question_asks_once_at_its_end(ask: str, rules: list[str]) -> None:
    assert question(ask) == rules


def test_a_reprompt_asks_with_other_words() -> None:
    assert question("Yes or no?") == ["Reprompt-MustDiffer"]
    offer = WORDS.routines["towel_stretch"].ask
    path = "locales/en/routines/towel_stretch.toml"
    assert routine(reprompt=offer) == [(path, "Reprompt-MustDiffer")]


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"name": "towel 2"}, "name"),
        ({"keep": "Keep on for 2 minutes."}, "keep"),
        ({"steps": {"pull": "Pull 2 times."}}, "pull"),
        ({"situations": {"bed": {"pull": "Pull 2 times."}}}, "pull"),
        ({"helped": {"older": {"pull": "Pull 2 times."}}}, "pull"),
    ],
)
def test_every_text_of_a_routine_is_looked_at(changes: dict[str, Any], place: str) -> None:
    path = f"locales/en/routines/towel_stretch.toml.{place}"
    assert routine(**changes) == [(path, "Number-MustBeSpelled")]


def test_words_may_be_forbidden_with_any_characters() -> None:
    assert broken(WORDS._replace(never_said=("cure(",))) == []
    assert broken(WORDS._replace(never_said=())) == []


def test_a_word_may_be_forbidden_wherever_it_stands_in_another() -> None:
    banning = WORDS._replace(never_said=(), never_said_within=("amping",))
    assert {rule for _, rule in broken(banning)} == {"Word-MustBeAllowed"}


def test_every_spoken_line_is_looked_at() -> None:
    texts = {line.text for line in lines("en", WORDS, of_legs(WORDS))}
    warnings = [said for told in (WORDS.warnings, WORDS.helper_warnings) for said in told]
    assert len(warnings) == 10
    for words in warnings:
        assert set(words.values()) <= texts
    for place in WORDS.situations.values():
        told = (*place.person, *place.helper, place.ask, place.reprompt)
        assert set(filter(None, told)) <= texts
    for asked in WORDS.questions.values():
        assert {*asked.ask, asked.reprompt, asked.help} <= texts
    assert {text for row in WORDS.phrases.values() for text in row} <= texts
    for topic in WORDS.advice.values():
        for facts in (topic.facts, *topic.situations.values()):
            assert set(facts.values()) <= texts
    for routine in WORDS.routines.values():
        assert {routine.in_relief} <= {"", *texts}
        for steps in (routine.steps, *routine.situations.values(), *routine.helped.values()):
            assert set(steps.values()) <= texts

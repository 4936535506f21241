"""Rules for every spoken sentence: short, no digits, no banned words, only known placeholders."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from skill.authoring.placeholders import placeholders
from skill.authoring.problems import Problems
from skill.authoring.rules.banned import banned
from skill.content.choices import Side
from skill.content.model import Library
from skill.content.sentences import sentences
from skill.content.word_records import (
    AdviceWords,
    ClockWords,
    QuestionWords,
    RoutineWords,
    SignWords,
    Words,
)

LONGEST_SENTENCE = 20
"""Words that one sentence may have."""

PHRASE_PLACEHOLDERS = frozenset({"duration", "n", "total", "round", "when"})
NUMBER_PLACEHOLDERS = frozenset({"number"})
QUESTION_PLACEHOLDERS: Mapping[str, frozenset[str]] = {
    "carry_on": frozenset({"name"}),
    "remind": frozenset({"when"}),
    "move_reminder": frozenset({"when"}),
}
"""Question → its placeholders, if it has any."""
CLOCK_PLACEHOLDERS: Mapping[str, frozenset[str]] = {
    "when": frozenset({"days", "time"}),
    "on_the_hour": frozenset({"hour", "part"}),
    "few_minutes": frozenset({"hour", "minute", "part"}),
    "minutes": frozenset({"hour", "minute", "part"}),
}
"""Template of a time of day → its placeholders."""
_NAMED_MINUTE = frozenset({"hour", "next_hour", "part"})

_DIGIT = re.compile(r"\d")


def of_legs(words: Words) -> frozenset[str]:
    """The placeholders of a language for a leg and its parts; the language itself names them."""
    return frozenset(words.legs.get(Side.UNNAMED, ()))


class Line(NamedTuple):
    """A spoken text, its path in the content, and the placeholders that it may contain."""

    path: str
    text: str
    placeholders: frozenset[str] = frozenset()
    asks: bool = False
    """Whether it has to be a question."""


def check(library: Library, problems: Problems) -> None:
    """Report every spoken text that breaks a rule."""
    languages = {locale.words: locale.language for locale in library.locales.values()}
    for key, words in library.words.items():
        folder = f"locales/{key}"
        never = banned(words)
        of_language = library.words.get(languages.get(key, key), words)
        own = words if of_language is words else _own(words, of_language)
        for line in lines(folder, own, of_legs(words)):
            _check_line(line, never, problems)
            _check_sentences(line, problems)
        for name in _names(folder, own):
            _check_line(name, never, problems)
        _reprompts(folder, own, problems)


def _own(words: Words, of_language: Words) -> Words:
    """The words of a locale that differ from its language's, so that a problem is reported once.

    All of its words if it bans other words than its language.
    """
    if banned(words) != banned(of_language):
        return words
    return words._replace(**_changed(words, of_language))


def _changed(words: Any, usual: Any) -> dict[str, Any]:
    """Field of a record → its entries that differ from the usual ones."""
    changed: dict[str, Any] = {}
    for name, own, before in zip(words._fields, words, usual, strict=True):
        if isinstance(own, Mapping):
            changed[name] = {key: said for key, said in own.items() if said != before[key]}
        elif isinstance(own, SignWords):
            changed[name] = own._replace(**_changed(own, before))
    return changed


def _check_line(line: Line, never: re.Pattern[str], problems: Problems) -> None:
    def broken(rule: str, text: str) -> None:
        problems.add(line.path, rule, text)

    if _DIGIT.search(line.text):
        broken("Number-MustBeSpelled", f"write the number as a word: {line.text}")
    if word := never.search(line.text):
        broken("Word-MustBeAllowed", f"{word.group()!r} is never said")
    for name in sorted(placeholders(line.text) - line.placeholders):
        broken("Placeholder-MustBeKnown", f"nothing fills {{{name}}} here")
    if line.text.count("?") != line.asks or line.text.endswith("?") != line.asks:
        rule = "Question-MustAsk" if line.asks else "Question-MustStandAlone"
        broken(rule, f"one question mark in a question, none elsewhere: {line.text}")


def _check_sentences(line: Line, problems: Problems) -> None:
    for sentence in sentences(line.text):
        if (count := len(sentence.split())) > LONGEST_SENTENCE:
            problems.add(line.path, "Sentence-MustBeShort", f"{count} words: {sentence}")
        if not sentence.endswith((".", "?")):
            text = f"add a full stop: {sentence!r}"
            problems.add(line.path, "Sentence-MustEndItself", text)


def _reprompts(folder: str, words: Words, problems: Problems) -> None:
    for key, question in words.questions.items():
        _reprompt(f"{folder}/phrases.toml.questions.{key}", question, problems)
    for key, advice in words.advice.items():
        _reprompt(f"{folder}/advice/{key}.toml", advice, problems)
    for key, routine in words.routines.items():
        _reprompt(f"{folder}/routines/{key}.toml", routine, problems)


def _reprompt(
    path: str, asked: QuestionWords | AdviceWords | RoutineWords, problems: Problems
) -> None:
    if asked.ask and asked.reprompt in (asked.ask, *asked.ask):
        problems.add(path, "Reprompt-MustDiffer", "ask with other words")


def _names(folder: str, words: Words) -> Iterable[Line]:
    """Parts of sentences, such as names of routines and legs, durations and numbers."""
    for key, routine in words.routines.items():
        yield Line(f"{folder}/routines/{key}.toml.name", routine.name)
    for side, legs in words.legs.items():
        for name, text in legs.items():
            yield Line(f"{folder}/measures.toml.legs.{side}.{name}", text)
    yield Line(f"{folder}/signs.toml.local_number", words.local_number)
    yield from _clock(f"{folder}/measures.toml.clock", words.clock)
    for name, text in words.days.items():
        yield Line(f"{folder}/measures.toml.days.{name}", text)
    for text in [*words.seconds.values(), *words.minutes.values(), *words.numbers.values()]:
        yield Line(f"{folder}/measures.toml", text)


def _clock(path: str, clock: ClockWords) -> Iterable[Line]:
    for name, text in clock._asdict().items():
        if isinstance(text, str):
            yield Line(f"{path}.{name}", text, CLOCK_PLACEHOLDERS.get(name, frozenset()))
    for minute, text in clock.named_minutes.items():
        yield Line(f"{path}.named_minutes.{minute}", text, _NAMED_MINUTE)
    for text in [*clock.hours.values(), *clock.parts.values()]:
        yield Line(path, text)


def lines(folder: str, words: Words, legs: frozenset[str]) -> Iterable[Line]:
    """Every complete text that is spoken in a language; `legs` are its placeholders for a leg."""
    phrases = f"{folder}/phrases.toml"
    for key, wordings in words.phrases.items():
        for text in wordings:
            yield Line(f"{phrases}.phrases.{key}", text, PHRASE_PLACEHOLDERS)
    for key, question in words.questions.items():
        path = f"{phrases}.questions.{key}"
        filled = QUESTION_PLACEHOLDERS.get(key, frozenset())
        for text in question.ask:
            yield Line(f"{path}.ask", text, filled, asks=True)
        if question.helper_ask:
            yield Line(f"{path}.helper_ask", question.helper_ask, asks=True)
        yield Line(f"{path}.reprompt", question.reprompt, asks=True)
        yield Line(f"{path}.help", question.help)
    yield from _topic_lines(folder, words)
    yield from _routine_lines(folder, words, legs)


def spoken(words: Words) -> Iterable[str]:
    """Every text that is spoken in a language, parts of sentences too."""
    for line in (*lines("", words, of_legs(words)), *_names("", words)):
        yield line.text


def _topic_lines(folder: str, words: Words) -> Iterable[Line]:
    for key, advice in words.advice.items():
        path = f"{folder}/advice/{key}.toml"
        for facts in (advice.facts, *advice.situations.values()):
            for fact, text in facts.items():
                yield Line(f"{path}.{fact}", text, NUMBER_PLACEHOLDERS)
        yield Line(f"{path}.ask", advice.ask, asks=True)
        yield Line(f"{path}.reprompt", advice.reprompt, asks=True)
    yield from _sign_lines(f"{folder}/signs.toml", words)
    relief = f"{folder}/relief.toml"
    for key, place in words.situations.items():
        for text in filter(None, (*place.person, *place.helper)):
            yield Line(f"{relief}.situations.{key}", text, NUMBER_PLACEHOLDERS)
        for text in filter(None, (place.ask, place.reprompt)):
            yield Line(f"{relief}.situations.{key}.ask", text, asks=True)


def _sign_lines(path: str, words: Words) -> Iterable[Line]:
    for told in (words.warnings, words.helper_warnings):
        for said in told:
            for key, text in said.items():
                yield Line(f"{path}.{key}", text, NUMBER_PLACEHOLDERS)
    yield Line(f"{path}.after_hours", words.after_hours)


def _routine_lines(folder: str, words: Words, legs: frozenset[str]) -> Iterable[Line]:
    for key, routine in words.routines.items():
        path = f"{folder}/routines/{key}.toml"
        for name, text in (("in_relief", routine.in_relief), ("gently", routine.gently)):
            if text:
                yield Line(f"{path}.{name}", text)
        for situation in [routine.steps, *routine.situations.values(), *routine.helped.values()]:
            for step, text in situation.items():
                yield Line(f"{path}.{step}", text, legs)
        if routine.keep:
            yield Line(f"{path}.keep", routine.keep)
        for text in filter(None, (routine.ask, routine.reprompt)):
            yield Line(f"{path}.ask", text, asks=True)

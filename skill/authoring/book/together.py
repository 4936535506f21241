"""Two situations at once: whose words are said, and what only the two together bring about."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from skill.authoring.book.courses import Course
from skill.authoring.book.ladder import course
from skill.authoring.book.parts import Group, Line, Part, label, listed, plain
from skill.content.model import Library, Locale
from skill.content.word_records import HELPER

Pair = tuple[str, str]
RULE = (
    "What any situation forbids is forbidden, and what any of them asks for first is asked. Of "
    "words, those of the first situation count, in the order of this chapter. Whoever must not "
    "stand counts as not standing."
)


class _Said(NamedTuple):
    """A movement of the ladder, in words."""

    rung: str
    words: str


def together_group(library: Library, locale: Locale) -> Group:
    """The rule, whose words begin relief in each pair, and words that only a pair has."""
    alone = {one: course((one,), library, locale) for one in library.situations if one != HELPER}
    pairs = {pair: course(pair, library, locale) for pair in combinations(alone, 2)}
    led = {pair: told for pair, told in pairs.items() if told.rungs}
    return Group(
        title="Several at once",
        notes=(RULE,),
        parts=(
            Part("Whose words begin relief, of two", tuple(_first_words(led, alone))),
            Part("Said only if both are told", tuple(_new_words(led, alone, library, locale))),
        ),
    )


def _first_words(pairs: Mapping[Pair, Course], alone: Mapping[str, Course]) -> Iterator[Line]:
    """For each situation, the others with which its words begin relief."""
    for name, told in alone.items():
        others = [
            _other(pair, name) for pair in pairs if name in pair and _wins(name, pair, pairs, alone)
        ]
        if others:
            words = _begins(told).words
            yield Line(label(name), (words,), follows=(f"also with {listed(others)}",))


def _wins(name: str, pair: Pair, pairs: Mapping[Pair, Course], alone: Mapping[str, Course]) -> bool:
    """Whether the words of one situation begin relief in both, and not those of the other."""
    mine, others = _begins(alone[name]), _begins(alone[_other(pair, name)])
    return mine != others and _begins(pairs[pair]) == mine


def _other(pair: Pair, name: str) -> str:
    first, second = pair
    return second if name == first else first


def _begins(told: Course) -> _Said:
    first, *_ = _said(told) or [_Said("", told.instead)]
    return first


def _said(told: Course) -> list[_Said]:
    return [_Said(rung.id, rung.words) for rung in told.rungs]


def _new_words(
    pairs: Mapping[Pair, Course], alone: Mapping[str, Course], library: Library, locale: Locale
) -> Iterator[Line]:
    """Words that neither situation has by itself, nor the usual ladder."""
    usual = _said(course((), library, locale))
    for pair, told in pairs.items():
        known = {*usual, *(one for name in pair for one in _said(alone[name]))}
        yield from _lines(pair, (one for one in _said(told) if one not in known))


def _lines(pair: Pair, said: Iterable[_Said]) -> Iterator[Line]:
    for one in said:
        yield Line(f"{label(' and '.join(map(plain, pair)))} · {plain(one.rung)}", (one.words,))

"""The lexicon of a language: which words and patterns bear which meaning, as built from sources."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from skill.reading.reading import Kind

Symbol = int
"""Number of a word, of a beginning of words, or of a list of words and phrases."""


class Element(NamedTuple):
    """One symbol of a pattern."""

    symbol: Symbol
    gap: int
    """How many words may stand between it and the symbol before, small words not counted."""


Term = Sequence[Element]
"""Symbols that follow each other."""


class Grade(NamedTuple):
    """What a pattern says about its meaning."""

    certain: bool
    excludes: bool = False
    """Whether the words of the pattern do not have the meaning."""


GRADES: Mapping[str, Grade] = {
    "said": Grade(certain=True),
    "perhaps": Grade(certain=False),
    "unless": Grade(certain=False, excludes=True),
}
"""Name of a list of patterns → what its patterns say."""


class Pattern(NamedTuple):
    """A way to say something: terms that stand near each other, in any order."""

    kind: Kind
    id: str
    grade: Grade
    terms: Sequence[Term]


class Lexicon(NamedTuple):
    """All words and patterns of a language."""

    words: Mapping[str, Sequence[Symbol]]
    """Word → the symbols that it is."""
    beginnings: Mapping[str, Sequence[Symbol]]
    """Beginning of words → the symbols that words which begin so are."""
    phrases: Mapping[str, Sequence[tuple[Sequence[str], Sequence[Symbol]]]]
    """First word → further words of a phrase, and the symbols that the phrase is."""
    patterns: Sequence[Pattern]
    index: Mapping[Symbol, Sequence[int]]
    """Symbol → numbers of the patterns to try where it occurs; each pattern is listed once."""
    grammar: Mapping[str, Symbol]
    """Name of a list that grammar needs → its symbol."""


def read_lexicon(built: Mapping[str, Any]) -> Lexicon:
    """The lexicon in the values of a built file."""
    meanings = [(Kind(kind), id_) for kind, id_ in built["meanings"]]
    grades = [GRADES[name] for name in built["grades"]]
    return Lexicon(
        words=built["words"],
        beginnings=built["beginnings"],
        phrases=built["phrases"],
        patterns=[
            Pattern(*meanings[meaning], grades[grade], terms)
            for meaning, grade, terms in built["patterns"]
        ],
        index={int(symbol): numbers for symbol, numbers in built["index"].items()},
        grammar=built["grammar"],
    )

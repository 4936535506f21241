"""The lexicon of a language: which words and patterns bear which meaning, as built from sources.

What is built is text; an entry is parsed only when an utterance needs it, so that loading is quick.
Nothing is cached by a person's words, which end with their request.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate
from typing import Any, NamedTuple

from skill.reading.packing import SEPARATOR, table
from skill.reading.reading import Kind

Symbol = int
"""Number of a word, of a beginning of words, or of a list of words and phrases."""
SHORTEST_BEGINNING = 3
"""Letters that a beginning of words has at least."""
BETWEEN_TERMS = ";"
BETWEEN_SYMBOLS = ","
BEFORE_GAP = "+"
BEFORE_SYMBOLS = "="


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


class Phrase(NamedTuple):
    """Several words that are one entry of lists."""

    rest: Sequence[str]
    """The words after the first."""
    symbols: Sequence[Symbol]


class Lexicon:
    """All words and patterns of a language."""

    def __init__(self, built: Mapping[str, Any]) -> None:
        """Take the values of a built file."""
        self._meanings = [(Kind(kind), id_) for kind, id_ in built["meanings"]]
        self._grades = [GRADES[name] for name in built["grades"]]
        self._words = table(built["words"])
        self._beginnings = table(built["beginnings"])
        self._multiword = table(built["phrases"])
        self._written_tries = {int(key): text for key, text in table(built["tries"]).items()}
        self.tried = self._written_tries.keys()
        """The symbols that patterns are tried for."""
        self._written_patterns = built["patterns"].split(SEPARATOR)
        self._tries: dict[Symbol, Sequence[int]] = {}
        self._patterns: dict[int, Pattern] = {}
        self.grammar: Mapping[str, Symbol] = built["grammar"]
        """Name of a list that grammar needs → its symbol."""

    def symbols(self, word: str) -> Sequence[Symbol]:
        """All symbols that a word is."""
        lengths = range(SHORTEST_BEGINNING, len(word) + 1)
        texts = (self._words.get(word), *(self._beginnings.get(word[:n]) for n in lengths))
        return [symbol for text in texts if text for symbol in _numbers(text)]

    def phrases(self, first: str, others: AbstractSet[str]) -> Sequence[Phrase]:
        """The phrases that begin with a word, and go on with one of the others."""
        found = (self._multiword.get(f"{first} {second}") for second in others)
        entries = (entry for text in found if text for entry in text.split(BETWEEN_TERMS))
        parts = (entry.partition(BEFORE_SYMBOLS) for entry in entries)
        return [Phrase(rest.split(), _numbers(symbols)) for rest, _, symbols in parts]

    def tries(self, symbol: Symbol) -> Sequence[int]:
        """Numbers of the patterns to try where a symbol of `tried` occurs; each has one such."""
        if symbol not in self._tries:
            self._tries[symbol] = _numbers(self._written_tries.get(symbol, ""))
        return self._tries[symbol]

    def pattern(self, number: int) -> Pattern:
        """A pattern by its number."""
        if number not in self._patterns:
            meaning, grade, terms = self._written_patterns[number].split(" ")
            parsed = [_term(term) for term in terms.split(BETWEEN_TERMS)]
            self._patterns[number] = Pattern(
                *self._meanings[int(meaning)], self._grades[int(grade)], parsed
            )
        return self._patterns[number]


def _term(text: str) -> Term:
    parts = (element.partition(BEFORE_GAP) for element in text.split(BETWEEN_SYMBOLS))
    return [Element(int(symbol), int(gap or 0)) for symbol, _, gap in parts]


def _numbers(text: str) -> list[int]:
    """Ascending numbers, of which each but the first is written as what it is more."""
    return list(accumulate(map(int, text.split())))

"""The lexicon of a language: which words and patterns bear which meaning, as built from sources.

What is built is text; an entry is parsed only when an utterance needs it, so that loading is quick.
Nothing is cached by a person's words, which end with their request.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any
from zlib import crc32

from skill.reading.packing import SEPARATOR, table
from skill.reading.reading import Kind
from skill.reading.spoken import Spoken
from skill.record import Record

Symbol = str
"""A character that stands for a word, a beginning of words, or a list of words and phrases."""
FIRST_SYMBOL = 0x3400
"""Code point of the first symbol; none of the next 40,000 is a digit, a space or a mark."""
SHORTEST_BEGINNING = 3
"""Letters that a beginning of words has at least."""
SHARDS = 64
"""Words are written in so many parts, of which only those are loaded that an utterance needs."""
BETWEEN_COLUMNS = "\n"
BETWEEN_PATTERNS = ","
BETWEEN_TERMS = ";"
BEFORE_SYMBOLS = "="


class Element(Record):
    """One symbol of a pattern."""

    symbol: Symbol
    gap: int
    """How many words may stand between it and the symbol before, small words not counted."""


Term = Sequence[Element]
"""Symbols that follow each other."""


class Grade(Record):
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


class Pattern(Record):
    """A way to say something: terms that stand near each other, in any order."""

    kind: Kind
    id: str
    grade: Grade
    terms: Sequence[Term]


class Phrase(Record):
    """Several words that are one entry of lists."""

    rest: Sequence[str]
    """The words after the first."""
    symbols: str


class Reach(Record):
    """How many words what denies others reaches at most, small words not counted."""

    denying: int
    """After a word that denies what follows it."""
    denying_before: int
    """Before one that denies what precedes it."""
    clearing: int
    """Before "fine" and the like."""


class BuiltLexicon(Record):
    """What is built of the sources of a language."""

    heading: Mapping[str, Any]
    """Meanings, grades, grammar, how words are cut and so on, as values for JSON."""
    patterns: str
    """The symbols that patterns are tried for, and in a second column the patterns of each."""
    shards: Sequence[str]
    """In each the words and phrases whose first word has its number."""


class Lexicon:
    """All words and patterns of a language."""

    def __init__(
        self, heading: Mapping[str, Any], patterns: str, shard: Callable[[int], str]
    ) -> None:
        """Take what was built: heading, patterns, and what finds a shard by its number."""
        self._meanings = [(Kind(kind), id_) for kind, id_ in heading["meanings"]]
        self._grades = [GRADES[name] for name in heading["grades"]]
        self._beginnings = table(heading["beginnings"])
        tried, _, written = patterns.partition(BETWEEN_COLUMNS)
        self._written_patterns = dict(zip(tried, written.split(SEPARATOR), strict=False))
        self._patterns: dict[str, Pattern] = {}
        self._shard = shard
        self._shards: dict[int, _Shard] = {}
        self.grammar: Mapping[str, Symbol] = heading["grammar"]
        """Name of a list that grammar needs → its symbol."""
        self.spoken = Spoken(*heading["spoken"])
        self.reach = Reach(*heading["reach"])

    def symbols(self, word: str) -> str:
        """All symbols that a word is."""
        lengths = range(SHORTEST_BEGINNING, len(word) + 1)
        begun = (self._beginnings.get(word[:length], "") for length in lengths)
        return "".join((self._shard_of(word).words.get(word, ""), *begun))

    def phrases(self, first: str, others: AbstractSet[str]) -> Sequence[Phrase]:
        """The phrases that begin with a word, and go on with one of the others."""
        known = self._shard_of(first).phrases
        found = (known.get(f"{first} {second}") for second in others)
        entries = (entry for text in found if text for entry in text.split(BETWEEN_TERMS))
        parts = (entry.partition(BEFORE_SYMBOLS) for entry in entries)
        return [Phrase(rest.split(), symbols) for rest, _, symbols in parts]

    def patterns(self, symbols: frozenset[Symbol]) -> Iterator[Pattern]:
        """The patterns whose symbols are all among these."""
        known = symbols | _MARKS
        for symbol in sorted(symbols & self._written_patterns.keys()):
            for text in self._written_patterns[symbol].split(BETWEEN_PATTERNS):
                if known.issuperset(text[_BEFORE_TERMS:]):
                    yield self._pattern(text)

    def _shard_of(self, word: str) -> "_Shard":
        number = shard_number(word)
        if number not in self._shards:
            columns = self._shard(number).split(BETWEEN_COLUMNS)
            self._shards[number] = _Shard(table(columns[:2]), table(columns[2:]))
        return self._shards[number]

    def _pattern(self, text: str) -> Pattern:
        if text not in self._patterns:
            kind, id_ = self._meanings[place_of(text[0])]
            terms = [_term(term) for term in text[_BEFORE_TERMS:].split(BETWEEN_TERMS)]
            self._patterns[text] = Pattern(kind, id_, self._grades[int(text[1])], terms)
        return self._patterns[text]


class _Shard(Record):
    words: Mapping[str, str]
    """Word → its symbols."""
    phrases: Mapping[str, str]
    """First two words → the words after the first, and their symbols."""


def shard_number(word: str) -> int:
    """Which shard has the words and phrases that begin with this word."""
    return crc32(word.encode()) % SHARDS


def symbol_at(place: int) -> Symbol:
    """The symbol at a place in the order of all symbols."""
    return chr(FIRST_SYMBOL + place)


def place_of(symbol: Symbol) -> int:
    """The place of a symbol, from 0."""
    return ord(symbol) - FIRST_SYMBOL


_BEFORE_TERMS = 2
"""A written pattern begins with a symbol for its meaning and a digit for its grade."""
_MARKS = frozenset(f"0123456789{BETWEEN_TERMS}")
"""What stands in written terms beside symbols."""
_ELEMENT = re.compile("([0-9]?)(.)")
"""How many words may stand before a symbol, if any, and the symbol."""


def _term(text: str) -> Term:
    return [Element(symbol, int(gap or 0)) for gap, symbol in _ELEMENT.findall(text)]

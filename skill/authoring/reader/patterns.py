"""Parses patterns: a written way to say something becomes terms of words and lists.

>>> parse("cough .. blood")
[[[Element(('cough',), 0), Element(('blood',), 4)]]]
"""

import re
from itertools import product
from typing import NamedTuple

from skill.reading.spoken import LETTERS, Spoken

GAP = 4
"""How many words may stand in place of "..", small ones not counted."""

_PIECE = re.compile(rf"\.\.|[()\[\]|]|<\w+>|[{LETTERS}'*]+")
PLAIN = Spoken()
"""Cuts words at spaces alone."""
_SPACE = re.compile(r"\s+")


class PatternError(ValueError):
    """A pattern cannot be read."""


class Element(NamedTuple):
    """One place of a pattern: a word, a list of alternatives or a named list."""

    entries: tuple[str, ...]
    """Words, phrases, beginnings such as `swell*` and names of lists such as `<hot>`."""
    gap: int
    """How many words may stand before it."""


Term = list[Element]
Pattern = list[Term]
Alternatives = tuple[str, ...]
_Sequence = tuple["str | Alternatives", ...]
"""Pieces in a row: words, lists, ".." and alternatives."""


def parse(text: str, small: frozenset[str] = frozenset(), spoken: Spoken = PLAIN) -> list[Pattern]:
    """All patterns that a written one stands for: one for each choice of what may be left out.

    Args:
        text: The written pattern.
        small: Words that need not be mentioned; what may be left out and is small is left out.
        spoken: How words are cut.

    Raises:
        PatternError: The text is no pattern.
    """
    terms = [
        [_joined(choice, spoken) for choice in _Parser(term, small).choices()]
        for term in text.split("&")
    ]
    patterns = [list(choice) for choice in product(*terms)]
    every_term = [term for pattern in patterns for term in pattern]
    if not all(term and all(element.entries for element in term) for term in every_term):
        raise PatternError(f"{text!r} has an empty part")
    return patterns


class _Parser:
    def __init__(self, text: str, small: frozenset[str]) -> None:
        self._text = text.strip()
        self._small = small
        self._pieces = _PIECE.findall(self._text)
        if "".join(self._pieces) != _SPACE.sub("", self._text):
            raise PatternError(f"{text!r} has characters that mean nothing")
        self._place = 0

    def choices(self) -> list[_Sequence]:
        """All sequences that the text stands for."""
        found = self._choices()
        if self._place < len(self._pieces):
            raise PatternError(f"{self._text!r}: {self._pieces[self._place]} without its beginning")
        return found

    def _choices(self) -> list[_Sequence]:
        """The alternatives up to a closing bracket or the end."""
        found = self._sequences()
        while self._next_is("|"):
            found += self._sequences()
        return found

    def _sequences(self) -> list[_Sequence]:
        sequences: list[_Sequence] = [()]
        while self._place < len(self._pieces) and self._pieces[self._place] not in ")]|":
            items = self._item()
            sequences = [(*left, *right) for left in sequences for right in items]
        return sequences

    def _item(self) -> list[_Sequence]:
        """All choices for one item: a word, a list, a group or what may be left out."""
        if self._next_is("("):
            return _grouped(self._bracketed(")"))
        if self._next_is("["):
            inner = self._bracketed("]")
            is_small = all(piece in self._small for choice in inner for piece in choice)
            return [()] if is_small else [(), *_grouped(inner)]
        self._place += 1
        return [(self._pieces[self._place - 1],)]

    def _bracketed(self, closing: str) -> list[_Sequence]:
        found = self._choices()
        if not self._next_is(closing):
            raise PatternError(f"{self._text!r}: {closing} is missing")
        return found

    def _next_is(self, piece: str) -> bool:
        """Whether this piece comes next; if so, it is passed."""
        here = self._place < len(self._pieces) and self._pieces[self._place] == piece
        self._place += here
        return here


def _grouped(choices: list[_Sequence]) -> list[_Sequence]:
    """Choices as one group of alternatives where none has gaps or groups of its own."""
    entries = [_entry(choice) for choice in choices]
    return choices if None in entries else [(tuple(entry for entry in entries if entry),)]


def _entry(choice: _Sequence) -> str | None:
    """A choice as an entry of a list; None if it is more than words or one list."""
    words = [piece for piece in choice if isinstance(piece, str)]
    special = [word for word in words if word[0] in "<." or word.endswith("*")]
    plain = len(words) == len(choice) and (not special or (len(words) == 1 and ".." not in words))
    return " ".join(words) if plain else None


def _joined(pieces: _Sequence, spoken: Spoken) -> Term:
    """The elements of a sequence; words in a row are cut together, as what is said is."""
    elements: Term = []
    words: list[str] = []
    gap = 0
    for piece in [*pieces, ("",)]:
        if isinstance(piece, str) and piece[0] not in "<." and not piece.endswith("*"):
            words.append(piece)
            continue
        for word in spoken.cut(" ".join(words)):
            elements.append(Element((word,), gap))
            gap = 0
        words = []
        if piece == "..":
            gap = GAP
        elif piece != ("",):
            entries = piece if isinstance(piece, tuple) else (piece,)
            elements.append(Element(entries, gap))
            gap = 0
    return elements

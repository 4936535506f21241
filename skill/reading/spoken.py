"""Words as a recognizer writes them, cut into the pieces that patterns and grammar look at.

>>> english = Spoken(endings=("'s",), instead={"is not": "isnt"})
>>> english.cut("My calf's gone, it is not hot!")
('my', 'calf', 's', 'gone', 'it', 'isnt', 'hot')
"""

import re
from collections.abc import Mapping, Sequence
from unicodedata import normalize

from skill.record import Record

MOST_WORDS = 40
"""Only so many words of an utterance are read."""
LETTERS = (
    r"\w\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u06d6-\u06dc"
    r"\u0900-\u0963\u0966-\u0dff\u0e31-\u0e4e\u200c\u200d"
)
"""What words consist of, within a class of a regular expression: letters, and marks on them."""

_WORD = re.compile(rf"[{LETTERS}]+(?:'[{LETTERS}]+)*")
_PLAIN = str.maketrans("\u2018\u2019`_", "''' ")


class Spoken(Record):
    """How the words of a language are cut."""

    endings: Sequence[str] = ()
    """Ends of words that are words of their own, with their apostrophes, such as `'s`."""
    beginnings: Sequence[str] = ()
    """Beginnings that are, such as `l'`; a word can have several."""
    kept: Sequence[str] = ()
    """Words whose letters are left as they are, since an accent tells them from others."""
    instead: Mapping[str, str] = {}
    """A word, or two in a row → the words that they stand for."""
    letters: Mapping[str, str] = {}
    """A letter beyond ASCII → what it is read as, as a recognizer may write either."""

    def cut(self, words: str) -> tuple[str, ...]:
        """The first `MOST_WORDS` words in lower case, without apostrophes."""
        pieces: list[str] = []
        for match in _WORD.finditer(_plain(words)):
            if len(pieces) >= MOST_WORDS:
                break
            self._add(match[0], pieces)
        return tuple(pieces[:MOST_WORDS])

    def read_as(self, word: str) -> str:
        """A word without apostrophes, each of its letters as it is read."""
        bare = word.replace("'", "")
        if bare.isascii() or bare in self.kept:
            return bare
        return "".join(self.letters.get(letter, letter) for letter in bare)

    def _add(self, word: str, pieces: list[str]) -> None:
        for beginning in self.beginnings:
            if word.startswith(beginning) and word != beginning:
                pieces.append(self.read_as(beginning))
                self._add(word.removeprefix(beginning), pieces)
                return
        for ending in self.endings:
            if word.endswith(ending) and word != ending:
                pieces += [self.read_as(word.removesuffix(ending)), self.read_as(ending)]
                return
        self._add_whole(self.read_as(word), pieces)

    def _add_whole(self, word: str, pieces: list[str]) -> None:
        """Add a word; if it and the one before stand for others, these take their place."""
        both = f"{pieces[-1]} {word}" if pieces else ""
        if both in self.instead:
            pieces[-1:] = self.instead[both].split()
        else:
            pieces += self.instead.get(word, word).split()


def _plain(words: str) -> str:
    """Words in lower case with plain apostrophes, every letter written as one character."""
    lower = words.lower().translate(_PLAIN)
    return lower if lower.isascii() else normalize("NFC", lower)

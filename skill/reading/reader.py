"""Reads words: finds every meaning in them, and how certain each is."""

import json
import os
from collections.abc import Sequence
from functools import cache

from skill.reading.certainty import settled
from skill.reading.corrections import corrected
from skill.reading.guess import Guesser, Weights
from skill.reading.lexicon import BuiltLexicon, Lexicon
from skill.reading.matching import Utterance
from skill.reading.packing import Blocks, pack
from skill.reading.reading import Reading
from skill.reading.scopes import scopes, without_cries
from skill.reading.weighing import weighed

BUILT = os.path.join(os.path.dirname(__file__), "built")
"""The folder of the built files, one a language."""
SUFFIX = ".reader"


class Reader:
    """Reads the words of one language."""

    def __init__(self, lexicon: Lexicon, guesser: Guesser) -> None:
        """Take what was built for the language."""
        self._lexicon = lexicon
        self._guesser = guesser

    def read(self, words: str) -> Reading:
        """Everything that words mean; at most the first 40 words are read."""
        said = self._lexicon.spoken.cut(words)
        if not said:
            return Reading()
        utterance = Utterance(said, self._lexicon)
        core, around = without_cries(utterance), scopes(utterance)
        guess = self._guesser.guess(said[core.start : core.end])
        patterns = weighed(utterance, core, around)
        patterns = patterns._replace(found=corrected(patterns.found, utterance))
        meanings = settled(patterns, guess, around, len(said))
        return Reading(meanings, patterns.denied, unsure=bool(utterance.of("unsure")))


@cache
def reader_of(language: str) -> Reader | None:
    """The reader of a language, loaded at its first use; None if there is none."""
    path = os.path.join(BUILT, f"{language}{SUFFIX}")
    if not os.path.exists(path):
        return None
    with open(path, "rb") as file:
        return reader_in(file.read())


def built_file(lexicon: BuiltLexicon, tokens: Sequence[str], weights: Weights) -> bytes:
    """The built file of a reader.

    Args:
        lexicon: The lexicon.
        tokens: The meanings that the guesser knows.
        weights: What the guesser learned.
    """
    heading = json.dumps([lexicon.heading, tokens], separators=(",", ":"), ensure_ascii=False)
    texts = (heading, lexicon.patterns, *lexicon.shards)
    return pack([*weights, *(text.encode() for text in texts)])


def reader_in(file: bytes) -> Reader:
    """The reader of a built file."""
    blocks = Blocks(file)
    first = len(Weights._fields)
    heading, tokens = json.loads(blocks[first])
    lexicon = Lexicon(
        heading, blocks[first + 1].decode(), lambda number: blocks[first + 2 + number].decode()
    )
    return Reader(lexicon, Guesser(tokens, Weights(*(blocks[number] for number in range(first)))))

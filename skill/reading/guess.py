"""Guesses what words mean from their likeness to phrases that were learned.

A linear model: every word, pair of words and short run of letters adds its weights.
"""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

RUNS = (3, 4, 5)
"""Lengths of the runs of letters within a word."""


class Guess(NamedTuple):
    """What words most likely mean."""

    token: str
    """The likeliest meaning, such as `feel:eased`, or `nothing`."""
    lead: float
    """How far it is ahead of the next one; 1 is the margin of a learned phrase."""
    behind: Mapping[str, float]
    """Meaning → how far it is behind the likeliest one."""


UNIT = 32
"""The weights are whole numbers; this many stand for one in the model that was trained."""


class Guesser(NamedTuple):
    """A model that was learned from phrases."""

    tokens: Sequence[str]
    weights: memoryview
    """For each bucket of features a weight for each token, and at last one that is always added."""

    def guess(self, words: Sequence[str]) -> Guess:
        """The likeliest meaning of the words."""
        width = len(self.tokens)
        buckets = len(self.weights) // width - 1
        places = (bucket * width for bucket in (*features(words, buckets), buckets))
        rows = [self.weights[place : place + width] for place in places]
        scores = list(map(sum, zip(*rows, strict=True)))
        best, second = sorted(scores)[:-3:-1]
        behind = {
            token: (best - score) / UNIT for token, score in zip(self.tokens, scores, strict=True)
        }
        return Guess(self.tokens[scores.index(best)], (best - second) / UNIT, behind)


def features(words: Sequence[str], buckets: int) -> set[int]:
    """The buckets of all features of an utterance."""
    return {zlib.crc32(feature.encode()) % buckets for feature in _features(words)}


def _features(words: Sequence[str]) -> Iterator[str]:
    yield from words
    for first, second in pairwise(("^", *words, "$")):
        yield f"{first} {second}"
    for word in words:
        edged = f"<{word}>"
        for length in RUNS:
            for start in range(len(edged) - length + 1):
                yield f"#{edged[start : start + length]}"


def flat(rows: Sequence[Sequence[int]]) -> bytes:
    """The weights of a model as bytes; every weight is from -127 to 127."""
    return bytes(weight % 256 for row in rows for weight in row)


def guesser_of(tokens: Sequence[str], weights: bytes) -> Guesser:
    """The model with the weights that `flat` made bytes of."""
    return Guesser(tokens, memoryview(weights).cast("b"))

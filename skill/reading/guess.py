"""Guesses what words mean from their likeness to phrases that were learned.

A linear model: every word, pair of words and short run of letters adds its weights.
"""

import base64
import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

RUNS = (3, 4, 5)
"""Lengths of the runs of letters within a word."""


class Guess(NamedTuple):
    """The likeliest meaning."""

    token: str
    """The meaning, such as `feel:eased`, or `nothing`."""
    lead: int
    """How far it is ahead of the next one; `UNIT` is the margin of a learned phrase."""


UNIT = 32
"""The weights are whole numbers; this many stand for one in the model that was trained."""


class Guesser(NamedTuple):
    """A model that was learned from phrases."""

    tokens: Sequence[str]
    rows: Sequence[memoryview]
    """For each bucket of features, a weight for each token; the last row is added to all."""

    def guess(self, words: Sequence[str]) -> Guess:
        """The likeliest meaning of the words."""
        buckets = len(self.rows) - 1
        rows = [self.rows[bucket] for bucket in sorted(features(words, buckets))]
        scores = list(map(sum, zip(*rows, self.rows[-1], strict=True)))
        best = max(range(len(scores)), key=scores.__getitem__)
        second = max(score for place, score in enumerate(scores) if place != best)
        return Guess(self.tokens[best], scores[best] - second)


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


def pack(rows: Sequence[Sequence[int]], tokens: Sequence[str]) -> dict[str, Any]:
    """A model as values for JSON; every weight is from -127 to 127."""
    flat = bytes(weight % 256 for row in rows for weight in row)
    packed = base64.b64encode(zlib.compress(flat, 9)).decode()
    return {"tokens": list(tokens), "weights": packed}


def unpack(built: Mapping[str, Any]) -> Guesser:
    """The model that `pack` made values of."""
    tokens = built["tokens"]
    flat = memoryview(zlib.decompress(base64.b64decode(built["weights"]))).cast("b")
    width = len(tokens)
    return Guesser(tokens, [flat[at : at + width] for at in range(0, len(flat), width)])

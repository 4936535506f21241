"""Guesses what words mean from their likeness to phrases that were learned.

A linear model: every word, pair of words and short run of letters adds its weights.
"""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from skill.record import Record

RUNS = (3, 4, 5)
"""Lengths of the runs of letters within a word."""


class Guess(Record):
    """What words most likely mean."""

    token: str
    """The likeliest meaning, such as `feel:eased`, or `nothing`."""
    lead: float
    """How far it is ahead of the next one; 1 is the margin of a learned phrase."""
    behind: Mapping[str, float]
    """Meaning → how far it is behind the likeliest one."""


UNIT = 32
"""The weights are whole numbers; this many stand for one in the model that was trained."""


class Weights(Record):
    """The weights that are not nothing, as bytes.

    They are in the order of the buckets; after the last one come those that are always added.
    """

    counts: bytes
    """How many weights each bucket has."""
    tokens: bytes
    """For each weight the number of its meaning."""
    values: bytes
    """The weights, from -127 to 127; those below nothing are 256 more."""


class Guesser:
    """A model that was learned from phrases."""

    def __init__(self, tokens: Sequence[str], weights: Weights) -> None:
        """Take what was learned."""
        self._tokens = tokens
        self._ends = list(accumulate(weights.counts, initial=0))
        self._numbers = weights.tokens
        self._values = memoryview(weights.values).cast("b")

    def guess(self, words: Sequence[str]) -> Guess:
        """The likeliest meaning of the words."""
        buckets = len(self._ends) - 2
        scores = [0] * len(self._tokens)
        for bucket in (*features(words, buckets), buckets):
            own = slice(self._ends[bucket], self._ends[bucket + 1])
            for number, value in zip(self._numbers[own], self._values[own], strict=True):
                scores[number] += value
        best, second = sorted(scores)[:-3:-1]
        behind = {
            token: (best - score) / UNIT for token, score in zip(self._tokens, scores, strict=True)
        }
        return Guess(self._tokens[scores.index(best)], (best - second) / UNIT, behind)


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


def sparse(rows: Sequence[Sequence[int]]) -> Weights:
    """The weights of a model, given for each bucket as one for each token."""
    kept = [[(number, value) for number, value in enumerate(row) if value] for row in rows]
    entries = [entry for row in kept for entry in row]
    return Weights(
        counts=bytes(map(len, kept)),
        tokens=bytes(number for number, _ in entries),
        values=bytes(value % 256 for _, value in entries),
    )

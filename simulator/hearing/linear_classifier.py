"""A linear text classifier that needs only the standard library.

A machine-learning library takes longer to install than the rest of the terminal Echo together; on
a few thousand short phrases this classifier is as accurate and as fast.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from math import log, sqrt
from random import Random

PASSES = 4
"""Passes over the examples; after the first, only over those that were corrected."""
LONGEST_STEP = 1.0
"""Largest step of the weights for one example."""
LETTERS = (3, 4)
"""Sizes of the letter n-grams."""
Features = Sequence[tuple[str, float]]
"""Features of a text with their weights."""
_Weights = dict[str, dict[str, float]]
"""Feature → class → weight."""


class TfIdf:
    """Weighs the features of a text by how rare they are in a collection of texts."""

    def __init__(self, count: Callable[[str], Counter[str]], texts: Sequence[str]) -> None:
        """`count` counts the features of a text; features that no text has are ignored later."""
        self._count = count
        frequency = Counter(feature for text in texts for feature in set(count(text)))
        self._idf = {
            feature: log((1 + len(texts)) / (1 + times)) + 1 for feature, times in frequency.items()
        }

    def features(self, text: str) -> Features:
        """The features of a text, weighted; the squares of the weights add up to 1."""
        weighed = [
            (feature, (1 + log(times)) * self._idf[feature])
            for feature, times in self._count(text).items()
            if feature in self._idf
        ]
        norm = sqrt(sum(weight * weight for _, weight in weighed)) or 1.0
        return [(feature, weight / norm) for feature, weight in weighed]


def word_counts(text: str) -> Counter[str]:
    """Counts words and pairs of consecutive words."""
    words = text.split()
    return Counter([*words, *(f"{first} {second}" for first, second in pairwise(words))])


def letter_counts(text: str) -> Counter[str]:
    """Counts letter n-grams within words; a space marks where a word begins or ends."""
    padded = [f" {word} " for word in text.split()]
    return Counter(
        f"#{word[start : start + size]}"
        for word in padded
        for size in LETTERS
        for start in range(len(word) - size + 1)
    )


class LinearClassifier:
    """Scores classes for texts, as learned from examples."""

    def __init__(self, examples: Iterable[tuple[str, str]]) -> None:
        """Learn from pairs of a text and its class."""
        texts, classes = zip(*examples, strict=True)
        self._weighers = [TfIdf(count, texts) for count in (word_counts, letter_counts)]
        self._weights = _learn(list(zip(map(self._features, texts), classes, strict=True)))

    def scores(self, text: str) -> dict[str, float]:
        """Class → score, for classes that share a feature with the text; 1 is a sure match."""
        return _scores(self._weights, self._features(text))

    def _features(self, text: str) -> Features:
        return [pair for weigher in self._weighers for pair in weigher.features(text)]


def _learn(examples: list[tuple[Features, str]]) -> _Weights:
    """The average of the weights after each pass, which generalizes better than the last ones.

    Passive-aggressive learning (PA-I): https://jmlr.org/papers/v7/crammer06a.html
    """
    weights: _Weights = defaultdict(dict)
    average: _Weights = defaultdict(dict)
    shuffle = Random(0).shuffle  # noqa: S311 - the same in every run
    for _ in range(PASSES):
        shuffle(examples)
        examples = [example for example in examples if _corrected(weights, *example)]
        for feature, by_class in weights.items():
            means = average[feature]
            for name, weight in by_class.items():
                means[name] = means.get(name, 0.0) + weight / PASSES
    return average


def _corrected(weights: _Weights, features: Features, right: str) -> bool:
    """Correct the weights unless the right class leads by 1; returns whether they were."""
    scores = _scores(weights, features)
    score = scores.pop(right, 0.0)
    rival = max(scores, key=scores.__getitem__, default="")
    loss = 1 - score + scores.get(rival, 0.0)
    if loss <= 0:
        return False
    step = min(LONGEST_STEP, loss / (2 * sum(value * value for _, value in features)))
    for feature, value in features:
        by_class = weights[feature]
        by_class[right] = by_class.get(right, 0.0) + step * value
        if rival:
            by_class[rival] = by_class.get(rival, 0.0) - step * value
    return True


def _scores(weights: Mapping[str, Mapping[str, float]], features: Features) -> dict[str, float]:
    scores: dict[str, float] = {}
    for feature, value in features:
        for name, weight in weights.get(feature, {}).items():
            scores[name] = scores.get(name, 0.0) + value * weight
    return scores

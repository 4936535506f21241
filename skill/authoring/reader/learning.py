"""Trains the model that guesses what words mean from their likeness to example phrases."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from skill.reading.guess import UNIT, Weights, features, sparse

BUCKETS = 16384
"""How many groups features are hashed into."""
LARGEST_WEIGHT = 127
STRENGTH_OF_CHOICE = 1.0
"""Inverse strength of the regularization that chooses which features count for which meaning."""
STRENGTH = 0.1
"""Inverse strength of the regularization of their weights."""

_classifier = partial(LinearSVC, random_state=0, max_iter=10_000)

Examples = Sequence[tuple[Sequence[str], str]]
"""The words of utterances, as they are cut, with their meaning."""


class Model(NamedTuple):
    """What was learned."""

    tokens: list[str]
    weights: Weights


def train(examples: Examples) -> Model:
    """Learn from examples; the model is the same for the same examples.

    Few features are chosen for each meaning, so that the model is small, and weighed afterwards.
    """
    tokens = sorted({token for _, token in examples})
    matrix = _matrix([features(words, BUCKETS) for words, _ in examples])
    meant = np.array([tokens.index(token) for _, token in examples])
    choice = _classifier(C=STRENGTH_OF_CHOICE, penalty="l1", dual=False, tol=0.1)
    chosen = choice.fit(matrix, meant).coef_ != 0
    weights = [
        _weights(matrix, meant == number, np.flatnonzero(own)) for number, own in enumerate(chosen)
    ]
    whole = np.rint(np.array(weights).T * UNIT).astype(int)
    return Model(tokens, sparse(np.clip(whole, -LARGEST_WEIGHT, LARGEST_WEIGHT).tolist()))


def _weights(matrix: Any, meant: Any, chosen: Any) -> Any:
    """The weights of one meaning: nothing but for the chosen buckets, and the one always added."""
    model = _classifier(C=STRENGTH).fit(matrix[:, chosen], meant)
    weights = np.zeros(BUCKETS + 1)
    weights[chosen] = model.coef_[0]
    weights[-1] = model.intercept_[0]
    return weights


def _matrix(rows: Sequence[Iterable[int]]) -> Any:
    columns = [sorted(row) for row in rows]
    ends = np.cumsum([0, *map(len, columns)])
    flat = [column for row in columns for column in row]
    return csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(rows), BUCKETS))

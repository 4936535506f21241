"""Trains the model that guesses what words mean from their likeness to example phrases."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from skill.reading.guess import UNIT, features, flat
from skill.reading.spoken import cut

BUCKETS = 8192
"""How many groups features are hashed into."""
LARGEST_WEIGHT = 127
STRENGTH = 0.05
"""Inverse strength of regularization."""
SMALLEST_WEIGHT = 0.6
"""Smaller weights are left out before rounding, so that the built file is small."""

Examples = Sequence[tuple[str, str]]
"""Utterances with their meaning."""


class Model(NamedTuple):
    """What was learned."""

    tokens: list[str]
    weights: bytes


def train(examples: Examples) -> Model:
    """Learn from examples; the model is the same for the same examples."""
    tokens = sorted({token for _, token in examples})
    rows = [features(cut(words), BUCKETS) for words, _ in examples]
    model = LinearSVC(C=STRENGTH, random_state=0, max_iter=5000)
    model.fit(_matrix(rows), [tokens.index(token) for _, token in examples])
    weights = np.vstack([model.coef_.T, model.intercept_])
    scaled = weights * UNIT
    scaled[np.abs(scaled) < SMALLEST_WEIGHT] = 0
    whole = np.rint(scaled).astype(int)
    return Model(tokens, flat(np.clip(whole, -LARGEST_WEIGHT, LARGEST_WEIGHT).tolist()))


def _matrix(rows: Sequence[Iterable[int]]) -> Any:
    columns = [sorted(row) for row in rows]
    ends = np.cumsum([0, *map(len, columns)])
    flat = [column for row in columns for column in row]
    return csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(rows), BUCKETS))

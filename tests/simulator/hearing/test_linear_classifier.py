"""The classifier of the standard library, with scikit-learn as its measure."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from simulator.hearing.linear_classifier import (
    LETTERS,
    LinearClassifier,
    TfIdf,
    letter_counts,
    word_counts,
)

TEXTS = ["my calf hurts", "a cramp in my calf", "help help me", "i am at home", "yes"]
OTHERS = [*TEXTS, "help my calf my calf", "nothing known here", "calf a", ""]
EXAMPLES = [
    ("my calf hurts", "relief"),
    ("a cramp in my calf", "relief"),
    ("help my leg", "relief"),
    ("how do i stretch", "stretch"),
    ("show me a stretch", "stretch"),
    ("yes", "yes"),
    ("yes please", "yes"),
]


@pytest.mark.parametrize(
    ("count", "options", "mark"),
    [
        (word_counts, {"token_pattern": r"\w+", "ngram_range": (1, 2)}, ""),
        (letter_counts, {"analyzer": "char_wb", "ngram_range": LETTERS}, "#"),
    ],
)
def test_features_are_those_of_scikit_learn(
    count: Callable[[str], Counter[str]], options: dict[str, Any], mark: str
) -> None:
    theirs = TfidfVectorizer(sublinear_tf=True, **options).fit(TEXTS)
    names = theirs.get_feature_names_out()
    ours = TfIdf(count, TEXTS)
    for text in OTHERS:
        row = theirs.transform([text]).tocoo()
        expected = {mark + names[k]: v for k, v in zip(row.col, row.data, strict=True)}
        assert dict(ours.features(text)) == pytest.approx(expected)


def test_what_was_learned_is_known_again() -> None:
    classifier = LinearClassifier(EXAMPLES)
    for text, name in EXAMPLES:
        scores = classifier.scores(text)
        assert max(scores, key=scores.__getitem__) == name
        assert scores[name] > 0.5


def test_what_is_like_an_example_is_taken_for_its_class() -> None:
    scores = LinearClassifier(EXAMPLES).scores("my calves are cramping")
    assert max(scores, key=scores.__getitem__) == "relief"


def test_a_text_that_has_nothing_of_any_example_has_no_score() -> None:
    assert LinearClassifier(EXAMPLES).scores("zzz") == {}


def test_the_same_is_learned_every_time() -> None:
    first, second = LinearClassifier(EXAMPLES), LinearClassifier(EXAMPLES)
    assert first.scores("help me stretch") == second.scores("help me stretch")

from hypothesis import given
from hypothesis import strategies as st

from skill.reading.guess import Guess, features, flat, guesser_of

WORDS = st.lists(st.text("abcdef'", min_size=1, max_size=8), max_size=8)
BUCKETS = 64


def test_the_likeliest_meaning_is_told_with_its_lead() -> None:
    always = guesser_of(("a", "b", "c"), flat([(0, 0, 0), (5, 20, 12)]))
    assert always.guess(("anything",)) == Guess("b", 8)
    assert always.guess(()) == Guess("b", 8)


def test_weights_are_added_up_for_each_feature() -> None:
    own = min(features(("x",), BUCKETS) - features(("y",), BUCKETS))
    rows = [(0, 0)] * (BUCKETS + 1)
    rows[own] = (9, 0)
    rows[BUCKETS] = (0, 4)
    model = guesser_of(("a", "b"), flat(rows))
    assert model.guess(("x",)) == Guess("a", 5)
    assert model.guess(("y",)) == Guess("b", 4)


def test_weights_below_zero_survive_as_bytes() -> None:
    rows = [(0, 0), (-127, 127)]
    assert guesser_of(("a", "b"), flat(rows)).guess(("x",)) == Guess("b", 254)


@given(WORDS)
def test_features_are_the_same_each_time_and_within_their_buckets(words: list[str]) -> None:
    found = features(words, BUCKETS)
    assert found == features(tuple(words), BUCKETS)
    assert all(0 <= bucket < BUCKETS for bucket in found)


def test_the_order_of_words_counts() -> None:
    many = 1 << 30
    assert features(("foot", "cold"), many) != features(("cold", "foot"), many)


def test_a_misspelling_shares_runs_of_letters() -> None:
    many = 1 << 30
    assert features(("swollen",), many) & features(("swolen",), many)


def test_features_are_the_same_on_every_machine() -> None:
    assert features(("hi",), 100) == {15, 48, 70, 72, 93, 97}

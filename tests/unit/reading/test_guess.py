import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.reading.guess import UNIT, Guess, Guesser, features, sparse

WORDS = st.lists(st.text("abcdef'", min_size=1, max_size=8), max_size=8)
BUCKETS = 64


def model(*rows: tuple[int, ...]) -> Guesser:
    """A model of the meanings a, b and so on; its last row is the one that always counts."""
    return Guesser("abcdef"[: len(rows[0])], sparse(rows))


def test_the_likeliest_meaning_is_told_with_its_lead_and_how_far_the_others_are_behind() -> None:
    always = model((0, 0, 0), (UNIT, 2 * UNIT, 0))
    assert always.guess(("anything",)) == Guess("b", 1.0, {"a": 1.0, "b": 0.0, "c": 2.0})
    assert always.guess(()) == always.guess(("anything",))


def test_of_equal_meanings_the_first_leads_by_nothing() -> None:
    guess = model((0, 0), (5, 5)).guess(("x",))
    assert (guess.token, guess.lead) == ("a", 0.0)


def test_weights_are_added_up_for_each_feature() -> None:
    own = min(features(("x",), BUCKETS) - features(("y",), BUCKETS))
    rows = [(0, 0)] * (BUCKETS + 1)
    rows[own] = (3 * UNIT // 2, 0)
    rows[BUCKETS] = (0, UNIT)
    learned = model(*rows)
    assert learned.guess(("x",))[:2] == ("a", 0.5)
    assert learned.guess(("y",))[:2] == ("b", 1.0)


def test_weights_below_zero_survive_as_bytes() -> None:
    assert model((0, 0), (-127, 127)).guess(("x",)).lead == pytest.approx(254 / UNIT)


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

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.reading.spoken import MOST_WORDS, cut


@pytest.mark.parametrize(
    ("words", "pieces"),
    [
        ("My calf hurts", "my calf hurts"),
        ("ow! my calf, it hurts.", "ow my calf it hurts"),
        ("well-known", "well known"),
        ("snake_case", "snake case"),
        ("", ""),
        ("…!?", ""),
    ],
)
def test_words_are_lower_case_without_anything_between_them(words: str, pieces: str) -> None:
    assert cut(words) == tuple(pieces.split())


@pytest.mark.parametrize(
    ("words", "pieces"),
    [
        ("can't", "cant"),
        ("o'clock", "oclock"),
        ("rock'n'roll", "rocknroll"),
        ("calf's", "calf s"),
        ("i'm", "i m"),
        ("they're we've you'll he'd", "they re we ve you ll he d"),
        ("we'd've", "wed ve"),
        ("'quoted'", "quoted"),
    ],
)
def test_an_apostrophe_is_dropped_and_a_shortened_verb_is_a_word(words: str, pieces: str) -> None:
    assert cut(words) == tuple(pieces.split())


@pytest.mark.parametrize("quote", ["'", "\u2018", "\u2019", "`"])
def test_every_quote_is_an_apostrophe(quote: str) -> None:
    assert cut(f"it isn{quote}t my calf{quote}s") == ("it", "isnt", "my", "calf", "s")


@pytest.mark.parametrize(
    ("words", "pieces"),
    [
        ("it is not hot", "it isnt hot"),
        ("do not stop", "dont stop"),
        ("can not", "cant"),
        ("cannot", "cant"),
        ("ain't", "isnt"),
        ("it's not hot", "it s not hot"),
        ("why not", "why not"),
        ("not now", "not now"),
    ],
)
def test_a_verb_and_not_are_one_word(words: str, pieces: str) -> None:
    assert cut(words) == tuple(pieces.split())


@pytest.mark.parametrize(
    ("bare", "written"),
    [("im", "i'm"), ("ive", "i've"), ("its", "it's"), ("hes", "he's"), ("whats", "what's")],
)
def test_a_forgotten_apostrophe_changes_nothing(bare: str, written: str) -> None:
    assert cut(bare) == cut(written)


def test_only_the_first_words_are_read() -> None:
    assert cut("cramp " * 100) == ("cramp",) * MOST_WORDS
    assert len(cut("it's " * 100)) == MOST_WORDS


@given(st.text())
def test_whatever_is_said_becomes_a_few_plain_words(words: str) -> None:
    pieces = cut(words)
    assert len(pieces) <= MOST_WORDS
    assert all(piece and not set(piece) & set("' _.,!?") for piece in pieces)

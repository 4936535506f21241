import pytest

from simulator.words import plain


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("It's been 10 min!", "its been ten min"),
        ("say 99999999999999999999999999999999 now", "say now"),
        ("  Runner\u2019s   stretch?", "runners stretch"),
    ],
)
def test_typed_words_become_what_a_recogniser_hands_on(typed: str, heard: str) -> None:
    assert plain(typed, "en") == heard

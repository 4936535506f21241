import pytest

from simulator.hearing.normalize import normalize


@pytest.mark.parametrize(
    ("typed", "normalized"),
    [
        ("It's been 10 min!", "its been ten min"),
        ("say 99999999999999999999999999999999 now", "say now"),
        ("  Runner\u2019s   stretch?", "runners stretch"),
        ("at 9:30 p.m., please", "at nine thirty pm please"),
        ("9 PM or 10am", "nine pm or ten am"),
        ("9:05, 9:00 or 21:00", "nine zero five nine or twenty one"),
        ("I am pregnant", "i am pregnant"),
    ],
)
def test_typed_words_become_what_a_recogniser_hands_on(typed: str, normalized: str) -> None:
    assert normalize(typed, "en") == normalized

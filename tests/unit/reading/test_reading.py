import pytest

from skill.reading.reading import Kind, Meaning, Reading

READING = Reading(
    (
        Meaning(Kind.CRAMP),
        Meaning(Kind.SIGN, "pop", certain=False, place=1),
        Meaning(Kind.LEG, "left", certain=False, place=2),
        Meaning(Kind.CRAMP, place=3),
    )
)


@pytest.mark.parametrize(
    ("meaning", "token"),
    [
        (Meaning(Kind.CRAMP), "cramp"),
        (Meaning(Kind.YES), "yes"),
        (Meaning(Kind.SIGN, "pop"), "sign:pop"),
        (Meaning(Kind.SIGN, "pop", certain=False), "check:pop"),
        (Meaning(Kind.LEG, "left", certain=False), "leg:left"),
        (Meaning(Kind.FEELING, "eased"), "feel:eased"),
        (Meaning(Kind.STEERING, "next"), "steer:next"),
    ],
)
def test_a_meaning_is_written_as_a_token(meaning: Meaning, token: str) -> None:
    assert meaning.token == token


def test_each_token_is_told_once_in_the_order_in_which_it_was_said() -> None:
    assert READING.tokens == ("cramp", "check:pop", "leg:left")


def test_meanings_are_asked_for_by_their_kind() -> None:
    assert [one.place for one in READING.of(Kind.CRAMP)] == [0, 3]
    assert READING.of(Kind.YES) == ()


def test_a_reading_has_what_it_means_however_certain() -> None:
    assert READING.has(Kind.SIGN)
    assert READING.has(Kind.SIGN, "pop")
    assert not READING.has(Kind.SIGN, "weakness")
    assert not READING.has(Kind.NO)


def test_who_says_nothing_means_nothing() -> None:
    assert Reading().tokens == ()
    assert not Reading().unsure

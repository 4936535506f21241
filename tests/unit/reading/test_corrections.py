import pytest

from skill.reading.corrections import corrected
from skill.reading.reading import Kind, Meaning
from tests.support.small_lexicon import MEANINGS, reader, utterance

EXCLUDING = {token for token in MEANINGS if token.partition(":")[0] in ("leg", "feel", "stretch")}


@pytest.mark.parametrize(
    ("words", "tokens"),
    [
        ("left i mean right", ["leg:right"]),
        ("right i mean the left", ["leg:left"]),
        ("left sorry no right", ["leg:right"]),
        ("worse i mean easing", ["feel:eased"]),
        ("towel i mean the wall", ["stretch:runners_stretch"]),
        ("left i mean right i mean left", ["leg:left"]),
    ],
)
def test_of_two_that_exclude_each_other_the_corrected_one_is_gone(
    words: str, tokens: list[str]
) -> None:
    assert [token for token in reader().read(words).tokens if token in EXCLUDING] == tokens


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("yes i mean no", "no"),
        ("yes i mean nope", "no"),
        ("yes no", "no"),
        ("yes sorry no", "no"),
        ("no i mean yes", "yes"),
        ("nope i mean yeah", "yes"),
    ],
)
def test_of_two_answers_the_last_counts(words: str, answer: str) -> None:
    assert reader().read(words).tokens == (answer,)


@pytest.mark.parametrize(
    ("words", "tokens"),
    [
        ("left right", {"leg:left", "leg:right"}),
        ("left i mean popped", {"leg:left", "sign:pop"}),
        ("popped i mean cracked", {"sign:pop"}),
        ("cramp i mean left", {"cramp", "leg:left"}),
        ("bed i mean left", {"situation:bed", "leg:left"}),
        ("i mean left", {"leg:left"}),
    ],
)
def test_nothing_else_is_taken_back(words: str, tokens: set[str]) -> None:
    assert set(reader().read(words).tokens) == tokens


def test_what_is_left_stands_in_the_order_in_which_it_was_said() -> None:
    left, cramp = Meaning(Kind.LEG, "left", place=3), Meaning(Kind.CRAMP, place=1)
    assert corrected([left, cramp], utterance("a b c d")) == (cramp, left)


def test_a_correction_at_the_very_beginning_takes_nothing_back() -> None:
    both = (Meaning(Kind.LEG, "left", place=2), Meaning(Kind.LEG, "right", place=3))
    assert corrected(both, utterance("i mean left right")) == both

import pytest

from skill.reading.corrections import corrected
from skill.reading.reading import Kind, Meaning
from tests.support.small_lexicon import reader, utterance


@pytest.mark.parametrize(
    ("words", "tokens"),
    [
        ("left i mean right", ["leg:right"]),
        ("right i mean the left", ["leg:left"]),
        ("left sorry no right", ["leg:right"]),
        ("yes i mean nope", ["no"]),
        ("nope i mean yes", ["yes"]),
        ("worse i mean easing", ["feel:eased"]),
        ("towel i mean the wall", ["stretch:runners_stretch"]),
        ("left i mean right i mean left", ["leg:left"]),
    ],
)
def test_of_two_that_exclude_each_other_the_corrected_one_is_gone(
    words: str, tokens: list[str]
) -> None:
    assert list(reader().read(words).tokens) in (tokens, [*tokens, "no"])


@pytest.mark.parametrize("words", ["yes i mean no", "yes no", "yes sorry no"])
def test_a_no_that_is_both_the_correction_and_the_answer_stays(words: str) -> None:
    assert reader().read(words).tokens == ("no",)


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

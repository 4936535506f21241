import pytest

from skill.authoring.reader.patterns import GAP, Element, Pattern, PatternError, parse
from tests.support.small_lexicon import SPOKEN


def words(*row: str) -> list[Element]:
    return [Element((word,), 0) for word in row]


@pytest.mark.parametrize(
    ("text", "patterns"),
    [
        ("chest pain", [[words("chest", "pain")]]),
        ("can't breathe", [[words("cant", "breathe")]]),
        ("swell*", [[words("swell*")]]),
        ("<hot> foot", [[words("<hot>", "foot")]]),
        ("calf & hot", [[words("calf"), words("hot")]]),
        ("  spare   room ", [[words("spare", "room")]]),
    ],
)
def test_words_lists_and_beginnings_follow_each_other(text: str, patterns: list[Pattern]) -> None:
    assert parse(text) == patterns


def test_words_are_cut_as_the_language_cuts_them() -> None:
    assert parse("is not calf's", spoken=SPOKEN) == [[words("isnt", "calf", "s")]]


def test_two_dots_are_a_gap_before_what_follows() -> None:
    (((first, second, third),),) = parse("cough .. blood red")
    assert [first.gap, second.gap, third.gap] == [0, GAP, 0]
    assert parse("cough .. <blood>") == [[[Element(("cough",), 0), Element(("<blood>",), GAP)]]]
    assert parse("cough .. (blood|red)") == [
        [[Element(("cough",), 0), Element(("blood", "red"), GAP)]]
    ]


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("(calf|leg)", ("calf", "leg")),
        ("(calf|lower leg)", ("calf", "lower leg")),
        ("(<hot>|warm*)", ("<hot>", "warm*")),
        ("(calf)", ("calf",)),
        ("(calf|)", ("calf",)),
    ],
)
def test_alternatives_are_one_element(text: str, entries: tuple[str, ...]) -> None:
    assert parse(text) == [[[Element(entries, 0)]]]


def test_alternatives_with_parts_of_their_own_are_patterns_of_their_own() -> None:
    assert parse("(cold <foot>|numb toes) now") == [
        [words("cold", "<foot>", "now")],
        [words("numb", "toes", "now")],
    ]
    assert parse("(cough .. blood|red)") == [
        [[Element(("cough",), 0), Element(("blood",), GAP)]],
        [words("red")],
    ]
    assert parse("((a|b) c|d)") == [[[Element(("a", "b"), 0), *words("c")]], [words("d")]]


@pytest.mark.parametrize("text", ["[very] hot", "[(very)] hot"])
def test_what_may_be_left_out_makes_two_patterns(text: str) -> None:
    assert parse(text) == [[words("hot")], [words("very", "hot")]]


def test_what_may_be_left_out_and_is_small_is_left_out() -> None:
    assert parse("[the very] hot", frozenset({"the", "very"})) == [[words("hot")]]
    assert len(parse("[the sun] hot", frozenset({"the"}))) == 2


def test_alternatives_without_brackets_are_patterns_of_their_own() -> None:
    assert parse("red | hot") == [[words("red")], [words("hot")]]


def test_choices_in_several_terms_are_all_combined() -> None:
    assert len(parse("[very] hot & [so] red")) == 4


@pytest.mark.parametrize(
    "text",
    [
        "(calf", "calf)", "[calf", "calf]", "(calf]", "calf, leg", "calf!", "<>",
        "", "&", "calf &", "[calf]", "()", "<hot foot>",
    ],
)  # fmt: skip
def test_what_is_no_pattern_is_refused(text: str) -> None:
    with pytest.raises(PatternError):
        parse(text)

import pytest

from skill.reading.matching import NEAR, Span
from tests.support.small_lexicon import Written, lexicon, utterance


def found(words: str, *patterns: str, **lists: tuple[str, ...]) -> list[list[str]]:
    """The words of each match of these patterns."""
    meanings: Written = {"cramp": {"said": patterns}}
    said = utterance(words, lexicon(meanings, **lists))
    return [[said.words[index] for index in sorted(match.words)] for match in said.matches()]


@pytest.mark.parametrize(
    ("words", "matches"),
    [
        ("chest pain", True),
        ("chest is so very pain", True),
        ("my chest and it is pain", True),
        ("my chest and it is a pain", False),
        ("chest wall pain", False),
        ("pain chest", False),
        ("chest", False),
    ],
)
def test_words_in_a_row_are_kept_apart_by_no_few_small_words(words: str, matches: bool) -> None:
    assert bool(found(words, "chest pain")) == matches


@pytest.mark.parametrize(
    ("words", "matches"),
    [
        ("cough blood", True),
        ("cough one two three four blood", True),
        ("cough it one is two the three four blood", True),
        ("cough it one is two the three a four my blood", False),
        ("cough one two three four five blood", False),
        ("blood cough", False),
    ],
)
def test_a_gap_holds_four_words_that_are_not_small(words: str, matches: bool) -> None:
    assert bool(found(words, "cough .. blood")) == matches


@pytest.mark.parametrize("words", ["calf swollen", "swollen calf", "swollen one two is the calf"])
def test_terms_stand_in_any_order(words: str) -> None:
    assert found(words, "calf & swollen")


@pytest.mark.parametrize(("between", "matches"), [(NEAR, True), (NEAR + 1, False)])
def test_terms_stand_near_each_other(between: int, matches: bool) -> None:
    assert bool(found("calf " + "word " * between + "swollen", "calf & swollen")) == matches
    assert bool(found("swollen " + "word " * between + "calf", "calf & swollen")) == matches


def test_of_two_occurrences_of_a_term_the_nearer_one_counts() -> None:
    said = utterance(
        "swollen one two calf swollen", lexicon({"cramp": {"said": ("calf & swollen",)}})
    )
    (match,) = said.matches()
    assert match.words == {3, 4}
    assert match.start == 3


def test_two_terms_never_are_the_same_word() -> None:
    assert not found("hot", "hot & hot")
    assert found("hot one hot", "hot & hot")


def test_a_third_term_that_is_nowhere_leaves_no_match() -> None:
    assert not found("calf swollen", "calf & swollen & hot")
    assert not found("calf hot", "calf & swollen & hot")
    assert found("hot calf swollen", "calf & swollen & hot") == [["hot", "calf", "swollen"]]


def test_a_pattern_occurs_once_for_each_place_of_its_first_term() -> None:
    assert found("hot calf hot", "hot") == [["hot"], ["hot"]]


@pytest.mark.parametrize(
    ("words", "entry"),
    [
        ("swelling", "swell*"),
        ("swell", "swell*"),
        ("burning up", "(hot|burning up)"),
        ("burning it up", "(hot|burning up)"),
        ("toasty", "<hot>"),
        ("burning up", "<hot>"),
    ],
)
def test_an_entry_is_a_word_a_beginning_a_phrase_or_a_list(words: str, entry: str) -> None:
    assert found(words, entry) == [words.split()] or found(words, entry) == [["burning", "up"]]


@pytest.mark.parametrize("words", ["burning", "burning bed up", "up burning", "swel", "burning it"])
def test_half_an_entry_is_no_entry(words: str) -> None:
    assert not found(words, "(swell*|burning up)")


def test_a_small_word_can_be_a_part_of_a_pattern() -> None:
    assert found("so is it", "so it") == [["so", "it"]]
    assert not found("it so", "so it")


def test_small_words_do_not_count_as_distance() -> None:
    said = utterance("my calf is so hot")
    assert said.between(1, 4) == 1
    assert said.between(0, 5) == 2
    assert said.between(2, 4) == 0


def test_words_of_grammar_are_found_where_they_stand() -> None:
    said = utterance("maybe i am free of it no not sure")
    assert said.of("unsure") == [Span(0, 1), Span(7, 9)]
    assert said.of("denying") == [Span(3, 5), Span(6, 7), Span(7, 8)]
    assert said.of("past") == []

import pytest

from skill.reading.lexicon import Lexicon
from skill.reading.scopes import denied_by, scopes
from tests.support.small_lexicon import LEXICON, REACH, lexicon, utterance


def denied(words: str) -> set[str]:
    said = utterance(words)
    return {said.words[index] for scope in denied_by(said).values() for index in scope}


def signs_told(words: str, known: Lexicon = LEXICON) -> set[str]:
    """The words of all signs that are neither denied nor supposed."""
    said = utterance(words, known)
    around = scopes(said)
    told = [one for one in said.matches() if not around.denies(one) and not around.supposes(one)]
    return {said.words[index] for one in told if one.pattern.kind == "sign" for index in one.words}


@pytest.mark.parametrize(
    "words",
    [
        "no swollen calf",
        "not hot",
        "it isn't hot",
        "never popped",
        "i don't think it is hot",
        "i don't have any swollen calf",
        "free of swollen calf",
        "it isn't hot or swollen",
        "my calf is not so very hot",
        "it isn't hot and it isn't swollen",
    ],
)
def test_what_a_negator_denies_is_not_told(words: str) -> None:
    assert not signs_told(words)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("it isn't hot but swollen", {"swollen"}),
        ("it isn't swollen because it popped", {"popped"}),
        ("no bed it popped", {"popped"}),
        ("popped not swollen", {"popped"}),
        ("no it popped", {"popped"}),
        ("no no my calf is swollen", {"calf", "swollen"}),
        ("nope it popped", {"popped"}),
    ],
)
def test_a_negator_denies_up_to_where_something_new_is_said(words: str, told: set[str]) -> None:
    assert signs_told(words) == told


def test_a_negator_reaches_a_few_words_far() -> None:
    near = "not " + "word " * (REACH.denying - 1)
    assert "hot" in denied(near + "hot")
    assert "hot" not in denied(near + "word word hot")


def test_a_negator_that_is_part_of_a_match_does_not_deny_it() -> None:
    said = utterance("free of no")
    around = scopes(said)
    (no,) = (one for one in said.matches() if one.pattern.kind == "no")
    assert no.words <= around.denied[0]
    assert around.denies(no)
    (alone,) = (one for one in utterance("no").matches() if one.pattern.kind == "no")
    assert not scopes(utterance("no")).denies(alone)


@pytest.mark.parametrize("words", ["my calf is fine", "the swollen calf is all right"])
def test_what_is_fine_is_denied(words: str) -> None:
    said = utterance(words)
    (cleared,) = scopes(said).cleared.values()
    assert said.words.index("calf") in cleared
    assert not signs_told(words)


def test_what_is_fine_ends_where_something_else_was_told() -> None:
    assert signs_told("it popped but the bed is fine") == {"popped"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("swollen is the calf nay", set()),
        ("popped but swollen is the calf nay", {"popped"}),
        ("swollen is the calf nay but it popped", {"popped"}),
        ("popped one two three four nay", {"popped"}),
        ("the calf is nay swollen", {"calf", "swollen"}),
    ],
)
def test_a_language_can_deny_what_precedes_a_word_that_ends_its_clause(
    words: str, told: set[str]
) -> None:
    assert signs_told(words, lexicon(denying_before=("nay",))) == told


def test_what_ends_its_clause_and_denies_what_precedes_denies_nothing_after_it() -> None:
    known = lexicon(denying_before=("nay",), denying=("nay",), clauses=("and",))
    assert signs_told("the calf is swollen nay and popped", known) == {"popped"}
    assert signs_told("the calf is nay swollen", known) == set()


def test_a_language_says_which_negators_deny_only_what_is_told() -> None:
    def denied_kinds(known: Lexicon) -> set[str]:
        said = utterance("no popped left towel", known)
        around = scopes(said)
        return {one.pattern.kind for one in said.matches() if around.denies(one)}

    assert denied_kinds(lexicon(denying_told=("no",))) == {"sign"}
    assert denied_kinds(lexicon(denying_told=())) == {"sign", "leg", "stretch"}


def test_fine_that_is_part_of_a_match_does_not_clear_it() -> None:
    meanings = {"sign:walking_pain": {"said": ("calf .. fine", "calf hurts")}}
    assert signs_told("my calf is fine", lexicon(meanings)) == {"calf", "fine"}
    assert signs_told("my calf hurts but is fine", lexicon(meanings)) == {"calf", "hurts", "fine"}
    assert signs_told("my calf hurts and is fine", lexicon(meanings)) == {"calf", "fine"}


def test_only_the_words_right_before_it_are_fine() -> None:
    assert signs_told("popped one two three fine") == {"popped"}
    assert not signs_told("popped one two fine")


@pytest.mark.parametrize(
    "words", ["what if it popped", "i am scared of a swollen calf", "it popped years ago"]
)
def test_what_is_supposed_or_long_past_is_not_told(words: str) -> None:
    assert not signs_told(words)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("years ago it popped but now it is hot", {"hot"}),
        ("years ago it popped and it is hot now", {"hot"}),
        ("years ago i popped my calf now it is hot", {"hot", "calf"}),
        ("it is hot and i popped years ago", {"hot"}),
        ("years ago it popped and it was hot", set()),
        ("it popped and was hot years ago", set()),
        ("since years ago it is hot", {"hot"}),
    ],
)
def test_the_present_is_told_beside_what_is_long_past(words: str, told: set[str]) -> None:
    assert signs_told(words) == told


def test_what_follows_but_is_told_again() -> None:
    assert signs_told("scared of hot but swollen") == {"swollen"}
    assert signs_told("popped what if hot") == {"popped"}


def test_whether_something_is_as_it_should_be_is_asked() -> None:
    assert scopes(utterance("is it supposed to be hot")).asks
    assert not scopes(utterance("it is hot")).asks


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("do popped calf swollen", set()),
        ("can a calf be hot", set()),
        ("do i have a hot calf", {"hot", "calf"}),
        ("my calf can be hot", {"hot", "calf"}),
    ],
)
def test_a_question_about_nobody_tells_nothing(words: str, told: set[str]) -> None:
    assert signs_told(words) == told


def test_no_denies_only_what_is_told() -> None:
    def denied_kinds(words: str) -> set[str]:
        said = utterance(words)
        around = scopes(said)
        return {one.pattern.kind for one in said.matches() if around.denies(one)}

    assert denied_kinds("no popped left towel") == {"sign"}
    assert denied_kinds("not popped left towel") == {"sign", "leg", "stretch"}
    assert denied_kinds("left cramp fine") == {"cramp"}

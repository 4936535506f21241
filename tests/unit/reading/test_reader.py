import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.reading.certainty import (
    FAR_FROM_NOTHING,
    FAR_FROM_SIGNS,
    FAR_FROM_TOPIC,
    LEAST_AHEAD,
    LEAST_LEAD_OVER_PLACES,
    LEAST_SIGN_LEAD,
    LEAST_SIGN_LEAD_BESIDE,
    LEAST_SIGN_LEAD_WITH_CRAMP,
    LOUD_LEAD,
    NEAR_AMONG_SIGNS,
    VERY_FAR,
    VERY_FAR_FROM_SIGN,
)
from skill.reading.certainty import SURE_LEAD as SURE
from skill.reading.reader import Reader, reader_of
from skill.reading.reading import Kind, Meaning, Reading
from tests.support.small_lexicon import LISTS, MEANINGS, lexicon, reader, sure_of

READER = reader()


def tokens(words: str, of: Reader = READER) -> set[str]:
    return set(of.read(words).tokens)


@pytest.mark.parametrize("words", ["", "   ", "…", "'"])
def test_no_words_mean_nothing(words: str) -> None:
    assert reader(sure_of("cramp")).read(words) == Reading()


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("my left calf is hot and it popped", {"leg:left", "sign:swollen_leg", "sign:pop"}),
        ("yeah it is easing but coughing blood", {"yes", "feel:eased", "sign:coughing_blood"}),
        ("why the towel", {"topic:causes", "stretch:towel_stretch"}),
    ],
)
def test_every_meaning_in_the_words_is_found(words: str, meant: set[str]) -> None:
    assert tokens(words) == meant


def test_meanings_stand_in_the_order_in_which_they_were_said() -> None:
    reading = READER.read("popped left bed")
    assert [(one.token, one.place) for one in reading.meanings] == [
        ("sign:pop", 0),
        ("leg:left", 1),
        ("situation:bed", 2),
    ]


def test_a_meaning_is_told_once_as_certain_as_it_was_ever_said() -> None:
    (meaning,) = READER.read("cracking then it popped then popped").meanings
    assert (meaning.token, meaning.place) == ("sign:pop", 3)


def test_what_may_be_meant_is_a_check() -> None:
    assert tokens("it is swollen") == {"check:swollen_leg"}
    assert tokens("my calf is swollen") == {"sign:swollen_leg"}


def test_words_that_exclude_a_meaning_take_it_from_what_shares_a_word() -> None:
    assert tokens("it popped round") == set()
    assert tokens("it popped round then popped") == {"sign:pop"}


def test_words_that_exclude_a_meaning_leave_the_others() -> None:
    meanings = {**MEANINGS, "yes": {"said": ("popped round",)}}
    assert tokens("popped round", reader(known=lexicon(meanings))) == {"yes"}


def test_what_is_denied_is_told_apart() -> None:
    reading = READER.read("no swollen calf")
    assert set(reading.tokens) <= {"no"}
    assert [one.token for one in reading.denied] == ["sign:swollen_leg"]


def test_what_was_denied_and_then_said_is_both() -> None:
    reading = READER.read("not popped but it popped")
    assert reading.tokens == ("sign:pop",)
    assert [one.id for one in reading.denied] == ["pop"]


@pytest.mark.parametrize("words", ["what if it popped", "what if i have cramp", "cramp years ago"])
def test_signs_and_cramps_count_only_if_they_are_told(words: str) -> None:
    assert not tokens(words)


def test_all_else_counts_even_if_it_is_supposed() -> None:
    assert tokens("what if the left is easing") == {"leg:left", "feel:eased"}


def test_a_sign_in_a_question_is_only_checked() -> None:
    assert tokens("is my calf supposed to be hot") == {"check:swollen_leg"}
    assert tokens("is the cramp supposed to be worse") == {"cramp", "feel:worse"}


@pytest.mark.parametrize(
    ("words", "unsure"), [("maybe", True), ("i'm not sure", True), ("yes", False)]
)
def test_who_does_not_know_is_unsure(words: str, unsure: bool) -> None:
    assert READER.read(words).unsure == unsure


def test_where_nothing_was_found_the_words_are_guessed() -> None:
    (meaning,) = reader(sure_of("topic:causes", SURE - 0.1)).read("blah blah").meanings
    assert meaning == Meaning(Kind.TOPIC, "causes", certain=False, place=2)


def test_a_guess_stands_beside_what_says_nothing_by_itself() -> None:
    guessing = reader(sure_of("topic:causes", SURE - 0.1))
    assert tokens("left", guessing) == {"leg:left", "topic:causes"}
    assert tokens("help", guessing) == {"cramp", "topic:causes"}


@pytest.mark.parametrize("words", ["cramp", "yes", "why", "towel", "easing"])
def test_where_a_pattern_tells_what_is_meant_only_a_sure_guess_is_added(words: str) -> None:
    assert "topic:doctor" not in tokens(words, reader(sure_of("topic:doctor", SURE - 0.1)))
    assert "topic:doctor" in tokens(words, reader(sure_of("topic:doctor", SURE + 0.1)))


@pytest.mark.parametrize(
    ("token", "least"), [("topic:doctor", FAR_FROM_NOTHING), ("sign:weakness", LEAST_SIGN_LEAD)]
)
def test_only_a_guess_with_a_lead_is_taken(token: str, least: float) -> None:
    assert tokens("blah", reader(sure_of(token, least + 0.1)))
    assert not tokens("blah", reader(sure_of(token, least - 0.1)))


def test_a_guessed_sign_is_only_a_check_and_needs_more_where_a_cramp_was_reported() -> None:
    assert tokens("blah", reader(sure_of("sign:weakness"))) == {"check:weakness"}
    likely = reader(sure_of("sign:weakness", LEAST_SIGN_LEAD_WITH_CRAMP - 0.1))
    assert tokens("cramp", likely) == {"cramp"}
    surer = reader(sure_of("sign:weakness", LEAST_SIGN_LEAD_WITH_CRAMP + 0.1))
    assert tokens("cramp", surer) == {"cramp", "check:weakness"}


@pytest.mark.parametrize(
    "words",
    [
        "years ago",
        "supposed to blah",
        "what if blah",
        "can blah",
    ],
)
def test_no_sign_is_guessed_where_something_speaks_against_it(words: str) -> None:
    assert "check:weakness" not in tokens(words, reader(sure_of("sign:weakness")))


@pytest.mark.parametrize("words", ["popped", "why", "the bed is fine"])
def test_beside_another_sign_a_question_or_what_is_fine_a_guessed_sign_needs_a_large_lead(
    words: str,
) -> None:
    unlikely = reader(sure_of("sign:weakness", LEAST_SIGN_LEAD_BESIDE - 0.1))
    assert "check:weakness" not in tokens(words, unlikely)
    likely = reader(sure_of("sign:weakness", LEAST_SIGN_LEAD_BESIDE + 0.1))
    assert "check:weakness" in tokens(words, likely)


@pytest.mark.parametrize(
    "token",
    ["steer:next", "steer:stop", "steer:longer", "wish:forget", "feel:eased", "feel:gone", "yes"],
)
def test_no_guess_that_moves_ends_or_deletes_something_is_certain(token: str) -> None:
    assert not any(one.certain for one in reader(sure_of(token)).read("blah blah").meanings)


def test_what_a_pattern_found_is_not_guessed_once_more() -> None:
    assert reader(sure_of("cramp")).read("help").tokens == ("cramp",)


def test_words_that_most_likely_mean_nothing_are_nothing_but_what_they_say() -> None:
    unlikely = reader(sure_of("nothing", 0.5))
    agony = reader(sure_of("nothing", 0.5), lexicon({"severity:severe": {"said": ("agony",)}}))
    assert tokens("agony", agony) == set()
    assert tokens("left cramp", unlikely) == {"leg:left", "cramp"}


def test_which_leg_and_where_one_is_count_unless_nothing_at_all_is_meant() -> None:
    likely, surer = LEAST_LEAD_OVER_PLACES - 0.1, LEAST_LEAD_OVER_PLACES + 0.1
    assert tokens("left bed", reader(sure_of("nothing", likely))) == {"leg:left", "situation:bed"}
    assert tokens("left bed", reader(sure_of("nothing", surer))) == set()


def test_what_only_may_be_meant_is_left_out_where_the_guess_is_far_from_it() -> None:
    known = lexicon({**MEANINGS, "feel:worse": {"perhaps": ("grips",)}})
    words = "the blah blah grips"
    for token, far in (("nothing", FAR_FROM_TOPIC), ("leg:left", VERY_FAR)):
        assert "feel:worse" in tokens(words, reader(sure_of(token, far - 0.1), known))
        assert "feel:worse" not in tokens(words, reader(sure_of(token, far + 0.1), known))
        assert "feel:worse" in tokens("it grips", reader(sure_of(token, far + 0.1), known))


def test_a_said_sign_that_the_words_as_a_whole_do_not_support_is_checked() -> None:
    assert tokens("it popped", reader(sure_of("topic:causes", 0.5))) >= {"check:pop"}
    assert tokens("it popped", reader(sure_of("sign:weakness", 0.5))) >= {"sign:pop"}


def test_signs_that_are_said_together_are_believed_if_they_are_like_the_guess() -> None:
    words = "calf swollen and it popped"
    near = reader(sure_of("sign:pop", NEAR_AMONG_SIGNS - 0.1))
    assert tokens(words, near) == {"sign:swollen_leg", "sign:pop"}
    far = reader(sure_of("sign:pop", NEAR_AMONG_SIGNS + 0.1))
    assert tokens(words, far) == {"check:swollen_leg", "sign:pop"}


def test_a_sign_beside_the_guess_is_believed_only_if_the_words_sound_like_telling_one() -> None:
    assert "sign:swollen_leg" in tokens("calf hot", reader(sure_of("sign:pop", LEAST_AHEAD + 0.1)))
    assert "check:swollen_leg" in tokens("calf hot", reader(sure_of("sign:pop", LEAST_AHEAD - 0.1)))
    assert "sign:pop" in tokens("it popped", reader(sure_of("sign:pop", 0.0)))


def test_a_said_sign_is_left_out_where_the_guess_is_far_from_every_sign() -> None:
    near, far = VERY_FAR_FROM_SIGN - 0.1, VERY_FAR_FROM_SIGN + 0.1
    assert "check:pop" in tokens("it popped", reader(sure_of("topic:causes", near)))
    assert "check:pop" not in tokens("it popped", reader(sure_of("topic:causes", far)))


def test_a_loud_guess_at_a_sign_is_checked_whatever_else_its_words_may_be() -> None:
    assert tokens("it popped round", reader(sure_of("sign:pop", LOUD_LEAD - 0.1))) == set()
    assert tokens("it popped round", reader(sure_of("sign:pop", LOUD_LEAD + 0.1))) == {"check:pop"}


def test_a_sign_that_may_be_meant_is_left_out_where_none_is_near() -> None:
    near, far = FAR_FROM_SIGNS - 0.1, FAR_FROM_SIGNS + 0.1
    assert "check:pop" in tokens("a crack", reader(sure_of("topic:causes", near)))
    assert "check:pop" not in tokens("a crack", reader(sure_of("topic:causes", far)))


@pytest.mark.parametrize("words", ["no swollen calf", "my calf is fine", "it never popped"])
def test_what_was_denied_is_not_guessed(words: str) -> None:
    reading = READER.read(words)
    for one in reading.denied:
        guessing = reader(sure_of(f"sign:{one.id}"))
        assert not guessing.read(words).has(Kind.SIGN)


def test_a_language_without_a_built_file_has_no_reader() -> None:
    assert reader_of("xx") is None


def test_the_reader_of_a_language_is_loaded_once() -> None:
    english = reader_of("en")
    assert english is not None
    assert reader_of("en") is english
    assert "sign:chest_pain" in english.read("i have chest pain").tokens


KNOWN = sorted({word for words in LISTS.values() for word in words if word.isalpha()})
SALAD = st.lists(st.sampled_from([*KNOWN, "popped", "calf", "cramp", "left", "cough", "x", "it's"]))


@given(SALAD.map(" ".join))
def test_whatever_is_said_is_read_the_same_each_time(words: str) -> None:
    reading = READER.read(words)
    assert reading == READER.read(words)
    assert [one.place for one in reading.meanings] == sorted(one.place for one in reading.meanings)
    assert len(reading.tokens) == len(reading.meanings)


@given(st.text())
def test_text_without_a_word_of_the_lexicon_means_nothing(words: str) -> None:
    strange = "".join(letter for letter in words if not letter.isascii() or not letter.isalpha())
    assert READER.read(strange).tokens == ()


def test_what_the_guesser_never_learned_is_no_surer_for_it() -> None:
    known = lexicon({**MEANINGS, "situation:driving": {"perhaps": ("drive",)}})
    (driving,) = reader(known=known).read("drive cramp").of(Kind.SITUATION)
    assert not driving.certain

import pytest

from skill.content.choices import Urgency
from skill.content.word_records import AdviceWords, RoutineWords, ShownWords
from tests.support.rehearsal import LIBRARY

WORDS = RoutineWords(
    name="lean",
    keep="Keep leaning.",
    steps={"stand": "Stand.", "lean": "Lean."},
    situations={
        "bed": {"stand": "Lie.", "after": "Get up."},
        "pregnant": {"stand": "Sit.", "lean": "Lean a little.", "keep": "Keep sitting."},
        "someone_else": {"stand": "Help them stand.", "keep": "Keep them leaning."},
    },
    helped={"pregnant": {"stand": "Sit them down."}},
)
ADVICE = AdviceWords(
    facts={"shower": "Take a shower.", "water": "Drink."},
    ask="More?",
    reprompt="Yes?",
    situations={"bed": {"shower": "Lay a towel on it."}, "dialysis": {"water": ""}},
)


@pytest.mark.parametrize(
    ("asked", "served"),
    [
        ("en-US", "en-US"),
        ("en-GB", "en-GB"),
        ("en-AU", "en-AU"),
        ("en-ZZ", "en-US"),
        ("en", "en-US"),
        ("hi-IN", "en-US"),
        ("", "en-US"),
        ("-", "en-US"),
        ("default", "en-US"),
    ],
)
def test_an_unknown_locale_is_served_along_one_chain(asked: str, served: str) -> None:
    assert LIBRARY.locale(asked).id == served


def test_only_what_holds_everywhere_is_said_in_an_unknown_locale() -> None:
    unknown = LIBRARY.locale("en-ZZ")
    assert (unknown.words, unknown.emergency_number, unknown.emotions) == ("en", "", False)


@pytest.mark.parametrize(
    ("key", "situations", "said"),
    [
        ("stand", (), "Stand."),
        ("stand", ("bed",), "Lie."),
        ("lean", ("bed",), "Lean."),
        ("lean", ("boat",), "Lean."),
        ("after", ("bed",), "Get up."),
        ("keep", ("bed",), "Keep leaning."),
        ("keep", ("pregnant",), "Keep sitting."),
        ("jump", (), ""),
        ("after", (), ""),
    ],
)
def test_a_situation_replaces_the_words_of_a_step(
    key: str, situations: tuple[str, ...], said: str
) -> None:
    assert WORDS.said(key, situations) == said


def test_of_several_situations_the_first_that_has_words_counts() -> None:
    assert WORDS.said("stand", ("bed", "pregnant")) == "Lie."
    assert WORDS.said("stand", ("pregnant", "bed")) == "Sit."
    assert WORDS.said("lean", ("bed", "pregnant")) == "Lean a little."


@pytest.mark.parametrize(
    ("key", "situations", "said"),
    [
        ("stand", ("someone_else",), "Help them stand."),
        ("stand", ("pregnant", "someone_else"), "Sit them down."),
        ("stand", ("bed", "someone_else"), "Help them stand."),
        ("keep", ("pregnant", "someone_else"), "Keep them leaning."),
        ("lean", ("pregnant", "someone_else"), "Lean."),
        ("after", ("bed", "someone_else"), ""),
    ],
)
def test_a_helper_never_hears_the_words_for_the_person(
    key: str, situations: tuple[str, ...], said: str
) -> None:
    assert WORDS.said(key, situations) == said


@pytest.mark.parametrize(
    ("fact", "situations", "said"),
    [
        ("shower", (), "Take a shower."),
        ("shower", ("boat", "bed"), "Lay a towel on it."),
        ("water", ("bed",), "Drink."),
        ("water", ("dialysis",), ""),
    ],
)
def test_a_situation_replaces_or_leaves_out_a_fact(
    fact: str, situations: tuple[str, ...], said: str
) -> None:
    assert ADVICE.said(fact, situations) == said


@pytest.mark.parametrize(
    ("situations", "caption"),
    [
        ((), "Stand"),
        (("boat",), "Stand"),
        (("bed",), "Lie"),
        (("pregnant", "bed"), "Stand"),
        (("bed", "someone_else"), "Help"),
        (("pregnant", "someone_else"), "Sit them"),
    ],
)
def test_a_caption_is_that_of_the_words_or_the_usual_one_where_it_fits(
    situations: tuple[str, ...], caption: str
) -> None:
    shown = ShownWords(
        steps={"stand": "Stand"},
        situations={
            "bed": {"stand": "Lie"},
            "pregnant": {"stand": ""},
            "someone_else": {"stand": "Help"},
        },
        helped={"pregnant": {"stand": "Sit them"}},
    )
    assert shown.caption("stand", WORDS.telling("stand", situations)) == caption


def test_the_drawing_is_that_of_the_first_situation_that_has_one() -> None:
    step = LIBRARY.first_movement
    assert step.pose_in(()) == step.pose_in(("dialysis",)) == "toes_up"
    assert step.pose_in(("dialysis", "bed", "pregnant")) == "toes_up_bed"


def test_a_helper_is_never_shown_the_drawing_for_the_person() -> None:
    step = LIBRARY.first_movement
    assert step.pose_in(("bed", "someone_else")) == "toes_up_helped"
    assert step.pose_in(("ladder", "bed", "someone_else")) == "ladder_heel"
    assert {"toes_up", "toes_up_bed", "ladder_heel"} < {*step.drawings}


def test_a_fact_is_drawn_as_it_is_told_there() -> None:
    care = LIBRARY.advice["aftercare"]
    assert care.pose_in("shower", ()) == care.pose_in("shower", ("boat",)) == "shower"
    assert care.pose_in("shower", ("dialysis", "bed")) == "warm_towel"
    assert care.pose_in("water", ("dialysis", "bed")) == care.pose_in("sore", ()) == ""


@pytest.mark.parametrize(
    ("asked", "topic"), [("remedies", "remedies"), ("remedies.mustard", "remedies")]
)
def test_a_narrow_question_belongs_to_its_topic(asked: str, topic: str) -> None:
    assert LIBRARY.topic(asked) == LIBRARY.advice[topic]


def test_a_topic_that_is_not_there_has_no_answer() -> None:
    assert LIBRARY.topic("weather") is LIBRARY.topic("weather.tomorrow") is None
    with pytest.raises(KeyError):
        LIBRARY.answer("weather")


def test_a_narrow_question_has_an_answer_of_its_own() -> None:
    remedies = LIBRARY.advice["remedies"]
    assert LIBRARY.answer("remedies") == remedies.answer
    assert LIBRARY.answer("remedies.mustard") == remedies.questions["mustard"] != remedies.answer
    assert LIBRARY.answer("remedies.moonlight") == remedies.answer


@pytest.mark.parametrize(
    ("sign", "situations", "meant"),
    [
        ("swollen_leg", (), "swollen_leg"),
        ("swollen_leg", ("bed", "pregnant"), "swollen_pregnant"),
        ("tender_vein", ("after_birth",), "swollen_pregnant"),
        ("chest_pain", ("pregnant",), "chest_pain"),
        ("gibberish", ("pregnant",), "gibberish"),
        ("", ("pregnant",), ""),
    ],
)
def test_a_sign_can_be_another_one_in_a_situation(
    sign: str, situations: tuple[str, ...], meant: str
) -> None:
    assert LIBRARY.sign_in(sign, situations) == meant


@pytest.mark.parametrize(
    ("routine", "screened"),
    [
        ("thumb_pressure", True),
        ("calf_massage", True),
        ("light_rub", True),
        ("toes_up", False),
        ("runners_stretch", False),
        ("daily_routine", False),
    ],
)
def test_hands_on_the_calf_need_a_question_first(routine: str, screened: bool) -> None:
    assert LIBRARY.routines[routine].needs_screen is screened


def test_only_what_is_pressing_stops_exercise() -> None:
    stopping = [urgency for urgency in Urgency if urgency.stops_exercise]
    assert stopping == [Urgency.EMERGENCY, Urgency.MATERNITY, Urgency.TODAY]


def test_a_number_that_is_no_row_of_digits_is_said_in_its_own_words() -> None:
    digits = LIBRARY.locale("en-GB")
    assert digits.number_in_words == digits.emergency_number == "999"
    words = digits._replace(spoken_number="nine nine nine")
    assert (words.number_in_words, words.emergency_number) == ("nine nine nine", "999")


def test_an_unknown_locale_has_no_number_in_words_either() -> None:
    assert LIBRARY.locale("fr-ZZ").number_in_words == ""

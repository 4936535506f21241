import pytest

from skill.coaching.messages.events import AdviceAsked, CrampReported, Feeling, Felt, StretchAsked
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.questions import Question
from skill.coaching.messages.replies import Advise, MakeSafe, Reply
from skill.coaching.state.state import ROUND_TRIP_SECONDS
from skill.content.choices import Leg, Manner, Side
from tests.support.rehearsal import (
    CRAMP,
    EASING,
    LIBRARY,
    NEXT,
    NO,
    PREVIOUS,
    REPEAT,
    SEVERE_CRAMP,
    STILL_HURTS,
    WORSE,
    YES,
    Rehearsal,
)

LADDER_OF_NO = ["toes_up", "lean", "press", "toes_up", "press", "toes_up", "press"]


def rungs(coach: Rehearsal, answers: int) -> list[str]:
    """The rungs of a conversation in which nothing eases."""
    seen = [coach.rung]
    for _ in range(answers):
        coach.hear(NO)
        seen.append(coach.rung)
    return seen


def test_a_cramp_is_answered_by_the_first_movement() -> None:
    coach = Rehearsal(CRAMP)
    assert coach.rung == "toes_up"
    assert coach.speech.text.startswith("Stop where you are. Pull your toes up")
    assert coach.question is Question.EASING
    assert coach.guides[0].holds == (30,)


def test_what_does_not_ease_goes_up_the_ladder_and_three_rounds_of_pressing() -> None:
    assert rungs(Rehearsal(CRAMP), 6) == LADDER_OF_NO


def test_after_three_rounds_of_pressing_a_doctor_has_to_see_it() -> None:
    coach = Rehearsal(CRAMP)
    for _ in range(7):
        coach.hear(NO)
    assert coach.warning == "long_cramp"
    assert coach.question is None
    assert coach.state.walk is None


def test_a_severe_cramp_goes_straight_to_pressing() -> None:
    assert rungs(Rehearsal(SEVERE_CRAMP), 1) == ["toes_up", "press"]


@pytest.mark.parametrize(("seconds", "warning"), [(599.0, None), (600.0, "long_cramp")])
def test_ten_minutes_without_easing_end_in_a_doctors_hands(
    seconds: float, warning: str | None
) -> None:
    coach = Rehearsal(CRAMP)
    coach.hear(NO, at=seconds - ROUND_TRIP_SECONDS)
    assert coach.warning == warning


def test_ten_minutes_do_not_matter_to_a_cramp_that_eases() -> None:
    coach = Rehearsal(CRAMP)
    coach.wait(600)
    coach.hear(EASING)
    assert coach.rung == "ankle"


@pytest.mark.parametrize("refusals", [0, 1, 2])
def test_a_cramp_that_eases_is_moved_and_kneaded_and_cared_for(refusals: int) -> None:
    coach = Rehearsal(CRAMP, *[NO] * refusals)
    coach.hear(YES)
    assert (coach.rung, coach.guides[0].step.manner) == ("ankle", Manner.BEAT)
    coach.hear(EASING)
    assert coach.rung == "knead"
    coach.hear(EASING)
    assert Advise("aftercare") in coach.outcome.replies
    assert coach.question is Question.OFFER
    assert coach.state.walk is None


@pytest.mark.parametrize("rung", [1, 2])
def test_a_cramp_that_comes_back_is_pressed(rung: int) -> None:
    coach = Rehearsal(CRAMP, *[YES] * rung)
    coach.hear(STILL_HURTS)
    assert coach.rung == "press"


def test_the_disclaimer_is_heard_once() -> None:
    coach = Rehearsal(CRAMP, YES, YES, YES)
    assert Phrase.DISCLAIMER in coach.phrases
    for event in (CRAMP, YES, YES, YES):
        coach.hear(event)
    assert Phrase.DISCLAIMER not in coach.phrases
    assert coach.question is Question.OFFER


def test_worse_is_not_easing() -> None:
    coach = Rehearsal(CRAMP, WORSE)
    assert coach.rung == "lean"
    assert coach.phrases[0] is Phrase.WORSE


def test_worse_twice_running_needs_a_doctor() -> None:
    assert Rehearsal(CRAMP, WORSE, WORSE).warning == "long_cramp"


@pytest.mark.parametrize("between", [NO, STILL_HURTS])
def test_worse_and_worse_again_with_something_else_between_goes_on(between: Felt) -> None:
    coach = Rehearsal(CRAMP, WORSE, between, WORSE)
    assert coach.warning is None
    assert coach.rung == "toes_up"


@pytest.mark.parametrize(
    ("before", "after"),
    [(Feeling.SAME, "lean"), (Feeling.WORSE, "lean"), (Feeling.EASING, "ankle")],
)
def test_how_it_feels_counts_in_the_middle_of_a_hold_too(before: Feeling, after: str) -> None:
    coach = Rehearsal(CRAMP)
    coach.hear(Felt(before), at=12.0)
    assert coach.rung == after


def test_both_legs_are_led_one_after_the_other() -> None:
    coach = Rehearsal(CrampReported(leg=Leg.BOTH))
    assert (coach.guides[0].side, coach.question) == ("left", Question.OTHER_LEG)
    coach.hear(YES)
    assert (coach.guides[0].side, coach.question) == ("right", Question.EASING)
    assert Phrase.SWAP in coach.phrases


def test_a_first_leg_that_still_hurts_waits_for_the_other() -> None:
    coach = Rehearsal(CrampReported(leg=Leg.BOTH), STILL_HURTS)
    assert (coach.rung, coach.guides[0].side) == ("toes_up", "right")


def test_two_legs_that_get_worse_need_a_doctor() -> None:
    assert Rehearsal(CrampReported(leg=Leg.BOTH), WORSE, WORSE).warning == "long_cramp"


def test_next_goes_up_the_ladder_without_praise() -> None:
    coach = Rehearsal(CRAMP)
    seen = []
    for _ in range(4):
        coach.hear(NEXT)
        seen.append(coach.rung)
        assert coach.phrases == [Phrase.POSITION]
    assert seen == ["lean", "press", "ankle", "knead"]
    coach.hear(NEXT)
    assert Advise("aftercare") in coach.outcome.replies


def test_next_takes_the_other_leg_first() -> None:
    coach = Rehearsal(CrampReported(leg=Leg.BOTH), NEXT)
    assert (coach.rung, coach.guides[0].side) == ("toes_up", "right")


def test_skipping_back_and_forth_presses_three_times_at_most() -> None:
    coach = Rehearsal(CRAMP, NEXT)
    for _ in range(3):
        coach.hear(NEXT)
        assert coach.rung == "press"
        coach.hear(PREVIOUS)
        coach.hear(PREVIOUS, at=1.0)
    coach.hear(NEXT)
    assert coach.warning == "long_cramp"


def test_the_same_cry_at_a_check_in_means_that_it_still_hurts() -> None:
    coach = Rehearsal(CRAMP, CRAMP)
    assert coach.rung == "lean"
    assert coach.phrases == [Phrase.ONWARD]


def test_a_cry_in_the_middle_of_a_hold_leads_through_it_again() -> None:
    coach = Rehearsal(CRAMP)
    coach.hear(CRAMP, at=12.0)
    assert (coach.rung, coach.phrases) == ("toes_up", [])


def test_what_is_new_about_the_cramp_changes_the_cues_of_the_rung() -> None:
    coach = Rehearsal(CRAMP, CrampReported(leg=Leg.LEFT))
    assert (coach.rung, coach.guides[0].side) == ("toes_up", "left")
    coach.hear(CrampReported(situations=("standing",)))
    assert (coach.guides[0].side, coach.guides[0].situation) == ("left", "standing")
    coach.hear(CrampReported(severe=True))
    assert coach.walk.relief is not None
    assert coach.walk.relief.severe
    coach.hear(NO)
    assert coach.rung == "press"


def test_a_second_leg_found_out_late_starts_the_rung_with_both() -> None:
    coach = Rehearsal(CRAMP, NO, CrampReported(leg=Leg.BOTH))
    assert (coach.rung, coach.guides[0].side, coach.walk.segment) == ("lean", Side.LEFT, 2)


@pytest.mark.parametrize(
    ("situation", "words"),
    [
        ("", "Stop where you are."),
        ("bed", "by hand or with a towel"),
        ("sitting", "by hand or with a towel"),
        ("standing", "Put your weight on your sore leg, with the knee slightly bent."),
        ("cannot_stand", "by hand or with a towel"),
        ("pregnant", "Sit down."),
        ("unsteady", "Sit down."),
        ("swimming", "Roll onto your back"),
        ("someone_else", "Push the toes of their foot up"),
    ],
)
def test_a_situation_changes_the_cues_and_not_the_ladder(situation: str, words: str) -> None:
    coach = Rehearsal(CrampReported(situations=(situation,)))
    assert coach.says(words)
    assert rungs(coach, 3) == ["toes_up", "lean", "press", "toes_up"]


def test_who_swims_is_told_to_get_out_of_the_water() -> None:
    assert Rehearsal(CrampReported(situations=("swimming",))).says("Now get out of the water.")


def test_who_is_pregnant_holds_three_times_for_ten_seconds() -> None:
    assert Rehearsal(CrampReported(situations=("pregnant",))).guides[0].holds == (10, 10, 10)


@pytest.fixture
def driver() -> Rehearsal:
    """Somebody with a cramp at the wheel."""
    return Rehearsal(CrampReported(situations=("driving",)))


def pull_over() -> Reply:
    return MakeSafe("driving")


def test_who_drives_pulls_over_first(driver: Rehearsal) -> None:
    assert driver.outcome.replies[0] == pull_over()
    assert driver.guides == []
    assert driver.question is Question.MADE_SAFE


@pytest.mark.parametrize("event", [YES, NEXT])
def test_who_has_stopped_is_led(driver: Rehearsal, event: Felt) -> None:
    driver.hear(event)
    assert (driver.rung, driver.phrases) == ("toes_up", [])


def test_who_has_not_stopped_is_told_again(driver: Rehearsal) -> None:
    driver.hear(NO)
    assert driver.outcome.replies[0] == pull_over()
    assert driver.question is Question.MADE_SAFE


@pytest.mark.parametrize(
    ("asked", "rung"),
    [
        ("runners_stretch", "lean"),
        ("towel_stretch", "lean"),
        ("thumb_pressure", "press"),
        ("calf_massage", "knead"),
        ("toes_up", "toes_up"),
    ],
)
def test_a_stretch_asked_for_in_relief_is_its_rung(asked: str, rung: str) -> None:
    coach = Rehearsal(CRAMP, StretchAsked(asked))
    assert coach.rung == rung
    assert coach.guides[0].routine == asked


@pytest.mark.parametrize("asked", ["ankle_stretch", "daily_routine", ""])
def test_a_stretch_that_has_to_wait_leads_through_this_rung_again(asked: str) -> None:
    coach = Rehearsal(CRAMP, NO, StretchAsked(asked))
    assert coach.rung == "lean"


def test_the_towel_stretch_is_kept_for_who_asked_for_it() -> None:
    coach = Rehearsal(CRAMP, StretchAsked("towel_stretch"), REPEAT)
    assert coach.guides[0].routine == "towel_stretch"


def test_a_question_in_between_comes_back_to_the_check_in() -> None:
    coach = Rehearsal(CRAMP, NO, AdviceAsked("ice_heat"))
    assert coach.question is Question.EASING
    coach.hear(NO)
    assert coach.rung == "press"


def test_no_advice_of_relief_is_missing_from_the_content() -> None:
    assert LIBRARY.ladder.aftercare in LIBRARY.advice


def test_easing_after_the_first_of_two_legs_goes_on_to_the_second() -> None:
    coach = Rehearsal(CrampReported(leg=Leg.BOTH), EASING)
    assert (coach.rung, coach.guides[0].side) == ("toes_up", "right")
    assert coach.phrases[0] is Phrase.PRAISE
    coach.hear(EASING)
    assert coach.rung == "ankle"


def test_easing_before_the_car_stands_counts_as_having_stopped() -> None:
    coach = Rehearsal(CrampReported(situations=("driving",)), STILL_HURTS)
    assert coach.question is Question.MADE_SAFE
    coach.hear(EASING)
    assert coach.rung == "toes_up"

import pytest

from skill.coaching.decisions.walking import SWAP_SECONDS
from skill.coaching.messages.events import (
    AdviceAsked,
    AnswerDoubted,
    Event,
    NotUnderstood,
    PaceAsked,
    StretchAsked,
)
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.questions import Question, RoutineId
from skill.coaching.messages.replies import Ask, Say, Wait
from skill.coaching.state.state import Hands
from skill.content.choices import Leg, Pace
from tests.support.rehearsal import (
    CRAMP,
    DONE,
    HANDS_OFF,
    HELP,
    LIBRARY,
    NEXT,
    NO,
    PAUSE,
    PREVIOUS,
    REPEAT,
    RESUME,
    START_OVER,
    TIME_LEFT,
    YES,
    Rehearsal,
)

RUNNER = StretchAsked("runners_stretch")
TOWEL = StretchAsked("towel_stretch")
DAILY = StretchAsked("daily_routine")
MASSAGE = StretchAsked("calf_massage")
NONE = NO
"""The leg has none of the signs that are asked for before a press."""


def position(place: int, total: int) -> Say:
    return Say.of(Phrase.POSITION, n=place, total=total)


def test_a_stretch_is_led_from_its_first_cue_to_the_check_in() -> None:
    coach = Rehearsal(RUNNER)
    assert coach.steps == ["distance", "hands", "front_leg", "back_heel", "lean"]
    assert [guide.pause for guide in coach.guides] == [3, 2, 3, 3, 0]
    assert coach.question is Question.OTHER_LEG


def test_the_other_leg_begins_by_swapping() -> None:
    coach = Rehearsal(RUNNER, YES)
    assert coach.outcome.replies[:2] == (Say(Phrase.SWAP), Wait(SWAP_SECONDS))
    assert coach.steps == ["front_leg", "back_heel", "lean"]
    assert coach.guides[0].side == "right"


def test_a_stretch_ends_with_praise_and_an_offer() -> None:
    coach = Rehearsal(RUNNER, YES)
    assert coach.outcome.replies[-2:] == (
        Say(Phrase.FINISHED),
        Ask(Question.OFFER, RoutineId("runners_stretch")),
    )


def test_where_standing_is_forbidden_the_routine_is_done_seated() -> None:
    coach = Rehearsal(StretchAsked("daily_routine", situations=("unsteady",)), YES)
    assert coach.guides[0].routine == "towel_stretch"


def test_by_day_the_left_leg_begins() -> None:
    assert Rehearsal(RUNNER).guides[0].side == "left"
    assert not Rehearsal(RUNNER).says("sore leg")
    right = Rehearsal(RUNNER._replace(leg=Leg.RIGHT))
    assert right.guides[0].side == "right"


def test_what_was_just_answered_is_not_offered_again() -> None:
    coach = Rehearsal(AdviceAsked("prevention"), RUNNER, YES)
    assert coach.state.last_advice == "prevention"
    assert coach.question is Question.ANYTHING_ELSE


def test_the_ankle_stretch_leads_on_to_the_runners_stretch() -> None:
    coach = Rehearsal(StretchAsked(), YES)
    assert coach.guides[0].routine == "runners_stretch"


def test_the_daily_routine_is_one_turn_for_each_leg_and_round() -> None:
    coach = Rehearsal(DAILY)
    rounds = 0
    while coach.question in (Question.NEXT_PART, Question.OTHER_LEG):
        coach.hear(YES)
        rounds += 1
    assert rounds == 6


def test_a_round_is_named_with_its_first_leg() -> None:
    named = []
    coach = Rehearsal(DAILY)
    while coach.question in (Question.NEXT_PART, Question.OTHER_LEG):
        coach.hear(YES)
        named.append(Phrase.ROUND in coach.phrases)
    assert named == [True, False] * 3


def test_later_rounds_say_which_they_are() -> None:
    coach = Rehearsal(DAILY, YES, YES, YES)
    assert coach.outcome.replies[0] == Say.of(Phrase.ROUND, round=2)
    coach.hear(REPEAT)
    assert coach.outcome.replies[0] == Say.of(Phrase.POSITION_ROUND, round=2, n=5, total=5)


def test_a_barge_in_acts_on_the_step_that_was_being_spoken() -> None:
    for mark in Rehearsal(RUNNER).marks:
        coach = Rehearsal(RUNNER)
        coach.hear(REPEAT, at=mark.start + 0.5)
        assert coach.steps[0] == LIBRARY.routines["runners_stretch"].steps[mark.step].id
        assert coach.outcome.replies[0] == position(mark.step + 1, 5)


def test_next_goes_on_by_one_step() -> None:
    coach = Rehearsal(RUNNER)
    for place, step in enumerate(["hands", "front_leg", "back_heel", "lean"], 2):
        coach.hear(NEXT, at=0.5)
        assert coach.steps[0] == step
        assert coach.outcome.replies[0] == position(place, 5)
    coach.hear(NEXT, at=0.5)
    assert (coach.steps[0], coach.guides[0].side) == ("front_leg", "right")
    assert coach.outcome.replies[0] == position(3, 5)


def test_next_after_the_last_step_makes_the_offer_that_ends_the_walk() -> None:
    coach = Rehearsal(MASSAGE, NONE)
    coach.hear(NEXT, at=coach.marks[-1].hold_start + 5)
    assert coach.phrases == [Phrase.LAST_STEP]
    assert coach.ask == Ask(Question.OFFER, RoutineId("calf_massage"))
    assert coach.context.is_finished
    coach.hear(NO)
    assert coach.phrases == [Phrase.GOODBYE]
    assert coach.state.walk is None


def test_previous_goes_back_by_one_step_and_over_the_swap() -> None:
    coach = Rehearsal(TOWEL, YES)
    coach.hear(NEXT, at=3.0)
    seen = []
    for _ in range(5):
        coach.hear(PREVIOUS, at=0.5)
        seen.append((coach.guides[0].side, coach.steps[0]))
    assert seen == [
        ("right", "leg_out"),
        ("left", "pull"),
        ("left", "towel"),
        ("left", "leg_out"),
        ("left", "leg_out"),
    ]


def test_previous_at_a_check_in_is_the_whole_turn_again() -> None:
    coach = Rehearsal(TOWEL, YES, PREVIOUS)
    assert (coach.guides[0].side, coach.steps) == ("right", ["leg_out", "towel", "pull"])


def test_previous_in_the_middle_of_a_rung_is_the_rung_before() -> None:
    coach = Rehearsal(CRAMP, NO, NO, NO)
    assert coach.rung == "press"
    coach.hear(PREVIOUS, at=1.0)
    assert (coach.rung, coach.steps[0]) == ("lean", "weight")
    assert coach.outcome.replies[0] == coach.guides[0]


def test_repeat_at_a_check_in_is_the_hold_again() -> None:
    coach = Rehearsal(RUNNER, REPEAT)
    assert coach.steps == ["lean"]


def test_start_over_goes_back_to_the_first_step() -> None:
    coach = Rehearsal(RUNNER, YES, START_OVER)
    assert (coach.steps[0], coach.guides[0].side) == ("distance", "left")
    assert coach.outcome.replies[0] == position(1, 5)


def test_relief_counts_no_steps() -> None:
    assert Rehearsal(CRAMP, NEXT).phrases == []
    for event in (PREVIOUS, REPEAT, START_OVER):
        assert Rehearsal(CRAMP, NO, event).phrases == []


@pytest.mark.parametrize("routine", ["thumb_pressure", "calf_massage", "light_rub"])
def test_hands_are_laid_on_a_calf_only_after_a_clear_no(routine: str) -> None:
    coach = Rehearsal(StretchAsked(routine))
    assert (coach.guides, coach.question) == ([], Question.SCREEN)
    coach.hear(NONE)
    assert coach.guides[0].routine == routine
    assert coach.walk.hands is Hands.ALLOWED


def test_the_second_routine_for_hands_asks_again() -> None:
    coach = Rehearsal(StretchAsked("thumb_pressure"), NONE, YES)
    assert (coach.walk.routine, coach.question) == ("calf_massage", Question.SCREEN)


def test_a_calf_with_a_sign_is_not_pressed() -> None:
    coach = Rehearsal(StretchAsked("thumb_pressure"), YES)
    assert coach.warning == "swollen_leg"
    assert coach.state.walk is None


@pytest.mark.parametrize("unclear", [NotUnderstood(), AnswerDoubted(), NEXT, DONE, HANDS_OFF])
def test_what_is_no_clear_no_leaves_the_pressing_out(unclear: Event) -> None:
    coach = Rehearsal(StretchAsked("thumb_pressure"), unclear)
    assert coach.phrases == [Phrase.LEFT_OUT]
    assert (coach.guides, coach.question) == ([], Question.ANYTHING_ELSE)
    assert coach.state.walk is None


@pytest.mark.parametrize("aside", [AdviceAsked("causes"), REPEAT, HELP, PAUSE])
def test_an_aside_gets_nobody_past_the_signs(aside: Event) -> None:
    coach = Rehearsal(MASSAGE, aside)
    assert coach.guides == []
    coach.hear(RESUME)
    assert coach.question is Question.SCREEN


def test_start_over_in_relief_begins_with_the_movement() -> None:
    coach = Rehearsal(CRAMP, NO, START_OVER)
    assert (coach.rung, coach.outcome.replies[0]) == ("toes_up", coach.guides[0])


def test_a_routine_of_one_step_has_no_position_to_say() -> None:
    coach = Rehearsal(MASSAGE, NONE, REPEAT)
    assert coach.outcome.replies[0] == coach.guides[0]


@pytest.mark.parametrize("pace", Pace)
@pytest.mark.parametrize("seconds_in", [-1.0, 0.0, 4.0, 8.0])
def test_time_left_in_a_hold_goes_on_with_its_rest(pace: Pace, seconds_in: float) -> None:
    coach = Rehearsal(PaceAsked(pace), TOWEL)
    mark = coach.marks[-1]
    coach.hear(TIME_LEFT, at=mark.hold_start + seconds_in)
    (guide,) = coach.guides
    left = mark.hold_end - mark.hold_start - max(seconds_in, 0.0)
    assert guide.resumed
    assert max(left - 7, 0) <= guide.holds[0] <= max(left, 2) - 2 + (seconds_in < 0)


def test_time_left_can_be_asked_again_and_again() -> None:
    coach = Rehearsal(StretchAsked("thumb_pressure"), NONE)
    rests = []
    for _ in range(3):
        mark = coach.marks[0]
        coach.hear(TIME_LEFT, at=mark.hold_start + 7)
        rests.append(coach.guides[0].holds[0])
    assert rests == sorted(rests, reverse=True)
    assert len(set(rests)) == 3


def test_the_holds_that_follow_are_not_forgotten() -> None:
    coach = Rehearsal(StretchAsked("towel_stretch", situations=("pregnant",)))
    first = coach.marks[-3]
    coach.hear(TIME_LEFT, at=first.hold_start + 1)
    assert coach.guides[0].holds == (7, 10, 10)


def test_time_left_never_makes_a_hold_longer() -> None:
    coach = Rehearsal(TOWEL)
    coach.hear(TIME_LEFT, at=coach.marks[-1].hold_start + 1)
    rests = [coach.guides[0].holds[0]]
    while rests[-1]:
        coach.hear(TIME_LEFT, at=coach.marks[0].hold_start + 0.5)
        rests.append(coach.guides[0].holds[0])
    assert rests == sorted(rests, reverse=True)
    assert len(rests) <= 15


def test_time_left_before_a_hold_is_told_for_the_whole_walk() -> None:
    coach = Rehearsal(DAILY)
    coach.hear(TIME_LEFT, at=0.5)
    assert coach.phrases[0] is Phrase.TIME_LEFT
    assert coach.speech.text.startswith("About seven minutes left in all.")
    assert coach.steps[0] == "settle"


def test_time_left_while_moving_the_ankle_goes_on_with_its_rest() -> None:
    coach = Rehearsal(StretchAsked("ankle_stretch"))
    coach.hear(TIME_LEFT, at=coach.marks[-1].hold_start + 5)
    (guide,) = coach.guides
    assert (guide.step.id, guide.step.beats, guide.holds) == ("move", 8, (32,))
    assert coach.says("Another eight.")


@pytest.mark.parametrize("routine", LIBRARY.routines)
@pytest.mark.parametrize("pace", Pace)
def test_the_time_left_is_about_right(routine: str, pace: Pace) -> None:
    coach = Rehearsal(PaceAsked(pace), StretchAsked(routine))
    if coach.question is Question.SCREEN:
        coach.hear(NONE)
    coach.hear(TIME_LEFT, at=-0.5)
    told = coach.outcome.replies[0]
    if not isinstance(told, Say):
        return
    length = coach.speech.seconds
    while coach.question in (Question.NEXT_PART, Question.OTHER_LEG):
        coach.hear(YES)
        length += coach.speech.seconds
    assert dict(told.params)["duration"] == pytest.approx(length, rel=0.35)

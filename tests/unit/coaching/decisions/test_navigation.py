import pytest

from skill.coaching.messages.events import (
    AdviceAsked,
    Control,
    CrampReported,
    Event,
    NotUnderstood,
    Nudge,
    Opened,
    PaceAsked,
    SignDoubted,
    SignReported,
    Steered,
    StretchAsked,
)
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.questions import Question
from skill.coaching.messages.replies import Advise, Ask, Explain, Keep, MakeSafe
from skill.content.choices import Leg, Pace
from tests.support.rehearsal import (
    CRAMP,
    EASING,
    GONE,
    HELP,
    LIBRARY,
    NEXT,
    NO,
    PAUSE,
    PREVIOUS,
    REPEAT,
    RESUME,
    START_OVER,
    STILL_HURTS,
    STOP,
    TIME_LEFT,
    YES,
    Rehearsal,
)

OPENED = Opened()
ONWARD = Steered(Control.ONWARD)
RUNNER = StretchAsked("runners_stretch")
TOWEL = StretchAsked("towel_stretch")
ANKLE = StretchAsked("ankle_stretch")
DRIVING = CrampReported(situations=("driving",))
NOWHERE: list[tuple[Event, ...]] = [(), (OPENED,), (AdviceAsked("causes"),), (CRAMP, STOP, NO)]


@pytest.mark.parametrize("event", [NEXT, PREVIOUS, TIME_LEFT, HELP, YES, NO])
def test_with_nothing_running_the_coach_says_what_there_is(event: Steered) -> None:
    coach = Rehearsal(SignReported("statin"), STOP, event)
    assert Phrase.MENU_ALL in coach.phrases
    assert coach.question in (Question.WHICH, Question.GUIDE)


def test_with_nothing_running_there_is_nothing_to_pause() -> None:
    coach = Rehearsal(PAUSE)
    assert coach.phrases == [Phrase.NOTHING_TO_PAUSE, Phrase.MENU_ALL]


@pytest.mark.parametrize("event", [RESUME, START_OVER, REPEAT])
def test_with_nothing_running_the_coach_begins_at_the_opening(event: Steered) -> None:
    assert Rehearsal(event).question is Question.GUIDE


def test_repeat_says_the_last_answer_again() -> None:
    coach = Rehearsal(AdviceAsked("causes"), REPEAT)
    assert coach.outcome.replies[0] == Advise("causes")


@pytest.mark.parametrize("pace", Pace)
def test_a_pace_is_noted_with_nothing_running(pace: Pace) -> None:
    coach = Rehearsal(PaceAsked(pace))
    assert coach.question is Question.WHICH
    coach.hear(CRAMP)
    seconds = LIBRARY.routines["toes_up"].steps[0].seconds[pace]
    assert coach.guides[0].holds == (seconds,)


@pytest.mark.parametrize(("pace", "seconds"), [(Pace.GENTLE, 10), (Pace.LONGER, 45)])
def test_another_pace_in_a_step_speaks_it_again(pace: Pace, seconds: int) -> None:
    coach = Rehearsal(TOWEL)
    coach.hear(PaceAsked(pace), at=coach.marks[-1].hold_start + 2)
    assert coach.steps == ["pull"]
    assert coach.guides[0].holds == (seconds,)


@pytest.mark.parametrize(
    ("before", "pace"),
    [
        ((TOWEL,), Pace.STANDARD),
        ((CrampReported(situations=("pregnant",)),), Pace.GENTLE),
        ((StretchAsked("calf_massage"), NO), Nudge.MORE),
    ],
    ids=str,
)
def test_a_pace_that_changes_nothing_is_told_to_and_the_hold_goes_on(
    before: tuple[Event, ...], pace: Pace | Nudge
) -> None:
    coach = Rehearsal(*before)
    coach.hear(PaceAsked(pace), at=coach.marks[-1].hold_start + 2)
    assert coach.phrases[0] is Phrase.UNCHANGED
    assert coach.guides[0].resumed


@pytest.mark.parametrize("before", [(CRAMP,), (RUNNER,), (CRAMP, NO)])
def test_a_pause_in_a_step_goes_on_with_that_step(before: tuple[Event, ...]) -> None:
    coach = Rehearsal(*before)
    step = coach.steps[0]
    coach.hear(PAUSE, at=0.5)
    assert (coach.phrases, coach.question) == ([Phrase.PAUSED], Question.RESUME)
    coach.hear(RESUME)
    assert coach.phrases == ([] if coach.walk.relief else [Phrase.POSITION])
    assert coach.steps[0] == step


@pytest.mark.parametrize(("mark", "left"), [(0, 3), (1, 2), (2, 1)])
def test_a_pause_in_one_of_three_holds_goes_on_with_that_hold(mark: int, left: int) -> None:
    coach = Rehearsal(CrampReported(situations=("pregnant",)))
    coach.hear(PAUSE, at=coach.marks[mark].hold_start + 4)
    coach.hear(RESUME)
    assert coach.phrases == []
    assert coach.guides[0].holds == (10,) * left
    coach.hear(PAUSE, at=coach.marks[-1].hold_start + 4)
    coach.hear(RESUME)
    last = coach.guides[0]
    coach.hear(REPEAT)
    assert (last.holds, coach.guides[0].holds) == ((10,), (10, 10, 10))


@pytest.mark.parametrize(
    ("before", "nudge", "said", "seconds"),
    [
        (Pace.LONGER, Nudge.MORE, Phrase.PACE_LONGEST, 45),
        (Pace.LONGER, Nudge.LESS, Phrase.PACE_STANDARD, 30),
        (Pace.GENTLE, Nudge.LESS, Phrase.PACE_SHORTEST, 10),
    ],
)
def test_a_nudge_is_told_when_it_goes_no_further(
    before: Pace, nudge: Nudge, said: Phrase, seconds: int
) -> None:
    coach = Rehearsal(PaceAsked(before), TOWEL)
    coach.hear(PaceAsked(nudge), at=coach.marks[-1].hold_start + 2)
    assert coach.phrases[0] is said
    assert coach.guides[0].holds == (seconds,)


@pytest.mark.parametrize(
    ("event", "question"),
    [(CRAMP, Question.EASING), (RUNNER, Question.OTHER_LEG), (ANKLE, Question.OFFER)],
)
def test_a_pause_at_a_check_in_goes_on_with_its_question(event: Event, question: Question) -> None:
    coach = Rehearsal(event)
    asked = coach.ask
    for word in (PAUSE, PAUSE, NO, NotUnderstood(), RESUME):
        coach.hear(word)
    assert coach.ask == asked
    assert coach.question is question


@pytest.mark.parametrize("event", [RESUME, TIME_LEFT])
def test_at_a_check_in_the_question_is_asked_again(event: Steered) -> None:
    coach = Rehearsal(CRAMP, event)
    assert (coach.phrases, coach.question) == ([Phrase.NOT_YET], Question.EASING)
    coach = Rehearsal(RUNNER, RESUME)
    assert (coach.phrases, coach.question) == ([Phrase.POSITION], Question.OTHER_LEG)


def test_not_ready_for_the_other_leg_is_a_rest() -> None:
    coach = Rehearsal(RUNNER, NO)
    assert (coach.phrases, coach.question) == ([Phrase.NOT_YET], Question.RESUME)
    coach.hear(YES)
    assert coach.guides[0].side == "right"


def test_no_twice_to_ready_is_an_offer_to_finish() -> None:
    coach = Rehearsal(RUNNER, NO, NO)
    assert coach.ask == Ask(Question.FINISH)
    coach.hear(YES)
    assert (coach.phrases, coach.question) == ([Phrase.GOODBYE], None)


ENOUGH, GOOD = Steered(Control.ENOUGH), Steered(Control.GOOD)


@pytest.mark.parametrize("asked", ["runners_stretch", "daily_routine"])
def test_one_leg_or_stretch_may_be_enough(asked: str) -> None:
    assert Rehearsal(StretchAsked(asked), ENOUGH).ask == Ask(Question.FINISH)
    assert Rehearsal(RUNNER, ENOUGH, NO).guides[0].side == "right"


@pytest.mark.parametrize("before", [(), (CRAMP,), (OPENED,), (AdviceAsked("causes"),)], ids=str)
def test_enough_of_anything_else_is_no(before: tuple[Event, ...]) -> None:
    said, denied = Rehearsal(*before, ENOUGH), Rehearsal(*before, NO)
    assert said.outcome == denied.outcome


def test_good_is_yes_to_how_it_feels_and_to_an_offer() -> None:
    assert Rehearsal(CRAMP, GOOD).rung == "ankle"
    assert Rehearsal(OPENED, GOOD).rung == "toes_up"
    holding = Rehearsal(CRAMP)
    holding.hear(GOOD, at=12)
    assert (holding.phrases, holding.question) == ([Phrase.HOLD_ON], Question.EASING)


@pytest.mark.parametrize("before", [(CRAMP, NO, NO), (CRAMP, SignDoubted())], ids=str)
def test_good_is_no_answer_to_whether_something_is_wrong(before: tuple[Event, ...]) -> None:
    coach = Rehearsal(*before)
    asked = coach.ask
    coach.hear(GOOD)
    assert (coach.ask, coach.warning) == (asked, None)


def test_who_does_not_want_to_finish_goes_on() -> None:
    coach = Rehearsal(RUNNER, NO, NO, NO)
    assert coach.guides[0].side == "right"
    assert Rehearsal(RUNNER, NO, NO, RESUME).question is Question.OTHER_LEG


def test_a_pause_in_a_step_that_is_not_ended_by_no_can_be_ended() -> None:
    coach = Rehearsal(RUNNER)
    coach.hear(PAUSE, at=coach.marks[1].start + 0.5)
    coach.hear(NO)
    assert coach.question is Question.FINISH
    coach.hear(NO)
    assert coach.steps[0] == "hands"


@pytest.mark.parametrize("routine", ["towel_stretch", "runners_stretch"])
def test_onward_after_a_pause_goes_on_where_next_would_skip(routine: str) -> None:
    onward, skipped = (Rehearsal(StretchAsked(routine)) for _ in range(2))
    for coach in (onward, skipped):
        coach.hear(PAUSE, at=coach.marks[1].start + 0.5)
    paused = onward.state.walk
    onward.hear(ONWARD)
    skipped.hear(NEXT)
    assert onward.state.walk == paused
    assert skipped.state.walk != paused


def test_onward_where_nothing_is_paused_is_the_next_step() -> None:
    onward, next_ = (Rehearsal(TOWEL) for _ in range(2))
    onward.hear(ONWARD, at=0.5)
    next_.hear(NEXT, at=0.5)
    assert onward.steps == next_.steps
    assert onward.state.walk == next_.state.walk


def test_not_going_on_after_an_aside_is_a_rest() -> None:
    coach = Rehearsal(TOWEL)
    coach.hear(NotUnderstood(), at=coach.marks[1].start)
    coach.hear(NO)
    assert coach.question is Question.RESUME
    coach.hear(RESUME)
    assert coach.steps[0] == "towel"


@pytest.mark.parametrize("before", [(), (CRAMP,), (RUNNER,), (OPENED,), (DRIVING,)], ids=str)
def test_stop_is_a_short_goodbye(before: tuple[Event, ...]) -> None:
    coach = Rehearsal(*before, STOP)
    assert (coach.phrases, coach.question) == ([Phrase.GOODBYE], None)


def test_stop_keeps_the_place() -> None:
    coach = Rehearsal(CRAMP, NO, STOP)
    place = coach.walk
    coach.hear(OPENED)
    assert coach.walk == place


@pytest.mark.parametrize("after", [(STOP,), (YES, STOP), (NO,)], ids=str)
def test_what_is_finished_has_no_place_to_keep(after: tuple[Event, ...]) -> None:
    coach = Rehearsal(StretchAsked("daily_routine"), *[YES] * 6)
    assert coach.question is Question.REMIND
    for event in after:
        coach.hear(event)
    assert coach.question is None
    assert coach.state.walk is None


def test_anything_else_is_answered_by_what_there_is() -> None:
    coach = Rehearsal(StretchAsked("daily_routine"), *[YES] * 8)
    assert (coach.phrases, coach.question) == ([Phrase.MENU_DAY], Question.WHICH)


@pytest.mark.parametrize("answers", [(), (NO,), (NO, NO, NO), (YES,)], ids=str)
def test_help_in_a_cramp_keeps_the_body_at_it_first(answers: tuple[Event, ...]) -> None:
    coach = Rehearsal(CRAMP, *answers)
    routine, question = coach.guides[0].routine, coach.question
    coach.hear(HELP)
    assert coach.outcome.replies[0] == Keep(routine, ())
    assert coach.question is question


def test_help_at_the_question_before_a_press_asks_it_again() -> None:
    coach = Rehearsal(CRAMP, NO, NO, HELP)
    assert (coach.guides, coach.question) == ([], Question.SCREEN)


@pytest.mark.parametrize("before", [(), (OPENED,)])
def test_help_before_anything_else_is_the_first_movement(before: tuple[Event, ...]) -> None:
    coach = Rehearsal(*before, HELP)
    assert coach.speech.text.startswith("If your calf is cramping, pull your toes up")
    assert coach.question is Question.GUIDE


def test_help_in_a_stretch_comes_back_to_it() -> None:
    coach = Rehearsal(RUNNER, HELP)
    assert coach.phrases == [Phrase.MENU_ALL, Phrase.STEERING]
    assert coach.question is Question.OTHER_LEG


@pytest.mark.parametrize("answer", [YES, NO])
def test_an_answer_in_the_middle_of_a_stretch_lets_it_go_on(answer: Event) -> None:
    coach = Rehearsal(RUNNER)
    coach.hear(answer, at=coach.marks[1].start + 0.5)
    assert (coach.steps[0], coach.question) == ("hands", Question.OTHER_LEG)
    coach.hear(answer, at=coach.marks[-1].hold_start + 5.0)
    assert coach.guides[0].resumed


def test_a_yes_while_the_ankle_moves_is_asked_what_it_means() -> None:
    coach = Rehearsal(CRAMP, YES)
    coach.hear(YES, at=20.0)
    assert coach.speech.text.startswith("Keep moving your ankle slowly.")
    assert coach.question is Question.EASING


@pytest.mark.parametrize("before", [(RUNNER,), (CRAMP,), (StretchAsked("calf_massage"), NO)])
def test_no_in_the_middle_of_a_step_never_closes(before: tuple[Event, ...]) -> None:
    coach = Rehearsal(*before)
    place = coach.walk
    coach.hear(NO, at=coach.marks[0].start + 0.5)
    assert coach.question is not None
    assert coach.walk == place


@pytest.mark.parametrize("before", [(OPENED, NO), (CRAMP, GONE, STOP, NEXT)], ids=str)
def test_yes_to_an_open_choice_explains_it(before: tuple[Event, ...]) -> None:
    coach = Rehearsal(*before, YES)
    assert coach.outcome.replies[-2:] == (Explain(Question.WHICH), Ask(Question.WHICH))
    coach.hear(NO)
    assert coach.question is None


@pytest.mark.parametrize(
    "event",
    [
        REPEAT,
        RESUME,
        PREVIOUS,
        START_OVER,
        TIME_LEFT,
        NO,
        HELP,
        STILL_HURTS,
        PaceAsked(Pace.LONGER),
        TOWEL,
        NotUnderstood(),
        AdviceAsked("causes"),
        CrampReported(leg=Leg.LEFT),
    ],
    ids=str,
)
def test_nobody_is_led_at_the_wheel_before_they_have_stopped(event: Event) -> None:
    coach = Rehearsal(DRIVING, event)
    assert coach.guides == []
    assert coach.question is Question.MADE_SAFE


def test_who_has_not_stopped_hears_it_again() -> None:
    assert MakeSafe("driving") in Rehearsal(DRIVING, REPEAT).outcome.replies


def test_easing_at_the_wheel_is_no_reason_to_close() -> None:
    assert Rehearsal(DRIVING, EASING).question is not None


CLOSING = {Control.STOP, Control.NO, Control.ENOUGH}


@pytest.mark.parametrize("before", [*NOWHERE, (CRAMP,), (RUNNER,), (DRIVING,)], ids=str)
@pytest.mark.parametrize("control", sorted(set(Control) - CLOSING))
def test_no_word_that_steers_closes_the_session(
    control: Control, before: tuple[Event, ...]
) -> None:
    assert Rehearsal(*before, Steered(control)).question is not None

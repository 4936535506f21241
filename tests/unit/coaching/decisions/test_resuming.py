import pytest

from skill.coaching.decisions.red_flags import LONG_CRAMP
from skill.coaching.decisions.resuming import KEPT_SECONDS, memory_of, place, state_from_memory
from skill.coaching.messages.effects import Forget
from skill.coaching.messages.events import (
    AdviceAsked,
    CrampReported,
    Event,
    ForgetAsked,
    NotUnderstood,
    Opened,
    PaceAsked,
    SignReported,
    StretchAsked,
)
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.questions import Question
from skill.coaching.messages.replies import Advise, Say
from skill.coaching.state.memory import Memory, Place, Profile
from skill.coaching.state.state import Hands, State
from skill.content.choices import Leg, Pace
from tests.support.rehearsal import (
    CRAMP,
    EASING,
    GONE,
    HELP,
    LIBRARY,
    NIGHT,
    NO,
    PAUSE,
    REPEAT,
    RESUME,
    START_OVER,
    STOP,
    YES,
    Rehearsal,
)

MINUTE = 60.0
OPENED = Opened()
TOWEL = StretchAsked("towel_stretch")
WALL = StretchAsked("runners_stretch", leg=Leg.LEFT, situations=("standing",))


def back(*events: Event, after: float = 5 * MINUTE) -> Rehearsal:
    """Somebody who did this, left, and is in a new conversation."""
    coach = Rehearsal(*events)
    coach.come_back(after)
    return coach


def test_a_stretch_that_was_stopped_is_offered_by_its_name() -> None:
    coach = Rehearsal(TOWEL)
    coach.hear(STOP, at=coach.marks[1].start)
    coach.come_back(MINUTE)
    coach.hear(OPENED)
    assert coach.speech.text == "Welcome back. Carry on with the towel stretch?"
    coach.hear(YES)
    assert coach.steps[0] == "towel"
    assert coach.phrases[0] is Phrase.POSITION


def test_a_session_that_ended_without_a_word_is_at_the_step_it_had_come_to() -> None:
    coach = Rehearsal(WALL)
    coach.now += coach.marks[2].start + 1.5
    coach.speech = coach.speech._replace(seconds=-2.0)
    coach.come_back(MINUTE)
    assert coach.state.unfinished == place(Rehearsal(WALL).context)._replace(  # type: ignore[union-attr]
        step=2, ready=False, until=coach.now - MINUTE + KEPT_SECONDS
    )


@pytest.mark.parametrize("routine", sorted(LIBRARY.routines))
@pytest.mark.parametrize("said", [(), (YES,), (NO,)], ids=["begun", "yes", "no"])
def test_a_session_that_vanishes_is_where_its_answer_had_come_to(
    routine: str, said: tuple[Event, ...]
) -> None:
    """The same as if it had been told that it ended, at every second of the answer."""
    asked = StretchAsked(routine)
    seconds = range(1, round(Rehearsal(asked, *said).speech.seconds) + 4)
    for second in seconds:
        told, vanished = Rehearsal(asked, *said), Rehearsal(asked, *said)
        vanished.vanish(second + 0.3)
        at = told.now + second + 0.3
        there = state_from_memory(memory_of(told.state, at, LIBRARY), at, LIBRARY)
        assert without_end(vanished.state) == without_end(there), second


def without_end(state: State) -> State:
    """The state without until when its place can be resumed."""
    kept = state.unfinished
    return state._replace(unfinished=kept and kept._replace(until=0.0))


def test_a_leg_that_was_done_is_not_led_again_though_the_session_vanished() -> None:
    coach = Rehearsal(TOWEL)
    coach.vanish(10 * MINUTE)
    coach.hear(OPENED)
    coach.hear(YES)
    assert coach.guides[0].side == "right"


@pytest.mark.parametrize("rung", [(CRAMP,), (CRAMP, NO)], ids=["first", "second"])
def test_relief_that_vanished_is_offered_as_it_was(rung: tuple[Event, ...]) -> None:
    coach = Rehearsal(*rung)
    coach.vanish(5 * MINUTE)
    assert coach.hear(OPENED).replies[1] == Say(Phrase.TOES_UP)


def test_at_the_question_for_the_other_leg_it_goes_on_with_that_leg() -> None:
    coach = back(TOWEL)
    coach.hear(OPENED)
    assert coach.question is Question.CARRY_ON
    coach.hear(YES)
    assert coach.guides[0].side == "right"


@pytest.mark.parametrize("before", [(CRAMP,), (CRAMP, NO), (CRAMP, NO, NO, NO)], ids=str)
def test_relief_begins_again_with_the_toes_up(before: tuple[Event, ...]) -> None:
    coach = back(*before)
    coach.hear(OPENED)
    assert coach.speech.text == "Welcome back. Keep your toes gently up. Is your calf easing?"
    coach.hear(REPEAT)
    assert coach.rung == "toes_up"
    coach.hear(NO)
    assert coach.rung == "lean"


def test_in_relief_easing_leads_to_the_ankle() -> None:
    coach = back(CRAMP, NO)
    coach.hear(OPENED)
    coach.hear(EASING)
    assert coach.rung == "ankle"


def test_what_was_asked_before_a_press_is_asked_again() -> None:
    coach = back(CRAMP, NO, NO, NO)
    for event in (OPENED, NO, NO):
        coach.hear(event)
    assert coach.question is Question.SCREEN


def test_a_cramp_that_lasts_since_ten_minutes_is_one_for_a_doctor() -> None:
    coach = back(CRAMP, after=11 * MINUTE)
    coach.hear(OPENED)
    coach.hear(NO)
    assert coach.warning == LONG_CRAMP


@pytest.mark.parametrize("last", [(), (NO,), (NO, PAUSE), (STOP,)], ids=str)
def test_nothing_of_the_body_or_of_what_was_said_is_kept(last: tuple[Event, ...]) -> None:
    told = CrampReported(leg=Leg.LEFT, situations=("bed",), severe=True)
    coach = back(told, *last)
    assert coach.state._replace(unfinished=None) == State()
    kept = {"routine", "rung", "segment", "step", "ready", "until", "later", "ends"}
    assert set(Place._fields) == kept
    coach.hear(OPENED)
    walk = coach.walk
    assert walk.relief is not None
    assert (walk.leg, walk.situations, walk.wished) == (None, (), "")
    assert (walk.hands, walk.relief.severe) == (Hands.UNKNOWN, False)


FORBIDDING = [row.id for row in LIBRARY.situations.values() if row.forbids or row.safe_from]


@pytest.mark.parametrize("situation", FORBIDDING)
@pytest.mark.parametrize("asked", [CrampReported(), StretchAsked()])
def test_where_a_situation_forbids_something_no_place_is_kept(
    asked: CrampReported | StretchAsked, situation: str
) -> None:
    coach = back(asked._replace(situations=(situation,)))
    assert coach.state == State()


def test_after_an_hour_the_place_is_gone() -> None:
    kept = memory_of(Rehearsal(TOWEL).state, NIGHT, LIBRARY)
    just, over = (
        state_from_memory(kept, NIGHT + KEPT_SECONDS + more, LIBRARY) for more in (-1.0, 0.0)
    )
    assert just.unfinished is not None
    assert over.unfinished is None


def test_a_place_that_ran_out_in_the_meantime_is_not_offered() -> None:
    state = State(unfinished=Place("towel_stretch", "", 0, 0, ready=False, until=NIGHT))
    coach = Rehearsal(OPENED, state=state)
    assert coach.question is Question.GUIDE
    assert Rehearsal(RESUME, state=state).question is Question.GUIDE


@pytest.mark.parametrize(
    "kept",
    [
        Place("gone", "", 0, 0, ready=False, until=NIGHT),
        Place("towel_stretch", "", 2, 0, ready=False, until=NIGHT),
        Place("towel_stretch", "", 0, 9, ready=False, until=NIGHT),
        Place("towel_stretch", "", 1, 0, ready=True, until=NIGHT),
        Place("relief", "gone", 0, 0, ready=False, until=NIGHT),
    ],
    ids=str,
)
def test_a_place_that_the_content_no_longer_has_is_dropped(kept: Place) -> None:
    profile = Profile(Pace.GENTLE)
    assert state_from_memory(Memory(kept, profile), NIGHT - 1.0, LIBRARY) == State(profile=profile)


@pytest.mark.parametrize(
    "events",
    [
        (),
        (AdviceAsked("causes"),),
        (CRAMP, GONE),
        (StretchAsked("calf_massage"), NO),
        (StretchAsked("calf_massage"), NO, PAUSE),
        (CRAMP, SignReported("chest_pain")),
        (CrampReported(situations=("driving",)),),
        (TOWEL, OPENED, NO),
    ],
    ids=str,
)
def test_where_nothing_is_left_to_do_opening_begins_anew(events: tuple[Event, ...]) -> None:
    coach = back(*events)
    coach.hear(OPENED)
    assert coach.question is Question.GUIDE


def test_resume_goes_on_at_once_position_first() -> None:
    coach = Rehearsal(TOWEL)
    coach.hear(STOP, at=coach.marks[1].start)
    coach.come_back(MINUTE)
    coach.hear(RESUME)
    assert coach.phrases[0] is Phrase.POSITION
    assert coach.steps[0] == "towel"


def test_resume_between_two_legs_asks_for_the_other_leg() -> None:
    coach = back(TOWEL)
    coach.hear(RESUME)
    assert coach.question is Question.OTHER_LEG


@pytest.mark.parametrize(
    "event", [CRAMP, StretchAsked("calf_massage"), HELP, NotUnderstood(), START_OVER], ids=str
)
def test_any_other_beginning_is_answered_as_if_nothing_were_unfinished(event: Event) -> None:
    coach = back(TOWEL)
    coach.hear(event)
    assert coach.speech.text == Rehearsal(event).speech.text


def test_an_answer_by_the_way_leaves_the_place_as_it_was() -> None:
    coach = back(TOWEL)
    kept = coach.state.unfinished
    coach.hear(AdviceAsked("ice_heat"))
    assert coach.outcome.replies[0] == Advise("ice_heat")
    assert coach.state.unfinished == kept
    coach.come_back(MINUTE)
    assert coach.state.unfinished == kept


@pytest.mark.parametrize("event", [SignReported("pop"), EASING, ForgetAsked()], ids=str)
def test_what_ends_it_ends_an_unfinished_walk_too(event: Event) -> None:
    coach = back(CRAMP)
    coach.hear(event)
    assert coach.state.unfinished is None


def test_pace_and_disclaimer_are_remembered() -> None:
    coach = back(PaceAsked(Pace.GENTLE), CRAMP, GONE)
    assert coach.state.profile == Profile(Pace.GENTLE, heard_disclaimer=True)
    coach.hear(CRAMP)
    assert coach.guides[0].holds == (10,)


def test_after_forget_me_nothing_more_of_the_conversation_is_kept() -> None:
    coach = Rehearsal(CRAMP, ForgetAsked(), PaceAsked(Pace.GENTLE))
    assert coach.state.walk is not None
    assert memory_of(coach.state, NIGHT, LIBRARY) == Memory()


def test_what_could_not_be_forgotten_is_not_said_to_be() -> None:
    coach = Rehearsal(PaceAsked(Pace.GENTLE), CRAMP, ForgetAsked(), forgets=False)
    assert coach.effects == [Forget()]
    assert coach.phrases == [Phrase.NOT_FORGOTTEN]
    assert coach.question is Question.EASING
    assert coach.state.profile.pace is Pace.GENTLE

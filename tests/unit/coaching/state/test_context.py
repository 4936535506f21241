import pytest

from skill.coaching.messages.events import CrampReported, StretchAsked
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.replies import Ask, Question, Say
from skill.coaching.state.context import Context
from skill.coaching.state.state import Relief, State, Walk
from tests.support.rehearsal import (
    CRAMP,
    LIBRARY,
    NIGHT,
    PAUSE,
    Rehearsal,
)

RELIEF = Walk("relief", relief=Relief(NIGHT))


def moment(state: State) -> Context:
    return Context(state, NIGHT, LIBRARY)


def heard_at(coach: Rehearsal, seconds: float) -> Context:
    return Context(coach.state, coach.now + 1.0 + seconds, LIBRARY)


def test_while_a_step_is_spoken_there_is_no_check_in() -> None:
    coach = Rehearsal(CRAMP)
    during, after = heard_at(coach, 10.0), heard_at(coach, coach.speech.seconds)
    assert (during.at_check_in, after.at_check_in) == (False, True)
    assert during.current_mark is not None
    assert after.current_mark is None


def test_the_step_that_is_spoken_is_the_step_of_the_walk() -> None:
    coach = Rehearsal(StretchAsked("runners_stretch"))
    second_step = coach.marks[1]
    assert heard_at(coach, second_step.start).walk.step == 1
    assert coach.moment.walk.step == 4


def test_a_pause_in_a_step_is_no_check_in_and_one_after_it_is() -> None:
    coach = Rehearsal(CRAMP)
    coach.hear(PAUSE, at=5.0)
    assert not coach.moment.at_check_in
    assert Rehearsal(CRAMP, PAUSE).moment.at_check_in


def test_without_a_walk_there_is_no_place_in_it() -> None:
    nowhere = moment(State())
    assert not nowhere.at_check_in
    assert not nowhere.relieving
    for place in ("walk", "segments", "segment", "relief"):
        with pytest.raises(LookupError):
            getattr(nowhere, place)


def test_a_stretch_has_seen_no_relief() -> None:
    with pytest.raises(LookupError):
        _ = moment(State(walk=Walk("ankle_stretch"))).relief


@pytest.mark.parametrize(
    ("state", "possible"),
    [
        (State(), True),
        (State(question="guide"), True),
        (State(walk=RELIEF, question="easing"), True),
        (State(walk=Walk("ankle_stretch")), False),
        (State(question="offer", topic="prevention"), False),
    ],
)
def test_a_cramp_is_possible_until_something_else_is_known(state: State, possible: bool) -> None:
    assert moment(state).cramp_possible is possible


def test_the_state_remembers_the_question_that_ends_the_turn() -> None:
    before = State(misses=2, paused_question="easing", walk=RELIEF)
    outcome = moment(before).outcome(Say(Phrase.MENU_ALL), Ask(Question.OFFER, "doctor"))
    assert outcome.state == State(walk=RELIEF, question="offer", topic="doctor")
    assert outcome.ask == Ask(Question.OFFER, "doctor")


@pytest.mark.parametrize("replies", [(), (Say(Phrase.GOODBYE),)])
def test_a_turn_without_a_question_asks_nothing(replies: tuple[Say, ...]) -> None:
    outcome = moment(State(question="guide")).outcome(*replies)
    assert outcome.state == State()
    assert outcome.ask is None


def test_an_aside_comes_back_to_the_open_question() -> None:
    outcome = moment(State(question="offer", topic="doctor")).ask_again(explain=True)
    assert outcome.ask == Ask(Question.OFFER, "doctor", explain=True)


def test_an_aside_with_nothing_open_asks_what_is_wanted() -> None:
    assert moment(State()).ask_again().ask == Ask(Question.WHICH)


@pytest.mark.parametrize(
    ("event", "question"),
    [(CRAMP, Question.EASING), (StretchAsked(), Question.GO_ON)],
)
def test_an_aside_in_the_middle_of_a_step_asks_to_go_on(
    event: CrampReported | StretchAsked, question: Question
) -> None:
    assert heard_at(Rehearsal(event), 5.0).ask_again().ask == Ask(question)


def test_a_pause_at_a_check_in_stays_one_through_an_aside() -> None:
    paused = Rehearsal(CRAMP, PAUSE).moment.ask_again(Say(Phrase.MISSED))
    assert paused.state.paused_question == "easing"
    assert paused.ask == Ask(Question.RESUME)


def test_another_state_leaves_time_and_content_alone() -> None:
    other = moment(State()).with_state(State(misses=1))
    assert (other.state.misses, other.now, other.library) == (1, NIGHT, LIBRARY)

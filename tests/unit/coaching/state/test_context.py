import pytest

from skill.coaching.messages.events import CrampReported, StretchAsked
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.questions import AdviceId, Question
from skill.coaching.messages.replies import Ask, Explain, Say
from skill.coaching.state.context import Context
from skill.coaching.state.state import Relief, State, Walk
from tests.support.rehearsal import CRAMP, LIBRARY, NIGHT, PAUSE, Rehearsal

RELIEF = Walk("relief", relief=Relief(NIGHT))


def context(state: State) -> Context:
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
    assert coach.context.walk.step == 4


def test_a_pause_in_a_step_is_no_check_in_and_one_after_it_is() -> None:
    coach = Rehearsal(CRAMP)
    coach.hear(PAUSE, at=5.0)
    assert not coach.context.at_check_in
    assert Rehearsal(CRAMP, PAUSE).context.at_check_in


def test_without_a_walk_there_is_no_place_in_it() -> None:
    nowhere = context(State())
    assert not nowhere.at_check_in
    assert not nowhere.relieving
    for place in ("walk", "segments", "segment", "relief"):
        with pytest.raises(LookupError):
            getattr(nowhere, place)


def test_a_stretch_has_seen_no_relief() -> None:
    with pytest.raises(LookupError):
        _ = context(State(walk=Walk("ankle_stretch"))).relief


@pytest.mark.parametrize(
    ("state", "possible"),
    [
        (State(), True),
        (State(open_question=Ask(Question.GUIDE)), True),
        (State(walk=RELIEF, open_question=Ask(Question.EASING)), True),
        (State(walk=Walk("ankle_stretch")), False),
        (State(open_question=Ask(Question.OFFER, AdviceId("prevention"))), False),
    ],
)
def test_a_cramp_is_possible_until_something_else_is_known(state: State, possible: bool) -> None:
    assert context(state).cramp_possible is possible


def test_the_state_remembers_the_question_that_ends_the_turn() -> None:
    before = State(misses=2, paused_question=Ask(Question.EASING), walk=RELIEF)
    offer = Ask(Question.OFFER, AdviceId("doctor"))
    outcome = context(before).say(Say(Phrase.MENU_ALL), offer)
    assert outcome.state == State(walk=RELIEF, open_question=offer)
    assert outcome.ask == offer


@pytest.mark.parametrize("replies", [(), (Say(Phrase.GOODBYE),)])
def test_a_turn_without_a_question_asks_nothing(replies: tuple[Say, ...]) -> None:
    outcome = context(State(open_question=Ask(Question.GUIDE))).say(*replies)
    assert outcome.state == State()
    assert outcome.ask is None


def test_an_aside_comes_back_to_the_open_question() -> None:
    offer = Ask(Question.OFFER, AdviceId("doctor"))
    outcome = context(State(open_question=offer)).ask_again(explain=True)
    assert outcome.replies == (Explain(Question.OFFER), offer)


def test_an_aside_with_nothing_open_asks_what_is_wanted() -> None:
    assert context(State()).ask_again().ask == Ask(Question.WHICH)


@pytest.mark.parametrize(
    ("event", "question"),
    [(CRAMP, Question.EASING), (StretchAsked(), Question.GO_ON)],
)
def test_an_aside_in_the_middle_of_a_step_asks_to_go_on(
    event: CrampReported | StretchAsked, question: Question
) -> None:
    assert heard_at(Rehearsal(event), 5.0).ask_again().ask == Ask(question)


def test_a_pause_at_a_check_in_stays_one_through_an_aside() -> None:
    paused = Rehearsal(CRAMP, PAUSE).context.ask_again(Say(Phrase.MISSED))
    assert paused.state.paused_question == Ask(Question.EASING)
    assert paused.ask == Ask(Question.RESUME)


def test_another_state_leaves_time_and_content_alone() -> None:
    other = context(State()).with_state(State(misses=1))
    assert (other.state.misses, other.now, other.library) == (1, NIGHT, LIBRARY)

import json
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.coaching.messages.events import (
    EffectDone,
    Event,
    NotUnderstood,
    Opened,
    StretchAsked,
    WentWrong,
)
from skill.coaching.messages.questions import Question
from skill.coaching.messages.replies import Ask, Explain
from skill.coaching.state.circumstances import forbidden
from skill.coaching.state.state import Hands, State, from_json, to_json
from skill.coaching.state.validation import is_valid
from tests.support.rehearsal import CRAMP, EVENTS, LIBRARY, NO, YES, Rehearsal

turns = st.tuples(st.sampled_from(EVENTS), st.none() | st.floats(-1.0, 60.0))
conversations = st.lists(turns, max_size=12)


def test_the_rehearsals_know_every_kind_of_event() -> None:
    assert {type(event) for event in EVENTS} == set(get_args(Event)) - {EffectDone}


@given(conversations)
def test_every_conversation_goes_on_from_what_json_keeps_of_it(
    conversation: list[tuple[Event, float | None]],
) -> None:
    coach = Rehearsal()
    for event, at in conversation:
        before = coach.state
        coach.hear(event, at)
        assert coach.speech.parts
        assert bool(coach.speech.reprompt) is (coach.question is not None)
        assert is_valid(coach.state, LIBRARY), (before, event)
        coach.state = from_json(json.loads(json.dumps(to_json(coach.state))))


@given(conversations)
def test_nobody_is_led_through_what_would_harm(
    conversation: list[tuple[Event, float | None]],
) -> None:
    coach = Rehearsal()
    for event, at in conversation:
        coach.hear(event, at)
        for guide in coach.guides:
            routine = LIBRARY.routines[guide.routine]
            assert forbidden(guide.situations, LIBRARY).isdisjoint(routine.acts)
            assert coach.walk.hands is Hands.ALLOWED or not routine.needs_screen
            assert not coach.state.warned


@given(conversations)
def test_words_that_fit_nothing_never_move_a_walk_on(
    conversation: list[tuple[Event, float | None]],
) -> None:
    coach = Rehearsal(Opened())
    for event, at in conversation:
        coach.hear(event, at)
    if coach.question in (None, Question.SCREEN) or coach.state.warned:
        return  # what is unclear before a press leaves it out; once warned, help comes first
    place = coach.context.walk if coach.state.walk else None
    question = coach.context.question_to_repeat
    coach.hear(NotUnderstood())
    assert (coach.state.walk, coach.question) == (place, question.question)
    coach.hear(NotUnderstood())
    assert coach.state.walk == place
    assert coach.ask is not None
    assert coach.ask.question is question.question


def test_more_help_comes_with_the_second_miss() -> None:
    coach = Rehearsal(CRAMP, NotUnderstood())
    assert coach.ask == Ask(Question.EASING)
    coach.hear(NotUnderstood())
    assert coach.outcome.replies[1:] == (Explain(Question.EASING), Ask(Question.EASING))
    coach.hear(NO)
    coach.hear(NotUnderstood())
    assert coach.ask == Ask(Question.EASING)


def test_words_that_fit_nothing_at_first_are_answered_like_an_opening() -> None:
    assert Rehearsal(NotUnderstood()).question is Question.GUIDE


@pytest.mark.parametrize("refusals", [0, 1])
def test_an_internal_error_in_a_hold_speaks_the_step_again(refusals: int) -> None:
    coach = Rehearsal(CRAMP, *[NO] * refusals)
    rung = coach.rung
    coach.hear(WentWrong(), at=coach.marks[-1].start + 1)
    assert (coach.rung, coach.steps[0]) == (rung, coach.guides[-1].step.id)


def test_an_internal_error_before_a_press_asks_for_its_signs_again() -> None:
    coach = Rehearsal(CRAMP, NO, NO)
    walk = coach.walk
    coach.hear(WentWrong())
    assert (coach.walk, coach.question) == (walk, Question.SCREEN)


def test_an_internal_error_with_nothing_running_asks_to_say_it_again() -> None:
    coach = Rehearsal(WentWrong())
    assert coach.question is Question.SAY_AGAIN
    assert coach.state.walk is None


@pytest.mark.parametrize(
    ("event", "question"),
    [(CRAMP, Question.EASING), (StretchAsked("towel_stretch"), Question.OTHER_LEG)],
)
def test_an_internal_error_at_a_check_in_asks_its_question_again(
    event: Event, question: Question
) -> None:
    coach = Rehearsal(event)
    walk = coach.context.walk
    coach.hear(WentWrong())
    assert (coach.walk, coach.question) == (walk, question)


def test_the_time_is_an_argument() -> None:
    first, second = Rehearsal(CRAMP, NO, YES), Rehearsal(CRAMP, NO, YES)
    assert first.outcome == second.outcome
    assert first.state == second.state != State()

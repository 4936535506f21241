import pytest

from skill.coaching.messages.events import (
    AdviceAsked,
    Event,
    NotUnderstood,
    SignReported,
    StretchAsked,
)
from skill.coaching.metrics import TurnResult, activity, classify
from skill.coaching.state.state import State
from tests.support.rehearsal import (
    A_BIT,
    CRAMP,
    EASING,
    GONE,
    NEXT,
    NO,
    STILL_HURTS,
    WORSE,
    YES,
    Rehearsal,
)

TOWEL = StretchAsked("towel_stretch")


def noted(event: Event, *before: Event, at: float | None = None) -> TurnResult:
    """What is noted of an event after these."""
    coach = Rehearsal(*before)
    state = coach.state
    coach.hear(event, at)
    return classify(state, event, coach.outcome)


@pytest.mark.parametrize("event", [YES, EASING])
def test_an_easing_cramp_is_noted(event: Event) -> None:
    assert noted(event, CRAMP) is TurnResult.EASING
    assert noted(event, CRAMP, NO) is TurnResult.EASING


@pytest.mark.parametrize("event", [NO, STILL_HURTS, WORSE])
def test_a_cramp_that_does_not_ease_is_noted(event: Event) -> None:
    assert noted(event, CRAMP) is TurnResult.NOT_EASING


@pytest.mark.parametrize("event", [YES, NO])
@pytest.mark.parametrize("second", [1.0, 5.0, 20.0])
def test_a_yes_or_no_in_a_hold_answers_no_check_in(event: Event, second: float) -> None:
    assert noted(event, CRAMP, at=second) is TurnResult.OTHER


def test_a_bit_better_and_gone_are_noted_as_easing() -> None:
    assert noted(A_BIT, CRAMP) is TurnResult.EASING
    assert noted(GONE, CRAMP) is TurnResult.EASING
    assert noted(YES, CRAMP, YES) is TurnResult.EASING


def test_a_cramp_that_is_back_is_noted() -> None:
    assert noted(STILL_HURTS, CRAMP, YES) is TurnResult.NOT_EASING


@pytest.mark.parametrize("event", [YES, NO])
def test_the_question_before_a_press_is_no_check_in(event: Event) -> None:
    result = TurnResult.DANGER_SIGN if event == YES else TurnResult.OTHER
    assert noted(event, CRAMP, NO, NO) is result


@pytest.mark.parametrize("before", [(), (CRAMP,), (TOWEL,)])
def test_a_danger_sign_is_noted_from_everywhere(before: tuple[Event, ...]) -> None:
    assert noted(SignReported("pop"), *before) is TurnResult.DANGER_SIGN


def test_a_cramp_that_lasts_too_long_is_a_danger_sign() -> None:
    assert noted(WORSE, CRAMP, WORSE) is TurnResult.DANGER_SIGN


def test_what_was_not_understood_is_noted() -> None:
    assert noted(NotUnderstood(), CRAMP) is TurnResult.NOT_UNDERSTOOD


@pytest.mark.parametrize("event", [CRAMP, NEXT, AdviceAsked("causes"), TOWEL])
def test_nothing_else_is(event: Event) -> None:
    assert noted(event) is TurnResult.OTHER
    assert noted(event, CRAMP) is TurnResult.OTHER


def test_a_yes_to_another_question_is_no_easing() -> None:
    assert noted(YES, TOWEL) is TurnResult.OTHER


def test_what_is_under_way_is_told_in_a_word() -> None:
    words = [activity(Rehearsal(*events).state) for events in ((), (CRAMP,), (TOWEL,))]
    assert words == ["nothing", "relief", "stretch"]
    assert activity(State()) == "nothing"

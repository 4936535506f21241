import pytest

from skill.coaching.messages.events import (
    AdviceAsked,
    CrampReported,
    Event,
    SignReported,
    StretchAsked,
)
from skill.coaching.messages.questions import AdviceId, Question
from skill.coaching.messages.replies import Ask, Warn
from skill.coaching.state.state import State
from skill.content.choices import Urgency
from tests.support.rehearsal import CRAMP, LIBRARY, NO, PAUSE, YES, Rehearsal

BEFORE: list[tuple[Event, ...]] = [
    (),
    (CRAMP,),
    (CRAMP, NO, PAUSE),
    (CrampReported(situations=("driving",)),),
    (StretchAsked(), YES),
    (AdviceAsked("doctor"),),
]
OTHERS = [sign.id for sign in LIBRARY.signs.values() if sign.urgency is not Urgency.ROUTINE]


@pytest.mark.parametrize("before", BEFORE, ids=str)
@pytest.mark.parametrize("sign", LIBRARY.signs)
def test_a_sign_comes_before_anything_else_and_stops_the_walk(
    sign: str, before: tuple[Event, ...]
) -> None:
    coach = Rehearsal(*before, SignReported(sign))
    assert coach.outcome.replies[0] == Warn(sign)
    assert coach.state.walk is None
    assert coach.state.last_advice == ""


@pytest.mark.parametrize("sign", OTHERS)
def test_a_sign_that_cannot_wait_closes_the_session(sign: str) -> None:
    assert Rehearsal(CRAMP, SignReported(sign)).outcome.replies == (Warn(sign),)


@pytest.mark.parametrize("sign", sorted(LIBRARY.signs.keys() - set(OTHERS)))
def test_a_sign_for_a_routine_visit_is_followed_by_an_offer(sign: str) -> None:
    coach = Rehearsal(SignReported(sign))
    assert coach.outcome.replies == (Warn(sign), Ask(Question.OFFER, AdviceId("doctor")))


@pytest.mark.parametrize("sign", ["", "gibberish"])
def test_a_sign_that_cannot_be_told_apart_gets_the_most_urgent_words(sign: str) -> None:
    coach = Rehearsal(SignReported(sign))
    assert coach.outcome.replies == (Warn(""),)
    assert coach.speech.text.startswith("Use a phone to call 911 now.")
    assert coach.says("swollen")


@pytest.mark.parametrize("sign", OTHERS)
def test_nothing_of_a_sign_is_kept(sign: str) -> None:
    assert Rehearsal(SignReported(sign)).state == State()

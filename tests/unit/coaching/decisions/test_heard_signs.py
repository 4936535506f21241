"""Of all meanings, a danger sign, an open check and an unsafe place go first."""

import pytest

from skill.coaching.decisions.red_flags import LONG_CRAMP
from skill.coaching.messages.events import (
    AdviceAsked,
    AnswerDoubted,
    Control,
    CrampReported,
    Event,
    Feeling,
    Felt,
    NotUnderstood,
    SignDoubted,
    SignReported,
    Steered,
)
from skill.coaching.state.state import State
from skill.content.choices import Leg, Urgency
from tests.support.hand_made_readings import (
    CHECK,
    CHECK_AT_ONCE,
    FRESH,
    RELIEF,
    SCREEN,
    STRETCH,
    heard,
)
from tests.support.rehearsal import CRAMP, LIBRARY, NO, YES

STATES = [FRESH, RELIEF, STRETCH, CHECK]
NAMES = ["fresh", "relief", "stretch", "check"]
CAN_WAIT = [
    sign.id for sign in LIBRARY.signs.values() if sign.urgency in (Urgency.SOON, Urgency.ROUTINE)
]
PRESSING = [id_ for id_ in LIBRARY.signs if id_ not in CAN_WAIT]
UNSAFE = [one.id for one in LIBRARY.situations.values() if one.safe_from]


@pytest.mark.parametrize("state", STATES, ids=NAMES)
@pytest.mark.parametrize("sign", PRESSING)
def test_a_sign_that_cannot_wait_goes_before_all_else(sign: str, state: State) -> None:
    others = ("cramp", "yes", "no", "steer:stop", "feel:eased", "topic:doctor", "leg:left")
    assert heard(*others, f"sign:{sign}", state=state) == SignReported(sign)


def test_of_two_signs_the_more_urgent_is_answered() -> None:
    assert heard("sign:pop", "sign:chest_pain") == SignReported("chest_pain")
    assert heard("sign:frequent", "sign:pop") == SignReported("pop")
    assert heard("sign:chest_pain", "sign:pop?") == SignReported("chest_pain")


def test_a_sign_that_the_content_does_not_know_is_the_most_urgent() -> None:
    assert heard("sign:pop", "sign:emergency") == SignReported("emergency")


@pytest.mark.parametrize("situation", ["pregnant", "after_birth", "driving", "someone_else"])
def test_a_sign_takes_with_it_where_and_how_the_person_is(situation: str) -> None:
    told = heard(f"situation:{situation}", "sign:swollen_leg")
    assert told == SignReported("swollen_leg", (situation,))


def test_a_sign_that_was_only_perhaps_meant_is_doubted_with_the_cramp_beside_it() -> None:
    assert heard("sign:pop?") == SignDoubted(("pop",))
    assert heard("sign:pop?", "leg:left") == SignDoubted(("pop",))
    assert heard("cramp", "leg:left", "sign:pop?", "sign:chest_pain?") == SignDoubted(
        ("pop", "chest_pain"), CrampReported(Leg.LEFT)
    )


@pytest.mark.parametrize("state", [FRESH, RELIEF, STRETCH], ids=NAMES[:3])
@pytest.mark.parametrize("sign", [sign for sign in PRESSING if sign != LONG_CRAMP])
def test_a_doubt_goes_before_all_that_is_no_sign(sign: str, state: State) -> None:
    others = ("yes", "no", "steer:stop", "feel:eased", "topic:doctor", "leg:left")
    assert heard(*others, f"sign:{sign}?", state=state) == SignDoubted((sign,))


def test_no_check_asks_for_a_long_cramp() -> None:
    assert heard(f"sign:{LONG_CRAMP}?") == NotUnderstood()
    assert heard(f"sign:{LONG_CRAMP}?", "sign:pop?") == SignDoubted(("pop",))
    assert heard(f"sign:{LONG_CRAMP}?", "cramp") == CRAMP


@pytest.mark.parametrize("sign", CAN_WAIT)
def test_a_sign_that_can_wait_waits_for_the_cramp(sign: str) -> None:
    assert heard(f"sign:{sign}", "cramp") == CRAMP._replace(signs=(sign,))
    assert heard(f"sign:{sign}", "feel:same", state=RELIEF) == Felt(Feeling.SAME)
    assert heard(f"sign:{sign}") == SignReported(sign)
    assert heard(f"sign:{sign}", "steer:next", "topic:doctor") == SignReported(sign)


@pytest.mark.parametrize("sign", CAN_WAIT)
def test_a_sign_that_can_wait_and_is_only_a_guess_is_not_asked_about(sign: str) -> None:
    assert heard(f"sign:{sign}?") == NotUnderstood()
    assert heard(f"sign:{sign}?", "yes", state=RELIEF) == YES


def test_of_two_signs_that_can_wait_the_more_urgent_is_answered() -> None:
    assert heard("sign:frequent", "sign:walking_pain") == SignReported("walking_pain")


@pytest.mark.parametrize("state", [CHECK, CHECK_AT_ONCE], ids=["in relief", "at once"])
def test_an_open_check_is_answered_by_yes_no_and_what_is_not_so(state: State) -> None:
    assert heard("yes", state=state) == YES
    assert heard("no", state=state) == NO
    assert heard(state=state, denied=("sign:chest_pain",)) == NO
    assert heard(state=state, denied=("sign:pop",)) == NotUnderstood()
    assert heard("yes", state=state, denied=("sign:chest_pain",)) == YES
    assert heard("cramp", "no", state=state) == NO


def test_who_is_unsure_about_a_check_is_warned() -> None:
    assert heard(state=CHECK, unsure=True) == YES
    assert heard(unsure=True, state=RELIEF) == NotUnderstood()


def test_a_check_is_answered_by_no_guess() -> None:
    assert heard("yes?", state=CHECK) == NotUnderstood()
    assert heard("no?", state=CHECK) == NotUnderstood()


def test_a_check_is_not_answered_by_what_is_no_sign_and_not_so() -> None:
    assert heard(state=CHECK, denied=("feel:eased",)) == NotUnderstood()


@pytest.mark.parametrize(
    ("token", "event"),
    [
        ("feel:eased", Felt(Feeling.EASING)),
        ("steer:repeat", Steered(Control.REPEAT)),
        ("topic:doctor", AdviceAsked("doctor")),
    ],
)
def test_who_is_unsure_about_something_else_is_not_warned(token: str, event: Event) -> None:
    assert heard(token, state=CHECK, unsure=True) == event


def test_what_does_not_answer_a_check_means_what_it_always_does() -> None:
    assert heard("steer:stop", state=CHECK) == Steered(Control.STOP)
    assert heard("sign:pop?", state=CHECK) == SignDoubted(("pop",))


def test_before_a_press_yes_no_and_unsure_go_before_how_it_feels() -> None:
    assert heard("yes", "sign:pop?", state=SCREEN) == YES
    assert heard("no", "cramp", "feel:same", "severity:severe", state=SCREEN) == NO
    assert heard(state=SCREEN, unsure=True) == YES
    assert heard("yes?", "no?", state=SCREEN, unsure=True) == YES


def test_before_a_press_only_no_is_a_clear_no() -> None:
    assert heard(state=SCREEN, denied=("sign:swollen_leg",)) == NotUnderstood()
    assert heard("no?", state=SCREEN) == AnswerDoubted()
    assert heard("sign:swollen_leg?", state=SCREEN) == SignDoubted(("swollen_leg",))
    assert heard("no", "sign:pop", state=SCREEN) == SignReported("pop")


@pytest.mark.parametrize("situation", UNSAFE)
@pytest.mark.parametrize("state", [FRESH, RELIEF, STRETCH], ids=NAMES[:3])
def test_where_something_must_be_made_safe_the_place_alone_is_a_cramp(
    situation: str, state: State
) -> None:
    reported = CrampReported(situations=(situation,))
    assert heard(f"situation:{situation}", state=state) == reported
    assert heard(f"situation:{situation}", "feel:same", "steer:next", state=state) == reported
    assert heard(f"situation:{situation}", "topic:causes", "cramp", state=state) == reported


@pytest.mark.parametrize("situation", UNSAFE)
def test_a_question_about_an_unsafe_place_is_a_question(situation: str) -> None:
    asked = AdviceAsked("causes", (situation,))
    assert heard(f"situation:{situation}", "topic:causes") == asked
    assert heard(f"situation:{situation}?", "steer:next") == Steered(Control.NEXT)


def test_a_place_that_the_content_does_not_know_is_not_unsafe() -> None:
    assert heard("situation:moon", "steer:next") == Steered(Control.NEXT)

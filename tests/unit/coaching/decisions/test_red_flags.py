import pytest

from skill.coaching.messages.events import (
    AdviceAsked,
    CrampReported,
    Event,
    ForgetAsked,
    NotUnderstood,
    Opened,
    ReminderWanted,
    SignReported,
    SituationTold,
    StretchAsked,
)
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.questions import AdviceId, Question
from skill.coaching.messages.replies import Advise, Ask, Warn
from skill.coaching.state.state import State
from skill.content.choices import Urgency
from tests.support.rehearsal import (
    CRAMP,
    GONE,
    LIBRARY,
    NEXT,
    NO,
    PAUSE,
    RESUME,
    STOP,
    YES,
    Rehearsal,
)

BEFORE: list[tuple[Event, ...]] = [
    (),
    (CRAMP,),
    (CRAMP, NO, PAUSE),
    (CrampReported(situations=("driving",)),),
    (StretchAsked(), YES),
    (AdviceAsked("doctor"),),
]
WAITING = [sign.id for sign in LIBRARY.signs.values() if not sign.urgency.stops_exercise]
PRESSING = [sign for sign in LIBRARY.signs if sign not in WAITING]
ROUTINE = [sign.id for sign in LIBRARY.signs.values() if sign.urgency is Urgency.ROUTINE]
IN_RELIEF = [before for before in BEFORE if before and isinstance(before[0], CrampReported)]
ELSEWHERE = [before for before in BEFORE if before not in IN_RELIEF]


@pytest.mark.parametrize("before", BEFORE, ids=str)
@pytest.mark.parametrize("sign", PRESSING)
def test_a_sign_comes_before_anything_else_and_stops_the_walk(
    sign: str, before: tuple[Event, ...]
) -> None:
    coach = Rehearsal(*before, SignReported(sign))
    assert coach.warning == sign
    assert len(coach.outcome.replies) == 1
    assert coach.state.walk is None
    assert coach.state.last_advice == ""


@pytest.mark.parametrize("before", ELSEWHERE, ids=str)
@pytest.mark.parametrize("sign", WAITING)
def test_a_sign_that_can_wait_is_answered_where_no_cramp_is(
    sign: str, before: tuple[Event, ...]
) -> None:
    coach = Rehearsal(*before, SignReported(sign))
    assert coach.outcome.replies[0] == Warn(sign)
    assert coach.state.walk is None


@pytest.mark.parametrize("before", IN_RELIEF, ids=str)
@pytest.mark.parametrize("sign", WAITING)
def test_a_sign_that_can_wait_never_stops_an_acute_cramp(
    sign: str, before: tuple[Event, ...]
) -> None:
    coach = Rehearsal(*before)
    walk, question = coach.context.walk, coach.question
    coach.hear(SignReported(sign))
    assert (coach.warning, coach.question) == (None, question)
    assert coach.phrases[0] is Phrase.FOR_LATER
    assert (coach.walk, coach.state.for_later) == (walk, sign)


def test_a_sign_that_can_wait_lets_a_hold_go_on() -> None:
    coach = Rehearsal(CRAMP)
    coach.hear(SignReported("statin"), at=20.0)
    assert coach.guides[0].resumed


def test_of_two_signs_that_wait_the_more_urgent_is_told() -> None:
    for signs in (("new_medicine", "frequent"), ("frequent", "new_medicine")):
        coach = Rehearsal(CRAMP, *map(SignReported, signs), GONE)
        assert coach.warning == "new_medicine"


@pytest.mark.parametrize("sign", PRESSING)
def test_a_sign_that_cannot_wait_closes_the_session(sign: str) -> None:
    assert Rehearsal(CRAMP, SignReported(sign)).outcome.replies == (Warn(sign),)


@pytest.mark.parametrize("sign", ROUTINE)
def test_a_sign_for_a_routine_visit_is_followed_by_an_offer(sign: str) -> None:
    coach = Rehearsal(SignReported(sign))
    assert coach.outcome.replies == (Warn(sign), Ask(Question.OFFER, AdviceId("doctor")))


@pytest.mark.parametrize("sign", ["", "gibberish"])
def test_a_sign_that_cannot_be_told_apart_gets_the_most_urgent_words(sign: str) -> None:
    coach = Rehearsal(SignReported(sign))
    assert coach.outcome.replies == (Warn(""),)
    assert coach.speech.text.startswith("Use a phone to call 911 now.")
    assert coach.says("Do not press or rub that leg.")


@pytest.mark.parametrize("sign", ["swollen_leg", "tender_vein", "calf_pain_days"])
@pytest.mark.parametrize("situation", ["pregnant", "after_birth"])
def test_a_swollen_leg_in_pregnancy_or_after_birth_is_one_for_the_maternity_unit(
    situation: str, sign: str
) -> None:
    for coach in (
        Rehearsal(SignReported(sign, (situation,))),
        Rehearsal(CrampReported(situations=(situation,)), SignReported(sign)),
        Rehearsal(StretchAsked(situations=(situation,)), SignReported(sign)),
        Rehearsal(CrampReported(situations=(situation,)), GONE, NO, SignReported(sign)),
    ):
        assert coach.warning == "swollen_pregnant"
        assert coach.speech.text.startswith("Go to your maternity unit now.")


def test_a_pregnancy_is_not_forgotten_ten_turns_later() -> None:
    coach = Rehearsal(CrampReported(situations=("pregnant",)), GONE)
    for topic in ("causes", "ice_heat", "hold_time", "supplies", "how_long") * 2:
        coach.hear(AdviceAsked(topic))
    coach.hear(SignReported("swollen_leg"))
    assert coach.warning == "swollen_pregnant"


def test_a_warning_is_said_where_the_person_is() -> None:
    coach = Rehearsal(CrampReported(situations=("driving",)), SignReported("chest_pain"))
    assert coach.outcome.replies == (Warn("chest_pain", ("driving",)),)
    told_at_once = Rehearsal(SignReported("chest_pain", ("driving",)))
    assert told_at_once.outcome.replies == coach.outcome.replies


def test_a_warning_is_said_to_who_helps() -> None:
    coach = Rehearsal(CrampReported(situations=("someone_else",)), SignReported("fainting"))
    assert coach.warning == "unresponsive"
    assert coach.says("Check that they breathe.")


@pytest.mark.parametrize("sign", PRESSING)
def test_nothing_of_a_sign_is_kept(sign: str) -> None:
    assert Rehearsal(SignReported(sign)).state == State(warned=True)
    assert Rehearsal(CRAMP, SignReported("statin"), SignReported(sign)).state.for_later == ""


AFTER = [
    CRAMP,
    StretchAsked("runners_stretch"),
    SituationTold(("bed",)),
    AdviceAsked("prevention"),
    YES,
    NEXT,
    RESUME,
    Opened(),
    NotUnderstood(),
    ReminderWanted(),
]


@pytest.mark.parametrize("event", AFTER, ids=repr)
@pytest.mark.parametrize("sign", ["chest_pain", "swollen_leg", "pop", ""])
def test_once_warned_no_exercise_is_offered_any_more(sign: str, event: Event) -> None:
    coach = Rehearsal(CRAMP, SignReported(sign), event)
    assert coach.phrases == [Phrase.HELP_FIRST]
    assert (coach.guides, coach.question, coach.state.walk) == ([], None, None)


@pytest.mark.parametrize("topic", ["doctor", "doctor.ambulance"])
def test_once_warned_the_question_for_a_doctor_is_answered(topic: str) -> None:
    coach = Rehearsal(SignReported("chest_pain"), AdviceAsked(topic))
    assert coach.outcome.replies == (Advise(topic),)
    assert coach.question is None


def test_once_warned_another_sign_is_answered() -> None:
    coach = Rehearsal(SignReported("pop"), SignReported("chest_pain"))
    assert coach.warning == "chest_pain"


@pytest.mark.parametrize("sign", WAITING)
def test_once_warned_a_sign_that_can_wait_changes_nothing(sign: str) -> None:
    coach = Rehearsal(SignReported("chest_pain"), SignReported(sign))
    assert coach.outcome.replies == (Warn(sign),)
    coach.hear(CRAMP)
    assert coach.phrases == [Phrase.HELP_FIRST]


def test_once_warned_stop_and_forget_me_still_count() -> None:
    assert Rehearsal(SignReported("pop"), STOP).phrases == [Phrase.GOODBYE]
    assert Phrase.FORGOTTEN in Rehearsal(SignReported("pop"), ForgetAsked()).phrases


@pytest.mark.parametrize("sign", WAITING)
def test_after_a_sign_that_can_wait_exercises_go_on(sign: str) -> None:
    assert Rehearsal(SignReported(sign), CRAMP).rung == "toes_up"

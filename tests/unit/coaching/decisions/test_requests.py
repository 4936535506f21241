import pytest

from skill.coaching.conversation import respond
from skill.coaching.messages.events import (
    AdviceAsked,
    CrampReported,
    Event,
    ForgetAsked,
    Opened,
    PaceAsked,
    StretchAsked,
)
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.questions import AdviceId, Question
from skill.coaching.messages.replies import Advise, Ask, MakeSafe
from skill.coaching.state.state import State
from skill.content.choices import Leg, Pace
from tests.support.rehearsal import (
    CRAMP,
    EASING,
    LIBRARY,
    NIGHT,
    NO,
    PAUSE,
    RESUME,
    STILL_HURTS,
    WORSE,
    YES,
    Rehearsal,
)

OPENED = Opened()
TOWEL = StretchAsked("towel_stretch")


def test_opening_begins_with_the_first_movement_and_offers_to_guide() -> None:
    coach = Rehearsal(OPENED)
    assert coach.speech.text.startswith("If your calf is cramping, pull your toes up")
    assert coach.question is Question.GUIDE
    assert coach.state.walk is None


def test_yes_to_the_opening_leads_into_relief_and_no_to_what_else_there_is() -> None:
    assert Rehearsal(OPENED, YES).rung == "toes_up"
    declined = Rehearsal(OPENED, NO)
    assert declined.phrases == [Phrase.MENU_DAY]
    assert declined.question is Question.WHICH


def test_opening_again_in_relief_asks_how_the_calf_is() -> None:
    coach = Rehearsal(CRAMP, NO, OPENED)
    assert coach.question is Question.CALF_EASING
    assert coach.speech.text == "Welcome back. Is your calf easing?"
    coach.hear(NO)
    assert coach.rung == "press"


def test_opening_again_in_a_stretch_offers_to_carry_on() -> None:
    coach = Rehearsal(TOWEL)
    coach.hear(OPENED, at=coach.marks[1].start)
    assert coach.speech.text == "Welcome back. Carry on with the towel stretch?"
    coach.hear(YES)
    assert coach.steps[0] == "towel"


def test_opening_again_between_two_legs_goes_on_with_the_other() -> None:
    coach = Rehearsal(TOWEL, OPENED)
    assert coach.question is Question.CARRY_ON
    coach.hear(YES)
    assert coach.guides[0].side == "other"


def test_opening_again_at_the_end_of_a_walk_begins_anew() -> None:
    assert Rehearsal(StretchAsked("calf_massage"), OPENED).question is Question.GUIDE


def test_how_do_i_stretch_starts_with_the_ankle() -> None:
    assert Rehearsal(StretchAsked()).guides[0].routine == "ankle_stretch"


@pytest.mark.parametrize("situation", [row.id for row in LIBRARY.situations.values() if row.seated])
def test_who_cannot_stand_is_taught_the_towel_stretch(situation: str) -> None:
    coach = Rehearsal(StretchAsked(situations=(situation,)))
    assert coach.guides[0].routine == "towel_stretch"


def test_a_stretch_asked_for_by_name_is_that_stretch() -> None:
    coach = Rehearsal(StretchAsked("runners_stretch", leg=Leg.RIGHT, situations=("pregnant",)))
    assert (coach.guides[0].routine, coach.guides[0].side) == ("runners_stretch", "right")


def test_who_drives_pulls_over_before_a_stretch() -> None:
    coach = Rehearsal(StretchAsked(situations=("driving",)))
    assert coach.outcome.replies[0] == MakeSafe("driving")
    assert coach.question is Question.MADE_SAFE
    coach.hear(YES)
    assert coach.steps[0] == "settle"


@pytest.mark.parametrize("topic", LIBRARY.advice)
def test_advice_is_one_answer_and_then_an_offer(topic: str) -> None:
    coach = Rehearsal(AdviceAsked(topic))
    assert coach.outcome.replies == (Advise(topic), Ask(Question.OFFER, AdviceId(topic)))
    coach.hear(YES)
    offered = LIBRARY.advice[topic].offer
    started = coach.guides[0].routine if coach.guides else coach.state.last_advice
    assert started == offered
    assert Rehearsal(AdviceAsked(topic), NO).question is None


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ((CRAMP,), Question.EASING),
        ((TOWEL,), Question.OTHER_LEG),
        ((CrampReported(situations=("driving",)),), Question.MADE_SAFE),
        ((TOWEL, PAUSE), Question.RESUME),
    ],
    ids=str,
)
def test_advice_in_a_walk_comes_back_to_it(before: tuple[Event, ...], question: Question) -> None:
    coach = Rehearsal(*before)
    walk = coach.context.walk
    coach.hear(AdviceAsked("causes"))
    assert (coach.question, coach.walk) == (question, walk)


def test_advice_in_the_middle_of_a_step_comes_back_to_that_step() -> None:
    coach = Rehearsal(TOWEL)
    coach.hear(AdviceAsked("causes"), at=coach.marks[1].start)
    assert coach.question is Question.GO_ON
    coach.hear(YES)
    assert coach.steps[0] == "towel"


def test_forget_me_deletes_everything_and_says_so() -> None:
    coach = Rehearsal(PaceAsked(Pace.LONGER), CRAMP, YES, YES, YES, ForgetAsked())
    assert coach.phrases[0] is Phrase.FORGOTTEN
    assert coach.state == State(open_question=Ask(Question.WHICH), forgotten=True)


def test_forget_me_in_a_walk_leaves_nothing_but_the_walk() -> None:
    coach = Rehearsal(PaceAsked(Pace.LONGER), CRAMP)
    walk = coach.walk
    coach.hear(ForgetAsked())
    assert coach.phrases == [Phrase.FORGOTTEN]
    assert coach.state == State(walk=walk, open_question=Ask(Question.EASING), forgotten=True)


def test_easing_out_of_the_blue_gets_after_care() -> None:
    coach = Rehearsal(EASING)
    assert coach.outcome.replies[0] == Advise("aftercare")
    assert coach.ask == Ask(Question.OFFER, AdviceId("aftercare"))


def test_easing_in_a_stretch_is_praised_and_the_stretch_goes_on() -> None:
    coach = Rehearsal(TOWEL, EASING)
    assert coach.phrases == [Phrase.PRAISE]
    assert coach.question is Question.OTHER_LEG


@pytest.mark.parametrize("before", [(), (TOWEL,), (AdviceAsked("causes"),)], ids=str)
@pytest.mark.parametrize("event", [STILL_HURTS, WORSE])
def test_pain_outside_relief_starts_relief(event: Event, before: tuple[Event, ...]) -> None:
    assert Rehearsal(*before, event).rung == "toes_up"


def test_worse_counts_from_the_first_time() -> None:
    assert Rehearsal(WORSE, WORSE).warning == "long_cramp"
    assert Rehearsal(STILL_HURTS, WORSE).warning is None


def test_a_paused_check_in_survives_a_question_in_between() -> None:
    coach = Rehearsal(TOWEL, PAUSE, AdviceAsked("causes"), RESUME)
    assert coach.question is Question.OTHER_LEG


def test_a_yes_to_an_offer_of_nothing_is_an_error_that_is_answered_elsewhere() -> None:
    with pytest.raises(LookupError):
        respond(State(open_question=Ask(Question.OFFER)), YES, LIBRARY, NIGHT)

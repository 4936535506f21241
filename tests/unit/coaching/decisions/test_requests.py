import pytest

from skill.coaching.conversation import respond
from skill.coaching.messages.events import (
    AdviceAsked,
    CrampReported,
    Event,
    ForgetAsked,
    Opened,
    PaceAsked,
    SituationTold,
    StretchAsked,
)
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.questions import AdviceId, Question
from skill.coaching.messages.replies import Advise, Ask, MakeSafe
from skill.coaching.state.state import State
from skill.content.choices import Leg, NamedLeg, OtherLeg, Pace, Side
from tests.support.rehearsal import (
    CRAMP,
    EASING,
    GONE,
    LIBRARY,
    NIGHT,
    NO,
    PAUSE,
    REPEAT,
    RESUME,
    STILL_HURTS,
    WORSE,
    WORSE_FROM_STRETCH,
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
    assert coach.ask == Ask(Question.CALF_EASING)
    assert coach.speech.text == "Welcome back. Keep your toes gently up. Is your calf easing?"
    coach.hear(NO)
    assert coach.question is Question.SCREEN


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
    assert coach.guides[0].side == "right"


def test_opening_again_at_the_end_of_a_walk_begins_anew() -> None:
    assert Rehearsal(StretchAsked("calf_massage"), NO, OPENED).question is Question.GUIDE


def test_how_do_i_stretch_starts_with_the_ankle() -> None:
    assert Rehearsal(StretchAsked()).guides[0].routine == "ankle_stretch"


@pytest.mark.parametrize("situation", [row.id for row in LIBRARY.situations.values() if row.seated])
def test_who_sits_or_lies_is_taught_the_towel_stretch(situation: str) -> None:
    coach = Rehearsal(StretchAsked(situations=(situation,)))
    assert coach.guides[0].routine == "towel_stretch"


def test_a_stretch_asked_for_by_name_is_that_stretch() -> None:
    coach = Rehearsal(StretchAsked("runners_stretch", leg=Leg.RIGHT, situations=("bed",)))
    assert (coach.guides[0].routine, coach.guides[0].side) == ("runners_stretch", "right")


@pytest.mark.parametrize("asked", ["", "ankle_stretch", "runners_stretch", "thumb_pressure"])
def test_in_pregnancy_a_stretch_is_the_seated_one_in_short_holds(asked: str) -> None:
    coach = Rehearsal(StretchAsked(asked, situations=("pregnant",)))
    assert coach.guides[0].routine == "towel_stretch"
    assert coach.guides[-1].holds == (10, 10, 10)


@pytest.mark.parametrize("situation", ["unsteady", "older", "cannot_stand"])
def test_whoever_must_not_stand_is_led_through_nothing_that_needs_it(situation: str) -> None:
    coach = Rehearsal(StretchAsked("runners_stretch", situations=(situation,)))
    assert coach.guides[0].routine == "towel_stretch"
    offered = Rehearsal(AdviceAsked("prevention"), YES)
    assert offered.guides[0].routine == "runners_stretch"


def test_who_told_of_a_pregnancy_is_offered_seated_stretches_all_talk_long() -> None:
    coach = Rehearsal(CrampReported(situations=("pregnant",)), GONE, AdviceAsked("prevention"), YES)
    assert coach.guides[0].routine == "towel_stretch"
    coach = Rehearsal(SituationTold(("pregnant",)), GONE, StretchAsked())
    assert coach.guides[0].routine == "towel_stretch"


@pytest.mark.parametrize("before", [(), (OPENED,), (CRAMP,)], ids=str)
def test_a_place_alone_is_a_cramp_there(before: tuple[Event, ...]) -> None:
    coach = Rehearsal(*before, SituationTold(("bed",), Leg.LEFT))
    assert (coach.rung, coach.guides[0].side) == ("toes_up", "left")
    assert coach.guides[0].situations == ("bed",)


def test_a_place_told_in_a_stretch_goes_on_with_it_there() -> None:
    coach = Rehearsal(StretchAsked("runners_stretch"))
    coach.hear(SituationTold(("someone_else",)), at=coach.marks[1].start + 0.5)
    assert (coach.steps[0], coach.guides[0].situations) == ("hands", ("someone_else",))


def test_a_leg_told_in_a_stretch_goes_on_with_that_leg() -> None:
    coach = Rehearsal(TOWEL)
    coach.hear(SituationTold((), Leg.RIGHT), at=coach.marks[1].start + 0.5)
    assert (coach.steps[0], coach.guides[0].side) == ("leg_out", "right")


@pytest.mark.parametrize(
    ("before", "told", "side", "first"),
    [
        ((), OtherLeg.OTHER, "right", "distance"),
        ((), Leg.LEFT, "left", "distance"),
        ((YES,), OtherLeg.OTHER, "left", "distance"),
        ((YES,), Leg.LEFT, "left", "distance"),
        ((YES,), Leg.RIGHT, "right", "front_leg"),
    ],
)
def test_a_leg_that_was_not_meant_is_left_for_the_one_that_is(
    before: tuple[Event, ...], told: NamedLeg, side: str, first: str
) -> None:
    coach = Rehearsal(StretchAsked("runners_stretch"), *before)
    coach.hear(SituationTold((), told), at=coach.marks[0].start + 0.5)
    assert (coach.guides[0].side, coach.steps[0]) == (side, first)


def test_a_leg_that_was_not_meant_is_left_before_the_lean() -> None:
    coach = Rehearsal(StretchAsked("runners_stretch"))
    coach.hear(SituationTold((), OtherLeg.OTHER), at=coach.marks[-1].hold_start + 0.5)
    assert (coach.guides[0].side, coach.steps[0]) == ("right", "front_leg")


def test_the_other_leg_goes_on_where_that_comes_next() -> None:
    coach = Rehearsal(StretchAsked("runners_stretch"), StretchAsked("", OtherLeg.OTHER))
    assert (coach.guides[0].side, coach.phrases[0]) == ("right", Phrase.SWAP)


def test_the_other_leg_means_nothing_where_no_leg_is_named() -> None:
    assert Rehearsal(StretchAsked("", OtherLeg.OTHER)).walk.leg is None
    massage = Rehearsal(StretchAsked("calf_massage"), NO, SituationTold((), OtherLeg.OTHER))
    assert (massage.walk.leg, massage.steps) == (None, ["knead"])


def test_who_says_with_a_question_how_they_are_is_answered_and_offered_what_suits() -> None:
    coach = Rehearsal(AdviceAsked("prevention", ("cannot_stand",)))
    assert coach.says("Do the towel stretch, sitting down.")
    assert coach.state.lasting == ("cannot_stand",)
    coach.hear(YES)
    assert coach.guides[0].routine == "towel_stretch"


@pytest.mark.parametrize("asked", ["runners_stretch", "daily_routine"])
def test_who_becomes_unsteady_swaps_the_wall_for_the_towel(asked: str) -> None:
    coach = Rehearsal(StretchAsked(asked), YES)
    coach.hear(SituationTold(("unsteady",)))
    assert coach.guides[0].routine == "towel_stretch"
    assert coach.walk.routine == asked
    assert coach.walk.relief is None


def test_a_baby_is_led_through_no_stretch() -> None:
    coach = Rehearsal(StretchAsked("towel_stretch", situations=("baby",)))
    assert coach.outcome.replies[0] == Advise("children.baby")
    assert coach.state.walk is None
    assert Rehearsal(TOWEL, SituationTold(("baby",))).state.walk is None


def test_who_drives_pulls_over_before_a_stretch() -> None:
    coach = Rehearsal(StretchAsked(situations=("driving",)))
    assert coach.outcome.replies[0] == MakeSafe("driving")
    assert coach.question is Question.MADE_SAFE
    coach.hear(YES)
    assert coach.steps[0] == "leg_out"


@pytest.mark.parametrize("topic", [one.id for one in LIBRARY.advice.values() if not one.asks_first])
def test_advice_is_one_answer_and_then_an_offer(topic: str) -> None:
    coach = Rehearsal(AdviceAsked(topic))
    assert coach.outcome.replies == (Advise(topic), Ask(Question.OFFER, AdviceId(topic)))
    coach.hear(YES)
    offered = LIBRARY.advice[topic].offer
    started = coach.walk.routine if coach.state.walk else coach.state.last_advice
    assert started == offered
    assert Rehearsal(AdviceAsked(topic), NO).question is None


@pytest.mark.parametrize("asked", ["remedies.mustard", "doctor.ambulance", "children.limp"])
def test_a_narrow_question_gets_its_answer_and_the_offer_of_its_topic(asked: str) -> None:
    coach = Rehearsal(AdviceAsked(asked))
    topic = asked.partition(".")[0]
    assert coach.outcome.replies == (Advise(asked), Ask(Question.OFFER, AdviceId(topic)))
    coach.hear(REPEAT)
    assert coach.outcome.replies[0] == Advise(asked)


def test_advice_is_said_for_where_and_how_the_person_is() -> None:
    coach = Rehearsal(CrampReported(situations=("bed", "dialysis")), AdviceAsked("aftercare"))
    assert coach.outcome.replies[0] == Advise("aftercare", ("bed", "dialysis"))
    coach = Rehearsal(
        CrampReported(situations=("standing", "dialysis")), GONE, AdviceAsked("prevention")
    )
    assert coach.outcome.replies[0] == Advise("prevention", ("dialysis",))


def test_what_a_question_tells_of_the_person_counts_for_the_walk() -> None:
    coach = Rehearsal(CRAMP, AdviceAsked("movement.hurt", ("pregnant",)))
    assert coach.walk.situations == ("pregnant",)
    assert "press" not in [segment.rung for segment in coach.context.segments]
    coach = Rehearsal(CRAMP, AdviceAsked("movement.cannot_reach"), NO)
    assert coach.guides[0].situations == ("cannot_reach",)


@pytest.mark.parametrize("place", ["bed", "standing", "driving"])
def test_a_place_that_is_only_asked_about_moves_nobody(place: str) -> None:
    coach = Rehearsal(CRAMP, AdviceAsked("moving_after", (place,)))
    assert coach.walk.situations == ()


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
    coach = Rehearsal(PaceAsked(Pace.LONGER), CRAMP, GONE, ForgetAsked())
    assert coach.phrases[0] is Phrase.FORGOTTEN
    assert coach.state == State(open_question=Ask(Question.WHICH), forgotten=True)


def test_after_forget_me_there_is_nothing_to_carry_on_with() -> None:
    coach = Rehearsal(TOWEL)
    coach.come_back(60)
    coach.hear(Opened())
    assert coach.question is Question.CARRY_ON
    coach.hear(ForgetAsked())
    assert (coach.state.walk, coach.question) == (None, Question.WHICH)


def test_after_after_care_better_is_no_news() -> None:
    coach = Rehearsal(CRAMP, GONE, EASING)
    assert coach.ask == Ask(Question.OFFER, AdviceId("aftercare"))
    assert not any(isinstance(reply, Advise) for reply in coach.outcome.replies)


def test_forget_me_in_a_walk_leaves_nothing_but_the_walk() -> None:
    coach = Rehearsal(PaceAsked(Pace.LONGER), CRAMP)
    walk = coach.walk
    coach.hear(ForgetAsked())
    assert coach.phrases == [Phrase.FORGOTTEN]
    kept = State(walk=walk, open_question=Ask(Question.EASING), forgotten=True)
    assert coach.state._replace(next_variant={}) == kept


def test_easing_out_of_the_blue_gets_after_care() -> None:
    coach = Rehearsal(EASING)
    assert coach.outcome.replies[0] == Advise("aftercare")
    assert coach.ask == Ask(Question.OFFER, AdviceId("aftercare"))


def test_easing_in_a_stretch_is_praised_and_the_stretch_goes_on() -> None:
    coach = Rehearsal(TOWEL, EASING)
    assert coach.phrases == [Phrase.PRAISE]
    assert coach.question is Question.OTHER_LEG


def test_a_stretch_that_hurts_is_eased_off_asked_about_and_gone_on_with_gently() -> None:
    coach = Rehearsal(StretchAsked("runners_stretch"))
    coach.hear(WORSE_FROM_STRETCH, at=coach.marks[-1].hold_start + 5)
    assert coach.phrases == [Phrase.EASE_OFF_FIRST]
    assert coach.question is Question.SCREEN
    coach.hear(NO)
    assert (coach.steps, coach.guides[0].situations) == (["lean"], ("gently",))
    assert coach.guides[0].holds == (10, 10, 10)
    assert coach.says("Lean in only a little.")


def test_a_stretch_that_hurts_a_leg_with_a_sign_ends() -> None:
    coach = Rehearsal(StretchAsked("runners_stretch"), WORSE_FROM_STRETCH, YES)
    assert coach.warning == "swollen_leg"


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


def test_who_has_no_phone_is_told_to_shout_and_offered_nothing() -> None:
    coach = Rehearsal(AdviceAsked("doctor.no_phone"))
    assert coach.says("Shout for help.")
    assert coach.question is None


def test_the_leg_named_in_a_stretch_is_stretched() -> None:
    coach = Rehearsal(StretchAsked("towel_stretch"), StretchAsked(leg=Leg.RIGHT))
    assert coach.guides[0].side is Side.RIGHT
    assert coach.walk.routine == "towel_stretch"


def test_what_is_asked_about_a_pregnancy_holds_for_the_talk() -> None:
    coach = Rehearsal(AdviceAsked("prevention.pregnancy"), YES)
    assert {guide.routine for guide in coach.guides} == {"towel_stretch"}

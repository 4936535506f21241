import pytest

from skill.coaching.messages.events import (
    AdviceAsked,
    AnswerDoubted,
    CrampReported,
    Event,
    Feeling,
    Felt,
    NotUnderstood,
    SignReported,
    SituationTold,
    StretchAsked,
)
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.questions import AdviceId, Question, SituationId
from skill.coaching.messages.replies import Advise, Ask, Guide, MakeSafe, Say, Warn
from skill.coaching.state.circumstances import sits
from skill.coaching.state.state import ROUND_TRIP_SECONDS, Hands, Relief
from skill.content.choices import Leg, Manner, OtherLeg, Side
from skill.content.word_records import GENTLY
from skill.speech.speech_plan import Utterance
from tests.support.rehearsal import (
    A_BIT,
    CRAMP,
    DONE,
    EASING,
    EVENTS,
    GONE,
    HANDS_OFF,
    HELP,
    LIBRARY,
    NEXT,
    NO,
    PREVIOUS,
    REPEAT,
    SEVERE_CRAMP,
    STILL_HURTS,
    WORSE,
    WORSE_FROM_STRETCH,
    YES,
    Rehearsal,
)

LADDER_OF_NO = ["toes_up", "lean", "press", "toes_up", "press", "toes_up", "press"]
NONE = NO
"""The leg has none of the signs that are asked for before a press."""
TO_THE_PRESS = (CRAMP, NO, NO, NONE)
UNCLEAR = [NotUnderstood(), AnswerDoubted(), NEXT, DONE, HANDS_OFF]


def told(*situations: str) -> CrampReported:
    """A cramp in these situations."""
    return CrampReported(situations=situations)


def rungs(coach: Rehearsal, answers: int) -> list[str]:
    """The rungs of a conversation in which nothing eases, and the leg has no sign."""
    seen = [coach.rung]
    for _ in range(answers):
        coach.hear(NO)
        if coach.question is Question.SCREEN:
            coach.hear(NONE)
        seen.append(coach.rung)
    return seen


def spoken(coach: Rehearsal) -> list[Utterance]:
    return [part for part in coach.speech.parts if isinstance(part, Utterance)]


def progress(coach: Rehearsal) -> Relief:
    assert coach.walk.relief is not None
    return coach.walk.relief


def test_a_cramp_is_answered_by_the_first_movement() -> None:
    coach = Rehearsal(CRAMP)
    assert coach.rung == "toes_up"
    assert coach.speech.text.startswith("Keep still. Pull your toes up with your hand or a sheet.")
    assert coach.question is Question.EASING
    assert coach.guides[0].holds == (30,)


@pytest.mark.parametrize("answers", [0, 1])
def test_a_stretch_is_held_until_it_eases(answers: int) -> None:
    coach = Rehearsal(CRAMP, *[NO] * answers)
    assert coach.guides[-1].until_eased
    *_, end, question = spoken(coach)
    assert end.text == "Keep holding if it still grips."
    assert question.text in LIBRARY.words["en"].questions["easing"].ask


def test_what_does_not_ease_goes_up_the_ladder_and_three_rounds_of_it() -> None:
    assert rungs(Rehearsal(CRAMP), 6) == LADDER_OF_NO


def test_after_three_rounds_a_doctor_has_to_see_it() -> None:
    coach = Rehearsal(CRAMP)
    rungs(coach, 7)
    assert coach.warning == "long_cramp"
    assert coach.speech.text.startswith("See a doctor today. Keep the toes gently up.")
    assert coach.question is None
    assert coach.state.walk is None


@pytest.mark.parametrize("situation", ["pregnant", "child", "thinners"])
def test_three_rounds_are_the_most_where_nothing_is_pressed_too(situation: str) -> None:
    coach = Rehearsal(told(situation))
    if coach.question is Question.SCREEN:
        coach.hear(NONE)
    assert rungs(coach, 5) == ["toes_up", "lean"] * 3
    coach.hear(NO)
    assert coach.warning == "long_cramp"


def test_a_severe_cramp_goes_straight_to_pressing() -> None:
    assert rungs(Rehearsal(SEVERE_CRAMP), 1) == ["toes_up", "press"]


@pytest.mark.parametrize(("seconds", "warning"), [(599.0, None), (600.0, "long_cramp")])
def test_ten_minutes_without_easing_end_in_a_doctors_hands(
    seconds: float, warning: str | None
) -> None:
    coach = Rehearsal(CRAMP)
    coach.hear(NO, at=seconds - ROUND_TRIP_SECONDS)
    assert coach.warning == warning


def test_ten_minutes_do_not_matter_to_a_cramp_that_eases() -> None:
    coach = Rehearsal(CRAMP)
    coach.wait(600)
    coach.hear(EASING)
    assert coach.rung == "ankle"


@pytest.mark.parametrize("before", [(CRAMP,), (CRAMP, NO), TO_THE_PRESS], ids=str)
def test_a_cramp_that_eases_is_moved_and_kneaded_and_cared_for(before: tuple[Event, ...]) -> None:
    coach = Rehearsal(*before, YES)
    assert (coach.rung, coach.guides[0].step.manner) == ("ankle", Manner.BEAT)
    assert coach.ask == Ask(Question.GONE)
    coach.hear(NO)
    if coach.question is Question.SCREEN:
        coach.hear(NONE)
    assert (coach.rung, coach.ask) == ("knead", Ask(Question.GONE))
    coach.hear(YES)
    assert Advise("aftercare") in coach.outcome.replies
    assert coach.question is Question.OFFER
    assert coach.state.walk is None


@pytest.mark.parametrize("before", [(CRAMP,), (CRAMP, NO)], ids=str)
@pytest.mark.parametrize("eased", [YES, EASING])
def test_who_still_holds_a_stretch_is_told_to_ease_off_first(
    before: tuple[Event, ...], eased: Event
) -> None:
    coach = Rehearsal(*before, eased)
    assert coach.outcome.replies[:2] == (Say(Phrase.EASED_OFF), Say(Phrase.PRAISE))
    assert coach.speech.text.startswith("Ease off slowly. ")


def test_who_presses_has_rested_their_hands_already() -> None:
    assert Rehearsal(*TO_THE_PRESS, YES).phrases[0] is Phrase.PRAISE


@pytest.mark.parametrize("before", [(CRAMP,), (CRAMP, NO), TO_THE_PRESS], ids=str)
def test_a_bit_better_is_the_same_hold_once_more(before: tuple[Event, ...]) -> None:
    coach = Rehearsal(*before)
    rung, walk = coach.rung, coach.walk
    coach.hear(A_BIT)
    assert (coach.rung, coach.walk.segment) == (rung, walk.segment)
    assert coach.phrases == [Phrase.PRAISE]
    assert coach.question is Question.EASING


@pytest.mark.parametrize(
    "before", [(CRAMP,), (CRAMP, NO), TO_THE_PRESS, (CRAMP, YES), (CRAMP, YES, NO, NONE)], ids=str
)
def test_a_cramp_that_is_gone_is_cared_for_from_any_rung(before: tuple[Event, ...]) -> None:
    coach = Rehearsal(*before, GONE)
    assert Advise("aftercare") in coach.outcome.replies
    assert coach.state.walk is None


def test_yes_to_is_it_gone_ends_the_ladder() -> None:
    assert Advise("aftercare") in Rehearsal(CRAMP, YES, YES).outcome.replies


@pytest.mark.parametrize("before", [(CRAMP, YES), (CRAMP, YES, NO, NONE)], ids=str)
@pytest.mark.parametrize("back", [STILL_HURTS, CRAMP])
def test_a_cramp_that_is_back_gets_toes_up_and_never_the_thumb(
    before: tuple[Event, ...], back: Event
) -> None:
    coach = Rehearsal(*before, back)
    assert coach.rung == "toes_up"


def test_what_is_not_gone_after_the_last_rung_is_held_again() -> None:
    assert Rehearsal(CRAMP, YES, NO, NONE, NO).rung == "toes_up"


def test_the_disclaimer_is_heard_once() -> None:
    coach = Rehearsal(CRAMP, GONE)
    assert Phrase.DISCLAIMER in coach.phrases
    for event in (CRAMP, GONE):
        coach.hear(event)
    assert Phrase.DISCLAIMER not in coach.phrases
    assert coach.question is Question.OFFER


def test_after_care_begins_with_what_to_do_if_it_grips_again() -> None:
    care = Rehearsal(CRAMP, GONE)
    assert care.says("Good. If it grips again, toes up at once.")
    assert care.says("take a hot shower")


@pytest.mark.parametrize("situation", ["bed", "pregnant", "after_birth", "unsteady", "older"])
def test_nobody_is_sent_into_a_shower_at_night_or_unsteady(situation: str) -> None:
    care = Rehearsal(told(situation), GONE)
    assert care.says("lay a warm towel on it")
    assert not care.says("shower")


def test_who_is_on_dialysis_is_not_told_to_drink() -> None:
    care = Rehearsal(told("dialysis"), GONE)
    assert care.says("Drink only as much as your doctor or dialysis unit allows.")
    assert not care.says("Drink a glass of water")


def test_the_helper_is_told_what_to_do_if_it_grips_again() -> None:
    assert Rehearsal(told("someone_else"), GONE).says("push their toes up at once")


@pytest.mark.parametrize("before", [(CRAMP,), (CRAMP, NO)], ids=str)
@pytest.mark.parametrize("worse", [WORSE, WORSE_FROM_STRETCH])
def test_worse_in_a_stretch_is_from_the_stretch(before: tuple[Event, ...], worse: Event) -> None:
    coach = Rehearsal(*before, worse)
    assert coach.phrases == [Phrase.EASE_OFF_FIRST, Phrase.SCREEN]
    assert (coach.guides, coach.question) == ([], Question.SCREEN)
    coach.hear(NONE)
    assert (coach.rung, coach.guides[0].situations) == ("toes_up", ("gently",))
    assert coach.guides[0].holds == (10, 10, 10)
    assert coach.says("Pull only a little. It should not hurt.")
    assert "lean" not in [segment.rung for segment in coach.context.segments]


@pytest.mark.parametrize(
    "before", [(), *((one,) for one in EVENTS), *((CRAMP, one) for one in EVENTS)]
)
def test_nobody_whom_the_stretch_hurts_is_told_to_pull_as_before(before: tuple[Event, ...]) -> None:
    for then in ((), (NO,)):
        replies = Rehearsal(*before, WORSE_FROM_STRETCH, *then).outcome.replies
        held = [one for one in replies if isinstance(one, Guide) and one.step.manner is Manner.HOLD]
        assert all(GENTLY in guide.situations for guide in held)


def test_worse_from_a_stretch_with_a_sign_is_that_sign() -> None:
    assert Rehearsal(CRAMP, WORSE, YES).warning == "swollen_leg"


@pytest.mark.parametrize("unclear", UNCLEAR)
def test_worse_from_a_stretch_without_a_clear_no_is_pulled_gently_and_never_pressed(
    unclear: Event,
) -> None:
    coach = Rehearsal(CRAMP, WORSE, unclear)
    assert (coach.rung, coach.guides[0].situations) == ("toes_up", ("gently",))
    assert coach.walk.hands is Hands.OFF
    assert rungs(coach, 1) == ["toes_up", "toes_up"]


def test_worse_in_the_middle_of_a_stretch_is_from_the_stretch_too() -> None:
    coach = Rehearsal(CRAMP)
    coach.hear(WORSE, at=15.0)
    assert coach.phrases == [Phrase.EASE_OFF_FIRST, Phrase.SCREEN]


def test_worse_while_pressing_is_not_from_a_stretch() -> None:
    coach = Rehearsal(*TO_THE_PRESS, WORSE)
    assert (coach.phrases[0], coach.rung) == (Phrase.WORSE, "toes_up")


def test_what_the_pressing_hurts_is_pulled_gently() -> None:
    coach = Rehearsal(*TO_THE_PRESS, WORSE_FROM_STRETCH)
    assert coach.phrases[0] is Phrase.EASE_OFF_FIRST
    assert (coach.rung, coach.guides[0].situations) == ("toes_up", ("gently",))


def test_worse_twice_running_needs_a_doctor() -> None:
    assert Rehearsal(CRAMP, WORSE, NONE, WORSE).warning == "long_cramp"


@pytest.mark.parametrize("between", [NO, STILL_HURTS])
def test_worse_and_worse_again_with_something_else_between_goes_on(between: Event) -> None:
    coach = Rehearsal(CRAMP, WORSE, NONE, between, WORSE)
    assert coach.warning is None
    assert coach.rung == "toes_up"


@pytest.mark.parametrize(("feeling", "after"), [(Feeling.SAME, "lean"), (Feeling.EASING, "ankle")])
def test_how_it_feels_counts_in_the_middle_of_a_hold_too(feeling: Feeling, after: str) -> None:
    coach = Rehearsal(CRAMP)
    coach.hear(Felt(feeling), at=12.0)
    assert coach.rung == after


@pytest.mark.parametrize(
    "before",
    [
        (CRAMP, NO, NO),
        (SEVERE_CRAMP, NO),
        (CRAMP, StretchAsked("thumb_pressure")),
        (CRAMP, NEXT, NEXT),
        (CRAMP, YES, NO),
    ],
    ids=str,
)
def test_before_hands_are_first_laid_on_it_the_leg_is_asked_about(
    before: tuple[Event, ...],
) -> None:
    coach = Rehearsal(*before)
    assert (coach.guides, coach.question) == ([], Question.SCREEN)
    assert coach.says("Toes gently up. Is that leg swollen, hot or red, or did it pop?")


def test_the_leg_is_asked_about_once_in_a_relief() -> None:
    coach = Rehearsal(CRAMP)
    asked = 0
    for _ in range(8):
        coach.hear(NO)
        asked += coach.question is Question.SCREEN
    assert asked == 1


@pytest.mark.parametrize("before", [(CRAMP, NO, NO), (CRAMP, YES, NO)], ids=str)
def test_a_leg_with_a_sign_is_neither_pressed_nor_stretched(before: tuple[Event, ...]) -> None:
    coach = Rehearsal(*before, YES)
    assert coach.warning == "swollen_leg"
    assert coach.says("Do not massage or press that leg. Do not stretch it.")
    assert coach.state.walk is None


def test_a_leg_with_a_sign_in_pregnancy_is_one_for_the_maternity_unit() -> None:
    coach = Rehearsal(told("pregnant"), YES, YES)
    assert coach.warning == "swollen_pregnant"
    assert coach.speech.text.startswith("Go to your maternity unit now.")


@pytest.mark.parametrize("unclear", UNCLEAR)
def test_without_a_clear_no_nothing_is_pressed_in_this_relief(unclear: Event) -> None:
    coach = Rehearsal(CRAMP, NO, NO, unclear)
    assert coach.phrases[0] is Phrase.LEFT_OUT
    assert (coach.rung, coach.walk.hands) == ("toes_up", Hands.OFF)
    assert rungs(coach, 3) == ["toes_up", "lean", "toes_up", "lean"]


@pytest.mark.parametrize("unclear", UNCLEAR)
def test_without_a_clear_no_nothing_is_kneaded(unclear: Event) -> None:
    coach = Rehearsal(CRAMP, YES, NO, unclear)
    assert Advise("aftercare") in coach.outcome.replies


@pytest.mark.parametrize("aside", [AdviceAsked("causes"), REPEAT, HELP, Felt(Feeling.SAME)])
def test_an_aside_gets_no_hands_on_the_leg(aside: Event) -> None:
    coach = Rehearsal(CRAMP, NO, NO, aside)
    assert coach.rung not in ("press", "knead")
    assert coach.walk.hands is Hands.UNKNOWN


@pytest.mark.parametrize("situation", ["thinners", "after_surgery"])
def test_where_a_clot_is_likelier_the_leg_is_asked_about_before_anything(situation: str) -> None:
    coach = Rehearsal(told(situation))
    assert (coach.guides, coach.question) == ([], Question.SCREEN)
    assert coach.speech.text.startswith("Toes gently up.")
    coach.hear(NONE)
    assert rungs(coach, 2) == ["toes_up", "lean", "toes_up"]


def test_too_tender_to_press_skips_what_is_pressed() -> None:
    coach = Rehearsal(*TO_THE_PRESS, HANDS_OFF)
    assert (coach.phrases[0], coach.rung) == (Phrase.LEFT_OUT, "toes_up")
    assert rungs(coach, 2) == ["toes_up", "lean", "toes_up"]


@pytest.mark.parametrize(
    ("before", "rung"), [((CRAMP,), "toes_up"), ((CRAMP, NO), "lean"), ((CRAMP, YES), "ankle")]
)
def test_no_massage_leaves_the_person_where_they_are(before: tuple[Event, ...], rung: str) -> None:
    coach = Rehearsal(*before)
    question = coach.question
    coach.hear(HANDS_OFF)
    assert (coach.guides, coach.question) == ([], question)
    assert coach.context.segment.rung == rung
    assert "press" not in [segment.rung for segment in coach.context.segments]


def test_no_massage_in_a_hold_goes_on_with_the_rest_of_it() -> None:
    coach = Rehearsal(CRAMP)
    coach.hear(HANDS_OFF, at=20.0)
    assert coach.rung == "toes_up"
    assert coach.guides[0].resumed


def test_no_massage_while_kneading_ends_with_after_care() -> None:
    coach = Rehearsal(CRAMP, YES, NO, NONE)
    coach.hear(HANDS_OFF, at=12.0)
    assert Advise("aftercare") in coach.outcome.replies


def test_both_legs_are_moved_at_once() -> None:
    coach = Rehearsal(CrampReported(leg=Leg.BOTH))
    assert (coach.guides[0].side, coach.question) == (Side.BOTH, Question.EASING)
    assert coach.says("Sit down first. Pull the toes of both feet up")
    coach.hear(NO)
    assert (coach.rung, coach.guides[0].routine) == ("lean", "towel_stretch")
    assert coach.says("a towel round the balls of your feet")


@pytest.mark.parametrize(("fine", "sore"), [(Leg.LEFT, Leg.RIGHT), (Leg.RIGHT, Leg.LEFT)])
@pytest.mark.parametrize("feeling", [Feeling.EASING, Feeling.GONE])
def test_once_one_of_both_legs_is_fine_the_other_goes_on_alone(
    feeling: Feeling, fine: Leg, sore: Leg
) -> None:
    coach = Rehearsal(CrampReported(leg=Leg.BOTH), Felt(feeling, fine))
    assert (coach.rung, coach.walk.leg) == ("toes_up", sore)
    assert coach.guides[0].side == sore.value


def test_two_legs_that_get_worse_need_a_doctor() -> None:
    coach = Rehearsal(CrampReported(leg=Leg.BOTH), WORSE, NONE, WORSE)
    assert coach.warning == "long_cramp"


def test_next_goes_up_the_ladder_without_praise() -> None:
    coach = Rehearsal(CRAMP, NEXT)
    assert (coach.rung, coach.phrases) == ("lean", [])
    coach.hear(NEXT)
    assert coach.question is Question.SCREEN
    coach.hear(NONE)
    assert (coach.rung, coach.phrases) == ("press", [])
    coach.hear(NEXT)
    assert (coach.rung, coach.phrases) == ("toes_up", [])


def test_next_never_reaches_what_waits_for_easing() -> None:
    coach = Rehearsal(CRAMP)
    seen = set()
    while coach.state.walk is not None:
        coach.hear(NONE if coach.question is Question.SCREEN else NEXT)
        seen.add(coach.rung)
    assert seen == {"lean", "press", "toes_up", ""}
    assert coach.warning == "long_cramp"


def test_next_after_easing_goes_on_to_after_care() -> None:
    coach = Rehearsal(CRAMP, YES, NEXT, NONE)
    assert coach.rung == "knead"
    coach.hear(NEXT)
    assert Advise("aftercare") in coach.outcome.replies
    assert Phrase.PRAISE not in coach.phrases


def test_done_at_a_check_in_is_asked_once_more() -> None:
    coach = Rehearsal(CRAMP, DONE)
    assert (coach.guides, coach.question) == ([], Question.EASING)
    assert coach.says("If the pain is going, say yes.")


def test_done_in_a_hold_goes_on() -> None:
    coach = Rehearsal(CRAMP)
    coach.hear(DONE, at=20.0)
    assert coach.rung == "lean"


def test_a_bare_yes_in_a_hold_is_asked_what_it_means() -> None:
    coach = Rehearsal(CRAMP)
    walk = coach.walk
    coach.hear(YES, at=20.0)
    assert (coach.phrases, coach.question) == ([Phrase.HOLD_ON], Question.EASING)
    assert coach.walk == walk
    coach.hear(YES)
    assert coach.rung == "ankle"


def test_a_bare_no_in_a_hold_lets_the_hold_go_on() -> None:
    coach = Rehearsal(CRAMP)
    coach.hear(NO, at=20.0)
    assert (coach.rung, coach.phrases) == ("toes_up", [])
    assert coach.guides[0].resumed


def test_skipping_back_and_forth_ends_with_a_doctor_after_ten_minutes() -> None:
    coach = Rehearsal(CRAMP)
    began = progress(coach).began
    while coach.warning is None:
        coach.hear(NONE if coach.question is Question.SCREEN else NEXT)
        if coach.rung == "press":
            coach.hear(PREVIOUS, at=1.0)
    assert coach.warning == "long_cramp"
    assert 600.0 <= coach.now - began <= 700.0


def test_the_same_cry_at_a_check_in_means_that_it_still_hurts() -> None:
    coach = Rehearsal(CRAMP, CRAMP)
    assert coach.rung == "lean"
    assert coach.phrases == [Phrase.ONWARD]


def test_a_cry_in_the_middle_of_a_hold_leads_through_it_again() -> None:
    coach = Rehearsal(CRAMP)
    coach.hear(CRAMP, at=12.0)
    assert (coach.rung, coach.phrases) == ("toes_up", [])


def test_what_is_new_about_the_cramp_changes_the_cues_of_the_rung() -> None:
    coach = Rehearsal(CRAMP, CrampReported(leg=Leg.LEFT))
    assert (coach.rung, coach.guides[0].side) == ("toes_up", "left")
    coach.hear(told("standing"))
    assert (coach.guides[0].side, coach.guides[0].situations) == ("left", ("standing",))
    coach.hear(CrampReported(severe=True))
    assert progress(coach).severe
    coach.hear(NO)
    coach.hear(NONE)
    assert coach.rung == "press"


def test_situations_add_up() -> None:
    coach = Rehearsal(told("bed"), told("pregnant"), told("someone_else"))
    assert coach.guides[0].situations == ("bed", "pregnant", "someone_else")
    assert coach.guides[0].holds == (10, 10, 10)


@pytest.mark.parametrize(
    ("before", "after", "left"),
    [
        ("bed", "standing", ("standing",)),
        ("standing", "bed", ("bed",)),
        ("sitting", "bed", ("bed",)),
        ("running", "sitting", ("sitting",)),
        ("pregnant", "standing", ("pregnant",)),
    ],
)
def test_a_place_to_sit_and_a_place_to_stand_take_turns(
    before: str, after: str, left: tuple[str, ...]
) -> None:
    assert Rehearsal(told(before), told(after)).guides[0].situations == left


def test_a_second_leg_found_out_late_starts_the_rung_with_both() -> None:
    coach = Rehearsal(CRAMP, NO, CrampReported(leg=Leg.BOTH))
    assert (coach.rung, coach.guides[0].side) == ("lean", Side.BOTH)


def test_what_a_situation_told_late_forbids_is_left() -> None:
    coach = Rehearsal(*TO_THE_PRESS, told("pregnant"))
    assert coach.rung == "toes_up"
    assert "press" not in [segment.rung for segment in coach.context.segments]


def test_a_lasting_situation_holds_for_the_next_cramp_too() -> None:
    coach = Rehearsal(told("pregnant", "running"), GONE, CRAMP)
    assert coach.walk.situations == ("pregnant",)
    assert coach.guides[0].holds == (10, 10, 10)


@pytest.mark.parametrize(
    ("first", "then", "at_last"),
    [("bed", "", ("bed",)), ("bed", "standing", ("standing",)), ("bed", "sitting", ("sitting",))],
)
def test_a_place_holds_until_another_one_is_told(
    first: str, then: str, at_last: tuple[str, ...]
) -> None:
    coach = Rehearsal(told(first), GONE, told(then) if then else CRAMP)
    assert coach.walk.situations == at_last


SEATED = [
    row.id
    for row in LIBRARY.situations.values()
    if sits((row.id,), LIBRARY) and row.lasts and not row.safe_from
]


@pytest.mark.parametrize("place", SEATED)
def test_prevention_offers_no_wall_to_who_sits_or_must_not_stand(place: str) -> None:
    coach = Rehearsal(told(place), GONE, AdviceAsked("prevention"), YES)
    assert coach.walk.routine == "towel_stretch"


def test_prevention_offers_a_driver_the_seat_once_the_car_stands() -> None:
    coach = Rehearsal(told("driving"), YES, GONE, AdviceAsked("prevention"), YES, YES)
    assert coach.walk.routine == "towel_stretch"


@pytest.mark.parametrize(
    ("situations", "words"),
    [
        ((), "Keep still. Pull your toes up with your hand or a sheet."),
        (("bed",), "Stay lying down. Pull your toes up with a sheet or your hand."),
        (("sitting",), "with your hand or a towel"),
        (("standing",), "Put your weight on your sore leg, with the knee slightly bent."),
        (("running",), "Stop running."),
        (("cannot_stand",), "with your hand or a towel"),
        (("pregnant",), "Sit down. Hold on with one hand."),
        (("unsteady",), "Sit down. Hold on with one hand."),
        (("older", "standing"), "Sit down. Hold on with one hand."),
        (("swimming",), "Roll onto your back. Call or wave for help."),
        (("ladder",), "Hold on with both hands. Let the sore heel drop below the rung."),
        (("stairs",), "Hold the rail. Sit down on a step."),
        (("bathroom",), "Sit down. Let any water drain."),
        (("someone_else",), "Push the toes of their foot up"),
        (("someone_else", "pregnant"), "Sit them down. Hold their heel."),
        (("someone_else", "swimming"), "Turn them onto their back."),
        (("child", "someone_else"), "Push the toes of their foot gently up"),
    ],
    ids=str,
)
def test_a_situation_changes_the_first_cue(situations: tuple[str, ...], words: str) -> None:
    coach = Rehearsal(told(*situations))
    assert coach.rung == "toes_up"
    assert coach.says(words)


@pytest.mark.parametrize("situation", sorted(LIBRARY.situations))
def test_the_helper_never_hears_what_the_person_has_to_do(situation: str) -> None:
    coach = Rehearsal(told("someone_else", situation), YES)
    assert not coach.says("your toes")
    assert not coach.says("your shin")


def test_who_swims_is_out_of_the_water_before_anything_but_the_toes() -> None:
    coach = Rehearsal(told("swimming"), NO)
    assert coach.ask == Ask(Question.MADE_SAFE, SituationId("swimming"))
    assert coach.says("Out of the water now?")
    coach.hear(YES)
    assert coach.rung == "lean"
    assert "swimming" not in coach.walk.situations


@pytest.mark.parametrize("situation", ["cycling", "treadmill"])
def test_who_moves_stops_first_and_has_then_left_the_place(situation: str) -> None:
    coach = Rehearsal(told(situation))
    assert (coach.outcome.replies[0], coach.guides) == (MakeSafe(situation), [])
    coach.hear(YES)
    assert (coach.rung, coach.walk.situations) == ("toes_up", ())


def test_who_stands_on_a_ladder_comes_down_once_it_has_eased() -> None:
    coach = Rehearsal(told("ladder"))
    assert coach.says("Once it eases, come down slowly.")
    coach.hear(YES)
    assert coach.ask == Ask(Question.MADE_SAFE, SituationId("ladder"))
    coach.hear(YES)
    assert (coach.rung, coach.walk.situations) == ("ankle", ())


def test_who_is_pregnant_holds_three_times_for_ten_seconds() -> None:
    coach = Rehearsal(told("pregnant"))
    assert coach.guides[0].holds == (10, 10, 10)
    assert [part.text for part in spoken(coach)].count("Ease a little.") == 2


def test_who_is_pregnant_is_rubbed_lightly_after_the_question() -> None:
    coach = Rehearsal(told("pregnant"), YES)
    assert coach.question is Question.SCREEN
    coach.hear(NONE)
    assert (coach.rung, coach.guides[0].routine) == ("knead", "light_rub")
    coach.hear(YES)
    assert Advise("aftercare", ("pregnant",)) in coach.outcome.replies


def test_a_baby_is_not_led_through_anything() -> None:
    coach = Rehearsal(told("baby"))
    assert coach.outcome.replies[0] == Advise("children.baby")
    assert coach.state.walk is None


@pytest.fixture
def driver() -> Rehearsal:
    """Somebody with a cramp at the wheel."""
    return Rehearsal(told("driving"))


def test_who_drives_pulls_over_first(driver: Rehearsal) -> None:
    assert driver.outcome.replies[0] == MakeSafe("driving")
    assert driver.guides == []
    assert driver.question is Question.MADE_SAFE


@pytest.mark.parametrize("event", [YES, NEXT, DONE])
def test_who_has_stopped_is_led_in_the_seat(driver: Rehearsal, event: Event) -> None:
    driver.hear(event)
    assert (driver.rung, driver.phrases) == ("toes_up", [])
    assert driver.guides[0].situations == ("driving",)
    driver.hear(NO)
    assert driver.guides[0].routine == "towel_stretch"


def test_who_has_not_stopped_is_told_again(driver: Rehearsal) -> None:
    driver.hear(NO)
    assert driver.outcome.replies[0] == MakeSafe("driving")
    assert driver.question is Question.MADE_SAFE


def test_how_it_feels_is_no_answer_to_whether_the_car_stands(driver: Rehearsal) -> None:
    for feeling in (STILL_HURTS, A_BIT, EASING):
        driver.hear(feeling)
        assert driver.question is Question.MADE_SAFE
    driver.hear(YES)
    assert driver.rung == "toes_up"


def test_a_swimmer_whose_cramp_has_gone_is_told_to_leave_the_water_first() -> None:
    coach = Rehearsal(told("swimming"), GONE)
    places = [
        type(reply) for reply in coach.outcome.replies if isinstance(reply, MakeSafe | Advise)
    ]
    assert places == [MakeSafe, Advise]


@pytest.mark.parametrize(
    ("asked", "rung"),
    [
        ("runners_stretch", "lean"),
        ("towel_stretch", "lean"),
        ("thumb_pressure", "press"),
        ("toes_up", "toes_up"),
    ],
)
def test_a_stretch_asked_for_in_relief_is_its_rung(asked: str, rung: str) -> None:
    coach = Rehearsal(CRAMP, StretchAsked(asked))
    if coach.question is Question.SCREEN:
        coach.hear(NONE)
    assert coach.rung == rung
    assert coach.guides[0].routine == asked


@pytest.mark.parametrize("asked", ["ankle_stretch", "daily_routine", "calf_massage", ""])
def test_a_stretch_that_has_to_wait_leads_through_this_rung_again(asked: str) -> None:
    coach = Rehearsal(CRAMP, NO, StretchAsked(asked))
    assert coach.rung == "lean"


@pytest.mark.parametrize("asked", ["thumb_pressure", "runners_stretch"])
def test_what_a_situation_forbids_is_not_led_though_it_was_asked_for(asked: str) -> None:
    coach = Rehearsal(told("pregnant"), StretchAsked(asked))
    assert coach.guides[0].routine in ("toes_up", "towel_stretch")


def test_the_towel_stretch_is_kept_for_who_asked_for_it() -> None:
    coach = Rehearsal(CRAMP, StretchAsked("towel_stretch"), REPEAT)
    assert coach.guides[0].routine == "towel_stretch"


def test_a_question_in_between_comes_back_to_the_check_in() -> None:
    coach = Rehearsal(CRAMP, NO, AdviceAsked("ice_heat"))
    assert coach.ask == Ask(Question.EASING)
    coach.hear(NO)
    assert coach.question is Question.SCREEN


def test_the_questions_of_a_relief_take_turns() -> None:
    coach = Rehearsal(CRAMP)
    asked = []
    for _ in range(3):
        asked.append(coach.speech.replies[-1].text)
        coach.hear(A_BIT)
    assert len(set(asked)) == 3


@pytest.mark.parametrize("sign", ["walking_pain", "new_medicine", "frequent", "statin"])
def test_a_sign_that_can_wait_is_told_after_the_relief(sign: str) -> None:
    coach = Rehearsal(CRAMP, SignReported(sign))
    assert (coach.warning, coach.question) == (None, Question.EASING)
    coach.hear(GONE)
    assert Warn(sign) in coach.outcome.replies
    assert coach.ask == Ask(Question.OFFER, AdviceId("aftercare"))
    assert coach.state.for_later == ""


def test_no_advice_of_relief_is_missing_from_the_content() -> None:
    assert LIBRARY.ladder.aftercare in LIBRARY.advice


def test_a_place_that_is_told_alone_goes_on_with_the_rung() -> None:
    coach = Rehearsal(CRAMP, NO, SituationTold(("bed",)))
    assert (coach.rung, coach.guides[0].routine) == ("lean", "towel_stretch")


@pytest.mark.parametrize("answers", [(), (NO,), (YES,), (YES, NO, NONE)], ids=str)
def test_another_leg_is_meant_from_where_the_person_is(answers: tuple[Event, ...]) -> None:
    coach = Rehearsal(CrampReported(Leg.LEFT), *answers)
    rung = coach.rung
    for _ in range(2):
        coach.hear(SituationTold((), Leg.RIGHT))
        assert (coach.rung, coach.guides[0].side) == (rung, "right")
        assert coach.phrases == []


@pytest.mark.parametrize("answers", [(), (NO,), (YES,)], ids=str)
def test_the_other_leg_is_meant_from_where_the_person_is(answers: tuple[Event, ...]) -> None:
    coach = Rehearsal(CrampReported(Leg.LEFT), *answers)
    rung = coach.rung
    for side in ("right", "left"):
        coach.hear(SituationTold((), OtherLeg.OTHER))
        assert (coach.rung, coach.guides[0].side) == (rung, side)


@pytest.mark.parametrize("told", [SituationTold((), OtherLeg.OTHER), CrampReported(OtherLeg.OTHER)])
def test_another_leg_than_one_without_a_name_begins_with_toes_up(told: Event) -> None:
    coach = Rehearsal(CRAMP, NO, told)
    assert (coach.rung, coach.guides[0].side) == ("toes_up", "unnamed")


def test_a_cramp_in_the_other_leg_alone_is_a_cramp() -> None:
    assert Rehearsal(CrampReported(OtherLeg.OTHER)).walk.leg is None


def test_who_speaks_of_a_child_helps_somebody_else() -> None:
    coach = Rehearsal(CrampReported(situations=("child",)))
    assert coach.walk.situations == ("child", "someone_else")
    assert coach.says("Hold their heel.")


def test_a_lasting_situation_told_alone_is_kept_for_the_talk() -> None:
    assert Rehearsal(CRAMP, SituationTold(("pregnant",))).state.lasting == ("pregnant",)


def test_no_more_hands_in_the_third_round_ends_with_a_doctor() -> None:
    to_the_third_press = (NO, NO, NO, NO, NO, NO, NO)
    coach = Rehearsal(CRAMP, *to_the_third_press)
    assert (coach.rung, coach.walk.relief and coach.walk.relief.rounds) == ("press", 3)
    coach.hear(HANDS_OFF)
    assert coach.warning == "long_cramp"

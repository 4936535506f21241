"""What may have been a danger sign is asked about; nobody is warned, or sent away, on a guess."""

import pytest

from skill.coaching.conversation import meant
from skill.coaching.decisions import danger_check
from skill.coaching.messages.events import (
    AdviceAsked,
    CrampReported,
    Event,
    NotUnderstood,
    Opened,
    Said,
    SignDenied,
    SignDoubted,
    SignReported,
    StretchAsked,
    WentWrong,
)
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.questions import Doubt, Question
from skill.coaching.messages.replies import Advise, Ask, Explain, MakeSafe, Say, Warn
from skill.coaching.state.context import Context
from skill.coaching.state.state import State
from skill.content.choices import Leg
from skill.reading.reading import Kind, Meaning, Reading
from tests.support.rehearsal import (
    CRAMP,
    EASING,
    EVENTS,
    HELP,
    LIBRARY,
    NEXT,
    NIGHT,
    NO,
    PAUSE,
    REPEAT,
    STILL_HURTS,
    STOP,
    YES,
    Rehearsal,
)

DOUBTED = SignDoubted()
OF_LEG = SignDoubted(("swollen_leg",))
THROBS = OF_LEG._replace(throbs=True)
POP = SignDoubted(("pop",))
CHEST_PAIN = Meaning(Kind.SIGN, "chest_pain")
BEFORE: list[tuple[Event, ...]] = [
    (),
    (Opened(),),
    (CRAMP,),
    (CRAMP, PAUSE),
    (CRAMP, STILL_HURTS),
    (CrampReported(situations=("driving",)),),
    (StretchAsked("runners_stretch"),),
    (AdviceAsked("causes"),),
]
HOLDING = 12.0
"""A second of the first answer in which a hold is spoken."""


@pytest.mark.parametrize("before", BEFORE, ids=str)
@pytest.mark.parametrize("doubted", [DOUBTED, OF_LEG, SignDoubted(("pop", "chest_pain"))], ids=str)
def test_what_may_be_a_sign_is_asked_about_emergencies_first(
    doubted: SignDoubted, before: tuple[Event, ...]
) -> None:
    coach = Rehearsal(*before, doubted)
    assert coach.question is Question.DANGER_CHECK
    assert coach.warning is None
    assert Phrase.PRAISE not in coach.phrases


@pytest.mark.parametrize("before", BEFORE, ids=str)
def test_a_leg_that_only_throbs_is_asked_about_first(before: tuple[Event, ...]) -> None:
    assert Rehearsal(*before, THROBS).question is Question.LEG_CHECK
    assert Rehearsal(*before, THROBS, NO).question is Question.DANGER_CHECK
    assert Rehearsal(*before, OF_LEG, NO).question is Question.LEG_CHECK


@pytest.mark.parametrize("sign", ["swollen_leg", "calf_pain_days"])
def test_the_leg_is_not_asked_about_where_that_comes_next_anyway(sign: str) -> None:
    doubted = SignDoubted((sign,), CrampReported(situations=("after_surgery",)))
    assert Rehearsal(doubted).question is Question.DANGER_CHECK
    assert Rehearsal(doubted, NO).question is Question.SCREEN
    assert Rehearsal(doubted, NO, NO).rung == "toes_up"


@pytest.mark.parametrize(
    ("checks", "left"),
    [
        ((THROBS, NO, NO), Question.SCREEN_TEAR),
        ((POP, NO), Question.SCREEN_CLOT),
        ((THROBS, NO, NO, POP, NO), None),
        ((SignDoubted(("chest_pain",)), NO), Question.SCREEN),
    ],
    ids=str,
)
def test_what_a_check_has_cleared_is_not_asked_before_a_press(
    checks: tuple[Event, ...], left: Question | None
) -> None:
    coach = Rehearsal(CRAMP, *checks, NO, NO)
    if left is not None:
        assert (coach.question, coach.guides) == (left, [])
        coach.hear(NO)
    assert coach.rung == "press"


def test_what_may_be_a_new_sign_is_asked_about_though_it_was_cleared() -> None:
    coach = Rehearsal(CRAMP, THROBS, NO, NO, OF_LEG, NO)
    assert coach.question is Question.LEG_CHECK
    assert Rehearsal(CRAMP, THROBS, NO, NO, THROBS).question is Question.LEG_CHECK


def test_what_makes_the_person_safe_comes_before_a_check() -> None:
    in_the_water = CrampReported(situations=("swimming",))
    for coach in (Rehearsal(SignDoubted(("pop",), in_the_water)), Rehearsal(in_the_water, POP)):
        assert coach.outcome.replies[0] == MakeSafe("swimming")
        assert coach.question is Question.POP_CHECK
    out = Rehearsal(in_the_water, NO, YES, POP)
    assert MakeSafe("swimming") not in out.outcome.replies


@pytest.mark.parametrize("before", BEFORE, ids=str)
def test_whether_it_is_a_clot_or_a_tear_is_asked_sign_by_sign(before: tuple[Event, ...]) -> None:
    coach = Rehearsal(*before, AdviceAsked("clot_or_tear"))
    for check in (Question.DANGER_CHECK, Question.LEG_CHECK, Question.POP_CHECK):
        assert coach.question is check
        coach.hear(NO)
    assert any(isinstance(reply, Advise) for reply in coach.outcome.replies)
    assert coach.says("Those are the main signs.")


def test_after_the_signs_a_hold_goes_on() -> None:
    coach = Rehearsal(CRAMP)
    coach.hear(AdviceAsked("clot_or_tear"), at=HOLDING)
    rest = _rest(coach)
    for _ in range(3):
        coach.hear(NO)
    assert coach.guides[0].holds == rest


def test_a_sign_of_a_clot_is_warned_of() -> None:
    assert Rehearsal(AdviceAsked("clot_or_tear"), NO, YES).warning == "swollen_leg"


@pytest.mark.parametrize("before", BEFORE, ids=str)
def test_a_pop_alone_is_asked_about_at_once(before: tuple[Event, ...]) -> None:
    coach = Rehearsal(*before, POP)
    assert coach.question is Question.POP_CHECK
    assert coach.warning is None


@pytest.mark.parametrize("before", [(CRAMP,), (StretchAsked("runners_stretch"),)], ids=str)
def test_who_may_have_torn_something_in_a_stretch_eases_off(before: tuple[Event, ...]) -> None:
    coach = Rehearsal(*before)
    coach.hear(POP, at=HOLDING)
    assert coach.speech.text == "Ease off. Did you feel a pop?"


@pytest.mark.parametrize(
    ("sign", "check"),
    [
        ("swollen_leg", Question.LEG_CHECK),
        ("swollen_pregnant", Question.LEG_CHECK),
        ("calf_pain_days", Question.LEG_CHECK),
        ("tender_vein", Question.LEG_CHECK),
        ("spreading_redness", Question.LEG_CHECK),
        ("pop", Question.POP_CHECK),
    ],
)
def test_a_sign_of_the_leg_is_asked_for_once_no_emergency_is_left(
    sign: str, check: Question
) -> None:
    coach = Rehearsal(CRAMP, SignDoubted(("chest_pain", sign)), NO)
    assert coach.question is check
    coach.hear(NO)
    assert coach.question is Question.EASING


@pytest.mark.parametrize("sign", ["chest_pain", "weakness", "gibberish"])
def test_any_other_sign_is_asked_for_once(sign: str) -> None:
    coach = Rehearsal(CRAMP, SignDoubted((sign,)), NO)
    assert coach.question is Question.EASING


@pytest.mark.parametrize(
    ("answers", "doubted", "sign"),
    [
        ((YES,), DOUBTED, ""),
        ((YES,), THROBS, "swollen_leg"),
        ((NO, YES), THROBS, ""),
        ((YES,), POP, "pop"),
        ((NO, YES), SignDoubted(("pop", "chest_pain")), "pop"),
    ],
)
def test_yes_is_warned_of_what_was_asked_for(
    answers: tuple[Event, ...], doubted: SignDoubted, sign: str
) -> None:
    coach = Rehearsal(CRAMP, doubted, *answers)
    assert coach.outcome.replies == (Warn(sign),)
    assert coach.state.walk is None


def test_yes_to_the_check_of_the_leg_in_pregnancy_is_one_for_the_maternity_unit() -> None:
    coach = Rehearsal(CrampReported(situations=("pregnant",)), THROBS, YES)
    assert coach.outcome.replies == (Warn("swollen_pregnant", ("pregnant",)),)


def test_once_warned_another_check_is_still_answered() -> None:
    warned = (SignReported("pop"), THROBS)
    assert Rehearsal(*warned, YES).outcome.replies == (Warn("swollen_leg"),)
    assert Rehearsal(*warned, NO, YES).outcome.replies == (Warn(""),)
    assert Rehearsal(*warned, NotUnderstood()).question is Question.LEG_CHECK
    cleared = Rehearsal(*warned, NO, NO)
    assert (cleared.phrases, cleared.question) == ([Phrase.HELP_FIRST], None)


def test_once_warned_a_cramp_beside_a_doubt_is_not_led_through() -> None:
    coach = Rehearsal(SignReported("pop"), SignDoubted(("chest_pain",), CRAMP))
    assert (coach.question, coach.state.walk) == (Question.DANGER_CHECK, None)


@pytest.mark.parametrize("before", [(), (CRAMP,), (StretchAsked("towel_stretch"),)], ids=str)
def test_an_internal_error_leaves_a_check_open(before: tuple[Event, ...]) -> None:
    coach = Rehearsal(*before, THROBS)
    asked = coach.ask
    coach.hear(WentWrong())
    assert coach.outcome.replies == (Say(Phrase.MISSED), asked)
    coach.hear(NO)
    assert coach.question is Question.DANGER_CHECK


def test_before_a_press_the_leg_is_asked_about_again_after_a_check() -> None:
    coach = Rehearsal(CRAMP, NO, NO, DOUBTED, NO)
    assert coach.question is Question.SCREEN


def test_no_to_the_last_check_goes_on_with_the_rest_of_the_hold() -> None:
    coach = Rehearsal(CRAMP)
    (guide,) = coach.guides
    coach.hear(DOUBTED, at=HOLDING)
    assert coach.state.open_question == Ask(Question.DANGER_CHECK, Doubt(rest=_rest(coach)))
    (left,) = _rest(coach)
    assert 0 < left < guide.holds[0]
    coach.hear(NO)
    (resumed,) = coach.guides
    assert resumed.holds == (left,)
    assert resumed.resumed
    assert coach.question is Question.EASING


def test_both_checks_keep_the_rest_of_the_hold() -> None:
    coach = Rehearsal(CRAMP)
    coach.hear(THROBS, at=HOLDING)
    rest = _rest(coach)
    coach.hear(NO)
    assert _rest(coach) == rest
    coach.hear(NO)
    assert coach.guides[0].holds == rest


def _rest(coach: Rehearsal) -> tuple[int, ...]:
    assert coach.ask is not None
    assert isinstance(coach.ask.about, Doubt)
    return coach.ask.about.rest


def test_no_to_the_last_check_asks_the_check_in_again() -> None:
    coach = Rehearsal(CRAMP, DOUBTED, NO)
    assert coach.guides == []
    assert coach.question is Question.EASING
    assert coach.walk == Rehearsal(CRAMP).walk


def test_a_cramp_that_was_reported_with_a_doubt_is_led_through_after_it() -> None:
    coach = Rehearsal(SignDoubted((), CrampReported(Leg.LEFT, ("bed",))))
    assert coach.guides == []
    coach.hear(NO)
    assert coach.rung == "toes_up"
    assert coach.walk.leg is Leg.LEFT
    assert coach.walk.situations == ("bed",)
    assert coach.walk.step == 0


def test_a_cramp_that_was_reported_with_a_doubt_does_not_change_a_walk() -> None:
    assert Rehearsal(StretchAsked(), SignDoubted((), CRAMP)).walk.relief is None


def test_a_stretch_that_was_interrupted_goes_on() -> None:
    coach = Rehearsal(StretchAsked("runners_stretch"))
    coach.hear(DOUBTED, at=HOLDING)
    reached = coach.walk
    coach.hear(NO)
    assert coach.walk == reached
    assert coach.guides


@pytest.mark.parametrize("before", [(Opened(),), (AdviceAsked("causes"),)], ids=str)
def test_without_a_walk_the_question_before_is_asked_again(before: tuple[Event, ...]) -> None:
    coach = Rehearsal(*before)
    asked = coach.ask
    coach.hear(DOUBTED)
    coach.hear(NO)
    assert coach.ask == asked


@pytest.mark.parametrize("before", [(), (Opened(), NO)], ids=str)
def test_where_nothing_was_asked_the_menu_follows(before: tuple[Event, ...]) -> None:
    coach = Rehearsal(*before, DOUBTED, NO)
    assert Phrase.MENU_ALL in coach.phrases
    assert coach.question is Question.WHICH


def test_a_place_that_was_not_safe_yet_is_made_safe_first() -> None:
    coach = Rehearsal(CrampReported(situations=("driving",)), DOUBTED, NO)
    assert coach.question is Question.MADE_SAFE


@pytest.mark.parametrize(
    "event", [NotUnderstood(), EASING, HELP, REPEAT, NEXT, PAUSE, CRAMP, AdviceAsked("causes")]
)
def test_a_check_that_was_evaded_is_asked_once_more_with_its_answers(event: Event) -> None:
    coach = Rehearsal(CRAMP, THROBS, event)
    assert coach.outcome.replies[-2:] == (Explain(Question.LEG_CHECK), coach.ask)
    assert coach.question is Question.LEG_CHECK
    assert coach.state.misses == 1
    assert coach.walk == Rehearsal(CRAMP, THROBS).walk


def test_nothing_but_an_answer_gets_past_a_check() -> None:
    for evasion in (AdviceAsked("causes"), CRAMP, NEXT, EASING, StretchAsked("thumb_pressure")):
        coach = Rehearsal(CRAMP, DOUBTED, NotUnderstood(), evasion, evasion)
        assert coach.question is Question.DANGER_CHECK


def test_a_sign_told_beside_a_denied_one_is_a_yes() -> None:
    coach = Rehearsal(CRAMP, DOUBTED)
    words = Reading((Meaning(Kind.SIGN, "breathless", certain=False),), (CHEST_PAIN,))
    assert meant(coach.state, Said(words), LIBRARY, coach.now) == YES


def test_another_doubt_asks_the_open_check_again() -> None:
    coach = Rehearsal(CRAMP, THROBS, POP)
    assert coach.outcome.replies == (Explain(Question.LEG_CHECK), coach.ask)
    coach.hear(NO)
    assert coach.question is Question.DANGER_CHECK


def test_who_wants_to_stop_may_stop() -> None:
    coach = Rehearsal(CRAMP, DOUBTED, STOP)
    assert coach.phrases == [Phrase.GOODBYE]
    assert coach.question is None


@pytest.mark.parametrize("event", EVENTS, ids=repr)
def test_only_answers_to_a_check_are_no_evasion(event: Event) -> None:
    context = Rehearsal(CRAMP, DOUBTED).context
    passed = not danger_check.evades(context, event)
    assert passed == (event in (YES, NO, STOP) or type(event).__name__ in PASSED)


PASSED = {
    "SignReported",
    "SignDenied",
    "SignDoubted",
    "EffectDone",
    "ForgetAsked",
    "PermissionAnswered",
    "WentWrong",
}


def test_without_an_open_check_nothing_evades_it() -> None:
    assert not danger_check.evades(Rehearsal(CRAMP).context, NotUnderstood())


def test_a_check_without_what_follows_it_is_the_last_one() -> None:
    state = State(open_question=Ask(Question.DANGER_CHECK))
    cleared = danger_check.cleared(Context(state, NIGHT, LIBRARY))
    assert cleared.ask == Ask(Question.WHICH)


def test_without_an_open_check_nothing_can_be_confirmed() -> None:
    context = Context(State(), NIGHT, LIBRARY)
    with pytest.raises(LookupError):
        danger_check.confirmed(context)
    with pytest.raises(LookupError):
        danger_check.cleared(context)


def test_only_the_sign_that_was_asked_for_is_denied() -> None:
    assert Rehearsal(CRAMP, THROBS, SignDenied("chest_pain")).question is Question.LEG_CHECK
    assert Rehearsal(CRAMP, DOUBTED, SignDenied("chest_pain")).question is Question.EASING


def test_a_sign_that_is_not_there_answers_a_check_and_moves_nothing_else() -> None:
    checked = Rehearsal(CRAMP, THROBS, SignDenied("swollen_leg"))
    assert checked.question is Question.DANGER_CHECK
    holding = Rehearsal(CRAMP)
    before = holding.walk
    holding.hear(SignDenied("swollen_leg"), at=12)
    assert (holding.walk.segment, holding.rung) == (before.segment, "toes_up")
    assert holding.guides[0].resumed

"""Which of all meanings is acted on, given what is open and under way."""

import pytest

from skill.coaching.messages.events import (
    AdviceAsked,
    Control,
    CrampReported,
    Event,
    Feeling,
    Felt,
    ForgetAsked,
    NotUnderstood,
    Nudge,
    PaceAsked,
    ReminderWanted,
    SignDoubted,
    SignReported,
    SituationTold,
    Steered,
    StretchAsked,
)
from skill.coaching.state.state import State
from skill.content.choices import Leg, OtherLeg, Pace
from tests.support.hand_made_readings import (
    CHECK,
    DAY,
    FRESH,
    RELIEF,
    STRETCH,
    heard,
)
from tests.support.rehearsal import CRAMP, NO, YES

STATES = [FRESH, RELIEF, STRETCH, CHECK]
NAMES = ["fresh", "relief", "stretch", "check"]


@pytest.mark.parametrize(
    ("id_", "feeling"),
    [
        ("eased", Feeling.EASING),
        ("eased.a_bit", Feeling.A_BIT),
        ("gone", Feeling.GONE),
        ("same", Feeling.SAME),
        ("worse", Feeling.WORSE),
        ("worse_from_stretch", Feeling.WORSE_FROM_STRETCH),
    ],
)
def test_in_a_walk_how_it_feels_goes_before_the_cramp_and_the_rest(
    id_: str, feeling: Feeling
) -> None:
    rest = ("cramp", "steer:next", "no", "topic:causes")
    assert heard(f"feel:{id_}", *rest, state=RELIEF) == Felt(feeling)
    assert heard(f"feel:{id_}") == Felt(feeling)


def test_the_leg_that_is_fine_is_heard() -> None:
    assert heard("feel:gone", "leg:left", state=RELIEF) == Felt(Feeling.GONE, Leg.LEFT)


def test_what_was_felt_last_counts() -> None:
    assert heard("feel:worse", "feel:eased", state=RELIEF) == Felt(Feeling.EASING)


def test_outside_a_walk_a_cramp_goes_before_how_it_feels() -> None:
    assert heard("cramp", "feel:worse") == CRAMP


def test_how_it_feels_is_never_guessed() -> None:
    assert heard("feel:eased?", state=RELIEF) == NotUnderstood()
    assert heard("feel:eased?") == NotUnderstood()


def test_a_cramp_takes_with_it_what_else_was_said() -> None:
    words = ("cramp", "leg:right", "situation:bed", "situation:pregnant", "severity:severe")
    assert heard(*words, "wish:remind", "topic:doctor", "steer:next") == CrampReported(
        Leg.RIGHT, ("bed", "pregnant"), severe=True, then_remind=True
    )


def test_a_guessed_situation_counts_only_with_a_cramp() -> None:
    assert heard("cramp", "situation:bed?") == CrampReported(situations=("bed",))
    assert heard("situation:bed?") == NotUnderstood()


@pytest.mark.parametrize(
    ("legs", "leg"),
    [
        (("left",), Leg.LEFT),
        (("left", "right"), Leg.BOTH),
        (("right", "left"), Leg.BOTH),
        (("both",), Leg.BOTH),
        ((), None),
    ],
)
def test_both_legs_are_meant_by_whoever_names_both(legs: tuple[str, ...], leg: Leg | None) -> None:
    assert heard("cramp", *(f"leg:{one}" for one in legs)) == CrampReported(leg)


def test_a_guessed_cramp_begins_relief_but_interrupts_nothing() -> None:
    assert heard("cramp?") == CRAMP
    assert heard("cramp?", state=RELIEF) == NotUnderstood()
    assert heard("cramp?", "steer:next", state=STRETCH) == Steered(Control.NEXT)
    assert heard("cramp", state=STRETCH) == CRAMP


def test_who_talks_about_cramps_in_general_has_none() -> None:
    assert heard("cramp?", "topic:causes") == AdviceAsked("causes")
    assert heard("cramp?", "sign:frequent") == SignReported("frequent")
    assert heard("cramp", "topic:causes") == CRAMP


@pytest.mark.parametrize(
    ("id_", "event"),
    [
        *((control.value, Steered(control)) for control in Control),
        ("next.done", Steered(Control.DONE)),
        ("next.onward", Steered(Control.ONWARD)),
        ("next.hands_off", Steered(Control.HANDS_OFF)),
        ("slower", PaceAsked(Nudge.MORE)),
        ("longer", PaceAsked(Nudge.MORE)),
        ("faster", PaceAsked(Nudge.LESS)),
        ("shorter", PaceAsked(Nudge.LESS)),
    ],
)
def test_every_steering_word_means_itself(id_: str, event: Event) -> None:
    assert heard(f"steer:{id_}", state=RELIEF) == event
    assert heard(f"steer:{id_}") == event


@pytest.mark.parametrize("cry", ["stop", "pause", "help"])
def test_a_steering_word_that_can_be_a_cry_counts_only_alone(cry: str) -> None:
    assert heard(f"steer:{cry}", "steer:next", state=RELIEF) == Steered(Control.NEXT)
    assert heard(f"steer:{cry}", "topic:causes", state=RELIEF) == AdviceAsked("causes")
    assert heard(f"steer:{cry}", "yes", state=RELIEF) == YES
    assert heard(f"steer:{cry}", "leg:left", state=RELIEF) == Steered(Control(cry))


def test_of_two_steering_words_the_last_counts() -> None:
    assert heard("steer:next", "steer:repeat", state=RELIEF) == Steered(Control.REPEAT)
    assert heard("steer:pause", "steer:stop", state=RELIEF) == Steered(Control.STOP)


@pytest.mark.parametrize("id_", ["repeat", "pause", "time_left", "help"])
def test_a_guess_that_keeps_the_place_is_acted_on(id_: str) -> None:
    assert heard(f"steer:{id_}?", state=RELIEF) == Steered(Control(id_))


@pytest.mark.parametrize(
    "token",
    [
        *(f"steer:{id_}?" for id_ in ("next", "previous", "stop", "start_over", "resume")),
        *(f"steer:{id_}?" for id_ in ("slower", "faster", "longer", "shorter")),
        "wish:forget?",
        "stretch:towel_stretch?",
        "feel:gone?",
        "yes?",
        "no?",
        "cramp?",
    ],
)
@pytest.mark.parametrize("state", [RELIEF, STRETCH], ids=["relief", "stretch"])
def test_nothing_is_moved_ended_or_deleted_on_a_guess(token: str, state: State) -> None:
    assert heard(token, state=state) == NotUnderstood()


def test_a_question_gets_its_answer() -> None:
    assert heard("topic:causes", state=STRETCH) == AdviceAsked("causes")
    assert heard("topic:causes?", "topic:doctor") == AdviceAsked("doctor")
    assert heard("topic:causes?") == AdviceAsked("causes")


@pytest.mark.parametrize("tokens", [("topic:remedies", "topic:remedies.mustard")], ids=str)
def test_of_a_topic_its_narrow_question_is_answered(tokens: tuple[str, ...]) -> None:
    assert heard(*tokens) == heard(*reversed(tokens)) == AdviceAsked("remedies.mustard")
    assert heard("topic:remedies", "topic:remedies.mustard?") == AdviceAsked("remedies")


def test_a_question_how_it_goes_has_the_movement_said_again() -> None:
    assert heard("topic:movement", state=RELIEF) == Steered(Control.REPEAT)
    assert heard("topic:movement", state=STRETCH) == Steered(Control.REPEAT)
    assert heard("topic:movement") == AdviceAsked("movement")


def test_a_narrow_question_about_a_movement_gets_its_answer() -> None:
    assert heard("topic:movement.knee", state=RELIEF) == AdviceAsked("movement.knee")


def test_a_baby_with_a_cramp_is_asked_about() -> None:
    assert heard("cramp", "topic:children.baby") == AdviceAsked("children.baby")


def test_a_question_without_an_answer_leaves_room_for_the_rest() -> None:
    assert heard("topic:the_moon", "stretch:towel_stretch") == StretchAsked("towel_stretch")
    assert heard("topic:the_moon") == NotUnderstood()


def test_a_routine_is_led_through_for_the_leg_and_the_place_named() -> None:
    asked = StretchAsked("towel_stretch", Leg.LEFT, ("bed",))
    assert heard("stretch:towel_stretch", "leg:left", "situation:bed") == asked
    assert heard("stretch:towel_stretch", "yes", state=STRETCH) == StretchAsked("towel_stretch")
    both = heard("stretch:runners_stretch", "stretch:towel_stretch")
    assert both == StretchAsked("towel_stretch")


def test_a_guessed_routine_begins_only_where_none_is_under_way() -> None:
    assert heard("stretch:towel_stretch?") == StretchAsked("towel_stretch")
    assert heard("stretch:towel_stretch?", state=STRETCH) == NotUnderstood()


@pytest.mark.parametrize("state", [FRESH, RELIEF, STRETCH], ids=NAMES[:3])
def test_a_leg_or_a_place_alone_is_told_of_what_is_under_way(state: State) -> None:
    assert heard("leg:left", state=state) == SituationTold((), Leg.LEFT)
    assert heard("situation:bed", state=state) == SituationTold(("bed",))
    told = heard("situation:bed", "leg:left", "situation:pregnant", state=state)
    assert told == SituationTold(("bed", "pregnant"), Leg.LEFT)


@pytest.mark.parametrize("state", [FRESH, RELIEF, STRETCH], ids=NAMES[:3])
def test_the_other_leg_goes_before_the_no_or_yes_beside_it(state: State) -> None:
    other = SituationTold((), OtherLeg.OTHER)
    assert heard("no", "leg:other", state=state) == other
    assert heard("leg:other", "yes", "steer:next", state=state) == other
    asked = heard("leg:other", "topic:movement.front_leg", state=state)
    assert asked == AdviceAsked("movement.front_leg")


def test_a_leg_that_was_named_goes_before_a_question_that_is_only_a_guess() -> None:
    told = SituationTold((), Leg.RIGHT)
    assert heard("leg:right", "topic:movement?", state=RELIEF) == told
    assert heard("leg:right", "topic:movement?", "cramp") == CrampReported(Leg.RIGHT)


def test_how_the_person_is_counts_for_the_answer() -> None:
    asked = heard("topic:prevention", "situation:pregnant")
    assert asked == AdviceAsked("prevention", ("pregnant",))


def test_by_day_a_leg_or_a_place_alone_is_no_cramp() -> None:
    assert heard("leg:left", state=DAY) == NotUnderstood()
    assert heard("situation:bed", state=DAY) == NotUnderstood()


def test_the_last_of_yes_and_no_counts() -> None:
    assert heard("yes", "no", state=RELIEF) == NO
    assert heard("no", "yes", state=RELIEF) == YES
    assert heard("yes", "no?", state=RELIEF) == YES


def test_a_wish_for_a_reminder_goes_before_a_question_but_not_in_a_walk() -> None:
    assert heard("wish:remind", "topic:hold_time") == ReminderWanted()
    assert heard("wish:remind", "leg:both") == ReminderWanted()
    assert heard("wish:remind", "cramp") == CRAMP._replace(then_remind=True)
    assert heard("wish:remind?", "topic:causes") == AdviceAsked("causes")
    assert heard("wish:remind", "topic:causes", state=RELIEF) == AdviceAsked("causes")


def test_a_stretch_that_was_said_goes_before_a_question_that_was_not() -> None:
    assert heard("stretch:towel_stretch", "topic:causes?") == StretchAsked("towel_stretch")
    assert heard("stretch:towel_stretch", "topic:causes") == AdviceAsked("causes")


def test_who_is_driven_after_all_is_heard_whatever_no_comes_with_it() -> None:
    assert RELIEF.walk
    driving = RELIEF._replace(walk=RELIEF.walk._replace(situations=("driving",)))
    assert heard("no", "situation:passenger", state=driving) == SituationTold(("passenger",))
    assert heard("no", "situation:passenger", state=RELIEF) == NO


def test_a_wish_comes_last() -> None:
    assert heard("wish:remind") == ReminderWanted()
    assert heard("wish:remind?") == ReminderWanted()
    assert heard("wish:forget") == ForgetAsked()
    assert heard("wish:forget", "wish:remind") == ForgetAsked()
    assert heard("wish:forget", "yes", state=RELIEF) == YES
    assert heard("wish:remind", "steer:next", state=RELIEF) == Steered(Control.NEXT)


def test_who_only_names_how_bad_it_is_is_not_understood() -> None:
    assert heard("severity:severe") == NotUnderstood()


@pytest.mark.parametrize(
    "event", [CRAMP, StretchAsked("towel_stretch"), AdviceAsked("causes")], ids=repr
)
def test_unread_words_are_what_alexa_took_them_for_where_it_does_no_harm(event: Event) -> None:
    assert heard(taken_for=event) == event
    kept = event if isinstance(event, AdviceAsked) else NotUnderstood()
    assert heard(taken_for=event, state=RELIEF) == kept


@pytest.mark.parametrize("state", STATES, ids=NAMES)
def test_a_sign_in_unread_words_is_only_checked(state: State) -> None:
    assert heard(taken_for=SignReported("pop"), state=state) == SignDoubted()


@pytest.mark.parametrize(
    "event",
    [PaceAsked(Pace.GENTLE), ForgetAsked(), Steered(Control.STOP), Felt(Feeling.EASING)],
    ids=repr,
)
def test_nothing_else_in_unread_words_is_believed(event: Event) -> None:
    assert heard(taken_for=event) == NotUnderstood()


def test_what_was_read_wins_over_what_alexa_took_it_for() -> None:
    assert heard("topic:causes", taken_for=CRAMP) == AdviceAsked("causes")


def test_a_yes_that_is_only_a_beginning_gives_way() -> None:
    assert heard("yes", "steer:pause", state=RELIEF) == Steered(Control.PAUSE)
    assert heard("yes", "steer:stop", state=RELIEF) == Steered(Control.STOP)

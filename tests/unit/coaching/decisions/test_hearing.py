"""Which of all meanings is acted on, given what is open and under way."""

import pytest

from skill.coaching.conversation import meant
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
    Said,
    SignDoubted,
    SignReported,
    Steered,
    StretchAsked,
)
from skill.coaching.state.state import State
from skill.content.choices import Leg, Pace, Urgency
from skill.reading.reading import Kind, Meaning, Reading
from tests.support.rehearsal import CRAMP, LIBRARY, NO, YES, Rehearsal

FRESH = State()
RELIEF = Rehearsal(CRAMP).state
STRETCH = Rehearsal(StretchAsked("runners_stretch")).state
PREGNANT = Rehearsal(CrampReported(situations=("pregnant",))).state
CHECK = Rehearsal(CRAMP, SignDoubted(("swollen_leg",))).state
CHECK_AT_ONCE = Rehearsal(SignDoubted()).state
STATES = [FRESH, RELIEF, STRETCH, CHECK]
NAMES = ["fresh", "relief", "stretch", "check"]
CAN_WAIT = [
    sign.id for sign in LIBRARY.signs.values() if sign.urgency in (Urgency.SOON, Urgency.ROUTINE)
]
PRESSING = [id_ for id_ in LIBRARY.signs if id_ not in CAN_WAIT]
UNSAFE = [one.id for one in LIBRARY.situations.values() if one.first_make_safe]


def said(*tokens: str) -> tuple[Meaning, ...]:
    """Meanings in this order; one with a question mark is only a guess."""
    return tuple(_meaning(token, place) for place, token in enumerate(tokens))


def _meaning(token: str, place: int) -> Meaning:
    kind, _, id_ = token.rstrip("?").partition(":")
    return Meaning(Kind(kind), id_, certain=not token.endswith("?"), place=place)


def heard(
    *tokens: str,
    state: State = FRESH,
    denied: tuple[str, ...] = (),
    unsure: bool = False,
    taken_for: Event | None = None,
) -> Event:
    """The event that words with these meanings stand for."""
    reading = Reading(said(*tokens), said(*denied), unsure)
    spoken = Said(reading, taken_for or NotUnderstood())
    return meant(state, spoken, LIBRARY, Rehearsal(state=state).now)


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


@pytest.mark.parametrize("situation", ["situation:pregnant", "situation:after_birth"])
def test_a_swollen_leg_is_another_sign_for_who_is_pregnant_or_gave_birth(situation: str) -> None:
    assert heard(situation, "sign:swollen_leg") == SignReported("swollen_pregnant")
    assert heard(situation, "sign:pop") == SignReported("pop")


def test_who_said_before_that_she_is_pregnant_stays_so() -> None:
    assert heard("sign:swollen_leg", state=PREGNANT) == SignReported("swollen_pregnant")
    assert heard("sign:swollen_leg", state=RELIEF) == SignReported("swollen_leg")


def test_a_sign_that_was_only_perhaps_meant_is_doubted_with_the_cramp_beside_it() -> None:
    assert heard("sign:pop?") == SignDoubted(("pop",))
    assert heard("sign:pop?", "leg:left") == SignDoubted(("pop",))
    assert heard("cramp", "leg:left", "sign:pop?", "sign:chest_pain?") == SignDoubted(
        ("pop", "chest_pain"), CrampReported(Leg.LEFT)
    )


@pytest.mark.parametrize("state", [FRESH, RELIEF, STRETCH], ids=NAMES[:3])
@pytest.mark.parametrize("sign", PRESSING)
def test_a_doubt_goes_before_all_that_is_no_sign(sign: str, state: State) -> None:
    others = ("yes", "no", "steer:stop", "feel:eased", "topic:doctor", "leg:left")
    assert heard(*others, f"sign:{sign}?", state=state) == SignDoubted((sign,))


@pytest.mark.parametrize("sign", CAN_WAIT)
def test_a_sign_that_can_wait_waits_for_the_cramp(sign: str) -> None:
    assert heard(f"sign:{sign}", "cramp") == CRAMP
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
    assert heard(state=state, denied=("sign:pop",)) == NO
    assert heard("yes", state=state, denied=("sign:pop",)) == YES
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
    assert heard(f"situation:{situation}", "topic:causes") == AdviceAsked("causes")
    assert heard(f"situation:{situation}?", "steer:next") == Steered(Control.NEXT)


def test_a_place_that_the_content_does_not_know_is_not_unsafe() -> None:
    assert heard("situation:moon", "steer:next") == Steered(Control.NEXT)


@pytest.mark.parametrize(
    ("id_", "feeling"),
    [
        ("eased", Feeling.EASING),
        ("gone", Feeling.GONE),
        ("same", Feeling.SAME),
        ("worse", Feeling.WORSE),
        ("worse_from_stretch", Feeling.WORSE_FROM_STRETCH),
    ],
)
def test_in_a_walk_how_it_feels_goes_before_the_cramp_and_the_rest(
    id_: str, feeling: Feeling
) -> None:
    rest = ("cramp", "steer:next", "no", "topic:causes", "leg:left")
    assert heard(f"feel:{id_}", *rest, state=RELIEF) == Felt(feeling)
    assert heard(f"feel:{id_}") == Felt(feeling)


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


def test_a_guessed_situation_is_left_out() -> None:
    assert heard("cramp", "situation:bed?") == CRAMP


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


def test_a_question_about_the_movement_under_way_has_it_said_again() -> None:
    assert heard("topic:movement", state=RELIEF) == Steered(Control.REPEAT)
    assert heard("topic:movement", state=STRETCH) == Steered(Control.REPEAT)


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


def test_a_leg_or_a_place_alone_is_a_cramp_or_goes_on_with_the_walk() -> None:
    assert heard("leg:left") == CrampReported(Leg.LEFT)
    assert heard("situation:bed") == CrampReported(situations=("bed",))
    assert heard("leg:left", state=RELIEF) == CrampReported(Leg.LEFT)
    assert heard("leg:left", state=STRETCH) == StretchAsked("", Leg.LEFT)
    assert heard("situation:bed", state=STRETCH) == StretchAsked("", None, ("bed",))


def test_the_last_of_yes_and_no_counts() -> None:
    assert heard("yes", "no", state=RELIEF) == NO
    assert heard("no", "yes", state=RELIEF) == YES
    assert heard("yes", "no?", state=RELIEF) == YES


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

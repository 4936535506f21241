import pytest

from skill.coaching.decisions.resuming import memory_of
from skill.coaching.messages.effects import (
    CancelReminder,
    EffectError,
    FindReminder,
    Reminder,
    SetReminder,
)
from skill.coaching.messages.events import (
    AdviceAsked,
    Consent,
    Event,
    ForgetAsked,
    NotUnderstood,
    Opened,
    PermissionAnswered,
    ReminderAsked,
    ReminderUnwanted,
    ReminderWanted,
    SignReported,
    StretchAsked,
)
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.questions import Question
from skill.coaching.messages.replies import Ask, AskPermission, PermissionCard, Say
from skill.coaching.messages.schedule import USUAL, Schedule
from skill.coaching.state.memory import Memory
from skill.coaching.state.validation import is_valid
from skill.content.choices import Days
from tests.support.rehearsal import (
    CRAMP,
    EASING,
    HELP,
    LIBRARY,
    NO,
    PAUSE,
    REPEAT,
    RESUME,
    YES,
    Rehearsal,
)

AT_EIGHT = Schedule(8, 0, Days.WEEKDAYS)
WANTED = ReminderWanted("08:00", "weekdays")
SET = Reminder("token", AT_EIGHT)
DAILY = StretchAsked("daily_routine")


def with_a_reminder(*events: Event) -> Rehearsal:
    """A conversation in which a reminder is set, and then these events happen."""
    coach = Rehearsal(WANTED)
    coach.result = SET
    for event in (YES, *events):
        coach.hear(event)
    return coach


def test_a_reminder_is_proposed_with_its_time_and_days() -> None:
    coach = Rehearsal(WANTED)
    assert coach.ask == Ask(Question.REMIND, AT_EIGHT)
    assert coach.says("Shall I remind you to stretch your calves every weekday at eight a.m.?")
    assert coach.effects == []


def test_who_names_no_time_is_offered_the_usual_one() -> None:
    assert Rehearsal(ReminderWanted()).ask == Ask(Question.REMIND, USUAL)


UNREADABLE = ["?", "nine", "21:00Z", "25:00", "noonish"]


@pytest.mark.parametrize("time", UNREADABLE)
def test_a_time_that_was_not_understood_is_asked_for(time: str) -> None:
    coach = Rehearsal(ReminderWanted(time, "weekdays"))
    assert coach.ask == Ask(Question.WHICH_TIME, USUAL._replace(days=Days.WEEKDAYS))
    coach.hear(ReminderWanted("08:00"))
    assert coach.ask == Ask(Question.REMIND, AT_EIGHT)


@pytest.mark.parametrize("time", UNREADABLE)
def test_a_reminder_is_not_moved_to_a_time_that_was_not_understood(time: str) -> None:
    coach = with_a_reminder(ReminderWanted(time))
    assert coach.ask == Ask(Question.WHICH_TIME, AT_EIGHT)
    coach.hear(ReminderWanted(time, "daily"))
    assert coach.ask == Ask(Question.WHICH_TIME, AT_EIGHT._replace(days=Days.DAILY))


def test_each_change_of_a_proposal_asks_again() -> None:
    coach = Rehearsal(WANTED, ReminderWanted(time="20:30"))
    assert coach.ask == Ask(Question.REMIND, Schedule(20, 30, Days.WEEKDAYS))
    coach.hear(ReminderWanted(days="monday"))
    assert coach.ask == Ask(Question.REMIND, Schedule(20, 30, Days.MONDAY))
    assert coach.effects == []


def test_yes_sets_what_was_proposed() -> None:
    coach = with_a_reminder()
    assert coach.effects == [SetReminder(AT_EIGHT)]
    assert coach.outcome.replies[0] == Say.of(Phrase.REMINDER_SET, when=AT_EIGHT)
    assert coach.question is Question.ANYTHING_ELSE
    assert coach.state.profile.reminder == "token"


def test_no_sets_nothing() -> None:
    coach = Rehearsal(WANTED, NO)
    assert (coach.phrases, coach.effects) == ([Phrase.REMINDER_DECLINED], [])
    assert coach.state.profile.reminder == ""


@pytest.mark.parametrize(
    ("event", "moved"),
    [
        (ReminderWanted("12:00"), Schedule(12, 0, Days.WEEKDAYS)),
        (ReminderWanted(days="sunday"), Schedule(8, 0, Days.SUNDAY)),
        (ReminderWanted("12:00", "daily"), Schedule(12, 0)),
    ],
)
def test_a_reminder_is_moved_as_far_as_was_said(event: ReminderWanted, moved: Schedule) -> None:
    coach = with_a_reminder(event)
    assert coach.ask == Ask(Question.MOVE_REMINDER, moved)
    coach.hear(YES)
    assert coach.effects[-1] == SetReminder(moved)


def test_who_asks_to_move_it_is_asked_when() -> None:
    coach = with_a_reminder(ReminderWanted())
    assert coach.ask == Ask(Question.WHICH_TIME, AT_EIGHT)
    coach.hear(ReminderWanted("12:00"))
    assert coach.says("Shall I move your reminder to every weekday at noon?")
    coach.hear(NO)
    assert coach.phrases == [Phrase.REMINDER_LEFT]
    assert coach.state.profile.reminder == "token"


@pytest.mark.parametrize(
    ("there", "proposed"),
    [
        (None, Ask(Question.REMIND, Schedule(12, 0))),
        (Reminder("other", None), Ask(Question.MOVE_REMINDER, Schedule(12, 0))),
    ],
)
def test_a_reminder_may_be_gone_or_changed_when_it_is_to_be_moved(
    there: Reminder | None, proposed: Ask
) -> None:
    coach = with_a_reminder()
    coach.result = there
    assert coach.hear(ReminderWanted("12:00")).ask == proposed


@pytest.mark.parametrize("before", [(WANTED,), (WANTED, NO, WANTED)])
def test_a_different_time_without_one_is_asked_which(before: tuple[Event, ...]) -> None:
    coach = Rehearsal(*before, ReminderWanted())
    assert coach.question is Question.WHICH_TIME
    coach.hear(YES)
    assert coach.question is Question.WHICH_TIME
    coach.hear(ReminderWanted(time="07:00"))
    assert coach.ask == Ask(Question.REMIND, Schedule(7, 0, Days.WEEKDAYS))


def test_which_time_can_be_left_open() -> None:
    coach = with_a_reminder(ReminderWanted(), NO)
    assert coach.phrases == [Phrase.REMINDER_LEFT]
    assert coach.state.profile.reminder == "token"


@pytest.mark.parametrize(
    ("trouble", "phrase"),
    [
        (EffectError.UNSUPPORTED, Phrase.REMINDER_UNSUPPORTED),
        (EffectError.TOO_MANY, Phrase.REMINDER_TOO_MANY),
        (EffectError.BUSY, Phrase.REMINDER_BUSY),
        (EffectError.NO_TIME_ZONE, Phrase.REMINDER_NO_TIME_ZONE),
        (EffectError.DOWN, Phrase.REMINDER_DOWN),
    ],
)
def test_each_trouble_has_its_own_sentence(trouble: EffectError, phrase: Phrase) -> None:
    coach = Rehearsal(WANTED)
    coach.result = trouble
    for event in (YES, ReminderUnwanted(), ReminderAsked()):
        coach.hear(event)
        assert (coach.phrases, coach.question) == ([phrase], Question.ANYTHING_ELSE)


def test_a_missing_permission_is_asked_for_with_what_it_is_for() -> None:
    coach = Rehearsal(WANTED)
    coach.result = EffectError.NOT_PERMITTED
    coach.hear(YES)
    assert coach.outcome.replies == (AskPermission(AT_EIGHT),)


def test_a_permission_that_is_given_sets_the_reminder() -> None:
    coach = Rehearsal()
    coach.result = SET
    coach.hear(PermissionAnswered(Consent.ACCEPTED, AT_EIGHT))
    assert coach.effects == [SetReminder(AT_EIGHT, permitted=True)]
    assert coach.phrases == [Phrase.REMINDER_SET]


@pytest.mark.parametrize(
    ("consent", "phrase"),
    [
        (Consent.DENIED, Phrase.REMINDER_DENIED),
        (Consent.NOT_ANSWERED, Phrase.REMINDER_NOT_ANSWERED),
        (Consent.FAILED, Phrase.REMINDER_NOT_PERMITTED),
    ],
)
def test_a_permission_that_is_not_given_leaves_a_card(consent: Consent, phrase: Phrase) -> None:
    coach = Rehearsal(PermissionAnswered(consent, AT_EIGHT))
    assert coach.outcome.replies[:2] == (PermissionCard(), Say(phrase))
    assert (coach.question, coach.effects) == (Question.ANYTHING_ELSE, [])


@pytest.mark.parametrize(
    "event",
    [PermissionAnswered(Consent.ACCEPTED, USUAL), ReminderUnwanted(), ReminderAsked()],
)
def test_nobody_is_asked_for_permission_twice(event: Event) -> None:
    coach = Rehearsal()
    coach.result = EffectError.NOT_PERMITTED
    coach.hear(event)
    card = (PermissionCard(), Say(Phrase.REMINDER_NOT_PERMITTED))
    assert coach.outcome.replies[:2] == card


def test_a_reminder_is_cancelled() -> None:
    coach = with_a_reminder(ReminderUnwanted())
    assert coach.effects[-1] == CancelReminder()
    assert (coach.phrases, coach.state.profile.reminder) == ([Phrase.REMINDER_GONE], "")


def test_there_may_be_nothing_to_cancel() -> None:
    coach = Rehearsal()
    coach.result = None
    coach.hear(ReminderUnwanted())
    assert coach.phrases == [Phrase.REMINDER_NONE]


def test_a_reminder_is_told() -> None:
    coach = Rehearsal()
    coach.result = SET
    coach.hear(ReminderAsked())
    assert coach.effects == [FindReminder()]
    assert coach.outcome.replies[0] == Say.of(Phrase.REMINDER_IS, when=AT_EIGHT)
    assert coach.state.profile.reminder == "token"


def test_a_reminder_that_was_changed_in_the_app_is_told_without_its_time() -> None:
    coach = Rehearsal()
    coach.result = Reminder("token", None)
    coach.hear(ReminderAsked())
    assert coach.phrases == [Phrase.REMINDER_SOMETIME]


def test_who_has_none_is_offered_one() -> None:
    coach = with_a_reminder()
    coach.result = None
    coach.hear(ReminderAsked())
    assert coach.phrases == [Phrase.REMINDER_NONE]
    assert coach.ask == Ask(Question.REMIND, USUAL)


@pytest.mark.parametrize(
    "event",
    [WANTED, ReminderUnwanted(), ReminderAsked(), *map(PermissionAnswered, Consent)],
)
@pytest.mark.parametrize("walk", [CRAMP, DAILY])
def test_a_walk_comes_first(walk: Event, event: Event) -> None:
    coach = Rehearsal(walk, event)
    assert coach.phrases == [Phrase.REMINDER_LATER]
    assert coach.effects == []
    assert coach.question in (Question.EASING, Question.NEXT_PART)


@pytest.mark.parametrize("before", [(), (DAILY,)])
def test_who_is_forgotten_hears_that_a_reminder_is_still_set(before: tuple[Event, ...]) -> None:
    coach = with_a_reminder(*before, ForgetAsked())
    assert coach.phrases[:2] == [Phrase.FORGOTTEN, Phrase.REMINDER_STAYS]
    assert memory_of(coach.state, coach.now, LIBRARY) == Memory()
    if not before:
        assert coach.hear(ReminderWanted("12:00", "daily")).ask == Ask(
            Question.MOVE_REMINDER, Schedule(12, 0)
        )


def test_the_daily_routine_ends_with_a_proposal() -> None:
    coach = Rehearsal(DAILY)
    while coach.question in (Question.NEXT_PART, Question.OTHER_LEG):
        coach.hear(YES)
    assert coach.ask == Ask(Question.REMIND, USUAL)
    coach.result = Reminder("token", USUAL)
    assert coach.hear(YES).state.walk is None
    assert coach.effects == [SetReminder(USUAL)]


def test_who_has_a_reminder_is_not_offered_one_at_the_end_of_the_daily_routine() -> None:
    coach = with_a_reminder(DAILY)
    while coach.question in (Question.NEXT_PART, Question.OTHER_LEG):
        coach.hear(YES)
    assert coach.question is Question.ANYTHING_ELSE


EASED = (CRAMP, EASING, EASING, EASING)


def test_after_relief_who_declines_the_stretch_is_offered_a_reminder() -> None:
    coach = Rehearsal(*EASED, YES, NO)
    assert coach.ask == Ask(Question.REMIND, USUAL)
    coach.hear(NO)
    assert coach.phrases == [Phrase.GOODBYE]
    assert coach.question is None


def test_after_relief_the_stretch_ends_with_the_offer_of_a_reminder() -> None:
    coach = Rehearsal(*EASED, YES, YES, YES)
    assert coach.ask == Ask(Question.REMIND, USUAL)


def test_after_relief_who_wants_nothing_more_is_left_in_peace() -> None:
    assert Rehearsal(*EASED, NO).ask is None


@pytest.mark.parametrize("first", [Opened(), AdviceAsked("ice_heat")])
def test_without_a_cramp_no_reminder_is_offered(first: Event) -> None:
    assert Rehearsal(first, AdviceAsked("prevention"), NO).ask is None


def test_a_pause_before_the_last_proposal_was_heard_keeps_a_state_that_fits() -> None:
    coach = Rehearsal(DAILY, *[YES] * 6)
    coach.hear(PAUSE, at=2.0)
    assert is_valid(coach.state, LIBRARY)
    coach.hear(RESUME)
    assert coach.ask == Ask(Question.REMIND, USUAL)


def test_nothing_is_set_that_was_not_asked_about() -> None:
    coach = Rehearsal(PermissionAnswered(Consent.ACCEPTED, None))
    assert (coach.ask, coach.effects) == (Ask(Question.REMIND, USUAL), [])


def test_a_yes_before_the_proposal_can_have_been_heard_sets_nothing() -> None:
    coach = Rehearsal(DAILY, *[YES] * 6)
    over = coach.marks[-1].hold_end
    coach.hear(YES, at=over + 1)
    assert (coach.ask, coach.effects) == (Ask(Question.REMIND, USUAL), [])
    coach.hear(YES)
    assert coach.effects == [SetReminder(USUAL)]


@pytest.mark.parametrize("word", [REPEAT, HELP, NotUnderstood()])
def test_an_open_proposal_is_asked_again(word: Event) -> None:
    assert Rehearsal(WANTED, word).ask == Ask(Question.REMIND, AT_EIGHT)


def test_no_more_reminders_to_a_proposal_declines_it() -> None:
    coach = Rehearsal(WANTED, ReminderUnwanted())
    assert (coach.phrases, coach.effects) == ([Phrase.REMINDER_DECLINED], [])


def test_a_reminder_out_of_reach_is_proposed_anew_when_it_is_to_be_moved() -> None:
    coach = with_a_reminder()
    coach.result = EffectError.NOT_PERMITTED
    coach.hear(ReminderWanted("12:00"))
    assert coach.ask == Ask(Question.REMIND, Schedule(12, 0))
    coach.hear(YES)
    assert coach.outcome.replies == (AskPermission(Schedule(12, 0)),)


def test_no_to_a_time_that_was_asked_for_goes_on_after_relief_too() -> None:
    coach = Rehearsal(*EASED, WANTED, NO)
    assert (coach.phrases, coach.question) == (
        [Phrase.REMINDER_DECLINED],
        Question.ANYTHING_ELSE,
    )


def test_after_a_danger_sign_no_reminder_is_proposed() -> None:
    coach = Rehearsal(*EASED, SignReported("frequent"), AdviceAsked("prevention"), NO)
    assert coach.phrases == [Phrase.GOODBYE]

"""Reminders: what is proposed, what needs a yes, and how each end of it is answered."""

from collections.abc import Callable, Mapping
from typing import Any

from skill.coaching.messages import schedule
from skill.coaching.messages.effects import (
    CancelReminder,
    Errand,
    FindReminder,
    Reminder,
    Result,
    SetReminder,
    Trouble,
)
from skill.coaching.messages.events import (
    Consent,
    ErrandDone,
    PermissionAnswered,
    ReminderAsked,
    ReminderUnwanted,
    ReminderWanted,
)
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.replies import (
    Ask,
    AskPermission,
    Outcome,
    PermissionCard,
    Question,
    Reply,
    Say,
)
from skill.coaching.state.context import Moment

PROPOSING_SECONDS = 5.0
"""What it takes at least, after a last hold, to propose a reminder."""

_TROUBLES: Mapping[Trouble, Phrase] = {
    Trouble.NOT_PERMITTED: Phrase.REMINDER_NOT_PERMITTED,
    Trouble.UNSUPPORTED: Phrase.REMINDER_UNSUPPORTED,
    Trouble.TOO_MANY: Phrase.REMINDER_TOO_MANY,
    Trouble.BUSY: Phrase.REMINDER_BUSY,
    Trouble.NO_TIME_ZONE: Phrase.REMINDER_NO_TIME_ZONE,
    Trouble.DOWN: Phrase.REMINDER_DOWN,
}

_REFUSALS: Mapping[Consent, Phrase] = {
    Consent.DENIED: Phrase.REMINDER_DENIED,
    Consent.NOT_ANSWERED: Phrase.REMINDER_NOT_ANSWERED,
    Consent.FAILED: Phrase.REMINDER_NOT_PERMITTED,
}


def want(moment: Moment, event: ReminderWanted) -> Outcome:
    """A reminder is wanted, or another time for it: name time and days, and ask for a yes."""
    if _busy(moment):
        return _later(moment)
    moment = moment.with_state(moment.state._replace(relieved=False))
    pending = schedule.read(moment.state.topic) if moment.proposing else None
    if pending:
        return _change(moment, event.time, event.days, pending)
    if moment.reminded and not (event.time and event.days):
        return moment.send(FindReminder(True, event.time, event.days))
    wanted = schedule.asked(event.time, event.days)
    return moment.outcome(proposal(moment, wanted), walk=None)


def _change(moment: Moment, time: str, days: str, before: schedule.Schedule) -> Outcome:
    """Propose another time or other days; what was not named stays. If nothing was, ask."""
    wanted = schedule.asked(time, days, before)
    named = time or days
    ask = proposal(moment, wanted) if named else Ask(Question.WHICH_TIME, str(before))
    return moment.outcome(ask, walk=None)


def proposal(moment: Moment, wanted: schedule.Schedule = schedule.USUAL) -> Ask:
    """The question whose yes sets a reminder."""
    question = Question.MOVE_REMINDER if moment.reminded else Question.REMIND
    return Ask(question, str(wanted))


def accept(moment: Moment) -> Outcome:
    """Yes to a proposal: set it, unless it cannot have been heard yet."""
    spoken = moment.state.spoken
    begins = spoken.marks[-1].hold_end + PROPOSING_SECONDS if spoken else 0.0
    if spoken and spoken.second(moment.now) < begins:
        return moment.outcome(proposal(moment), walk=None)
    return _agreed(moment, moment.state.topic)


def _agreed(moment: Moment, written: str, *, permitted: bool = False) -> Outcome:
    """Set what was agreed to; nothing is set that was not asked about."""
    wanted = schedule.read(written)
    if wanted is None:
        return moment.outcome(proposal(moment), walk=None)
    return moment.send(SetReminder(wanted, permitted))


def decline(moment: Moment) -> Outcome:
    """No to a proposal that was asked for: all stays as it is."""
    phrase = Phrase.REMINDER_LEFT if moment.reminded else Phrase.REMINDER_DECLINED
    return _ended(moment, Say(phrase))


def cancel(moment: Moment, _: ReminderUnwanted) -> Outcome:
    """No more reminders are wanted, or not the one that is proposed."""
    if moment.state.question == Question.REMIND:
        return decline(moment)
    return _later(moment) if _busy(moment) else moment.send(CancelReminder())


def find(moment: Moment, _: ReminderAsked) -> Outcome:
    """Somebody asks when they are reminded."""
    return _later(moment) if _busy(moment) else moment.send(FindReminder())


def permit(moment: Moment, event: PermissionAnswered) -> Outcome:
    """The person was asked by Alexa whether this skill may set reminders."""
    if _busy(moment):
        return _later(moment)
    if event.consent is Consent.ACCEPTED:
        return _agreed(moment, event.schedule, permitted=True)
    return _ended(moment, PermissionCard(), Say(_REFUSALS[event.consent]))


def done(moment: Moment, event: ErrandDone) -> Outcome:
    """An errand came back: say what there is now, or what went wrong."""
    result = event.result
    if result is Trouble.NOT_PERMITTED:
        return _not_permitted(moment, event.errand)
    if isinstance(result, Trouble):
        return _ended(moment, Say(_TROUBLES[result]))
    return _ANSWERS[type(event.errand)](moment, event.errand, result)


def _not_permitted(moment: Moment, errand: Errand) -> Outcome:
    if isinstance(errand, FindReminder) and errand.changing:
        # What is there cannot be seen; the yes to a new one asks for the permission.
        return _found(moment, errand, None)
    if isinstance(errand, SetReminder) and not errand.permitted:
        return moment.outcome(AskPermission(str(errand.schedule)), walk=None)
    return _ended(moment, PermissionCard(), Say(Phrase.REMINDER_NOT_PERMITTED))


def _set(moment: Moment, _: SetReminder, result: Result) -> Outcome:
    return _ended(_noted(moment, result), *_told(Phrase.REMINDER_SET, result))


def _cancelled(moment: Moment, _: CancelReminder, result: Result) -> Outcome:
    phrase = Phrase.REMINDER_GONE if result else Phrase.REMINDER_NONE
    return _ended(_noted(moment, None), Say(phrase))


def _found(moment: Moment, errand: FindReminder, result: Result) -> Outcome:
    known = _noted(moment, result)
    if errand.changing:
        there = result.schedule if isinstance(result, Reminder) else None
        return _change(known, errand.time, errand.days, there or schedule.USUAL)
    if result:
        return _ended(known, *_told(Phrase.REMINDER_IS, result))
    return known.outcome(Say(Phrase.REMINDER_NONE), proposal(known), walk=None)


def _told(phrase: Phrase, result: Result) -> list[Reply]:
    when = result.schedule if isinstance(result, Reminder) else None
    return [Say(phrase, {"when": when}) if when else Say(Phrase.REMINDER_SOMETIME)]


def _noted(moment: Moment, result: Result) -> Moment:
    """The moment in which the coach knows of this reminder, or that there is none."""
    token = result.token if isinstance(result, Reminder) else ""
    profile = moment.state.profile._replace(reminder=token)
    return moment.with_state(moment.state._replace(profile=profile))


def _busy(moment: Moment) -> bool:
    return moment.state.walk is not None and not moment.finished


def _later(moment: Moment) -> Outcome:
    return moment.ask_again(Say(Phrase.REMINDER_LATER))


def _ended(moment: Moment, *replies: Reply) -> Outcome:
    """Say this, and let the talk go on."""
    return moment.outcome(*replies, Ask(Question.ANYTHING_ELSE), walk=None)


_ANSWERS: Mapping[type[Errand], Callable[[Moment, Any, Result], Outcome]] = {
    SetReminder: _set,
    CancelReminder: _cancelled,
    FindReminder: _found,
}

"""Reminders: what is proposed, what needs a yes, and how each end of it is answered.

>>> proposed = respond(State(), ReminderWanted("20:30"), library, now).ask
>>> str(proposed.about)
'20:30 daily'
"""

from collections.abc import Callable, Mapping
from typing import Any

from skill.coaching.messages import schedule
from skill.coaching.messages.effects import (
    CancelReminder,
    Effect,
    EffectError,
    FindReminder,
    Reminder,
    Result,
    SetReminder,
)
from skill.coaching.messages.events import Consent, EffectDone, PermissionAnswered, ReminderWanted
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.questions import Question
from skill.coaching.messages.replies import Ask, AskPermission, PermissionCard, Reply, Say
from skill.coaching.messages.schedule import Schedule
from skill.coaching.state.context import Context
from skill.coaching.state.outcome import Outcome

PROPOSING_SECONDS = 5.0
"""What it takes at least, after a last hold, to propose a reminder."""

_ERRORS: Mapping[EffectError, Phrase] = {
    EffectError.NOT_PERMITTED: Phrase.REMINDER_NOT_PERMITTED,
    EffectError.UNSUPPORTED: Phrase.REMINDER_UNSUPPORTED,
    EffectError.TOO_MANY: Phrase.REMINDER_TOO_MANY,
    EffectError.BUSY: Phrase.REMINDER_BUSY,
    EffectError.NO_TIME_ZONE: Phrase.REMINDER_NO_TIME_ZONE,
    EffectError.DOWN: Phrase.REMINDER_DOWN,
}

_REFUSALS: Mapping[Consent, Phrase] = {
    Consent.DENIED: Phrase.REMINDER_DENIED,
    Consent.NOT_ANSWERED: Phrase.REMINDER_NOT_ANSWERED,
    Consent.FAILED: Phrase.REMINDER_NOT_PERMITTED,
}


def want(context: Context, event: ReminderWanted) -> Outcome:
    """A reminder is wanted, or another time for it: name time and days, and ask for a yes."""
    if _busy(context):
        return _later(context)
    context = context.with_state(context.state._replace(relieved=False))
    pending = _proposed(context)
    if pending:
        return _change(context, event.time, event.days, pending)
    if context.has_reminder and not (event.time and event.days):
        return context.request(FindReminder(True, event.time, event.days))
    return _propose(context, schedule.asked(event.time, event.days))


def _proposed(context: Context) -> Schedule | None:
    """The times that the open question is about."""
    asked = context.state.open_question
    return asked.about if asked and isinstance(asked.about, Schedule) else None


def _change(context: Context, time: str, days: str, before: Schedule) -> Outcome:
    """Propose another time or other days; what was not named stays. If nothing was, ask."""
    if time or days:
        return _propose(context, schedule.asked(time, days, before))
    return context.with_walk(None).say(Ask(Question.WHICH_TIME, before))


def proposal(context: Context, wanted: Schedule = schedule.USUAL) -> Ask:
    """The question whose yes sets a reminder."""
    question = Question.MOVE_REMINDER if context.has_reminder else Question.REMIND
    return Ask(question, wanted)


def _propose(context: Context, wanted: Schedule = schedule.USUAL) -> Outcome:
    return context.with_walk(None).say(proposal(context, wanted))


def accept(context: Context) -> Outcome:
    """Yes to a proposal: set it, unless it cannot have been heard yet."""
    spoken = context.state.timeline
    begins = spoken.marks[-1].hold_end + PROPOSING_SECONDS if spoken else 0.0
    if spoken and spoken.second(context.now) < begins:
        return _propose(context)
    return _agreed(context, _proposed(context))


def _agreed(context: Context, wanted: Schedule | None, *, permitted: bool = False) -> Outcome:
    """Set what was agreed to; nothing is set that was not asked about."""
    if wanted is None:
        return _propose(context)
    return context.request(SetReminder(wanted, permitted))


def decline(context: Context) -> Outcome:
    """No to a proposal that was asked for: all stays as it is."""
    phrase = Phrase.REMINDER_LEFT if context.has_reminder else Phrase.REMINDER_DECLINED
    return _ended(context, Say(phrase))


def cancel(context: Context) -> Outcome:
    """No more reminders are wanted, or not the one that is proposed."""
    if context.is_asked(Question.REMIND):
        return decline(context)
    return _later(context) if _busy(context) else context.request(CancelReminder())


def find(context: Context) -> Outcome:
    """Somebody asks when they are reminded."""
    return _later(context) if _busy(context) else context.request(FindReminder())


def permit(context: Context, event: PermissionAnswered) -> Outcome:
    """The person was asked by Alexa whether this skill may set reminders."""
    if _busy(context):
        return _later(context)
    if event.consent is Consent.ACCEPTED:
        return _agreed(context, event.schedule, permitted=True)
    return _ended(context, PermissionCard(), Say(_REFUSALS[event.consent]))


def done(context: Context, event: EffectDone) -> Outcome:
    """An effect was done: say what there is now, or what went wrong."""
    result = event.result
    if result is EffectError.NOT_PERMITTED:
        return _not_permitted(context, event.effect)
    if isinstance(result, EffectError):
        return _ended(context, Say(_ERRORS[result]))
    return _ANSWERS[type(event.effect)](context, event.effect, result)


def _not_permitted(context: Context, effect: Effect) -> Outcome:
    if isinstance(effect, FindReminder) and effect.changing:
        # What is there cannot be seen; the yes to a new one asks for the permission.
        return _found(context, effect, None)
    if isinstance(effect, SetReminder) and not effect.permitted:
        return context.with_walk(None).say(AskPermission(effect.schedule))
    return _ended(context, PermissionCard(), Say(Phrase.REMINDER_NOT_PERMITTED))


def _set(context: Context, _: SetReminder, result: Result) -> Outcome:
    return _ended(_noted(context, result), *_told(Phrase.REMINDER_SET, result))


def _cancelled(context: Context, _: CancelReminder, result: Result) -> Outcome:
    phrase = Phrase.REMINDER_GONE if result else Phrase.REMINDER_NONE
    return _ended(_noted(context, None), Say(phrase))


def _found(context: Context, effect: FindReminder, result: Result) -> Outcome:
    known = _noted(context, result)
    if effect.changing:
        there = result.schedule if isinstance(result, Reminder) else None
        return _change(known, effect.time, effect.days, there or schedule.USUAL)
    if result:
        return _ended(known, *_told(Phrase.REMINDER_IS, result))
    return known.with_walk(None).say(Say(Phrase.REMINDER_NONE), proposal(known))


def _told(phrase: Phrase, result: Result) -> list[Reply]:
    when = result.schedule if isinstance(result, Reminder) else None
    return [Say(phrase, {"when": when}) if when else Say(Phrase.REMINDER_SOMETIME)]


def _noted(context: Context, result: Result) -> Context:
    """The context in which the coach knows of this reminder, or that there is none."""
    token = result.token if isinstance(result, Reminder) else ""
    profile = context.state.profile._replace(reminder=token)
    return context.with_state(context.state._replace(profile=profile))


def _busy(context: Context) -> bool:
    return context.state.walk is not None and not context.is_finished


def _later(context: Context) -> Outcome:
    return context.ask_again(Say(Phrase.REMINDER_LATER))


def _ended(context: Context, *replies: Reply) -> Outcome:
    """Say this, and let the talk go on."""
    return context.with_walk(None).say(*replies, Ask(Question.ANYTHING_ELSE))


_ANSWERS: Mapping[type[Effect], Callable[[Context, Any, Result], Outcome]] = {
    SetReminder: _set,
    CancelReminder: _cancelled,
    FindReminder: _found,
}

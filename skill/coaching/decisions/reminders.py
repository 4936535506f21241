"""Reminders: propose a schedule, set it after a yes, and say what came of it.

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
"""Shortest time from the end of a last hold until the proposal has been spoken."""

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
    """Propose a reminder, or another schedule for the existing one, and ask for a yes."""
    if _busy(context):
        return _later(context)
    context = context.with_state(context.state._replace(relieved=False))
    pending = _proposed(context)
    if pending:
        return _change(context, event.time, event.days, pending)
    if context.has_reminder and not (event.time and event.days):
        return context.request(FindReminder(True, event.time, event.days))
    if event.time or event.days:
        return _change(context, event.time, event.days, schedule.USUAL)
    return _propose(context)


def _proposed(context: Context) -> Schedule | None:
    """The schedule that the open question proposes; None if it proposes none."""
    asked = context.state.open_question
    return asked.about if asked and isinstance(asked.about, Schedule) else None


def _change(context: Context, time: str, days: str, before: Schedule) -> Outcome:
    """Propose `before` with the time or days named; ask for a time if none can be read."""
    wanted = schedule.asked(time, days, before)
    if schedule.is_time(time) or (days and not time):
        return _propose(context, wanted)
    return context.with_walk(None).say(Ask(Question.WHICH_TIME, wanted))


def proposal(context: Context, wanted: Schedule = schedule.USUAL) -> Ask:
    """The question whose yes sets a reminder."""
    question = Question.MOVE_REMINDER if context.has_reminder else Question.REMIND
    return Ask(question, wanted)


def _propose(context: Context, wanted: Schedule = schedule.USUAL) -> Outcome:
    return context.with_walk(None).say(proposal(context, wanted))


def accept(context: Context) -> Outcome:
    """Set the proposed reminder; propose again if the yes came before the proposal was spoken."""
    spoken = context.state.timeline
    begins = spoken.marks[-1].hold_end + PROPOSING_SECONDS if spoken else 0.0
    if spoken and spoken.second(context.now) < begins:
        return _propose(context)
    return _agreed(context, _proposed(context))


def _agreed(context: Context, wanted: Schedule | None, *, permitted: bool = False) -> Outcome:
    """Set the schedule; if it is unknown, propose one, as none may be set without a yes."""
    if wanted is None:
        return _propose(context)
    return context.request(SetReminder(wanted, permitted))


def decline(context: Context) -> Outcome:
    """Answer no to a proposal that the person asked for; an existing reminder stays."""
    phrase = Phrase.REMINDER_LEFT if context.has_reminder else Phrase.REMINDER_DECLINED
    return _ended(context, Say(phrase))


def cancel(context: Context) -> Outcome:
    """Delete the reminder, or decline the one being proposed."""
    if context.is_asked(Question.REMIND):
        return decline(context)
    return _later(context) if _busy(context) else context.request(CancelReminder())


def find(context: Context) -> Outcome:
    """Look up when the person is reminded."""
    return _later(context) if _busy(context) else context.request(FindReminder())


def permit(context: Context, event: PermissionAnswered) -> Outcome:
    """Set the reminder if the person permitted it to Alexa; otherwise say why it is not set."""
    if _busy(context):
        return _later(context)
    if event.consent is Consent.ACCEPTED:
        return _agreed(context, event.schedule, permitted=True)
    return _ended(context, PermissionCard(), Say(_REFUSALS[event.consent]))


def done(context: Context, event: EffectDone) -> Outcome:
    """Say what an effect has changed or found, or what went wrong."""
    result = event.result
    if result is EffectError.NOT_PERMITTED:
        return _not_permitted(context, event.effect)
    if isinstance(result, EffectError):
        return _ended(context, Say(_ERRORS[result]))
    return _ANSWERS[type(event.effect)](context, event.effect, result)


def _not_permitted(context: Context, effect: Effect) -> Outcome:
    if isinstance(effect, FindReminder) and effect.changing:
        # Without permission the existing reminder is unreadable; a yes to a new one asks for it.
        return _found(context, effect, None)
    if isinstance(effect, SetReminder) and not effect.permitted:
        return context.with_walk(None).say(AskPermission(effect.schedule))
    return _ended(context, PermissionCard(), Say(Phrase.REMINDER_NOT_PERMITTED))


def _set(context: Context, _: SetReminder, result: Result) -> Outcome:
    return _ended(_with_reminder(context, result), *_confirmation(Phrase.REMINDER_SET, result))


def _cancelled(context: Context, _: CancelReminder, result: Result) -> Outcome:
    phrase = Phrase.REMINDER_GONE if result else Phrase.REMINDER_NONE
    return _ended(_with_reminder(context, None), Say(phrase))


def _found(context: Context, effect: FindReminder, result: Result) -> Outcome:
    known = _with_reminder(context, result)
    if effect.changing:
        current = result.schedule if isinstance(result, Reminder) else None
        return _change(known, effect.time, effect.days, current or schedule.USUAL)
    if result:
        return _ended(known, *_confirmation(Phrase.REMINDER_IS, result))
    return known.with_walk(None).say(Say(Phrase.REMINDER_NONE), proposal(known))


def _confirmation(phrase: Phrase, result: Result) -> list[Reply]:
    when = result.schedule if isinstance(result, Reminder) else None
    return [Say.of(phrase, when=when) if when else Say(Phrase.REMINDER_SOMETIME)]


def _with_reminder(context: Context, result: Result) -> Context:
    """The context whose profile has the token of this reminder, or none."""
    token = result.token if isinstance(result, Reminder) else ""
    profile = context.state.profile._replace(reminder=token)
    return context.with_state(context.state._replace(profile=profile))


def _busy(context: Context) -> bool:
    return context.state.walk is not None and not context.is_finished


def _later(context: Context) -> Outcome:
    return context.ask_again(Say(Phrase.REMINDER_LATER))


def _ended(context: Context, *replies: Reply) -> Outcome:
    """Say this and ask whether there is anything else."""
    return context.with_walk(None).say(*replies, Ask(Question.ANYTHING_ELSE))


_ANSWERS: Mapping[type[Effect], Callable[[Context, Any, Result], Outcome]] = {
    SetReminder: _set,
    CancelReminder: _cancelled,
    FindReminder: _found,
}

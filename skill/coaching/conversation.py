"""Decides what the coach says next, from the state of the conversation and an event.

>>> respond(State(), CrampReported(), library, now).ask
Ask(question=<Question.EASING: 'easing'>, about=None)
"""

from collections.abc import Callable, Mapping
from typing import Any

from skill.coaching.decisions import (
    danger_check,
    leg_screen,
    navigation,
    red_flags,
    relief,
    reminders,
    requests,
    walking,
    yes_no,
)
from skill.coaching.messages.effects import (
    CancelReminder,
    Effect,
    FindReminder,
    Forget,
    SetReminder,
)
from skill.coaching.messages.events import (
    AdviceAsked,
    AnswerDoubted,
    Control,
    CrampReported,
    EffectDone,
    Event,
    Felt,
    ForgetAsked,
    NotUnderstood,
    Opened,
    PaceAsked,
    PermissionAnswered,
    ReminderAsked,
    ReminderUnwanted,
    ReminderWanted,
    Said,
    SignDenied,
    SignDoubted,
    SignReported,
    SituationTold,
    Steered,
    StretchAsked,
    WentWrong,
)
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.questions import Question
from skill.coaching.messages.replies import Ask, Say
from skill.coaching.state.context import Context
from skill.coaching.state.outcome import Outcome
from skill.coaching.state.state import State
from skill.coaching.state.validation import known
from skill.content.model import Library


def respond(state: State, event: Event, library: Library, now: float) -> Outcome:
    """Decide what to say to an event; `now` is in seconds since the epoch.

    An outcome with an effect has no replies yet: the caller runs the effect and passes the result
    back as `EffectDone`, together with the outcome's state.
    """
    context, event = Context(state, now, library), known(event, library)
    if red_flags.holds_back(context, event):
        return red_flags.hold_back(context, event)
    if danger_check.evades(context, event):
        return danger_check.insist(context)
    if leg_screen.evades(context, event):
        return leg_screen.leave_out(context)
    return _DECISIONS[type(event)](context, event)


def meant(state: State, said: Said, library: Library, now: float) -> Event:
    """The event that words which were read stand for; `now` is in seconds since the epoch."""
    # Needed only where words are read, and no start has to wait for it.
    from skill.coaching.decisions import hearing  # noqa: PLC0415

    return hearing.meant(state, said, library, now)


def _went_wrong(context: Context) -> Outcome:
    """Repeat the current step or its check-in question; outside a walk, ask "say that again?".

    An open check for danger signs is asked again.
    """
    if context.checks_danger:
        return context.ask_again(Say(Phrase.MISSED))
    if context.state.walk is None:
        return context.say(Ask(Question.SAY_AGAIN))
    return (
        context.ask_again(Say(Phrase.MISSED)) if context.at_check_in else walking.this_step(context)
    )


def _advise(context: Context, event: AdviceAsked) -> Outcome:
    """Answer a question; whether it is a clot or a tear only once its signs were asked for."""
    advice = context.library.advice.get(event.topic)
    if advice is not None and advice.asks_first:
        return danger_check.go_through(context, event.topic)
    return requests.advise(context, event.topic, event.situations)


def _effect_done(context: Context, event: EffectDone) -> Outcome:
    return _DONE[type(event.effect)](context, event)


_CONTROLS: Mapping[Control, Callable[[Context], Outcome]] = {
    Control.YES: yes_no.yes,
    Control.NO: yes_no.no,
    Control.NEXT: navigation.next_,
    Control.DONE: navigation.done,
    Control.ONWARD: navigation.onward,
    Control.HANDS_OFF: navigation.hands_off,
    Control.PREVIOUS: navigation.previous,
    Control.REPEAT: navigation.repeat,
    Control.PAUSE: navigation.pause,
    Control.RESUME: navigation.resume,
    Control.START_OVER: navigation.start_over,
    Control.TIME_LEFT: navigation.time_left,
    Control.HELP: navigation.help_,
    Control.STOP: navigation.stop,
    Control.GOOD: yes_no.good,
    Control.ENOUGH: yes_no.enough,
}
"""Steering word → the decision it leads to."""

_DONE: Mapping[type[Effect], Callable[[Context, EffectDone], Outcome]] = {
    SetReminder: reminders.done,
    CancelReminder: reminders.done,
    FindReminder: reminders.done,
    Forget: lambda context, event: requests.forgotten(context, event.result),
}
"""Kind of effect → the decision that answers its result."""

_DECISIONS: Mapping[type[Event], Callable[[Context, Any], Outcome]] = {
    Opened: lambda context, _: requests.open_skill(context),
    CrampReported: relief.report,
    StretchAsked: requests.stretch,
    SituationTold: requests.tell_situation,
    AdviceAsked: _advise,
    ForgetAsked: lambda context, _: requests.forget(context),
    SignReported: lambda context, event: red_flags.warn(context, event.sign, event.situations),
    SignDenied: danger_check.denied,
    SignDoubted: danger_check.ask,
    Felt: lambda context, event: requests.feel(context, event.feeling, event.leg),
    PaceAsked: lambda context, event: navigation.change_pace(context, event.pace),
    ReminderWanted: reminders.want,
    ReminderUnwanted: lambda context, _: reminders.cancel(context),
    ReminderAsked: lambda context, _: reminders.find(context),
    PermissionAnswered: reminders.permit,
    EffectDone: _effect_done,
    Steered: lambda context, event: _CONTROLS[event.control](context),
    AnswerDoubted: lambda context, _: navigation.doubted(context),
    NotUnderstood: lambda context, _: navigation.not_understood(context),
    WentWrong: lambda context, _: _went_wrong(context),
}
"""Kind of event → the decision that answers it."""

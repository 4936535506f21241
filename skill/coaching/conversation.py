"""The coach's one decision: from where the person is and what they did, to what is said next."""

from collections.abc import Callable, Mapping
from typing import Any

from skill.coaching.decisions import (
    navigation,
    red_flags,
    relief,
    reminders,
    requests,
    yes_no,
)
from skill.coaching.decisions import walking as walks
from skill.coaching.messages.events import (
    AdviceAsked,
    Control,
    CrampReported,
    ErrandDone,
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
    SignReported,
    Steered,
    StretchAsked,
    WentWrong,
)
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.replies import (
    Ask,
    Outcome,
    Question,
    Say,
)
from skill.coaching.state.context import Moment
from skill.coaching.state.state import State
from skill.coaching.state.validation import known
from skill.content.model import Library


def respond(state: State, event: Event, library: Library, now: float) -> Outcome:
    """Decide what to say to an event; `now` is in seconds since the epoch."""
    return _ANSWERS[type(event)](Moment(state, now, library), known(event, library))


def _went_wrong(moment: Moment) -> Outcome:
    """The current step again, or its question; with nothing running, "say that again?"."""
    if moment.state.walk is None:
        return moment.outcome(Ask(Question.SAY_AGAIN))
    return moment.ask_again(Say(Phrase.MISSED)) if moment.at_check_in else walks.this_step(moment)


_CONTROLS: Mapping[Control, Callable[[Moment], Outcome]] = {
    Control.YES: yes_no.yes,
    Control.NO: yes_no.no,
    Control.NEXT: navigation.next_,
    Control.PREVIOUS: navigation.previous,
    Control.REPEAT: navigation.repeat,
    Control.PAUSE: navigation.pause,
    Control.RESUME: navigation.resume,
    Control.START_OVER: navigation.start_over,
    Control.TIME_LEFT: navigation.time_left,
    Control.HELP: navigation.help_,
    Control.STOP: navigation.stop,
}
"""What each steering word does."""

_ANSWERS: Mapping[type[Event], Callable[[Moment, Any], Outcome]] = {
    Opened: lambda moment, _: requests.open_skill(moment),
    CrampReported: relief.report,
    StretchAsked: requests.stretch,
    AdviceAsked: lambda moment, event: requests.advise(moment, event.topic),
    ForgetAsked: requests.forget,
    SignReported: lambda moment, event: red_flags.warn(moment, event.sign),
    Felt: lambda moment, event: requests.feel(moment, event.feeling),
    PaceAsked: lambda moment, event: navigation.change_pace(moment, event.pace),
    ReminderWanted: reminders.want,
    ReminderUnwanted: reminders.cancel,
    ReminderAsked: reminders.find,
    PermissionAnswered: reminders.permit,
    ErrandDone: reminders.done,
    Steered: lambda moment, event: _CONTROLS[event.control](moment),
    NotUnderstood: lambda moment, _: navigation.not_understood(moment),
    WentWrong: lambda moment, _: _went_wrong(moment),
}
"""How each kind of event is answered."""

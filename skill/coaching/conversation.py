"""The coach's one decision: from where the person is and what they did, to what is said next."""

from collections.abc import Callable, Mapping
from typing import Any

from skill.coaching import answers, asking, relief, reminding, safety, steering
from skill.coaching import walk as walks
from skill.coaching.events import (
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
from skill.coaching.fitting import known
from skill.coaching.moment import Moment
from skill.coaching.phrases import Phrase
from skill.coaching.replies import Ask, Outcome, Question, Say
from skill.coaching.state import State
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
    Control.YES: asking.yes,
    Control.NO: asking.no,
    Control.NEXT: steering.next_,
    Control.PREVIOUS: steering.previous,
    Control.REPEAT: steering.repeat,
    Control.PAUSE: steering.pause,
    Control.RESUME: steering.resume,
    Control.START_OVER: steering.start_over,
    Control.TIME_LEFT: steering.time_left,
    Control.HELP: steering.help_,
    Control.STOP: steering.stop,
}
"""What each steering word does."""

_ANSWERS: Mapping[type[Event], Callable[[Moment, Any], Outcome]] = {
    Opened: lambda moment, _: answers.open_skill(moment),
    CrampReported: relief.report,
    StretchAsked: answers.stretch,
    AdviceAsked: lambda moment, event: answers.advise(moment, event.topic),
    ForgetAsked: answers.forget,
    SignReported: lambda moment, event: safety.warn(moment, event.sign),
    Felt: lambda moment, event: answers.feel(moment, event.feeling),
    PaceAsked: lambda moment, event: steering.change_pace(moment, event.pace),
    ReminderWanted: reminding.want,
    ReminderUnwanted: reminding.cancel,
    ReminderAsked: reminding.find,
    PermissionAnswered: reminding.permit,
    ErrandDone: reminding.done,
    Steered: lambda moment, event: _CONTROLS[event.control](moment),
    NotUnderstood: lambda moment, _: steering.not_understood(moment),
    WentWrong: lambda moment, _: _went_wrong(moment),
}
"""How each kind of event is answered."""

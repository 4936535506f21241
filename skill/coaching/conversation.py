"""The coach's one decision: from where the person is and what they did, to what is said next."""

from collections.abc import Callable, Mapping
from typing import Any

from skill.coaching import answers, relief, safety, steering
from skill.coaching import walk as walks
from skill.coaching.events import (
    AdviceAsked,
    CrampReported,
    Event,
    Felt,
    ForgetAsked,
    NotUnderstood,
    Opened,
    PaceAsked,
    SignReported,
    Steered,
    StretchAsked,
    WentWrong,
)
from skill.coaching.moment import Moment
from skill.coaching.replies import Ask, Outcome, Question
from skill.coaching.state import State
from skill.content.model import Library


def respond(state: State, event: Event, library: Library, now: float) -> Outcome:
    """Decide what to say to an event; `now` is in seconds since the epoch."""
    return _ANSWERS[type(event)](Moment(state, now, library), event)


def _went_wrong(moment: Moment) -> Outcome:
    """The current step again; with nothing running, "say that again?"."""
    if moment.state.walk is None or moment.at_check_in:
        return moment.outcome(Ask(Question.SAY_AGAIN))
    return walks.this_step(moment)


_ANSWERS: Mapping[type[Event], Callable[[Moment, Any], Outcome]] = {
    Opened: lambda moment, _: answers.open_skill(moment),
    CrampReported: relief.report,
    StretchAsked: answers.stretch,
    AdviceAsked: lambda moment, event: answers.advise(moment, event.topic),
    ForgetAsked: lambda moment, _: answers.forget(moment),
    SignReported: lambda moment, event: safety.warn(moment, event.sign),
    Felt: lambda moment, event: answers.feel(moment, event.feeling),
    PaceAsked: lambda moment, event: steering.change_pace(moment, event.pace),
    Steered: lambda moment, event: steering.steer(moment, event.control),
    NotUnderstood: lambda moment, _: steering.not_understood(moment),
    WentWrong: lambda moment, _: _went_wrong(moment),
}
"""How each kind of event is answered."""

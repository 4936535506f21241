"""What was understood, as short tokens that a developer sees.

>>> tokens(cramp := CrampReported(leg=Leg.LEFT, situations=("bed",)), cramp)
('cramp', 'leg:left', 'situation:bed')
"""

from collections.abc import Callable, Mapping
from typing import Any

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
)
from skill.content.choices import NamedLeg, Pace

Tokens = tuple[str, ...]

UNKNOWN_SIGN = "emergency"
"""Id of the sign where it is unclear which one was meant."""
FIRST_STRETCH = "ankle_stretch"
"""Id of the stretch that is meant if none is named."""
_FEELINGS = {Feeling.EASING: "eased", Feeling.A_BIT: "eased"}
"""Feelings whose token has another name."""
_SHORTER = (Pace.GENTLE, Nudge.LESS)


def tokens(said: Event | Said, meant: Event) -> Tokens:
    """What was understood; empty if nothing was.

    Args:
        said: What the person said or did.
        meant: What the coach takes it for; the same as `said` unless words were read.
    """
    if isinstance(said, Said) and said.reading.meanings:
        understood = said.reading.certain if isinstance(meant, NotUnderstood) else said.reading
        return understood.tokens
    tell = _TOKENS.get(type(meant))
    return tell(meant) if tell else ()


def _cramp(event: CrampReported) -> Tokens:
    severe = ("severity:severe",) if event.severe else ()
    return ("cramp", *_place(event.leg, event.situations), *severe)


def _place(leg: NamedLeg | None, situations: tuple[str, ...]) -> Tokens:
    named = (f"leg:{leg}",) if leg else ()
    return (*named, *(f"situation:{id_}" for id_ in situations))


_ANSWERS = {
    Control.YES: Control.YES,
    Control.GOOD: Control.YES,
    Control.NO: Control.NO,
    Control.ENOUGH: Control.NO,
}
"""What answers a question → whether as yes or as no."""


_ONWARD = (Control.DONE, Control.ONWARD, Control.HANDS_OFF)
"""What moves on like `NEXT`."""


def _steered(event: Steered) -> Tokens:
    if event.control in _ANSWERS:
        return (str(_ANSWERS[event.control]),)
    return (f"steer:{Control.NEXT if event.control in _ONWARD else event.control}",)


_TOKENS: Mapping[type[Event], Callable[[Any], Tokens]] = {
    CrampReported: _cramp,
    StretchAsked: lambda event: (
        f"stretch:{event.routine or FIRST_STRETCH}",
        *_place(event.leg, event.situations),
    ),
    SituationTold: lambda event: _place(event.leg, event.situations),
    AdviceAsked: lambda event: (f"topic:{event.topic.partition('.')[0]}",),
    ForgetAsked: lambda _: ("wish:forget",),
    SignReported: lambda event: (f"sign:{event.sign or UNKNOWN_SIGN}",),
    SignDenied: lambda _: (str(Control.NO),),
    SignDoubted: lambda event: tuple(f"check:{sign}" for sign in event.signs or (UNKNOWN_SIGN,)),
    Felt: lambda event: (f"feel:{_FEELINGS.get(event.feeling, event.feeling)}",),
    PaceAsked: lambda event: (f"steer:{'shorter' if event.pace in _SHORTER else 'longer'}",),
    ReminderWanted: lambda _: ("wish:remind",),
    ReminderUnwanted: lambda _: ("wish:remind",),
    ReminderAsked: lambda _: ("wish:remind",),
    Steered: _steered,
}
"""Kind of event → its tokens; the others say nothing."""

"""Translates intents and slots to events; no other module knows their names."""

from collections.abc import Callable, Mapping

from skill.alexa.slots import DENYING, REMEDIES, THEIRS, Slots
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
    SignDenied,
    SignDoubted,
    SignReported,
    SituationTold,
    Steered,
    StretchAsked,
)
from skill.content.choices import Leg, NamedLeg, OtherLeg, Pace

CATCH_ALL = "SaidIntent"
"""The intent of all that no sample fits; its slot holds the person's words."""
NEXT = "AMAZON.NextIntent"
_HELPED = ("someone_else",)


def event(intent: str, slots: Slots, *, next_goes_on: bool = False) -> Event:
    """The event that an intent stands for; an unknown intent counts as not understood.

    Args:
        intent: Name of the intent.
        slots: Name of each slot → what it resolved to.
        next_goes_on: Whether "next" is also how people go on after a pause.
    """
    if intent in _BY_SLOTS:
        return _BY_SLOTS[intent](slots)
    if intent == NEXT and next_goes_on:
        return Steered(Control.ONWARD)
    return _ALWAYS.get(intent, NotUnderstood())


def _relief(slots: Slots) -> Event:
    return CrampReported(
        leg=_leg(slots),
        situations=_situations(slots),
        severe=slots.get("severity") == "severe",
    )


def _stretch(slots: Slots) -> Event:
    return StretchAsked(
        routine=slots.get("stretch", ""),
        leg=_leg(slots),
        situations=_situations(slots),
    )


def _situations(slots: Slots) -> tuple[str, ...]:
    return tuple(filter(None, [slots.get("situation")]))


def _leg(slots: Slots) -> NamedLeg | None:
    named = slots.get("leg")
    if named == OtherLeg.OTHER:
        return OtherLeg.OTHER
    return Leg(named) if named in list(Leg) else None


def _pressure(slots: Slots) -> Event:
    wanted = slots.get("remedy", "")
    routine = wanted if wanted in REMEDIES else REMEDIES[0]
    return StretchAsked(routine, _leg(slots), _situations(slots))


def _privacy(slots: Slots) -> Event:
    return ForgetAsked() if slots.get("forget") else AdviceAsked("privacy")


def _pace(slots: Slots) -> Event:
    wanted = slots.get("pace")
    return PaceAsked(Pace(wanted) if wanted in list(Pace) else _nudge(wanted))


def _nudge(wanted: str | None) -> Nudge:
    """Longer holds if no pace is named: samples without one, such as "slow down", ask for time."""
    return Nudge(wanted) if wanted in list(Nudge) else Nudge.MORE


def _sign(slots: Slots) -> Event:
    """The sign that a slot resolved to; without one, it is doubted which was meant, if any."""
    sign = slots.get("sign") or slots.get("often", "")
    return _reported(sign, theirs=sign.endswith(THEIRS))


def _no_sign(slots: Slots) -> Event:
    return SignDenied(slots.get("sign", "").removesuffix(THEIRS))


def _their_sign(slots: Slots) -> Event:
    return _reported(slots.get("sign", ""), theirs=True)


def _reported(sign: str, *, theirs: bool) -> Event:
    if not sign:
        return SignDoubted()
    return SignReported(sign.removesuffix(THEIRS), _HELPED if theirs else ())


def _remind(slots: Slots) -> Event:
    return ReminderWanted(time=slots.get("time", ""), days=slots.get("days", ""))


def _question(slots: Slots) -> Event:
    asked = slots.get("question", "")
    return AdviceAsked(asked) if asked else NotUnderstood()


def _situation(slots: Slots) -> Event:
    situations = _situations(slots)
    return SituationTold(situations) if situations else NotUnderstood()


def _leg_alone(slots: Slots) -> Event:
    leg = _leg(slots)
    return SituationTold((), leg) if leg else NotUnderstood()


_BY_SLOTS: Mapping[str, Callable[[Slots], Event]] = {
    "ReliefIntent": _relief,
    "StretchIntent": _stretch,
    "PressureIntent": _pressure,
    "RedFlagIntent": _sign,
    "TheirRedFlagIntent": _their_sign,
    DENYING: _no_sign,
    "QuestionIntent": _question,
    "SituationIntent": _situation,
    "LegIntent": _leg_alone,
    "PrivacyIntent": _privacy,
    "PaceIntent": _pace,
    "SetReminderIntent": _remind,
}
"""Intents whose event depends on their slots."""

SPEAKING = frozenset(_BY_SLOTS) | {CATCH_ALL}
"""Intents through which a person's words can arrive."""

_ALWAYS: Mapping[str, Event] = {
    "IceHeatIntent": AdviceAsked("ice_heat"),
    "PreventionIntent": AdviceAsked("prevention"),
    "CauseIntent": AdviceAsked("causes"),
    "DoctorIntent": AdviceAsked("doctor"),
    "HoldTimeIntent": AdviceAsked("hold_time"),
    "SuppliesIntent": AdviceAsked("supplies"),
    "HistoryIntent": AdviceAsked("history"),
    "EasingIntent": Felt(Feeling.EASING),
    "BitBetterIntent": Felt(Feeling.A_BIT),
    "GoneIntent": Felt(Feeling.GONE),
    "StillHurtsIntent": Felt(Feeling.SAME),
    "WorseIntent": Felt(Feeling.WORSE),
    "CancelReminderIntent": ReminderUnwanted(),
    "ReminderStatusIntent": ReminderAsked(),
    "DoneIntent": Steered(Control.DONE),
    "GoodIntent": Steered(Control.GOOD),
    "EnoughIntent": Steered(Control.ENOUGH),
    "TimeLeftIntent": Steered(Control.TIME_LEFT),
    "AMAZON.YesIntent": Steered(Control.YES),
    "AMAZON.NoIntent": Steered(Control.NO),
    NEXT: Steered(Control.NEXT),
    "AMAZON.PreviousIntent": Steered(Control.PREVIOUS),
    "AMAZON.RepeatIntent": Steered(Control.REPEAT),
    "AMAZON.PauseIntent": Steered(Control.PAUSE),
    "AMAZON.ResumeIntent": Steered(Control.RESUME),
    "AMAZON.StartOverIntent": Steered(Control.START_OVER),
    "AMAZON.HelpIntent": Steered(Control.HELP),
    "AMAZON.StopIntent": Steered(Control.STOP),
    "AMAZON.CancelIntent": Steered(Control.STOP),
    "AMAZON.NavigateHomeIntent": Steered(Control.STOP),
    "AMAZON.FallbackIntent": NotUnderstood(),
    CATCH_ALL: NotUnderstood(),
}
"""Intents whose event does not depend on their slots."""

HANDLED = frozenset(_BY_SLOTS) | frozenset(_ALWAYS)
"""Names of all intents that have an event."""

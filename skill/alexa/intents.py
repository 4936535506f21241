"""Intents to events: the one place that knows Alexa's intent and slot names."""

from collections.abc import Callable, Mapping

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
    SignReported,
    Steered,
    StretchAsked,
)
from skill.content.choices import Leg, Pace

Slots = Mapping[str, str]


def event(intent: str, slots: Slots) -> Event:
    """What the person did by an intent; one that is not known counts as not understood."""
    translate = _EVENTS.get(intent)
    return translate(slots) if translate else NotUnderstood()


def _relief(slots: Slots) -> Event:
    return CrampReported(
        leg=_leg(slots),
        situation=slots.get("situation", ""),
        severe=slots.get("severity") == "severe",
    )


def _stretch(slots: Slots) -> Event:
    return StretchAsked(
        routine=slots.get("stretch", ""),
        leg=_leg(slots),
        situation=slots.get("situation", ""),
    )


def _leg(slots: Slots) -> Leg | None:
    named = slots.get("leg")
    return Leg(named) if named in list(Leg) else None


def _pressure(slots: Slots) -> Event:
    wanted = slots.get("remedy", "")
    routine = wanted if wanted == "calf_massage" else "thumb_pressure"
    return StretchAsked(routine, _leg(slots), slots.get("situation", ""))


def _privacy(slots: Slots) -> Event:
    return ForgetAsked() if slots.get("forget") else AdviceAsked("privacy")


def _pace(slots: Slots) -> Event:
    wanted = slots.get("pace")
    return PaceAsked(Pace(wanted) if wanted in list(Pace) else _nudge(wanted))


def _nudge(wanted: str | None) -> Nudge:
    """Whoever names no pace has too little time."""
    return Nudge(wanted) if wanted in list(Nudge) else Nudge.MORE


def _sign(slots: Slots) -> Event:
    return SignReported(slots.get("sign") or slots.get("often", ""))


def _remind(slots: Slots) -> Event:
    return ReminderWanted(time=slots.get("time", ""), days=slots.get("days", ""))


def _constant(event: Event) -> Callable[[Slots], Event]:
    return lambda _: event


_EVENTS: Mapping[str, Callable[[Slots], Event]] = {
    "ReliefIntent": _relief,
    "StretchIntent": _stretch,
    "PressureIntent": _pressure,
    "IceHeatIntent": _constant(AdviceAsked("ice_heat")),
    "PreventionIntent": _constant(AdviceAsked("prevention")),
    "CauseIntent": _constant(AdviceAsked("causes")),
    "DoctorIntent": _constant(AdviceAsked("doctor")),
    "RedFlagIntent": _sign,
    "HoldTimeIntent": _constant(AdviceAsked("hold_time")),
    "SuppliesIntent": _constant(AdviceAsked("supplies")),
    "HistoryIntent": _constant(AdviceAsked("history")),
    "PrivacyIntent": _privacy,
    "EasingIntent": _constant(Felt(Feeling.EASING)),
    "StillHurtsIntent": _constant(Felt(Feeling.SAME)),
    "WorseIntent": _constant(Felt(Feeling.WORSE)),
    "PaceIntent": _pace,
    "SetReminderIntent": _remind,
    "CancelReminderIntent": _constant(ReminderUnwanted()),
    "ReminderStatusIntent": _constant(ReminderAsked()),
    "TimeLeftIntent": _constant(Steered(Control.TIME_LEFT)),
    "AMAZON.YesIntent": _constant(Steered(Control.YES)),
    "AMAZON.NoIntent": _constant(Steered(Control.NO)),
    "AMAZON.NextIntent": _constant(Steered(Control.NEXT)),
    "AMAZON.PreviousIntent": _constant(Steered(Control.PREVIOUS)),
    "AMAZON.RepeatIntent": _constant(Steered(Control.REPEAT)),
    "AMAZON.PauseIntent": _constant(Steered(Control.PAUSE)),
    "AMAZON.ResumeIntent": _constant(Steered(Control.RESUME)),
    "AMAZON.StartOverIntent": _constant(Steered(Control.START_OVER)),
    "AMAZON.HelpIntent": _constant(Steered(Control.HELP)),
    "AMAZON.StopIntent": _constant(Steered(Control.STOP)),
    "AMAZON.CancelIntent": _constant(Steered(Control.STOP)),
    "AMAZON.NavigateHomeIntent": _constant(Steered(Control.STOP)),
    "AMAZON.FallbackIntent": _constant(NotUnderstood()),
}

HANDLED = frozenset(_EVENTS)
"""Every intent that is understood."""

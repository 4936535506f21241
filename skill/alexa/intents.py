"""Translates intents and slots to events; no other module knows their names."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from skill.coaching.decisions import red_flags
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
from skill.content.choices import Days, Leg, NamedLeg, OtherLeg, Pace
from skill.content.model import Library
from skill.content.situation_records import Situation

Slots = Mapping[str, str]
"""Slot name → id of its value; a built-in slot has Amazon's own value, such as "21:00"."""

CATCH_ALL = "SaidIntent"
"""The intent of all that no sample fits; its slot holds the person's words."""
BUILT_IN = frozenset({"time"})
"""Slots of Amazon's own types, whose values are not in the interaction model."""
UNLISTED = BUILT_IN | {"words"}
"""Slots whose values nobody can list."""

THEIRS = ".theirs"
"""Ends the value of the slot `sign` that is said of somebody else."""
_HELPED = ("someone_else",)
_DENYING = "NoRedFlagIntent"
EMERGENCY = "emergency"
"""Value of the slot `sign` for a call for help that names no sign."""
_REMEDIES = ("thumb_pressure", "calf_massage")
"""Ids of the routines that are no stretches; the first is used if none is named."""


def slot_values(library: Library) -> Mapping[str, Collection[str]]:
    """Slot name → ids of all its values; built-in slots are left out."""
    return {
        "leg": (*Leg, *OtherLeg),
        "situation": library.situations,
        "severity": ("severe", "mild"),
        "stretch": library.routines,
        "remedy": _REMEDIES,
        "temperature": ("ice", "heat"),
        "sign": (*library.signs, EMERGENCY, *(f"{sign}{THEIRS}" for sign in library.signs)),
        "question": tuple(_questions(library)),
        "often": ("frequent",),
        "pace": (*Pace, *Nudge),
        "forget": ("forget",),
        "days": (*Days, "daily_morning", "daily_evening", "daily_night", "weekdays_night"),
    }


def _questions(library: Library) -> Iterator[str]:
    """Ids of all topics, and of all narrower questions."""
    for topic in library.advice.values():
        yield topic.id
        yield from (f"{topic.id}.{question}" for question in topic.questions)


def chosen(intent: str, slot: str, values: Sequence[str], library: Library) -> str:
    """Of all values that a slot resolved to, the one that counts; empty if none does.

    That is the most urgent sign, the situation that asks for most care, and no leg at all unless
    there is one only. Of signs that are denied it is the least urgent, as the others may be there.
    """
    if len({*values}) < 2:  # noqa: PLR2004 - there is nothing to choose from
        return values[0] if values else ""
    if slot == "sign":
        pick = max if intent == _DENYING else min
        return pick(values, key=lambda value: _urgency(value, library))
    if slot == "situation":
        return max(values, key=lambda value: _care(value, library))
    return "" if slot == "leg" else values[0]


def _urgency(value: str, library: Library) -> int:
    return red_flags.rank(value.removesuffix(THEIRS), library)


def _care(value: str, library: Library) -> tuple[bool, bool, int]:
    """What has to be made safe goes before what is not led at all, and that before what forbids."""
    row = library.situations.get(value, Situation(value))
    return bool(row.safe_from), bool(row.advice), len(row.forbids)


def event(intent: str, slots: Slots) -> Event:
    """The event that an intent stands for; an unknown intent counts as not understood."""
    if intent in _BY_SLOTS:
        return _BY_SLOTS[intent](slots)
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
    routine = wanted if wanted in _REMEDIES else _REMEDIES[0]
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
    _DENYING: _no_sign,
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
    "AMAZON.NextIntent": Steered(Control.NEXT),
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

"""The slots of intents: which values they have, and which of several counts."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from skill.coaching.decisions import red_flags
from skill.coaching.messages.events import Nudge
from skill.content.choices import Days, Leg, OtherLeg, Pace
from skill.content.model import Library
from skill.content.situation_records import Situation

Slots = Mapping[str, str]
"""Slot name → id of its value; a built-in slot has Amazon's own value, such as "21:00"."""

BUILT_IN = frozenset({"time"})
"""Slots of Amazon's own types, whose values are not in the interaction model."""
UNLISTED = BUILT_IN | {"words"}
"""Slots whose values nobody can list."""

THEIRS = ".theirs"
"""Ends the value of the slot `sign` that is said of somebody else."""
DENYING = "NoRedFlagIntent"
"""The intent whose slot `sign` is not there."""
EMERGENCY = "emergency"
"""Value of the slot `sign` for a call for help that names no sign."""
REMEDIES = ("thumb_pressure", "calf_massage")
"""Ids of the routines that are no stretches; the first is used if none is named."""


def slot_values(library: Library) -> Mapping[str, Collection[str]]:
    """Slot name → ids of all its values; built-in slots are left out."""
    return {
        "leg": (*Leg, *OtherLeg),
        "situation": library.situations,
        "severity": ("severe", "mild"),
        "stretch": library.routines,
        "remedy": REMEDIES,
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
        pick = max if intent == DENYING else min
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

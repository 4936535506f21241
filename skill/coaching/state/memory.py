"""All that is stored about a person between conversations.

It never contains symptoms, severity, which leg, or the situation that the person described.

>>> from_text(Profile, to_text(Profile(Pace.GENTLE), now)).pace
<Pace.GENTLE: 'gentle'>
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from skill.content.choices import Pace
from skill.json_records import DecodeError, decode, encode
from skill.record import Record

VERSION = 3
"""Increases when a record changes its layout; `_MIGRATIONS` converts older records."""


class Place(Record):
    """Where a walk stopped."""

    routine: str
    """Id of a routine, or "relief"."""
    rung: str
    """Id of the rung in relief; empty in a stretch."""
    segment: int
    """Index among the segments of the walk, from 0."""
    step: int
    """Index of the step in the segment to resume from, from 0."""
    ready: bool
    """Whether the segment was over, and only the question for the next one was open."""
    until: float
    """Seconds since the epoch; from then on the place cannot be resumed."""


class Profile(Record):
    """A person's preferences, and their reminder."""

    pace: Pace = Pace.STANDARD
    heard_disclaimer: bool = False
    reminder: str = ""
    """Token of the reminder that is set; empty if there is none."""


class Memory(Record):
    """All that is stored about one person."""

    place: Place | None = None
    profile: Profile = Profile()


def merged(before: Profile, after: Profile, stored: Profile) -> Profile:
    """The stored profile with the fields that differ between `before` and `after`.

    The other fields stay, as another device may have changed them meanwhile.
    """
    changed: dict[str, Any] = {
        name: new
        for name, old, new in zip(Profile._fields, before, after, strict=True)
        if new != old
    }
    return stored._replace(**changed)


Stored = TypeVar("Stored", Place, Profile)


def to_text(record: Place | Profile, now: float) -> str:
    """A record as JSON text, with its version and `now`, in whole seconds since the epoch."""
    return json.dumps({"version": VERSION, "updated": round(now), "record": encode(record)})


def from_text(kind: type[Stored], text: str) -> Stored:
    """Read what this or an older version wrote; raises DecodeError for anything else."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DecodeError("not JSON") from error
    if not isinstance(data, Mapping):
        raise DecodeError("not a record")
    return decode(kind, _migrated(kind, data))


def _migrated(kind: type[Stored], data: Mapping[str, Any]) -> object:
    version, record = data.get("version"), data.get("record")
    if version == VERSION:
        return record
    migrate = _MIGRATIONS.get(version) if isinstance(version, int) else None
    if migrate is None or not isinstance(record, Mapping):
        raise DecodeError("a record of an unknown version")
    return _migrated(kind, migrate(kind, record))


def _with_reminder(kind: type, record: Mapping[str, Any]) -> dict[str, Any]:
    """Version 1 had no reminders."""
    later = {**record, "reminder": ""} if kind is Profile else dict(record)
    return {"version": 2, "record": later}


def _with_segment(kind: type, record: Mapping[str, Any]) -> dict[str, Any]:
    """Version 2 called a segment a turn."""
    names = {"turn": "segment"} if kind is Place else {}
    later = {names.get(name, name): value for name, value in record.items()}
    return {"version": 3, "record": later}


_MIGRATIONS: Mapping[int, Callable[[type, Mapping[str, Any]], dict[str, Any]]] = {
    1: _with_reminder,
    2: _with_segment,
}
"""Version → converts its records to those of the next version."""

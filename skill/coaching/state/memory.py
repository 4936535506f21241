"""What is remembered of a person from one conversation to the next, and nothing else.

Never symptoms, severity, the side of the body, or what somebody said of where or how they are.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeVar

from skill.content.model import Pace
from skill.json_records import DecodeError, decode, encode

VERSION = 2
"""Goes up when a record changes its layout; `_MIGRATIONS` says how the older ones are read."""


class Place(NamedTuple):
    """Where a walk stopped."""

    routine: str
    """Id of a routine, or what a walk through relief is called."""
    rung: str
    """Rung of relief; empty in a stretch."""
    turn: int
    step: int
    """Place in the turn to go on from."""
    ready: bool
    """Whether the turn was done, and only the question for the next one was open."""
    until: float
    """Seconds since the epoch; from then on the place is forgotten."""


class Profile(NamedTuple):
    """How a person likes to be led."""

    pace: Pace = Pace.STANDARD
    heard_disclaimer: bool = False
    reminder: str = ""
    """Token of the reminder that is set; empty if there is none."""


class Memory(NamedTuple):
    """All that is remembered of one person."""

    place: Place | None = None
    profile: Profile = Profile()


def merged(before: Profile, after: Profile, stored: Profile) -> Profile:
    """The stored profile with what changed from before to after; the rest may be another's."""
    changed: dict[str, Any] = {
        name: new
        for name, old, new in zip(Profile._fields, before, after, strict=True)
        if new != old
    }
    return stored._replace(**changed)


Record = TypeVar("Record", Place, Profile)


def to_text(record: Place | Profile, now: float) -> str:
    """A record as JSON text, with its version and when it was written."""
    return json.dumps({"version": VERSION, "updated": round(now), "record": encode(record)})


def from_text(kind: type[Record], text: str) -> Record:
    """Read what this or an older version wrote; raises StoredError for anything else."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DecodeError("not JSON") from error
    if not isinstance(data, Mapping):
        raise DecodeError("not a record")
    return decode(kind, _migrated(kind, data))


def _migrated(kind: type[Record], data: Mapping[str, Any]) -> object:
    version, record = data.get("version"), data.get("record")
    if version == VERSION:
        return record
    migrate = _MIGRATIONS.get(version) if isinstance(version, int) else None
    if migrate is None or not isinstance(record, Mapping):
        raise DecodeError("a record of an unknown version")
    return _migrated(kind, migrate(kind, record))


def _with_reminder(kind: type, record: Mapping[str, Any]) -> dict[str, Any]:
    """Version 1 knew no reminders."""
    later = {**record, "reminder": ""} if kind is Profile else dict(record)
    return {"version": 2, "record": later}


_MIGRATIONS: Mapping[int, Callable[[type, Mapping[str, Any]], dict[str, Any]]] = {1: _with_reminder}
"""Version → how its records become those of the next one."""

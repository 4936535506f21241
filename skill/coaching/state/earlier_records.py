"""Reads records of versions 1 to 3, whose rows had one person each.

>>> read(Profile, {"version": 1, "record": {"pace": "gentle", "heard_disclaimer": False}}).reminder
''
"""

from collections.abc import Callable, Mapping
from typing import Any

from skill.coaching.state.memory import Place, Profile
from skill.json_records import DecodeError, decode

VERSION = 3
"""The last version of this layout."""


def read(kind: type[Place | Profile], data: Mapping[str, Any]) -> Place | Profile:
    """The record in a row; raises DecodeError if it is of no such version."""
    return decode(kind, _migrated(kind, data))


def _migrated(kind: type, data: Mapping[str, Any]) -> object:
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

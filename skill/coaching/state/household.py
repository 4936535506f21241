"""What one row of the store holds of everybody of an account, and marks of what was erased.

Whatever an account's people have is one row, so that it is erased at once: a writer who has not
seen the erasure is refused by the row's revision, and then finds its mark.

>>> house = Household().keeping("ann", Profile(Pace.GENTLE), now + 60.0)
>>> house.record(Profile, "ann", now).pace
<Pace.GENTLE: 'gentle'>
>>> house.erasing([EVERYBODY], now).erased_at("ann") == now
True
"""

import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

from skill.coaching.state.memory import Place, Profile
from skill.json_records import DecodeError, brief, decode
from skill.record import Record

VERSION = 4
"""Increases when a record changes its layout; `earlier_records.py` reads older ones."""
MARK_SECONDS = 86_400.0
"""How long the mark of an erasure is kept: longer than any conversation lasts that began before."""
EVERYBODY = "*"
"""Stands for all people of an account in marks."""
NOBODY_KNOWN = ""
"""Whose is what was said by a voice that was not recognised."""

Stored = TypeVar("Stored", Place, Profile)
_NONE: Mapping[str, Any] = MappingProxyType({})


class Kept(Record):
    """A record of one person."""

    record: Place | Profile
    ends: float
    """Seconds since the epoch; from then on it counts as missing."""


class Household(Record):
    """One kind of record of all people of an account."""

    people: Mapping[str, Kept] = _NONE
    """Person → what is kept of them."""
    marks: Mapping[str, float] = _NONE
    """Person, or `EVERYBODY` → when what there was of them was erased.

    Seconds since the epoch, but each mark is later than those before, whatever the clocks say.
    """
    opened: Mapping[str, float] = _NONE
    """Request that began a conversation and wrote → until when it could be repeated."""

    def record(self, kind: type[Stored], person: str, now: float) -> Stored | None:
        """What is kept of a person; None if nothing is, or no longer."""
        kept = self.people.get(person)
        if kept is None or kept.ends <= now or not isinstance(kept.record, kind):
            return None
        return kept.record

    def ends_of(self, person: str) -> float:
        """When what is kept of a person ends; 0 if nothing is."""
        kept = self.people.get(person)
        return kept.ends if kept else 0.0

    def erased_at(self, person: str) -> float:
        """The mark of the last erasure of what a person had; 0 if there is none."""
        marks = self.marks
        return max(marks.get(person, 0.0), marks.get(EVERYBODY, 0.0)) if marks else 0.0

    @property
    def last_mark(self) -> float:
        """The mark of the last erasure of anybody; 0 if there is none."""
        return max(self.marks.values()) if self.marks else 0.0

    @property
    def ends(self) -> float:
        """From when on nothing of this counts any more."""
        marks = (mark + MARK_SECONDS for mark in self.marks.values())
        return max([0.0, *(kept.ends for kept in self.people.values()), *marks])

    def keeping(self, person: str, record: Place | Profile, ends: float) -> "Household":
        """With a record of a person in place of the one before."""
        return self._replace(people={**self.people, person: Kept(record, ends)})

    def erasing(self, people: Iterable[str], mark: float) -> "Household":
        """Without what there is of some people, and with a mark of that."""
        gone = {*people}
        if EVERYBODY in gone:
            return self._replace(people=_NONE, marks={EVERYBODY: mark})
        stay = {one: kept for one, kept in self.people.items() if one not in gone}
        return self._replace(people=stay, marks={**self.marks, **dict.fromkeys(gone, mark)})

    def opened_by(self, request: str, until: float) -> "Household":
        """With a request that began a conversation."""
        return self._replace(opened={**self.opened, request: until})

    def tidied(self, now: float) -> "Household":
        """Without what has ended."""
        return Household(
            {one: kept for one, kept in self.people.items() if kept.ends > now},
            {one: mark for one, mark in self.marks.items() if mark + MARK_SECONDS > now},
            {one: until for one, until in self.opened.items() if until > now},
        )


def to_text(house: Household) -> str:
    """A household as JSON text, with its version."""
    people = {
        one: {"record": brief(kept.record), "ends": kept.ends} for one, kept in house.people.items()
    }
    times = {"marks": dict(house.marks), "opened": dict(house.opened)}
    return json.dumps({"version": VERSION, "people": people, **times})


def from_text(kind: type[Place | Profile], text: str, ends: float) -> Household:
    """Read what this or an older version wrote.

    Args:
        kind: What the row is about.
        text: The JSON text.
        ends: When the row ends, which older versions knew for the whole row alone.

    Raises:
        DecodeError: It is anything else.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DecodeError("not JSON") from error
    if not isinstance(data, Mapping):
        raise DecodeError("not a record")
    if data.get("version") == VERSION:
        return _household(kind, data)
    # Needed only for what was stored before an update.
    from skill.coaching.state import earlier_records  # noqa: PLC0415

    return Household({NOBODY_KNOWN: Kept(earlier_records.read(kind, data), ends)})


def _household(kind: type[Place | Profile], data: Mapping[str, Any]) -> Household:
    try:
        people = {
            one: Kept(decode(kind, kept["record"]), decode(float, kept["ends"]))
            for one, kept in data["people"].items()
        }
        return Household(people, _times(data["marks"]), _times(data["opened"]))
    except (AttributeError, KeyError, TypeError) as error:
        raise DecodeError("not a household") from error


def _times(data: Mapping[str, Any]) -> Mapping[str, float]:
    return {one: decode(float, time) for one, time in data.items()} if data else _NONE

"""What is remembered of one person, as rows: each record by itself, changed without a loss."""

from collections.abc import Mapping

from skill.adapters.store import Row, Store, StoreError
from skill.coaching.memory import Memory, Place, Profile, Record, from_text, merged, to_text
from skill.coaching.stored import StoredError

PLACE, PROFILE = "place", "profile"
ASIDE = ".unreadable"
"""Ending of the kind under which a row is set aside that cannot be read."""
DAY = 86_400.0
PROFILE_SECONDS = 180 * DAY
"""How long a profile is kept after the last use."""
REFRESH_SECONDS = 30 * DAY
"""A profile in use is written anew after this long, so that it does not expire."""
TRIES = 5
"""Writes of the same record, each overtaken by another device, until it counts as failed."""

Rows = Mapping[str, Row]


def recall(store: Store, owner: str, now: float) -> Memory:
    """What is stored of somebody; records that cannot be read count as missing.

    Raises:
        StoreError: The store cannot answer.
    """
    rows = store.read(owner, now)
    place = _record(Place, rows.get(PLACE))
    return Memory(place, _record(Profile, rows.get(PROFILE)) or Profile())


def keep(store: Store, owner: str, before: Memory, after: Memory, now: float) -> None:
    """Store what changed from before to after, on top of what other devices stored.

    Raises:
        StoreError: The store cannot answer, or others kept on writing in between.
    """
    for _ in range(TRIES):
        rows = store.read(owner, now)
        writer = _Writer(store, owner, rows, now)
        if writer.place(before.place, after.place) and writer.profile(
            before.profile, after.profile
        ):
            return
    raise StoreError("others write the same record all the time")


class _Writer:
    """Writes records on top of the rows that were read; every method says whether they stood."""

    def __init__(self, store: Store, owner: str, rows: Rows, now: float) -> None:
        self._store = store
        self._owner = owner
        self._rows = rows
        self._now = now

    def place(self, before: Place | None, after: Place | None) -> bool:
        """The later place stands; one that is over is removed unless another device's is there."""
        row = self._rows.get(PLACE)
        stored = _record(Place, row)
        if after is None:
            ours = row and stored and before and _same_stop(stored, before)
            return not (ours and row) or self._store.remove(self._owner, PLACE, row.revision)
        if after == before or (stored and stored.until > after.until):
            return True
        return self._write(PLACE, to_text(after, self._now), after.until, Place)

    def profile(self, before: Profile, after: Profile) -> bool:
        """What changed is taken over, the rest stays as it is stored."""
        row = self._rows.get(PROFILE)
        stored = _record(Profile, row) or Profile()
        changed = merged(before, after, stored)
        ends = self._now + PROFILE_SECONDS
        if changed == stored and (row is None or row.expires > ends - REFRESH_SECONDS):
            return True
        return self._write(PROFILE, to_text(changed, self._now), ends, Profile)

    def _write(self, kind: str, data: str, expires: float, record: type[Record]) -> bool:
        row = self._rows.get(kind)
        if row is not None and _record(record, row) is None:
            aside = self._rows.get(kind + ASIDE)
            saved = Row(row.data, aside.revision + 1 if aside else 1, row.expires)
            self._store.write(self._owner, kind + ASIDE, saved, self._now)
        new = Row(data, row.revision + 1 if row else 1, expires)
        return self._store.write(self._owner, kind, new, self._now)


def _same_stop(one: Place, other: Place) -> bool:
    return one._replace(until=0.0) == other._replace(until=0.0)


def _record(kind: type[Record], row: Row | None) -> Record | None:
    if row is None:
        return None
    try:
        return from_text(kind, row.data)
    except StoredError:
        return None

"""Reads and writes one person's records as rows, without losing what another device writes."""

from collections.abc import Mapping

from skill.adapters.deadline import Deadline
from skill.adapters.stores.store import Row, Store, StoreError
from skill.coaching.state.memory import Memory, Place, Profile, Stored, from_text, merged, to_text
from skill.json_records import DecodeError

PLACE, PROFILE = "place", "profile"
UNREADABLE_SUFFIX = ".unreadable"
"""Appended to the kind of a row that cannot be decoded, when it is set aside instead of lost."""
DAY = 86_400.0
PROFILE_SECONDS = 180 * DAY
"""How long a profile is kept after its last use."""
REFRESH_SECONDS = 30 * DAY
"""A profile in use is written again when it is this old, to prolong its expiry."""
MAX_ATTEMPTS = 5
"""Attempts to write a record while other devices write it too, before the write fails."""


class StoredMemory:
    """The records of one person; lives for one request.

    The records are read once. They are read again only if a write shows that another device wrote
    in between (optimistic locking by revision).
    """

    def __init__(self, store: Store, owner: str) -> None:
        """Create it for a person whom the store knows as `owner`. Nothing is read yet."""
        self._store = store
        self._owner = owner
        self._rows: dict[str, Row] | None = None

    def recall(self, now: float, deadline: Deadline) -> Memory:
        """What is stored. Records that cannot be decoded count as missing.

        Args:
            now: Seconds since the epoch.
            deadline: When to give up.

        Raises:
            StoreError: The store cannot answer.
        """
        rows = self._rows = dict(self._store.read(self._owner, now, deadline))
        place = _decoded(Place, rows.get(PLACE))
        return Memory(place, _decoded(Profile, rows.get(PROFILE)) or Profile())

    def keep(
        self, before: Memory, after: Memory, now: float, deadline: Deadline, *, over: bool = False
    ) -> None:
        """Store the changes from `before` to `after`, merged with what other devices stored.

        Args:
            before: The memory at the start of the request, as this conversation knew it.
            after: The memory at its end.
            now: Seconds since the epoch.
            deadline: After it nothing is changed any more.
            over: Whether no walk may be resumed any more, whichever device it was started on.

        Raises:
            StoreError: The store cannot answer, the time is up, or other devices wrote before every
                one of MAX_ATTEMPTS attempts.
        """
        for _ in range(MAX_ATTEMPTS):
            rows, self._rows = self._rows, None
            if rows is None:
                rows = dict(self._store.read(self._owner, now, deadline))
            writer = _Writer(self._store, self._owner, rows, now, deadline)
            if writer.write_place(before.place, after.place, over=over) and writer.write_profile(
                before.profile, after.profile
            ):
                return
        raise StoreError("others write the same record all the time")


class _Writer:
    """Writes records on top of the rows that were read.

    Every method returns whether it succeeded; otherwise another device wrote in between.
    """

    def __init__(
        self,
        store: Store,
        owner: str,
        rows: Mapping[str, Row],
        now: float,
        deadline: Deadline,
    ) -> None:
        self._store = store
        self._owner = owner
        self._rows = rows
        self._now = now
        self._deadline = deadline

    def write_place(self, before: Place | None, after: Place | None, *, over: bool) -> bool:
        """Keep the place that expires later; without one, delete this walk's and earlier places."""
        row = self._row(PLACE)
        stored = _decoded(Place, row)
        if after is None:
            ours = before is not None and stored is not None and stored.until <= before.until
            return self._remove(PLACE, row) if over or ours else True
        if after == before or (stored and stored.until > after.until):
            return True
        return self._write(PLACE, to_text(after, self._now), after.until, Place)

    def write_profile(self, before: Profile, after: Profile) -> bool:
        """Write what changed in this conversation, and leave the rest as it is stored."""
        row = self._row(PROFILE)
        stored = _decoded(Profile, row) or Profile()
        changed = merged(before, after, stored)
        ends = self._now + PROFILE_SECONDS
        if changed == stored and (row is None or row.expires > ends - REFRESH_SECONDS):
            return True
        return self._write(PROFILE, to_text(changed, self._now), ends, Profile)

    def _write(self, kind: str, data: str, expires: float, record: type[Stored]) -> bool:
        row = self._row(kind)
        if row is not None and _decoded(record, row) is None:
            self._put(kind + UNREADABLE_SUFFIX, row.data, row.expires)
        return self._put(kind, data, expires)

    def _put(self, kind: str, data: str, expires: float) -> bool:
        stored = self._row(kind)
        row = Row(data, stored.revision + 1 if stored else 1, expires)
        return self._store.write(self._owner, kind, row, self._now, self._deadline)

    def _remove(self, kind: str, row: Row | None) -> bool:
        if row is None:
            return True
        return self._store.remove(self._owner, kind, row.revision, self._deadline)

    def _row(self, kind: str) -> Row | None:
        row = self._rows.get(kind)
        return row if row and row.expires > self._now else None


def _decoded(kind: type[Stored], row: Row | None) -> Stored | None:
    if row is None:
        return None
    try:
        return from_text(kind, row.data)
    except DecodeError:
        return None

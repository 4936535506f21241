"""A store in the memory of one process, for tests and for trying out the skill."""

from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock

from skill.adapters.deadline import Deadline
from skill.adapters.stores.store import Row, check_time

MAX_OWNERS = 10_000
"""Owners kept at most; beyond that the one written least recently is dropped."""


class MemoryStore:
    """Keeps rows until the process ends, or until there are more than `max_owners` owners."""

    blocks = False

    def __init__(self, max_owners: int = MAX_OWNERS) -> None:
        self._rows: OrderedDict[str, dict[str, Row]] = OrderedDict()
        self._max_owners = max_owners
        self._lock = Lock()

    def read(self, owner: str, now: float, deadline: Deadline) -> Mapping[str, Row]:
        """All rows of an owner by kind; see Store."""
        check_time(deadline)
        with self._lock:
            rows = self._rows.get(owner, {})
            return {kind: row for kind, row in rows.items() if row.expires > now}

    def write(self, owner: str, kind: str, row: Row, now: float, deadline: Deadline) -> bool:
        """Store a row if its revision follows the stored one; see Store."""
        check_time(deadline)
        with self._lock:
            stored = self._rows.get(owner, {}).get(kind)
            before = stored.revision if stored and stored.expires > now else 0
            if row.revision != before + 1:
                return False
            self._rows.setdefault(owner, {})[kind] = row
            self._rows.move_to_end(owner)
            if len(self._rows) > self._max_owners:
                self._rows.popitem(last=False)
            return True

    def remove(self, owner: str, kind: str, revision: int, deadline: Deadline) -> bool:
        """Delete one row if it still has this revision; see Store."""
        check_time(deadline)
        with self._lock:
            rows = self._rows.get(owner, {})
            if kind in rows and rows[kind].revision != revision:
                return False
            rows.pop(kind, None)
            if not rows:
                self._rows.pop(owner, None)
            return True

    def close(self) -> None:
        """Do nothing: there is no connection to close."""

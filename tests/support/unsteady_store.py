"""A store that can be away for a while."""

from collections.abc import Mapping

from skill.adapters.deadline import Deadline
from skill.adapters.stores.store import Row, Store, StoreError


class UnsteadyStore:
    """Another store, as long as it is not `away`; then every call fails at once."""

    def __init__(self, store: Store) -> None:
        """Take the store that is there again afterwards."""
        self.blocks = store.blocks
        self.away = False
        self._store = store

    def _there(self) -> Store:
        if self.away:
            raise StoreError("away")
        return self._store

    def read(self, owner: str, now: float, deadline: Deadline) -> Mapping[str, Row]:
        """See Store."""
        return self._there().read(owner, now, deadline)

    def write(self, owner: str, kind: str, row: Row, now: float, deadline: Deadline) -> bool:
        """See Store."""
        return self._there().write(owner, kind, row, now, deadline)

    def remove(self, owner: str, kind: str, revision: int, deadline: Deadline) -> bool:
        """See Store."""
        return self._there().remove(owner, kind, revision, deadline)

    def close(self) -> None:
        """Leave the other store open: its owner closes it."""

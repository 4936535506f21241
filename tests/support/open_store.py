"""A store whose rows can be looked at."""

from collections.abc import Mapping

from skill.adapters.stores.memory_store import MemoryStore
from skill.adapters.stores.store import Row


class OpenStore(MemoryStore):
    """A store in memory that shows what it holds, of whomever and however old."""

    @property
    def rows(self) -> Mapping[str, Mapping[str, Row]]:
        """Owner as the store knows them → kind → row."""
        return self._rows

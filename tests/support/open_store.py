"""A store whose rows tests can inspect."""

from collections.abc import Mapping

from skill.adapters.stores.memory_store import MemoryStore
from skill.adapters.stores.store import Row


class OpenStore(MemoryStore):
    """A store in memory that shows all its rows, expired ones too."""

    @property
    def rows(self) -> Mapping[str, Mapping[str, Row]]:
        """Owner (hashed) → kind → row."""
        return self._rows

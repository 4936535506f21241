"""The port of every store: rows that belong to an owner, each with a revision and an end."""

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from skill.adapters.deadline import Deadline


class StoreError(Exception):
    """A store that cannot answer; its text holds no data and no address."""


class Row(NamedTuple):
    """What is stored of one owner under one kind."""

    data: str
    """JSON text; a store never looks into it."""
    revision: int
    """1 when it is new, and one more with every write."""
    expires: float
    """Seconds since the epoch; from then on the row counts as missing.

    A store may keep it rounded up to a whole second.
    """


class Store(Protocol):
    """Rows by owner and kind. Every method may be called from several threads at once.

    Nothing is opened before the first call. Every method raises StoreError, and nothing else,
    when the store cannot answer, and does so in bounded time; what it was asked to change may have
    been changed all the same. Once its deadline is over, a call changes nothing. Owners and kinds
    are not empty; texts hold no NUL and no lone half of a surrogate pair, which not every store can
    keep. `now` is in seconds since the epoch.
    """

    blocks: bool
    """Whether a call can wait, for a disk, a lock or a network; one that cannot needs no thread."""

    def read(self, owner: str, now: float, deadline: Deadline) -> Mapping[str, Row]:
        """All rows of an owner by kind, without those that have expired."""

    def write(self, owner: str, kind: str, row: Row, now: float, deadline: Deadline) -> bool:
        """Store a row if the one before it is still the one that its writer saw.

        Returns:
            Whether it was stored: the row there has the revision just before this one's, or there
            is none and this one's is 1. An expired row counts as none.
        """

    def remove(self, owner: str, kind: str, revision: int, deadline: Deadline) -> bool:
        """Delete one row if it still has this revision; says whether it is gone or was missing.

        An expired row may be there for a while yet: with another revision it is either.
        """

    def forget(self, owner: str, deadline: Deadline) -> None:
        """Delete all rows of an owner."""

    def close(self) -> None:
        """Let go of connections; the store can be used again afterwards."""


def check_time(deadline: Deadline) -> None:
    """Begin nothing that nobody waits for.

    Raises:
        StoreError: The deadline is over.
    """
    if deadline.over:
        raise StoreError("no time is left")

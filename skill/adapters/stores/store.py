"""The port that every store implements: rows by owner, with a revision and an expiry time."""

from collections.abc import Mapping
from typing import Protocol

from skill.adapters.deadline import Deadline
from skill.record import Record


class StoreError(Exception):
    """A store cannot answer. The message contains no data and no URL, so it may be logged."""


class Row(Record):
    """What is stored for one owner under one kind, such as `profile`."""

    data: str
    """JSON text, which the store does not parse."""
    revision: int
    """1 for a new row, increased by 1 with every write."""
    expires: float
    """Seconds since the epoch. From then on the row counts as missing.

    A store may round it up to a whole second.
    """


class Store(Protocol):
    """Rows by owner and kind. Every method is thread-safe.

    A store opens nothing before the first call. If it cannot answer, every method raises StoreError
    and nothing else, in bounded time; the requested change may have been made nevertheless. After
    its deadline a call changes nothing. `now` is in seconds since the epoch.

    Owners and kinds must not be empty. Texts must contain no NUL and no lone surrogate, because
    not every store can keep these.
    """

    blocks: bool
    """Whether calls can wait for a disk, a lock or a network, and so have to run in a thread."""

    def read(self, owner: str, now: float, deadline: Deadline) -> Mapping[str, Row]:
        """All rows of an owner that have not expired, by kind."""

    def write(self, owner: str, kind: str, row: Row, now: float, deadline: Deadline) -> bool:
        """Store a row, unless another writer has changed it since it was read.

        Returns:
            True if the row was stored: the stored revision was `row.revision - 1`, where a missing
            or expired row counts as revision 0.
        """

    def remove(self, owner: str, kind: str, revision: int, deadline: Deadline) -> bool:
        """Delete one row if it still has this revision.

        Returns:
            True if the row was deleted or missing; False if it has another revision. For an expired
            row with another revision it may be either, since expired rows stay for a while.
        """

    def close(self) -> None:
        """Close all connections; the store can be used again afterwards."""


def check_time(deadline: Deadline) -> None:
    """Check that the caller still waits for the result.

    Raises:
        StoreError: The deadline has passed.
    """
    if deadline.over:
        raise StoreError("no time is left")

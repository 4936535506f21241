"""A point in time after which the caller no longer waits, passed to every call that may block."""

from collections.abc import Callable
from time import monotonic
from typing import Self

from skill.record import Record


class Deadline(Record):
    """A time limit shared by all calls that it is passed to.

    >>> deadline = Deadline(at=10.0, clock=lambda: 7.5)
    >>> deadline.left(), deadline.over
    (2.5, False)
    """

    at: float
    """When the time is up, in seconds on `clock`."""
    clock: Callable[[], float] = monotonic
    """Returns seconds; must be monotonic."""

    @classmethod
    def after(cls, seconds: float, clock: Callable[[], float] = monotonic) -> Self:
        """A deadline this many seconds from now."""
        return cls(clock() + seconds, clock)

    @property
    def over(self) -> bool:
        """Whether the deadline has passed."""
        return self.clock() >= self.at

    def left(self) -> float:
        """Seconds until the deadline, for the timeouts of sockets and threads.

        The result is always greater than 0, because a socket takes 0 for "do not block".

        Raises:
            TimeoutError: The deadline has passed.
        """
        left = self.at - self.clock()
        if left <= 0:
            raise TimeoutError("no time is left")
        return left

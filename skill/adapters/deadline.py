"""A moment after which nobody waits: one value, handed down to every call that takes time."""

from collections.abc import Callable
from time import monotonic
from typing import NamedTuple, Self


class Deadline(NamedTuple):
    """Limits all calls that it is handed to, together.

    >>> deadline = Deadline(at=10.0, clock=lambda: 7.5)
    >>> deadline.left(), deadline.over
    (2.5, False)
    """

    at: float
    """Seconds on the clock."""
    clock: Callable[[], float] = monotonic
    """Gives seconds, and never goes back."""

    @classmethod
    def after(cls, seconds: float, clock: Callable[[], float] = monotonic) -> Self:
        """The deadline that is so many seconds away."""
        return cls(clock() + seconds, clock)

    @property
    def over(self) -> bool:
        """Whether nobody waits any more."""
        return self.clock() >= self.at

    def left(self) -> float:
        """Seconds until then, always more than 0, as sockets and threads take them.

        Raises:
            TimeoutError: There are none left.
        """
        left = self.at - self.clock()
        if left <= 0:
            raise TimeoutError("no time is left")
        return left

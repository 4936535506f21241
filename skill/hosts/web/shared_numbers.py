"""Numbers that the processes of a service add up together.

They are in memory that the first process sets aside and all others inherit. No file is behind it,
so nothing can take it away or leave no room in it, and the numbers of a process outlive it.
"""

from collections.abc import Hashable, Iterable
from mmap import mmap
from threading import Lock

ROWS = 64
"""Processes that count at the same time; further ones share the last row and may lose a count."""
_SIZE = 8
"""Bytes of a number."""

_row = 0
"""The row to which this process adds."""


def count_in_row(row: int) -> None:
    """Let this process add to a row that no other living process adds to; 0 is the first one's."""
    global _row  # noqa: PLW0603 - what a process is stays so for its whole life
    _row = min(row, ROWS - 1)


class SharedNumbers:
    """Numbers by name, each 0 at first, shared with all processes that are forked from this one.

    Each process adds to a row of its own, so that no lock is shared, which a killed process would
    keep for ever.
    """

    def __init__(self, names: Iterable[Hashable]) -> None:
        self._places = {name: place for place, name in enumerate(names)}
        self._width = len(self._places)
        # Written once, so that the memory is there from the start.
        memory = mmap(-1, ROWS * self._width * _SIZE)
        memory.write(bytes(len(memory)))
        self._numbers = memoryview(memory).cast("d")
        self._lock = Lock()

    def add(self, name: Hashable, amount: float = 1.0) -> None:
        """Add an amount to a number."""
        place = _row * self._width + self._places[name]
        with self._lock:
            self._numbers[place] += amount

    def total(self, name: Hashable) -> float:
        """A number over all processes."""
        return sum(self._numbers[self._places[name] :: self._width])

"""Counts of what goes wrong, logged a line a minute at the most, so that no flood fills a disk."""

import logging
from collections import Counter
from collections.abc import Callable
from threading import Lock
from time import monotonic

LOGGED_EVERY = 60.0
"""Seconds between two lines, however much is counted."""

_log = logging.getLogger(__name__)


class CountedWarnings:
    """Counts by name; may be used by several threads."""

    def __init__(self, what: str, clock: Callable[[], float] = monotonic) -> None:
        """Take what a line begins with, and a clock of seconds that never goes back."""
        self._what = what
        self._clock = clock
        self._lock = Lock()
        self._counts: Counter[str] = Counter()
        self._due = clock()

    def add(self, name: str) -> None:
        """Count one, and log all that are not yet logged if the last line is a minute old."""
        with self._lock:
            self._counts[name] += 1
            if self._clock() < self._due:
                return
            self._due = self._clock() + LOGGED_EVERY
            counts, self._counts = self._counts, Counter()
        text = ", ".join(f"{name} {number}" for name, number in counts.most_common())
        _log.warning("%s: %s", self._what, text)

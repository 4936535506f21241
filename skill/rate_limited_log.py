"""Counts warnings and logs at most one line a minute, so that a flood of them fills no disk."""

import logging
from collections import Counter
from collections.abc import Callable
from threading import Lock
from time import monotonic

LOGGED_EVERY = 60.0
"""Seconds between two lines of the log, at least."""

_log = logging.getLogger(__name__)


class CountedWarnings:
    """Counts warnings by name and logs the counts. It is thread-safe.

    A line reads, for example, `refused: signature 12, chain url 3`.
    """

    def __init__(self, what: str, clock: Callable[[], float] = monotonic) -> None:
        """Create it.

        Args:
            what: What each line begins with.
            clock: A monotonic clock, in seconds.
        """
        self._what = what
        self._clock = clock
        self._lock = Lock()
        self._counts: Counter[str] = Counter()
        self._due = clock()

    def add(self, name: str) -> None:
        """Count a warning; log all counts since the last line if that is a minute old."""
        with self._lock:
            self._counts[name] += 1
            if self._clock() < self._due:
                return
            self._due = self._clock() + LOGGED_EVERY
            counts, self._counts = self._counts, Counter()
        text = ", ".join(f"{name} {number}" for name, number in counts.most_common())
        _log.warning("%s: %s", self._what, text)

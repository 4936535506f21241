"""Requests that are not answered: why, how that is told, and how it is logged."""

import logging
from collections import Counter
from collections.abc import Callable
from enum import StrEnum
from threading import Lock
from time import monotonic

LOGGED_EVERY = 60.0
"""Seconds between two lines in the log, however many requests are refused."""

_log = logging.getLogger(__name__)


class Reason(StrEnum):
    """Why a request is refused; for counting only, the sender is never told."""

    CONTENT_TYPE = "content type"
    SIZE = "size"
    BODY = "body"
    CHAIN_URL = "chain url"
    CHAIN_BUSY = "chain busy"
    CHAIN_FETCH = "chain fetch"
    CHAIN = "chain"
    SIGNATURE = "signature"
    TIMESTAMP = "timestamp"
    SKILL_ID = "skill id"


class RefusedError(Exception):
    """A request that does not come from Alexa, is not for this skill, or is too old."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


class RefusalLog:
    """Counts refusals and logs the counts now and then, so that a flood cannot fill the disk."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """Take a clock of seconds that never goes back."""
        self._clock = clock
        self._lock = Lock()
        self._counts: Counter[Reason] = Counter()
        self._due = clock()

    def add(self, reason: Reason) -> None:
        """Count one, and log all that are not yet logged if the last line is a minute old."""
        with self._lock:
            self._counts[reason] += 1
            if self._clock() < self._due:
                return
            self._due = self._clock() + LOGGED_EVERY
            counts, self._counts = self._counts, Counter()
        _log.warning("refused: %s", ", ".join(f"{name} {n}" for name, n in counts.most_common()))

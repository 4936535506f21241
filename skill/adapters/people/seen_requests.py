"""The requests of this process that had an effect, for as long as they could be repeated."""

from collections.abc import Callable
from threading import Lock
from time import monotonic

REPEATED_SECONDS = 3600.0
"""How long the longest kind of request, an event of the skill, can be repeated."""
MAX_REQUESTS = 10_000


class SeenRequests:
    """Remembers requests in memory. It is thread-safe.

    >>> seen = SeenRequests()
    >>> seen.add("one"), seen.add("two"), seen.add("one")
    (True, True, False)
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """Create it with a monotonic clock, in seconds."""
        self._clock = clock
        self._lock = Lock()
        self._until: dict[str, float] = {}

    def add(self, request: str) -> bool:
        """Remember a request; returns whether it is new. One without a name always is."""
        now = self._clock()
        with self._lock:
            if request and self._until.get(request, now) > now:
                return False
            self._until.pop(request, None)
            self._until[request] = now + REPEATED_SECONDS
            self._drop(now)
            return True

    def _drop(self, now: float) -> None:
        """Drop the oldest requests that are past their time or too many."""
        while self._until:
            request = next(iter(self._until))
            if self._until[request] > now and len(self._until) <= MAX_REQUESTS:
                return
            del self._until[request]

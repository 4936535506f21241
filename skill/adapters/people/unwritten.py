"""Accounts whose walks are over although the store could not be told: it is told until it knows."""

from collections.abc import Callable
from threading import Event, Lock, Thread

from skill.adapters.backoff import backoff
from skill.adapters.stores.store import StoreError

FIRST_PAUSE, LONGEST_PAUSE = 0.1, 5.0
"""Seconds between two rounds."""
MAX_ACCOUNTS = 10_000
"""Accounts that are remembered here at most, while the store is away."""


class Unwritten:
    """Tells the store in a thread, round after round, until nothing is left. It is thread-safe.

    Of the accounts that are still here, no walk may be resumed.
    """

    def __init__(self, write: Callable[[str, float], object]) -> None:
        """Create it with what writes the end of an account's walks, and the time of that.

        `write` raises StoreError if it fails.
        """
        self._write = write
        self._left: dict[str, float] = {}
        self._lock = Lock()
        self._closed = Event()
        self._thread: Thread | None = None

    def __contains__(self, owner: str) -> bool:
        return owner in self._left

    def add(self, owner: str, now: float) -> None:
        """Remember that the walks of an account ended at `now`, in seconds since the epoch."""
        with self._lock:
            if len(self._left) < MAX_ACCOUNTS:
                self._left[owner] = now
            if self._thread is None:
                self._thread = Thread(target=self._work, name="unwritten", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """End the thread, and try once more."""
        self._closed.set()
        thread = self._thread
        if thread is not None:
            thread.join()
        self._write_all()

    def _work(self) -> None:
        pauses = backoff(FIRST_PAUSE, LONGEST_PAUSE)
        while self._is_needed():
            self._closed.wait(next(pauses))
            self._write_all()

    def _is_needed(self) -> bool:
        with self._lock:
            if self._left and not self._closed.is_set():
                return True
            self._thread = None
            return False

    def _write_all(self) -> None:
        for owner, now in [*self._left.items()]:
            try:
                self._write(owner, now)
            except StoreError:
                return
            with self._lock:
                if self._left.get(owner) == now:
                    del self._left[owner]

"""Does a store's housekeeping in a thread of its own, apart from people's requests."""

from collections.abc import Callable
from threading import Event, Lock, Thread

EVERY = 60.0
"""Seconds from the end of one round to the beginning of the next."""


class Housekeeping:
    """Repeats some work until it is stopped. It is thread-safe, and can be started again.

    Nothing runs before the first start: a process that forks others must not have threads.
    """

    def __init__(self, work: Callable[[Event], object], every: float = EVERY) -> None:
        """Take the work, which must not raise and is handed what is set when it has to stop."""
        self._work = work
        self._every = every
        self._lock = Lock()
        self._stopping: Event | None = None
        self._thread: Thread | None = None

    def start(self) -> None:
        """Begin, unless it has begun."""
        if self._stopping is not None:
            return
        with self._lock:
            if self._stopping is None:
                stopping = self._stopping = Event()
                self._thread = Thread(
                    target=self._repeat, args=(stopping,), name="housekeeping", daemon=True
                )
                self._thread.start()

    def stop(self) -> None:
        """End, and wait until the work that is under way has ended."""
        with self._lock:
            stopping, self._stopping = self._stopping, None
            thread, self._thread = self._thread, None
        if stopping is not None and thread is not None:
            stopping.set()
            thread.join()

    def _repeat(self, stopping: Event) -> None:
        while not stopping.wait(self._every):
            self._work(stopping)

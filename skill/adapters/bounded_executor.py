"""Work in threads of its own: only so much at once, and nobody waits longer than they want."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import BoundedSemaphore
from time import monotonic
from typing import Any, TypeVar

Result = TypeVar("Result")

MAX_CALLS = 32
"""Calls that may be under way at once; one more is refused, and none queues."""


class BusyError(Exception):
    """As much is under way as may be, or there is no time left."""


class BoundedExecutor:
    """Begins calls in threads of its own; may be used by several threads."""

    def __init__(self, name: str, clock: Callable[[], float] = monotonic) -> None:
        """Take what its threads are called, and a clock of seconds that never goes back."""
        self._clock = clock
        self._pool = ThreadPoolExecutor(MAX_CALLS, thread_name_prefix=name)
        self._free = BoundedSemaphore(MAX_CALLS)

    def begin(self, work: Callable[[], Result], until: float) -> Future[Result]:
        """Begin a call, unless it is past `until` on the clock.

        Raises:
            BusyError: It was not begun.
        """
        if self._clock() >= until or not self._free.acquire(blocking=False):
            raise BusyError
        try:
            future = self._pool.submit(work)
        except RuntimeError:
            self._free.release()
            raise BusyError from None
        future.add_done_callback(self._done)
        return future

    def wait(self, call: Future[Result], until: float) -> Result:
        """What came of a call that was begun.

        Raises:
            TimeoutError: It had not come to its end by `until` on the clock.
            Exception: Whatever the call raised.
        """
        return call.result(until - self._clock())

    def close(self) -> None:
        """Wait for what is under way, however long it takes."""
        self._pool.shutdown()

    def _done(self, _: Future[Any]) -> None:
        self._free.release()

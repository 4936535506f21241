"""Calls in threads of their own, so that a caller can stop waiting for one that hangs."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import BoundedSemaphore
from typing import Any, TypeVar

from skill.adapters.deadline import Deadline

Result = TypeVar("Result")

MAX_CALLS = 32
"""Calls under way at once; one more is refused, and none queues."""


class BusyError(Exception):
    """Too many calls are under way."""


class BoundedExecutor:
    """Runs calls in threads; may be used by several threads.

    >>> BoundedExecutor("doc").submit(lambda: 6 * 7, Deadline.after(1.0)).result(1.0)
    42
    """

    def __init__(self, name: str) -> None:
        """Take the beginning of its threads' names."""
        self._pool = ThreadPoolExecutor(MAX_CALLS, thread_name_prefix=name)
        self._free = BoundedSemaphore(MAX_CALLS)

    def submit(self, call: Callable[[], Result], deadline: Deadline) -> Future[Result]:
        """Begin a call, which goes on if nobody waits for its result any more.

        Raises:
            TimeoutError: The deadline is over; nothing was begun.
            BusyError: It was not begun either.
        """
        deadline.left()
        if not self._free.acquire(blocking=False):
            raise BusyError
        try:
            future = self._pool.submit(call)
        except RuntimeError:
            self._free.release()
            raise BusyError from None
        future.add_done_callback(self._release)
        return future

    def close(self) -> None:
        """Wait for all calls under way, however long they take."""
        self._pool.shutdown()

    def _release(self, _: Future[Any]) -> None:
        self._free.release()

"""Runs blocking calls in threads, so that a caller can stop waiting for a call that hangs."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import BoundedSemaphore
from typing import Any, TypeVar

from skill.adapters.deadline import Deadline

Result = TypeVar("Result")

MAX_CALLS = 32
"""Calls that one executor runs at a time. Further calls are refused instead of queued."""


class BusyError(Exception):
    """The executor already runs MAX_CALLS calls, or cannot start another thread."""


class BoundedExecutor:
    """A thread pool that refuses calls instead of queueing them. It is thread-safe.

    >>> BoundedExecutor("doc").submit(lambda: 6 * 7, Deadline.after(1.0)).result(1.0)
    42
    """

    def __init__(self, name: str) -> None:
        """Create an executor whose threads' names begin with `name`."""
        self._pool = ThreadPoolExecutor(MAX_CALLS, thread_name_prefix=name)
        self._free = BoundedSemaphore(MAX_CALLS)

    def submit(self, call: Callable[[], Result], deadline: Deadline) -> Future[Result]:
        """Start a call in a thread. It runs to its end even if the caller stops waiting.

        Args:
            call: The function to run.
            deadline: The call is started only before this deadline.

        Raises:
            TimeoutError: The deadline has passed; the call was not started.
            BusyError: Too many calls are running; the call was not started.
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
        """Wait, without a limit, until all running calls have ended."""
        self._pool.shutdown()

    def _release(self, _: Future[Any]) -> None:
        self._free.release()

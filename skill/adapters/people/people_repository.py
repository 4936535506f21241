"""Remembers people in a store: its failures never end a conversation, and waits are bounded."""

from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from skill.adapters.deadline import Deadline
from skill.adapters.people.null_people import NullPerson
from skill.adapters.people.person_records import StoredMemory
from skill.adapters.stores.store import Store, StoreError
from skill.coaching.ports import PersonRecord
from skill.coaching.state.memory import Memory
from skill.rate_limited_log import CountedWarnings

if TYPE_CHECKING:
    from skill.adapters.bounded_executor import BoundedExecutor

Result = TypeVar("Result")


class StoredPeople:
    """All people who are remembered in one store. It is thread-safe."""

    def __init__(
        self, store: Store, timeout: float, clock: Callable[[], float] = monotonic
    ) -> None:
        """Set up the repository.

        Args:
            store: Where people are remembered.
            timeout: Seconds that one request waits for the store at most, over all its calls.
            clock: A monotonic clock, in seconds.
        """
        self.store = store
        self.timeout = timeout
        self.clock = clock
        self._executor = _threads() if store.blocks else None
        self._failures = CountedWarnings("the store failed", clock)

    def of(self, owner: str) -> PersonRecord:
        """The person with this Alexa user or person id, of which only a hash is stored.

        An empty id gives a person who is not remembered.
        """
        return StoredPerson(self, _hashed(owner)) if owner else NullPerson()

    def close(self) -> None:
        """Wait for running calls, and close the store."""
        if self._executor is not None:
            self._executor.close()
        self.store.close()

    def call(self, call: Callable[[Deadline], Result], deadline: Deadline) -> Result:
        """Call the store; in a thread if it can block, so that the caller can stop waiting.

        Raises:
            StoreError: The call failed, or did not end before the deadline.
        """
        try:
            if self._executor is None:
                return call(deadline)
            return self._executor.submit(partial(call, deadline), deadline).result(deadline.left())
        except Exception as error:
            # The message of a StoreError contains no data; that of another error may.
            cause = str(error) if isinstance(error, StoreError) else type(error).__name__
            self._failures.add(cause)
            raise StoreError("the store failed or took too long") from error


class StoredPerson:
    """One person's memory, read and written in a store; lives for one request."""

    remembers = True

    def __init__(self, people: StoredPeople, owner: str) -> None:
        """Create it for a person whom the store knows as `owner`."""
        self.failed = False
        self._people = people
        self._owner = owner
        self._seconds_left = people.timeout
        self._memory = StoredMemory(people.store, owner)

    def recall(self, now: float) -> Memory:
        """What is remembered of the person; an empty memory if the store fails.

        `now` is in seconds since the epoch.
        """
        return self._call(partial(self._memory.recall, now), otherwise=Memory())

    def keep(self, before: Memory, after: Memory, now: float, *, over: bool = False) -> None:
        """Store what changed in this request, and keep what other devices have stored.

        With `over`, no walk can be resumed any more, whichever device it was started on.
        """
        if over or before != after:
            keep = partial(self._memory.keep, before, after, now, over=over)
            self._call(keep, otherwise=None)

    def forget(self) -> bool:
        """Delete everything about this person; returns whether the store confirmed it."""
        return self._call(self._forget, otherwise=False)

    def _forget(self, deadline: Deadline) -> bool:
        self._people.store.forget(self._owner, deadline)
        return True

    def _call(self, call: Callable[[Deadline], Result], otherwise: Result) -> Result:
        # The calls share one budget of seconds. A deadline for all of them would also count the
        # time in between, when Alexa's services may be called.
        deadline = Deadline.after(self._seconds_left, self._people.clock)
        try:
            return self._people.call(call, deadline)
        except StoreError:
            self.failed = True
            return otherwise
        finally:
            self._seconds_left = deadline.at - self._people.clock()


def _threads() -> "BoundedExecutor":
    from skill.adapters.bounded_executor import BoundedExecutor  # noqa: PLC0415 - loads a pool

    return BoundedExecutor("store")


def _hashed(owner: str) -> str:
    from hashlib import sha256  # noqa: PLC0415 - loads OpenSSL, and a start needs no hash

    return sha256(owner.encode(errors="replace")).hexdigest()

"""Remembers people in a store, without ever failing them or keeping them waiting."""

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
    """Everybody who is remembered in one store; may be used by several threads."""

    def __init__(
        self, store: Store, timeout: float, clock: Callable[[], float] = monotonic
    ) -> None:
        """Wait for the store no longer than `timeout` seconds for one person's request."""
        self.store = store
        self.timeout = timeout
        self.clock = clock
        self._executor = _threads() if store.blocks else None
        self._failures = CountedWarnings("the store failed", clock)

    def of(self, owner: str) -> PersonRecord:
        """The person with this id of Alexa's; the store knows them by a hash of it."""
        return StoredPerson(self, _hashed(owner)) if owner else NullPerson()

    def close(self) -> None:
        """Finish what is under way and let go of the store."""
        if self._executor is not None:
            self._executor.close()
        self.store.close()

    def call(self, call: Callable[[Deadline], Result], deadline: Deadline) -> Result:
        """Call the store: in a thread if it can block, so that nobody waits past the deadline.

        Raises:
            StoreError: It failed, or was not done in time.
        """
        try:
            if self._executor is None:
                return call(deadline)
            return self._executor.submit(partial(call, deadline), deadline).result(deadline.left())
        except Exception as error:
            # A store's own message holds no data; any other may.
            cause = str(error) if isinstance(error, StoreError) else type(error).__name__
            self._failures.add(cause)
            raise StoreError("the store failed or took too long") from error


class StoredPerson:
    """One person, for the length of a request."""

    remembers = True

    def __init__(self, people: StoredPeople, owner: str) -> None:
        """Take where they are remembered, and by which name."""
        self.failed = False
        self._people = people
        self._owner = owner
        self._seconds_left = people.timeout
        self._memory = StoredMemory(people.store, owner)

    def recall(self, now: float) -> Memory:
        """What is known; nothing if the store fails. `now` is in seconds since the epoch."""
        return self._call(partial(self._memory.recall, now), otherwise=Memory())

    def keep(self, before: Memory, after: Memory, now: float, *, over: bool = False) -> None:
        """Remember what changed in this request, and leave alone what other devices did.

        With `over` no walk can be resumed any more, on whichever device it began.
        """
        if over or before != after:
            keep = partial(self._memory.keep, before, after, now, over=over)
            self._call(keep, otherwise=None)

    def forget(self) -> bool:
        """Delete everything of this person; says whether that is certain."""
        return self._call(self._forget, otherwise=False)

    def _forget(self, deadline: Deadline) -> bool:
        self._people.store.forget(self._owner, deadline)
        return True

    def _call(self, call: Callable[[Deadline], Result], otherwise: Result) -> Result:
        # Each call has what the ones before left: between them, Alexa's services may be asked.
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

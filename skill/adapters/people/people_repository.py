"""Remembers people in a store, without ever failing them or keeping them waiting."""

from collections.abc import Callable
from functools import partial
from hashlib import sha256
from time import monotonic
from typing import TypeVar

from skill.adapters.bounded_executor import BoundedExecutor
from skill.adapters.people.null_people import NullPerson
from skill.adapters.people.person_records import StoredMemory
from skill.adapters.stores.store import Store, StoreError
from skill.coaching.ports import PersonRecord
from skill.coaching.state.memory import Memory
from skill.rate_limited_log import CountedWarnings

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
        self._calls = BoundedExecutor("store", clock)
        self._failures = CountedWarnings("the store failed", clock)

    def of(self, owner: str) -> PersonRecord:
        """The person with this id of Alexa's; the store knows them by a hash of it."""
        if not owner:
            return NullPerson()
        return StoredPerson(self, sha256(owner.encode(errors="replace")).hexdigest())

    def close(self) -> None:
        """Finish what is under way and let go of the store."""
        self._calls.close()
        self.store.close()

    def call(self, work: Callable[[], Result], until: float) -> Result:
        """Do something with the store.

        Raises:
            StoreError: It failed, or had not come to its end by `until` on the clock.
        """
        try:
            return self._calls.wait(self._calls.begin(work, until), until)
        except Exception as error:
            # What a store says of itself holds no data; what anything else says may.
            told = str(error) if isinstance(error, StoreError) else type(error).__name__
            self._failures.add(told)
            raise StoreError("the store failed or took too long") from error


class StoredPerson:
    """One person, for the length of a request."""

    def __init__(self, memories: StoredPeople, owner: str) -> None:
        """Take where they are remembered, and by which name."""
        self.failed = False
        self._memories = memories
        self._timeout = memories.timeout
        self._until = 0.0
        self._owner = owner
        self._records = StoredMemory(memories.store, owner, self._in_time)

    def recall(self, now: float) -> Memory:
        """What is known; nothing if the store fails. `now` is in seconds since the epoch."""
        return self._call(partial(self._records.recall, now), otherwise=Memory())

    def keep(self, before: Memory, after: Memory, now: float, *, over: bool = False) -> None:
        """Remember what changed in this request, and leave alone what other devices did.

        With `over` nothing may be gone on with any more, on whichever device it began.
        """
        if over or before != after:
            work = partial(self._records.keep, before, after, now, over=over)
            self._call(work, otherwise=None)

    def forget(self) -> bool:
        """Delete everything of this person; says whether that is certain."""
        return self._call(self._forget, otherwise=False)

    def _forget(self) -> bool:
        self._memories.store.forget(self._owner)
        return True

    def _in_time(self) -> bool:
        return self._memories.clock() < self._until

    def _call(self, work: Callable[[], Result], otherwise: Result) -> Result:
        # Only what is waited for the store counts: in between, Alexa's services may be asked.
        began = self._memories.clock()
        self._until = began + self._timeout
        try:
            return self._memories.call(work, self._until)
        except StoreError:
            self.failed = True
            return otherwise
        finally:
            self._timeout -= self._memories.clock() - began

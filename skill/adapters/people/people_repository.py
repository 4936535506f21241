"""Remembers people in a store: its failures never end a conversation, and waits are bounded."""

from collections.abc import Callable
from functools import partial
from time import monotonic, sleep
from typing import TYPE_CHECKING, TypeVar

from skill.adapters.deadline import Deadline
from skill.adapters.people.null_people import NullPerson, Seeing
from skill.adapters.people.person_records import StoredMemory, hashed
from skill.adapters.stores.store import Row, Store, StoreError
from skill.coaching.ports import PersonRecord
from skill.coaching.state.memory import Memory
from skill.rate_limited_log import CountedWarnings

if TYPE_CHECKING:
    from skill.adapters.bounded_executor import BoundedExecutor
    from skill.adapters.people.unwritten import Unwritten

Result = TypeVar("Result")

URGENT_SECONDS = 1.0
"""How long one request tries to store that no walk may be resumed, whatever the settings say."""
URGENT_PAUSE = 0.05
"""Seconds between two tries."""
_DONE = "done"
"""Kind of the row that tells that a request had its effect."""


class StoredPeople(Seeing):
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
        self._unwritten: Unwritten | None = None

    def of(self, account: str, person: str = "", request: str = "") -> PersonRecord:
        """A person of an account; see PeopleRepository. Only hashes of ids are stored.

        An account without an id gives a person who is not remembered.
        """
        if not account:
            return NullPerson(self, request)
        return StoredPerson(self, hashed(account), person, request and f"{account} {request}")

    def close(self) -> None:
        """Wait for running calls, and close the store."""
        if self._unwritten is not None:
            self._unwritten.close()
        if self._executor is not None:
            self._executor.close()
        self.store.close()

    def end_later(self, owner: str, now: float) -> None:
        """Go on trying to store that no walk of an account may be resumed."""
        if self._unwritten is None:
            from skill.adapters.people.unwritten import Unwritten  # noqa: PLC0415 - starts a thread

            self._unwritten = Unwritten(self._end)
        self._unwritten.add(owner, now)

    def is_ended(self, owner: str) -> bool:
        """Whether that still has to be stored."""
        return self._unwritten is not None and owner in self._unwritten

    def _end(self, owner: str, now: float) -> None:
        # Nobody waits for it, so it needs no thread; when a process stops there may be none.
        deadline = Deadline.after(self.timeout, self.clock)
        StoredMemory(self.store, owner).keep(Memory(), Memory(), now, deadline, over=True)

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

    def __init__(self, people: StoredPeople, owner: str, person: str, request: str) -> None:
        """Create it for a person of the account that the store knows as `owner`."""
        self.failed = False
        self._people = people
        self._owner = owner
        self._request = request
        self._seconds_left = people.timeout
        self._memory = StoredMemory(people.store, owner, person, request)

    def recall(self, now: float) -> Memory:
        """What is remembered of the person; an empty memory if the store fails.

        `now` is in seconds since the epoch.
        """
        known = self._call(partial(self._memory.recall, now), otherwise=Memory())
        return known._replace(place=None) if self._people.is_ended(self._owner) else known

    def keep(self, before: Memory, after: Memory, now: float, *, over: bool = False) -> float:
        """Store what changed in this request; see PersonRecord."""
        keep = partial(self._memory.keep, before, after, now, over=over)
        if over:
            return self._end_all(keep, after.mark, now)
        return self._call(keep, otherwise=after.mark) if before != after else after.mark

    def lose_reminders(self, is_gone: Callable[[str], bool], now: float) -> None:
        """Remove the tokens of which `is_gone` says so, whoever of the account has them."""
        self._call(partial(self._memory.lose_reminders, is_gone, now), otherwise=None)

    def forget(self, now: float) -> bool:
        """Delete everything about this person; returns whether the store confirmed it."""
        return self._call(partial(self._forget, now), otherwise=False)

    def is_first(self, now: float) -> bool:
        """Whether neither this process nor another one that shares the store saw the request."""
        if not self._people.seen.add(self._request):
            return False
        return not self._request or self._call(partial(self._claim, now), otherwise=True)

    def _claim(self, now: float, deadline: Deadline) -> bool:
        # Its own owner, so that nothing tells whose request it was, and "forget me" leaves it.
        from skill.adapters.people.seen_requests import REPEATED_SECONDS  # noqa: PLC0415 - rare

        row = Row("{}", 1, now + REPEATED_SECONDS)
        return self._people.store.write(hashed(self._request), _DONE, row, now, deadline)

    def _forget(self, now: float, deadline: Deadline) -> bool:
        self._memory.forget(now, deadline)
        return True

    def _end_all(self, keep: Callable[[Deadline], float], otherwise: float, now: float) -> float:
        """Try until it is stored, or until it has to be left to a thread."""
        people, tries = self._people, round(URGENT_SECONDS / URGENT_PAUSE)
        until = people.clock() + URGENT_SECONDS
        while tries and (left := until - people.clock()) > 0:
            try:
                return people.call(keep, Deadline.after(min(left, people.timeout), people.clock))
            except StoreError:
                self.failed = True
                tries -= 1
                sleep(URGENT_PAUSE)
        people.end_later(self._owner, now)
        return otherwise

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

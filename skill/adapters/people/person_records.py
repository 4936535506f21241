"""Reads and writes one person's records as rows, without losing what another device writes.

An account has a row for places and one for profiles, each with everybody of the household.
"""

from collections.abc import Callable, Iterable
from functools import partial
from itertools import islice
from time import sleep

from skill.adapters.backoff import backoff
from skill.adapters.deadline import Deadline
from skill.adapters.people.account_rows import (
    EMPTY,
    KINDS,
    PLACE,
    PROFILE,
    UNREADABLE_SUFFIX,
    AccountRows,
)
from skill.adapters.people.changes import Changes, without_reminders
from skill.adapters.stores.store import Row, Store, StoreError
from skill.coaching.state.household import (
    EVERYBODY,
    NOBODY_KNOWN,
    Household,
    to_text,
)
from skill.coaching.state.memory import Memory, Place, Profile

OPENED_AGAIN_SECONDS = 300.0
"""How long after its time a request of a conversation could come again.

It is accepted 150 seconds after its time, and what says so may be 150 seconds ahead of this host.
"""
KEY_LENGTH = 32
"""Digits of the key of a request beside what is kept of a person."""
MAX_ATTEMPTS = 12
"""Attempts to write a record while other devices write it too, before the write fails."""
FIRST_PAUSE, LONGEST_PAUSE = 0.002, 0.05
"""Seconds at most between two attempts."""
CLOCKS_APART = 65.0
"""Seconds by which a request may seem to be made before an erasure that came before it."""

Change = Callable[[Household], Household]


class StoredMemory:
    """The records of one person; lives for one request.

    The records are read once. They are read again only if a write shows that another device wrote
    in between (optimistic locking by revision).
    """

    def __init__(
        self, store: Store, owner: str, person: str = NOBODY_KNOWN, request: str = ""
    ) -> None:
        """Create it for a person of the account that the store knows as `owner`.

        Nothing is read yet. `request` tells the request from others.
        """
        self._store = store
        self._owner = owner
        self._person = person
        self._request = request
        self._began = False
        self._rows: AccountRows | None = None

    def recall(self, now: float, deadline: Deadline) -> Memory:
        """What is stored, for the request that begins a conversation.

        Records that cannot be decoded count as missing.

        Args:
            now: Seconds since the epoch.
            deadline: When to give up.

        Raises:
            StoreError: The store cannot answer.
        """
        self._began = True
        rows = self._rows = AccountRows(self._store.read(self._owner, now, deadline), now)
        if not rows.live:
            return Memory()
        places, profiles = rows.household(PLACE), rows.household(PROFILE)
        return Memory(
            places.record(Place, self._person, now),
            profiles.record(Profile, self._person, now) or Profile(),
            self._known((places, profiles), now),
        )

    def _known(self, households: Iterable[Household], now: float) -> float:
        """The last mark; 0 for a request that was surely made before it, or is repeated."""
        last = max(one.last_mark for one in households)
        opened = [request for one in households for request in one.opened]
        repeated = bool(opened) and self._request_key in opened
        return 0.0 if repeated or now < last - CLOCKS_APART else last

    def keep(
        self, before: Memory, after: Memory, now: float, deadline: Deadline, *, over: bool = False
    ) -> float:
        """Store the changes from `before` to `after`, merged with what other devices stored.

        Args:
            before: The memory at the start of the request, as this conversation knew it.
            after: The memory at its end.
            now: Seconds since the epoch.
            deadline: After it nothing is changed any more.
            over: Whether no walk of the account may be resumed any more.

        Returns:
            The mark that this conversation knows from now on.

        Raises:
            StoreError: The store cannot answer, the time is up, or other devices wrote before every
                one of MAX_ATTEMPTS attempts.
        """
        known = after.mark

        def attempt(rows: AccountRows) -> bool:
            nonlocal known
            mark = rows.mark_after(known)
            changes = Changes(self._person, before, after, now, mark)
            change = changes.all_over if over else changes.place
            places = self._update(rows, PLACE, change, deadline)
            if places is not None and places.last_mark == mark:
                known = mark
            return places is not None and (
                self._update(rows, PROFILE, changes.profile, deadline) is not None
            )

        self._attempt(attempt, now, deadline)
        return known

    def lose_reminders(
        self, is_gone: Callable[[str], bool], now: float, deadline: Deadline
    ) -> None:
        """Remove the tokens of reminders of which `is_gone` says so, of everybody.

        Raises:
            StoreError: As for `keep`.
        """
        change = partial(without_reminders, is_gone=is_gone)

        def attempt(rows: AccountRows) -> bool:
            return self._update(rows, PROFILE, change, deadline) is not None

        self._attempt(attempt, now, deadline)

    def forget(self, now: float, deadline: Deadline) -> None:
        """Delete what is stored of this person, of whom nobody knows, or else of everybody.

        Raises:
            StoreError: As for `keep`; some of it may be deleted.
        """
        whose = [self._person, NOBODY_KNOWN] if self._person else [EVERYBODY]

        def attempt(rows: AccountRows) -> bool:
            erase = partial(Household.erasing, people=whose, mark=rows.mark_after(0.0))
            return all(
                self._update(rows, kind, erase, deadline) is not None for kind in KINDS
            ) and all(
                self._store.remove(self._owner, kind, row.revision, deadline)
                for kind, row in rows.set_aside.items()
            )

        self._attempt(attempt, now, deadline)

    def _attempt(
        self, attempt: Callable[[AccountRows], bool], now: float, deadline: Deadline
    ) -> None:
        pauses = islice(backoff(FIRST_PAUSE, LONGEST_PAUSE), MAX_ATTEMPTS - 1)
        while not attempt(self._latest(now, deadline)):
            if (pause := next(pauses, None)) is None:
                raise StoreError("others write the same record all the time")
            _wait_at_most(pause)

    def _latest(self, now: float, deadline: Deadline) -> AccountRows:
        """The rows as they were recalled, once; after that as they are now."""
        rows, self._rows = self._rows, None
        if rows is None:
            rows = AccountRows(self._store.read(self._owner, now, deadline), now)
        return rows

    def _update(
        self, rows: AccountRows, kind: str, change: Change, deadline: Deadline
    ) -> Household | None:
        """Write what a change makes of a row; None if another device wrote meanwhile."""
        before = rows.household(kind)
        after = change(before)
        if after == before:
            return before
        if self._began and self._request:
            after = after.opened_by(self._request_key, rows.now + OPENED_AGAIN_SECONDS)
        if before is not EMPTY:
            after = after.tidied(rows.now)
        if rows.is_unreadable(kind) and after.last_mark == before.last_mark:
            old = rows.live[kind]
            self._put(rows, kind + UNREADABLE_SUFFIX, old.data, old.expires, deadline)
        return after if self._put(rows, kind, to_text(after), after.ends, deadline) else None

    @property
    def _request_key(self) -> str:
        return hashed(self._request)[:KEY_LENGTH]

    def _put(
        self, rows: AccountRows, kind: str, data: str, expires: float, deadline: Deadline
    ) -> bool:
        stored = rows.live.get(kind)
        row = Row(data, stored.revision + 1 if stored else 1, expires)
        return self._store.write(self._owner, kind, row, rows.now, deadline)


def hashed(name: str) -> str:
    """What stands for an id in the store."""
    from hashlib import sha256  # noqa: PLC0415 - loads OpenSSL, and a start needs no hash

    return sha256(name.encode(errors="replace")).hexdigest()


def _wait_at_most(seconds: float) -> None:
    """Wait as long as chance has it, so that two who were in each other's way are not again.

    https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
    """
    from random import uniform  # noqa: PLC0415 - takes a millisecond, and a start needs no chance

    sleep(uniform(0.0, seconds))  # noqa: S311 - no secret

"""A repository that remembers nobody, for a skill without a store."""

from collections.abc import Callable

from skill.adapters.people.seen_requests import SeenRequests
from skill.coaching.state.memory import Memory


class NullPeople:
    """A repository in which nobody is known."""

    def __init__(self) -> None:
        self._seen = SeenRequests()

    def of(self, account: str, person: str = "", request: str = "") -> "NullPerson":  # noqa: ARG002 - the port has them
        """A person about whom nothing is known."""
        return NullPerson(self._seen, request)


class NullPerson:
    """A person about whom nothing is known, and nothing is stored."""

    remembers = False
    failed = False

    def __init__(self, seen: SeenRequests, request: str) -> None:
        self._seen = seen
        self._request = request

    def recall(self, now: float) -> Memory:  # noqa: ARG002
        """Return an empty memory."""
        return Memory()

    def keep(self, before: Memory, after: Memory, now: float, *, over: bool = False) -> float:  # noqa: ARG002
        """Do nothing."""
        return 0.0

    def lose_reminders(self, is_gone: Callable[[str], bool], now: float) -> None:
        """Do nothing."""

    def forget(self, now: float) -> bool:  # noqa: ARG002
        """Return True: there is nothing to delete."""
        return True

    def is_first(self, now: float) -> bool:  # noqa: ARG002
        """Whether this process sees the request for the first time."""
        return self._seen.add(self._request)

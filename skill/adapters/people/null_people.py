"""A repository that remembers nobody, for a skill without a store."""

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

from skill.coaching.state.memory import Memory

if TYPE_CHECKING:
    from skill.adapters.people.seen_requests import SeenRequests

_one_at_a_time = Lock()


class Seeing:
    """Has the requests that this process saw; made when the first has an effect."""

    _seen: "SeenRequests | None" = None

    @property
    def seen(self) -> "SeenRequests":
        """The requests that had an effect."""
        from skill.adapters.people.seen_requests import SeenRequests  # noqa: PLC0415

        with _one_at_a_time:
            self._seen = self._seen or SeenRequests()
            return self._seen


class NullPeople(Seeing):
    """A repository in which nobody is known."""

    def of(self, account: str, person: str = "", request: str = "") -> "NullPerson":  # noqa: ARG002 - the port has it
        """A person about whom nothing is known."""
        return NullPerson(self, request and f"{account} {request}")


class NullPerson:
    """A person about whom nothing is known, and nothing is stored."""

    remembers = False
    failed = False

    def __init__(self, people: Seeing, request: str) -> None:
        self._people = people
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
        return self._people.seen.add(self._request)

"""What the coach needs of the world: somewhere to remember people."""

from typing import Protocol

from skill.coaching.memory import Memory


class Acquaintance(Protocol):
    """What is remembered of one person, for as long as one request takes.

    No method raises. All of them together wait no longer than the installation has patience for.
    """

    failed: bool
    """Whether the store did not answer, or not in time."""

    def recall(self, now: float) -> Memory:
        """What is known; nothing if the store fails. `now` is in seconds since the epoch."""

    def keep(self, before: Memory, after: Memory, now: float, *, over: bool = False) -> None:
        """Remember what changed in this request, and leave alone what other devices did.

        With `over` nothing may be gone on with any more, on whichever device it began.
        """

    def forget(self) -> bool:
        """Delete everything of this person; says whether that is certain."""


class Memories(Protocol):
    """Everybody who is remembered."""

    def of(self, owner: str) -> Acquaintance:
        """The person with this id of Alexa's; the time to wait begins now."""

"""Remembers nobody, for a skill that was given no store."""

from skill.coaching.state.memory import Memory


class NullPeople:
    """Everybody is a stranger."""

    def of(self, owner: str) -> "NullPerson":  # noqa: ARG002 - as every repository has it
        """Somebody of whom nothing is known."""
        return NullPerson()


class NullPerson:
    """A person of whom nothing is known or kept."""

    remembers = False
    failed = False

    def recall(self, now: float) -> Memory:  # noqa: ARG002
        """Nothing."""
        return Memory()

    def keep(self, before: Memory, after: Memory, now: float, *, over: bool = False) -> None:
        """Keep nothing."""

    def forget(self) -> bool:
        """There is nothing to delete."""
        return True

"""A repository that remembers nobody, for a skill without a store."""

from skill.coaching.state.memory import Memory


class NullPeople:
    """A repository in which nobody is known."""

    def of(self, owner: str) -> "NullPerson":  # noqa: ARG002 - the port has it
        """A person about whom nothing is known."""
        return NullPerson()


class NullPerson:
    """A person about whom nothing is known, and nothing is stored."""

    remembers = False
    failed = False

    def recall(self, now: float) -> Memory:  # noqa: ARG002
        """Return an empty memory."""
        return Memory()

    def keep(self, before: Memory, after: Memory, now: float, *, over: bool = False) -> None:
        """Do nothing."""

    def forget(self) -> bool:
        """Return True: there is nothing to delete."""
        return True

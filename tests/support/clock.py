"""A clock that tests set by hand."""

from tests.support.rehearsal import NIGHT


class Clock:
    """Returns `now`, in seconds since the epoch."""

    def __init__(self) -> None:
        """Start at the rehearsal's NIGHT."""
        self.now = NIGHT

    def __call__(self) -> float:
        """The time that was set."""
        return self.now

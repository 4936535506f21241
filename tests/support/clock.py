"""A clock that is set by hand."""

from tests.support.rehearsal import NIGHT


class Clock:
    """Seconds since the epoch, from a night of the rehearsal on."""

    def __init__(self) -> None:
        """Begin at the night."""
        self.now = NIGHT

    def __call__(self) -> float:
        """What time it is."""
        return self.now

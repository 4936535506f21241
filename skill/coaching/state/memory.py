"""All that is stored about a person between conversations.

It never contains symptoms, severity, which leg, or the situation that the person described.

>>> merged(Profile(), Profile(Pace.GENTLE), Profile(reminder="token"))
Profile(pace=<Pace.GENTLE: 'gentle'>, heard_disclaimer=False, reminder='token')
"""

from typing import Any

from skill.content.choices import Pace
from skill.record import Record


class Reached(Record):
    """Where a walk is from some moment of an answer on, if nobody interrupts it."""

    at: float
    """Seconds since the epoch."""
    step: int
    ready: bool


class Place(Record):
    """Where a walk stopped."""

    routine: str
    """Id of a routine, or "relief"."""
    rung: str
    """Id of the rung in relief; empty in a stretch."""
    segment: int
    """Index among the segments of the walk, from 0."""
    step: int
    """Index of the step in the segment to resume from, from 0."""
    ready: bool
    """Whether the segment was over, and only the question for the next one was open."""
    until: float
    """Seconds since the epoch; from then on the place cannot be resumed."""
    later: tuple[Reached, ...] = ()
    """Where the answer that was being spoken leads to, in order; a session can end unnoticed."""
    ends: float = 0.0
    """When that answer leads the walk to its end, in seconds since the epoch; 0 if it does not."""


class Profile(Record):
    """A person's preferences, and their reminder."""

    pace: Pace = Pace.STANDARD
    heard_disclaimer: bool = False
    reminder: str = ""
    """Token of the reminder that is set; empty if there is none."""


class Memory(Record):
    """All that is stored about one person."""

    place: Place | None = None
    profile: Profile = Profile()
    mark: float = 0.0
    """The latest mark of an erasure when the conversation began; 0 if there was none.

    What was erased later is not written again by this conversation.
    """


def merged(before: Profile, after: Profile, stored: Profile) -> Profile:
    """The stored profile with the fields that differ between `before` and `after`.

    The other fields stay, as another device may have changed them meanwhile.
    """
    changed: dict[str, Any] = {
        name: new
        for name, old, new in zip(Profile._fields, before, after, strict=True)
        if new != old
    }
    return stored._replace(**changed)

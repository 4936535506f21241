"""What a record of the content, or a person, can choose from."""

from enum import StrEnum


class Pace(StrEnum):
    """How long the person likes to hold a stretch, the shortest first."""

    GENTLE = "gentle"
    STANDARD = "standard"
    LONGER = "longer"


class Leg(StrEnum):
    """Which leg is meant; nobody has to say."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


class Side(StrEnum):
    """What a leg is called while one is led through a segment."""

    UNNAMED = "unnamed"
    """Nobody said which leg."""
    LEFT = "left"
    RIGHT = "right"
    OTHER = "other"
    """The one that is not the unnamed one."""


class Days(StrEnum):
    """On which days somebody is reminded."""

    DAILY = "daily"
    WEEKDAYS = "weekdays"
    WEEKENDS = "weekends"
    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


class Manner(StrEnum):
    """What the body does while a step is timed."""

    HOLD = "hold"
    """Keep still in a stretch, or keep pressing."""
    KNEAD = "knead"
    """Keep kneading."""
    BEAT = "beat"
    """Move down and up, evenly timed."""


class Urgency(StrEnum):
    """How soon a danger sign has to be seen by somebody."""

    EMERGENCY = "emergency"
    TODAY = "today"
    SOON = "soon"
    ROUTINE = "routine"

"""Enumerations that the content and the conversation share."""

from enum import StrEnum


class Pace(StrEnum):
    """How long the person likes to hold a stretch, from shortest to longest."""

    GENTLE = "gentle"
    STANDARD = "standard"
    LONGER = "longer"


class Leg(StrEnum):
    """Which leg cramps or is stretched, if the person says."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


class Side(StrEnum):
    """What the leg of a segment is called."""

    UNNAMED = "unnamed"
    """The first leg, if the person has not said which one."""
    LEFT = "left"
    RIGHT = "right"
    OTHER = "other"
    """The other leg than the unnamed one."""


class Days(StrEnum):
    """On which days a reminder comes."""

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
    """How soon a danger sign needs a doctor."""

    EMERGENCY = "emergency"
    TODAY = "today"
    SOON = "soon"
    ROUTINE = "routine"

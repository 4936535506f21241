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


class OtherLeg(StrEnum):
    """What a person says who names no leg, but another one than that under way."""

    OTHER = "other"


NamedLeg = Leg | OtherLeg
"""A leg as a person names it."""


class Side(StrEnum):
    """What the leg of a segment is called."""

    UNNAMED = "unnamed"
    """The sore leg, if the person has not said which one."""
    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    """Both legs at once."""


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


class Ending(StrEnum):
    """Which words end a hold or a movement; each is a phrase."""

    EASE_OFF = "ease_off"
    COME_UP = "come_up"
    REST_HANDS = "rest_hands"
    REST = "rest"


class Act(StrEnum):
    """What a routine does with the leg, as far as a situation can forbid it."""

    STRETCH = "stretch"
    """Stretch the calf further than by pulling the toes up."""
    STAND = "stand"
    POINT = "point"
    """Point the toes down, which shortens the calf."""
    PRESS = "press"
    KNEAD = "knead"
    RUB = "rub"

    @property
    def needs_screen(self) -> bool:
        """Whether hands are laid on the calf, so that signs of a clot are asked for first."""
        return self in (Act.PRESS, Act.KNEAD, Act.RUB)


class Urgency(StrEnum):
    """How soon a danger sign needs a doctor, the most urgent first."""

    EMERGENCY = "emergency"
    MATERNITY = "maternity"
    TODAY = "today"
    SOON = "soon"
    ROUTINE = "routine"

    @property
    def stops_exercise(self) -> bool:
        """Whether no exercise is offered any more once such a sign was warned of."""
        return self in (Urgency.EMERGENCY, Urgency.MATERNITY, Urgency.TODAY)

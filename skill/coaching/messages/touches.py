"""Buttons on a screen: touching one means the same as saying its label.

>>> touched("next")
Steered(control=<Control.NEXT: 'next'>)
"""

from collections.abc import Mapping
from enum import StrEnum

from skill.coaching.messages.events import (
    AdviceAsked,
    Control,
    CrampReported,
    Event,
    Feeling,
    Felt,
    NotUnderstood,
    ReminderWanted,
    Steered,
    StretchAsked,
)


class Touch(StrEnum):
    """Every button."""

    YES = "yes"
    NO = "no"
    WORSE = "worse"
    NEXT = "next"
    PREVIOUS = "previous"
    REPEAT = "repeat"
    PAUSE = "pause"
    RESUME = "resume"
    START_OVER = "start_over"
    STOP = "stop"
    CRAMP = "cramp"
    STRETCH = "stretch"
    PREVENTION = "prevention"
    NOON = "noon"
    NINE = "nine"


STEERING = (Touch.PREVIOUS, Touch.PAUSE, Touch.NEXT, Touch.STOP)
"""The buttons shown during a step of a stretch."""
RELIEVING = (Touch.PREVIOUS, Touch.PAUSE, Touch.NEXT, Touch.WORSE, Touch.STOP)
"""The buttons shown during a step of relief."""
TOLD = (Touch.REPEAT, Touch.STOP)
"""The buttons shown while advice is told."""

EVENTS: Mapping[str, Event] = {
    **{name: Steered(Control(name)) for name in sorted({*Touch} & {*Control})},
    Touch.WORSE: Felt(Feeling.WORSE),
    Touch.CRAMP: CrampReported(),
    Touch.STRETCH: StretchAsked(),
    Touch.PREVENTION: AdviceAsked("prevention"),
    Touch.NOON: ReminderWanted(time="12:00"),
    Touch.NINE: ReminderWanted(time="21:00"),
}
"""Touch → the event that it causes."""


def touched(touch: object) -> Event:
    """The event that a touch causes; an unknown touch counts as not understood."""
    return EVENTS.get(touch, NotUnderstood()) if isinstance(touch, str) else NotUnderstood()

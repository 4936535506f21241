"""What can be touched on a screen: each touch is a thing that can be said, and means the same.

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
    """Every answer that has a place to put a finger on."""

    YES = "yes"
    NO = "no"
    WORSE = "worse"
    NEXT = "next"
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


STEERING = (Touch.PAUSE, Touch.REPEAT, Touch.NEXT)
"""What can be touched while a step is led through."""

EVENTS: Mapping[str, Event] = {
    **{name: Steered(Control(name)) for name in sorted({*Touch} & {*Control})},
    Touch.WORSE: Felt(Feeling.WORSE),
    Touch.CRAMP: CrampReported(),
    Touch.STRETCH: StretchAsked(),
    Touch.PREVENTION: AdviceAsked("prevention"),
    Touch.NOON: ReminderWanted(time="12:00"),
    Touch.NINE: ReminderWanted(time="21:00"),
}
"""What each touch means."""


def touched(touch: object) -> Event:
    """What a touch means; one that is not known counts as not understood."""
    return EVENTS.get(touch, NotUnderstood()) if isinstance(touch, str) else NotUnderstood()

"""What can be touched on a screen: each touch is a thing that can be said, and means the same."""

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
from skill.coaching.messages.replies import Question


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

_YES_NO = (Touch.YES, Touch.NO)
_WISHES = (Touch.CRAMP, Touch.STRETCH, Touch.PREVENTION)
_CHECK_IN = (Touch.YES, Touch.NO, Touch.WORSE)

ANSWERS: Mapping[Question, tuple[Touch, ...]] = {
    Question.GUIDE: _YES_NO,
    Question.EASING: _CHECK_IN,
    Question.CALF_EASING: _CHECK_IN,
    Question.OTHER_LEG: (Touch.YES, Touch.PAUSE),
    Question.NEXT_PART: (Touch.YES, Touch.PAUSE),
    Question.GO_ON: (Touch.YES, Touch.REPEAT, Touch.STOP),
    Question.CARRY_ON: (Touch.YES, Touch.START_OVER, Touch.STOP),
    Question.RESUME: (Touch.RESUME, Touch.START_OVER, Touch.STOP),
    Question.MADE_SAFE: _YES_NO,
    Question.WHICH: _WISHES,
    Question.WHAT: (Touch.NEXT, Touch.REPEAT, Touch.STOP),
    Question.OFFER: _YES_NO,
    Question.REMIND: _YES_NO,
    Question.MOVE_REMINDER: _YES_NO,
    Question.WHICH_TIME: (Touch.NOON, Touch.NINE),
    Question.ANYTHING_ELSE: _YES_NO,
    Question.SAY_AGAIN: (Touch.CRAMP, Touch.STRETCH, Touch.STOP),
}
"""What each question can be answered with by a finger."""

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

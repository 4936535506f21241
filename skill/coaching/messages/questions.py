"""Every question that the coach asks, and the facts that other modules need about each.

>>> Question.EASING.facts.is_check_in
True
"""

from collections.abc import Mapping
from enum import StrEnum

from skill.coaching.messages.schedule import Schedule
from skill.coaching.messages.touches import Touch
from skill.record import Record


class Question(StrEnum):
    """Every question that an answer can end with."""

    GUIDE = "guide"
    EASING = "easing"
    CALF_EASING = "calf_easing"
    GONE = "gone"
    SCREEN = "screen"
    SCREEN_CLOT = "screen_clot"
    SCREEN_TEAR = "screen_tear"
    OTHER_LEG = "other_leg"
    NEXT_PART = "next_part"
    GO_ON = "go_on"
    CARRY_ON = "carry_on"
    RESUME = "resume"
    MADE_SAFE = "made_safe"
    FINISH = "finish"
    WHICH = "which"
    OFFER = "offer"
    REMIND = "remind"
    MOVE_REMINDER = "move_reminder"
    WHICH_TIME = "which_time"
    ANYTHING_ELSE = "anything_else"
    DANGER_CHECK = "danger_check"
    LEG_CHECK = "leg_check"
    POP_CHECK = "pop_check"
    SAY_AGAIN = "say_again"

    @property
    def facts(self) -> "Facts":
        """What kind of question it is."""
        return FACTS[self]


class RoutineId(Record):
    """A routine that a question is about."""

    routine: str


class AdviceId(Record):
    """A topic of advice that a question is about."""

    advice: str


class SituationId(Record):
    """A situation that a question is about."""

    situation: str


class Doubt(Record):
    """What follows a check for danger signs if there is none."""

    then: tuple[Question, ...] = ()
    """The checks that come next."""
    rest: tuple[int, ...] = ()
    """Seconds left of each hold that the check has interrupted."""
    answer: str = ""
    """Id of the topic that is answered then; empty for none."""
    instructs: bool = False
    """Whether it has interrupted the instruction of these holds, which is then said again."""


About = RoutineId | AdviceId | SituationId | Schedule | Doubt
"""What a question refers to: whose offer it is, which routine to go on with, when to remind."""


class Facts(Record):
    """What the rest of the coach has to know about a question."""

    touches: tuple[Touch, ...]
    """The buttons that a screen offers as answers."""
    idle: bool = False
    """Whether it can be asked outside a walk."""
    is_check_in: bool = False
    """Whether it asks how the cramp is doing; yes then means that the cramp is easing."""
    within_step: bool = False
    """Whether it is asked in the middle of a segment; the others are asked at a segment's end."""
    between_segments: bool = False
    """Whether yes to it begins the next segment."""
    is_last: bool = False
    """Whether it can end the last segment of a routine."""
    screens: tuple[Question, ...] = ()
    """The checks that it asks in one, before hands are laid on the calf; empty if it does not."""
    about: tuple[type[About], ...] = ()
    """Types that `Ask.about` can have; empty if the question refers to nothing."""

    @property
    def checks_danger(self) -> bool:
        """Whether it asks for danger signs that may have been meant."""
        return Doubt in self.about

    @property
    def proposes_reminder(self) -> bool:
        """Whether it is about the times of a reminder."""
        return Schedule in self.about


_YES_NO = (Touch.YES, Touch.NO)
_EASING = (Touch.YES, Touch.NO, Touch.WORSE)
_READY = (Touch.YES, Touch.PAUSE)
_AGAIN = (Touch.CRAMP, Touch.STRETCH, Touch.STOP)

FACTS: Mapping[Question, Facts] = {
    Question.GUIDE: Facts(_YES_NO, idle=True),
    Question.EASING: Facts(_EASING, is_check_in=True),
    Question.CALF_EASING: Facts(_EASING, is_check_in=True),
    Question.GONE: Facts(_EASING, is_check_in=True),
    Question.SCREEN: Facts(
        _YES_NO, within_step=True, screens=(Question.LEG_CHECK, Question.POP_CHECK)
    ),
    Question.SCREEN_CLOT: Facts(_YES_NO, within_step=True, screens=(Question.LEG_CHECK,)),
    Question.SCREEN_TEAR: Facts(_YES_NO, within_step=True, screens=(Question.POP_CHECK,)),
    Question.OTHER_LEG: Facts(_READY, between_segments=True),
    Question.NEXT_PART: Facts(_READY, between_segments=True),
    Question.GO_ON: Facts((Touch.YES, Touch.REPEAT, Touch.STOP), within_step=True),
    Question.CARRY_ON: Facts(
        (Touch.YES, Touch.START_OVER, Touch.STOP), within_step=True, about=(RoutineId,)
    ),
    Question.RESUME: Facts((Touch.RESUME, Touch.START_OVER, Touch.STOP), within_step=True),
    Question.MADE_SAFE: Facts(_YES_NO, within_step=True, about=(SituationId,)),
    Question.FINISH: Facts((Touch.YES, Touch.RESUME), within_step=True),
    Question.WHICH: Facts((Touch.CRAMP, Touch.STRETCH, Touch.PREVENTION), idle=True),
    Question.OFFER: Facts(_YES_NO, idle=True, is_last=True, about=(RoutineId, AdviceId)),
    Question.REMIND: Facts(_YES_NO, idle=True, is_last=True, about=(Schedule,)),
    Question.MOVE_REMINDER: Facts(_YES_NO, idle=True, about=(Schedule,)),
    Question.WHICH_TIME: Facts((Touch.NOON, Touch.NINE), idle=True, about=(Schedule,)),
    Question.ANYTHING_ELSE: Facts(_YES_NO, idle=True, is_last=True),
    Question.DANGER_CHECK: Facts(_YES_NO, idle=True, within_step=True, about=(Doubt,)),
    Question.LEG_CHECK: Facts(_YES_NO, idle=True, within_step=True, about=(Doubt,)),
    Question.POP_CHECK: Facts(_YES_NO, idle=True, within_step=True, about=(Doubt,)),
    Question.SAY_AGAIN: Facts(_AGAIN, idle=True),
}
"""Question → its facts."""

VARIED = frozenset({Question.EASING, Question.GONE})
"""Questions with at least three wordings, which are used in turn."""

"""What the coach wants to say, as records; the words are chosen later."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from skill.coaching.messages.effects import Effect
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.schedule import Schedule
from skill.coaching.state.state import State
from skill.content.model import Step


class Question(StrEnum):
    """Every question a turn can end with."""

    GUIDE = "guide"
    EASING = "easing"
    CALF_EASING = "calf_easing"
    OTHER_LEG = "other_leg"
    NEXT_PART = "next_part"
    GO_ON = "go_on"
    CARRY_ON = "carry_on"
    RESUME = "resume"
    MADE_SAFE = "made_safe"
    WHICH = "which"
    WHAT = "what"
    OFFER = "offer"
    REMIND = "remind"
    MOVE_REMINDER = "move_reminder"
    WHICH_TIME = "which_time"
    ANYTHING_ELSE = "anything_else"
    SAY_AGAIN = "say_again"


CHECK_INS = frozenset({Question.EASING, Question.CALF_EASING})
"""Questions whose yes means that the cramp lets go."""


Param = int | Schedule
"""What fills a placeholder: a number, seconds for `duration`, or a schedule for `when`."""

NO_PARAMS: Mapping[str, Param] = MappingProxyType({})


class Say(NamedTuple):
    """Say a phrase."""

    phrase: Phrase
    params: Mapping[str, Param] = NO_PARAMS


class Wait(NamedTuple):
    """Keep quiet, so that the person can act."""

    seconds: int


class Guide(NamedTuple):
    """Lead through one step."""

    step: Step
    place: int
    """Place of the step in its turn, from 0; a barge-in finds its way back by it."""
    routine: str
    rung: str
    """Rung of relief; empty in a stretch."""
    situation: str
    side: str
    """Which leg: `unnamed`, `left`, `right` or `other`."""
    holds: tuple[int, ...]
    """Seconds of each hold, or of each rest of one; empty for a position."""
    pause: int
    """Seconds of quiet after a position."""
    resumed: bool = False
    """Whether the first hold goes on where it was cut off, without the instruction."""
    position: Say | None = None
    """Which step of how many it is; None where there is one only."""


class Keep(NamedTuple):
    """Remind of what to keep doing while the person talks."""

    routine: str
    situation: str


class Advise(NamedTuple):
    """Answer about a topic."""

    topic: str


class Warn(NamedTuple):
    """Say what to do about a danger sign; an empty id is one that could not be told apart."""

    sign: str


class MakeSafe(NamedTuple):
    """Say what has to happen before a first movement."""

    situation: str


class AskPermission(NamedTuple):
    """Let Alexa ask whether reminders may be set; nothing else can be said in that turn."""

    schedule: str
    """What the reminder is wanted for; comes back with the person's answer."""


class PermissionCard(NamedTuple):
    """Show in the app where reminders can be permitted."""


class Ask(NamedTuple):
    """End the turn with a question; the microphone opens."""

    question: Question
    topic: str = ""
    """Id of the routine or advice whose words hold an offer, or that is to be carried on; of a
    reminder, its schedule as text."""
    explain: bool = False
    """Whether to say first what can be answered."""


Reply = Say | Wait | Guide | Keep | Advise | Warn | MakeSafe | AskPermission | PermissionCard | Ask
"""Something to say."""


class SpokenReply(NamedTuple):
    """One reply as it was spoken; kept by the speech."""

    start: float
    """Second of the turn at which it begins."""
    text: str
    """Its words, without the cues that only keep time."""


class Outcome(NamedTuple):
    """The coach's decision: where the person is now, and what to say."""

    state: State
    replies: tuple[Reply, ...]
    errand: Effect | None = None
    """What has to be done first; its result is then an event in this state, and nothing is said."""

    @property
    def warns(self) -> bool:
        """Whether it is about a danger sign."""
        return any(isinstance(reply, Warn) for reply in self.replies)

    @property
    def ask(self) -> Ask | None:
        """The question that ends the turn; None closes the session."""
        last = self.replies[-1] if self.replies else None
        return last if isinstance(last, Ask) else None

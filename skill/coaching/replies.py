"""What the coach wants to say, as records; the words are chosen later."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from skill.coaching.errands import Errand
from skill.coaching.schedule import Schedule
from skill.coaching.state import State
from skill.content.model import Step


class Phrase(StrEnum):
    """Every short line that is not a routine's, an advice's or a sign's own."""

    OPENING = "opening"
    WELCOME_BACK = "welcome_back"
    MENU_ALL = "menu_all"
    MENU_DAY = "menu_day"
    STEERING = "steering"
    PRAISE = "praise"
    ONWARD = "onward"
    WORSE = "worse"
    MISSED = "missed"
    POSITION = "position"
    POSITION_ROUND = "position_round"
    SWAP = "swap"
    ROUND = "round"
    PAUSED = "paused"
    NOT_YET = "not_yet"
    NOTHING_TO_PAUSE = "nothing_to_pause"
    PACE_GENTLE = "pace_gentle"
    PACE_STANDARD = "pace_standard"
    PACE_LONGER = "pace_longer"
    PACE_SHORTEST = "pace_shortest"
    PACE_LONGEST = "pace_longest"
    TIME_LEFT = "time_left"
    LAST_STEP = "last_step"
    GOODBYE = "goodbye"
    FINISHED = "finished"
    DISCLAIMER = "disclaimer"
    FORGOTTEN = "forgotten"
    NOT_FORGOTTEN = "not_forgotten"
    REMINDER_SET = "reminder_set"
    REMINDER_IS = "reminder_is"
    REMINDER_SOMETIME = "reminder_sometime"
    REMINDER_NONE = "reminder_none"
    REMINDER_GONE = "reminder_gone"
    REMINDER_STAYS = "reminder_stays"
    REMINDER_LATER = "reminder_later"
    REMINDER_DECLINED = "reminder_declined"
    REMINDER_LEFT = "reminder_left"
    REMINDER_DENIED = "reminder_denied"
    REMINDER_NOT_ANSWERED = "reminder_not_answered"
    REMINDER_NOT_PERMITTED = "reminder_not_permitted"
    REMINDER_UNSUPPORTED = "reminder_unsupported"
    REMINDER_TOO_MANY = "reminder_too_many"
    REMINDER_BUSY = "reminder_busy"
    REMINDER_NO_TIME_ZONE = "reminder_no_time_zone"
    REMINDER_DOWN = "reminder_down"
    REMINDER = "reminder"
    """What the reminder itself says."""
    HOLD = "hold"
    HOLD_MORE = "hold_more"
    NEARLY = "nearly"
    HOLD_AGAIN = "hold_again"
    LET_GO = "let_go"
    KNEAD = "knead"
    KNEAD_MORE = "knead_more"
    KNEAD_STOP = "knead_stop"
    BEATS = "beats"
    BEATS_STOP = "beats_stop"
    DOWN = "down"
    UP = "up"
    BEATS_LEFT = "beats_left"
    LAST_BEAT = "last_beat"
    STEADY = "steady"
    HALFWAY = "halfway"
    TEN_LEFT = "ten_left"
    THREE = "three"
    TWO = "two"
    ONE = "one"


VARIED = frozenset(
    {
        Phrase.PRAISE,
        Phrase.ONWARD,
        Phrase.MISSED,
        Phrase.PAUSED,
        Phrase.NOT_YET,
        Phrase.GOODBYE,
        Phrase.FINISHED,
        Phrase.STEADY,
    }
)
"""Phrases with three wordings or more, which take turns."""


PLACEHOLDERS: Mapping[Phrase, frozenset[str]] = {
    Phrase.POSITION: frozenset({"n", "total"}),
    Phrase.POSITION_ROUND: frozenset({"round", "n", "total"}),
    Phrase.ROUND: frozenset({"round"}),
    Phrase.TIME_LEFT: frozenset({"duration"}),
    Phrase.REMINDER_SET: frozenset({"when"}),
    Phrase.REMINDER_IS: frozenset({"when"}),
    Phrase.HOLD: frozenset({"duration"}),
    Phrase.HOLD_MORE: frozenset({"duration"}),
    Phrase.KNEAD: frozenset({"duration"}),
    Phrase.KNEAD_MORE: frozenset({"duration"}),
    Phrase.BEATS: frozenset({"n", "duration"}),
}
"""What is filled into a phrase; the others hold no placeholder."""


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


class Outcome(NamedTuple):
    """The coach's decision: where the person is now, and what to say."""

    state: State
    replies: tuple[Reply, ...]
    errand: Errand | None = None
    """What has to be done first; its result is then an event in this state, and nothing is said."""

    @property
    def ask(self) -> Ask | None:
        """The question that ends the turn; None closes the session."""
        last = self.replies[-1] if self.replies else None
        return last if isinstance(last, Ask) else None

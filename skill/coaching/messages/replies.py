"""What the coach wants to say, as records; the words are chosen later.

>>> respond(State(), Opened(), library, now).replies[1:]
(Wait(seconds=3), Ask(question=<Question.GUIDE: 'guide'>, about=None))
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.questions import About, Question
from skill.coaching.messages.schedule import Schedule
from skill.content.choices import Side
from skill.content.model import Step

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
    side: Side
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

    schedule: Schedule
    """What the reminder is wanted for; comes back with the person's answer."""


class PermissionCard(NamedTuple):
    """Show in the app where reminders can be permitted."""


class Explain(NamedTuple):
    """Say what can be answered to the question that follows."""

    question: Question


class Ask(NamedTuple):
    """End the turn with a question; the microphone opens."""

    question: Question
    about: About | None = None
    """What the question names; None if it names nothing."""


Reply = (
    Say
    | Wait
    | Guide
    | Keep
    | Advise
    | Warn
    | MakeSafe
    | AskPermission
    | PermissionCard
    | Explain
    | Ask
)
"""Something to say."""

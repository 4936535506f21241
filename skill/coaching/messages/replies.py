"""What the coach wants to say, as records; the words are chosen later.

>>> respond(State(), Opened(), library, now).replies[1:]
(Wait(seconds=3), Ask(question=<Question.GUIDE: 'guide'>, about=None))
"""

from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.questions import About, Question
from skill.coaching.messages.schedule import Schedule
from skill.content.choices import Side
from skill.content.routine_records import Step
from skill.record import Record

Param = int | Schedule
"""Value of a placeholder: a number, seconds for `duration`, or a schedule for `when`."""


class Say(Record):
    """Say a phrase."""

    phrase: Phrase
    params: tuple[tuple[str, Param], ...] = ()
    """Name and value of each placeholder."""

    @classmethod
    def of(cls, phrase: Phrase, **params: Param) -> "Say":
        """A phrase with its placeholders."""
        return cls(phrase, tuple(params.items()))


class Wait(Record):
    """Stay silent, so that the person can act."""

    seconds: int


class Guide(Record):
    """Lead through one step."""

    step: Step
    place: int
    """Index of the step in its segment, from 0; after a barge-in the walk resumes from it."""
    routine: str
    rung: str
    """Id of the rung in relief; empty in a stretch."""
    situations: tuple[str, ...]
    """Ids of the situations whose words count, the first before the others."""
    side: Side
    holds: tuple[int, ...]
    """Seconds of each hold, or of what is left of it; empty for a position."""
    pause: int
    """Seconds of silence after a position."""
    resumed: bool = False
    """Whether the first hold goes on where it was interrupted, without the instruction."""
    until_eased: bool = False
    """Whether the person holds on after the count, for as long as the cramp grips."""
    again: bool = False
    """Whether the instruction was interrupted, so that it is said again."""


class Keep(Record):
    """Remind the person what to keep doing while they talk."""

    routine: str
    situations: tuple[str, ...]


class Advise(Record):
    """Answer about a topic."""

    topic: str
    """Id of the topic, maybe with a narrower question after a dot."""
    situations: tuple[str, ...] = ()


class Warn(Record):
    """Say what to do about a danger sign; the id is empty if it is unclear which one."""

    sign: str
    situations: tuple[str, ...] = ()
    """Ids of the situations in which it is said."""


class MakeSafe(Record):
    """Say what makes the situation safe for the first movement."""

    situation: str
    helped: bool = False
    """Whether it is said to somebody who helps."""


class AskPermission(Record):
    """Let Alexa ask whether reminders may be set; nothing else can be said in that turn."""

    schedule: Schedule
    """When to remind; Alexa returns it with the person's answer."""


class PermissionCard(Record):
    """Show a card in the app with which the person can permit reminders."""


class Explain(Record):
    """Say how the question that follows can be answered."""

    question: Question


class Ask(Record):
    """End the turn with a question; the microphone opens."""

    question: Question
    about: About | None = None
    """What the question refers to; None if it refers to nothing."""


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

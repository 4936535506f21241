"""What the person did, in the coach's terms.

>>> CrampReported(leg=Leg.LEFT, situations=("bed",)).severe
False
"""

from enum import StrEnum

from skill.coaching.messages.effects import Effect, Result
from skill.coaching.messages.schedule import Schedule
from skill.content.choices import NamedLeg, Pace
from skill.reading.reading import Reading
from skill.record import Record


class Opened(Record):
    """The skill was opened without a request."""


class CrampReported(Record):
    """A calf is cramping."""

    leg: NamedLeg | None = None
    situations: tuple[str, ...] = ()
    """Ids of all that was said of where and how the person is."""
    severe: bool = False
    then_remind: bool = False
    """Whether the person also wants a reminder, for afterwards."""
    signs: tuple[str, ...] = ()
    """Ids of danger signs said with it that can wait until it is over."""


class StretchAsked(Record):
    """The person wants to be led through a routine; without an id, the first stretch."""

    routine: str = ""
    leg: NamedLeg | None = None
    situations: tuple[str, ...] = ()


class SituationTold(Record):
    """The person only said where or how they are."""

    situations: tuple[str, ...]
    leg: NamedLeg | None = None


class AdviceAsked(Record):
    """The person asked about a topic of advice."""

    topic: str
    """Id of the topic, maybe with a narrower question after a dot."""
    situations: tuple[str, ...] = ()


class ForgetAsked(Record):
    """The person wants everything deleted that is stored about them."""


class SignReported(Record):
    """The person mentioned a danger sign; the id is empty if it is unclear which one."""

    sign: str = ""
    situations: tuple[str, ...] = ()
    """Ids of all that was said with it of where and how the person is."""


class SignDenied(Record):
    """The person said that they do not have a danger sign."""

    sign: str = ""


class SignDoubted(Record):
    """The person may have meant danger signs; without ids, it is unclear which."""

    signs: tuple[str, ...] = ()
    cramp: CrampReported | None = None
    """The cramp that was reported with them."""
    throbs: bool = False
    """Whether all that was said is that the leg throbs."""


class Feeling(StrEnum):
    """How the cramp is doing."""

    A_BIT = "a_bit"
    EASING = "easing"
    GONE = "gone"
    SAME = "same"
    WORSE = "worse"
    WORSE_FROM_STRETCH = "worse_from_stretch"
    """It is the stretch or the pressing that hurts."""

    @property
    def is_good(self) -> bool:
        """Whether the cramp eases, a bit at least."""
        return self in (Feeling.A_BIT, Feeling.EASING, Feeling.GONE)


class Felt(Record):
    """The person said how the cramp is doing."""

    feeling: Feeling
    leg: NamedLeg | None = None
    """The leg that it was said of; None if none was named."""


class Nudge(StrEnum):
    """One pace longer or shorter than the current one."""

    MORE = "more"
    LESS = "less"


class PaceAsked(Record):
    """The person wants holds of another length."""

    pace: Pace | Nudge


class ReminderWanted(Record):
    """The person wants a reminder, or another schedule for the existing one."""

    time: str = ""
    """Time of the day as Alexa understood it, such as "21:00" or "EV"; empty if none was said."""
    days: str = ""
    """Id of a value of the `days` slot, such as "weekdays"; empty if none was said."""


class ReminderUnwanted(Record):
    """The person wants no reminder any more."""


class ReminderAsked(Record):
    """The person asked when they are reminded, or whether they are."""


class Consent(StrEnum):
    """How the person answered when Alexa asked them for a permission."""

    ACCEPTED = "accepted"
    DENIED = "denied"
    NOT_ANSWERED = "not_answered"
    FAILED = "failed"
    """Alexa could not ask."""


class PermissionAnswered(Record):
    """The person answered Alexa's question whether this skill may set reminders."""

    consent: Consent
    schedule: Schedule | None = None
    """When to remind; None if Alexa did not return a readable schedule."""


class EffectDone(Record):
    """The effect that the last outcome asked for is done, or has failed."""

    effect: Effect
    result: Result


class Control(StrEnum):
    """A steering word; it has no parameters."""

    YES = "yes"
    NO = "no"
    NEXT = "next"
    DONE = "done"
    """Goes on like `NEXT`, but is no answer to whether a cramp eases."""
    HANDS_OFF = "hands_off"
    """No hands may be laid on the calf."""
    PREVIOUS = "previous"
    REPEAT = "repeat"
    PAUSE = "pause"
    RESUME = "resume"
    START_OVER = "start_over"
    TIME_LEFT = "time_left"
    HELP = "help"
    STOP = "stop"
    GOOD = "good"
    """Yes to how it feels or to an offer, but no answer to whether something is wrong."""
    ENOUGH = "enough"
    """No more of the stretch under way."""
    ONWARD = "onward"
    """Goes on after a pause, else like `NEXT`: in some languages one word says both."""


class Steered(Record):
    """The person steered the conversation."""

    control: Control


class AnswerDoubted(Record):
    """The person may have answered or steered, but too unclearly to act on it."""


class NotUnderstood(Record):
    """The person said something that fits no intent."""


class WentWrong(Record):
    """An internal error kept the last request from being answered."""


class Said(Record):
    """The person said words that were read; what they ask for depends on the conversation."""

    reading: Reading
    taken_for: "Event" = NotUnderstood()
    """What Alexa took the words for."""


Event = (
    Opened
    | CrampReported
    | StretchAsked
    | SituationTold
    | AdviceAsked
    | ForgetAsked
    | SignReported
    | SignDenied
    | SignDoubted
    | Felt
    | PaceAsked
    | ReminderWanted
    | ReminderUnwanted
    | ReminderAsked
    | PermissionAnswered
    | EffectDone
    | Steered
    | AnswerDoubted
    | NotUnderstood
    | WentWrong
)
"""Something the person said or did, as the coach decides on it."""

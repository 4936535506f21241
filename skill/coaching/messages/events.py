"""What the person did, in the coach's terms.

>>> CrampReported(leg=Leg.LEFT, situation="bed").severe
False
"""

from enum import StrEnum
from typing import NamedTuple

from skill.coaching.messages.effects import Effect, Result
from skill.coaching.messages.schedule import Schedule
from skill.content.choices import Leg, Pace


class Opened(NamedTuple):
    """The skill was opened without a request."""


class CrampReported(NamedTuple):
    """A calf is cramping."""

    leg: Leg | None = None
    situation: str = ""
    severe: bool = False


class StretchAsked(NamedTuple):
    """A walk through a routine is wanted; no routine named means the first stretch."""

    routine: str = ""
    leg: Leg | None = None
    situation: str = ""


class AdviceAsked(NamedTuple):
    """A question about one topic."""

    topic: str


class ForgetAsked(NamedTuple):
    """Everything remembered is to be deleted."""


class SignReported(NamedTuple):
    """A danger sign was mentioned; an empty id is one that could not be told apart."""

    sign: str = ""


class Feeling(StrEnum):
    """How the cramp is doing."""

    EASING = "easing"
    SAME = "same"
    WORSE = "worse"


class Felt(NamedTuple):
    """The person said how the cramp is doing."""

    feeling: Feeling


class Nudge(StrEnum):
    """Holds a little longer or shorter than now, with more or less time in between."""

    MORE = "more"
    LESS = "less"


class PaceAsked(NamedTuple):
    """Holds of another length are wanted."""

    pace: Pace | Nudge


class ReminderWanted(NamedTuple):
    """A reminder is wanted, or another time for the one there is."""

    time: str = ""
    """Time of the day as Alexa understood it, such as "21:00" or "EV"; empty if none was said."""
    days: str = ""


class ReminderUnwanted(NamedTuple):
    """No reminder is wanted any more."""


class ReminderAsked(NamedTuple):
    """When the reminder comes, or whether there is one."""


class Consent(StrEnum):
    """How the person answered when Alexa asked them for a permission."""

    ACCEPTED = "accepted"
    DENIED = "denied"
    NOT_ANSWERED = "not_answered"
    FAILED = "failed"
    """Alexa could not ask."""


class PermissionAnswered(NamedTuple):
    """Alexa asked whether this skill may set reminders."""

    consent: Consent
    schedule: Schedule | None = None
    """What the reminder was wanted for; None if that is not known any more."""


class EffectDone(NamedTuple):
    """What an answer needed done is done, or could not be."""

    effect: Effect
    result: Result


class Control(StrEnum):
    """A word that steers and needs nothing else."""

    YES = "yes"
    NO = "no"
    NEXT = "next"
    PREVIOUS = "previous"
    REPEAT = "repeat"
    PAUSE = "pause"
    RESUME = "resume"
    START_OVER = "start_over"
    TIME_LEFT = "time_left"
    HELP = "help"
    STOP = "stop"


class Steered(NamedTuple):
    """The person steered the conversation."""

    control: Control


class NotUnderstood(NamedTuple):
    """Words that fit nothing."""


class WentWrong(NamedTuple):
    """An internal error kept the last request from being answered."""


Event = (
    Opened
    | CrampReported
    | StretchAsked
    | AdviceAsked
    | ForgetAsked
    | SignReported
    | Felt
    | PaceAsked
    | ReminderWanted
    | ReminderUnwanted
    | ReminderAsked
    | PermissionAnswered
    | EffectDone
    | Steered
    | NotUnderstood
    | WentWrong
)
"""Something the person said or did."""

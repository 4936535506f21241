"""What the person did, in the coach's terms."""

from enum import StrEnum
from typing import NamedTuple

from skill.content.model import Pace


class Opened(NamedTuple):
    """The skill was opened without a request."""


class CrampReported(NamedTuple):
    """A calf is cramping."""

    leg: str = ""
    situation: str = ""
    severe: bool = False


class StretchAsked(NamedTuple):
    """A walk through a routine is wanted; no routine named means the first stretch."""

    routine: str = ""
    leg: str = ""
    situation: str = ""


class AdviceAsked(NamedTuple):
    """A question about one topic."""

    topic: str


class ForgetAsked(NamedTuple):
    """Everything remembered is to be deleted."""

    done: bool = True
    """Whether it could be, by the time that this is answered."""


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
    | Steered
    | NotUnderstood
    | WentWrong
)
"""Something the person said or did."""

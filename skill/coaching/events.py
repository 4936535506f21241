"""What the person did, in the coach's terms."""

from dataclasses import dataclass
from enum import StrEnum

from skill.content.model import Pace


@dataclass(frozen=True)
class Event:
    """Something the person said or did."""


@dataclass(frozen=True)
class Opened(Event):
    """The skill was opened without a request."""


@dataclass(frozen=True)
class CrampReported(Event):
    """A calf is cramping."""

    leg: str = ""
    situation: str = ""
    severe: bool = False


@dataclass(frozen=True)
class StretchAsked(Event):
    """A walk through a routine is wanted; no routine named means the first stretch."""

    routine: str = ""
    leg: str = ""
    situation: str = ""


@dataclass(frozen=True)
class AdviceAsked(Event):
    """A question about one topic."""

    topic: str


@dataclass(frozen=True)
class ForgetAsked(Event):
    """Everything remembered is to be deleted."""


@dataclass(frozen=True)
class SignReported(Event):
    """A danger sign was mentioned; an empty id is one that could not be told apart."""

    sign: str = ""


class Feeling(StrEnum):
    """How the cramp is doing."""

    EASING = "easing"
    SAME = "same"
    WORSE = "worse"


@dataclass(frozen=True)
class Felt(Event):
    """The person said how the cramp is doing."""

    feeling: Feeling


@dataclass(frozen=True)
class PaceAsked(Event):
    """Holds of another length are wanted."""

    pace: Pace


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


@dataclass(frozen=True)
class Steered(Event):
    """The person steered the conversation."""

    control: Control


@dataclass(frozen=True)
class NotUnderstood(Event):
    """Words that fit nothing."""


@dataclass(frozen=True)
class WentWrong(Event):
    """An internal error kept the last request from being answered."""

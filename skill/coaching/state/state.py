"""The state of a conversation: immutable, and unchanged by a round trip through JSON.

>>> from_json(to_json(State(misses=1))).misses
1
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from skill.coaching.messages.questions import Question
from skill.coaching.messages.replies import Ask
from skill.coaching.state.memory import Place, Profile
from skill.content.choices import Leg
from skill.json_records import DecodeError, brief, decode
from skill.record import Record

VERSION = 6
"""Increases when a field changes its name or meaning; `earlier.py` reads the version before."""

ROUND_TRIP_SECONDS = 1.0
"""Estimated time from the end of the person's words to the first word of the answer."""


class TimelineMark(Record):
    """When a hold or position of the last answer is spoken, in seconds since its first word."""

    step: int
    start: float
    hold_start: float
    hold_end: float
    """Equal to `hold_start` for a position."""
    holds_after: int
    """How many more holds of the same step follow."""
    resumed: bool = False
    """Whether it is the rest of a hold, without the instruction of its step."""
    again: bool = False
    """Whether that instruction is said again, because it was interrupted."""


class Timeline(Record):
    """When each step of the last answer is spoken, so that a barge-in can be located."""

    began: float
    """When the request was made that it answers, in seconds since the epoch."""
    marks: tuple[TimelineMark, ...]

    def second(self, now: float) -> float:
        """Seconds since the first word of the answer; goes on counting after its last."""
        return now - self.began - ROUND_TRIP_SECONDS

    def mark_at(self, now: float) -> TimelineMark | None:
        """What is being spoken now; None once the last hold is over."""
        second = self.second(now)
        if not self.marks or second >= self.marks[-1].hold_end:
            return None
        started = [mark for mark in self.marks if mark.start <= second]
        return started[-1] if started else self.marks[0]


class Relief(Record):
    """The progress of relief."""

    began: float
    """Seconds since the epoch."""
    severe: bool = False
    rounds: int = 1
    """How many times the ladder's first rung has begun, repetitions not counted."""
    worse: int = 0
    """How many times in a row the person said that it got worse."""
    resumed: bool = False
    """Whether it began in an earlier conversation."""


class Hands(StrEnum):
    """Whether hands may be laid on the calf, to press or to rub it."""

    UNKNOWN = "unknown"
    """Signs of a clot or a tear have not been asked for."""
    ALLOWED = "allowed"
    OFF = "off"


class Walk(Record):
    """A place in a routine or in relief."""

    routine: str
    """Id of a routine; ignored in relief."""
    segment: int = 0
    """Index among the segments of the walk, from 0."""
    step: int = 0
    """Index of the step in the segment to go on from, from 0."""
    hold: int = 0
    """Index of the hold of that step to go on from, from 0."""
    leg: Leg | None = None
    situations: tuple[str, ...] = ()
    """Ids of all that was said of where and how the person is."""
    wished: str = ""
    """Id of the routine that was asked for in relief; empty for none."""
    safe: bool = False
    """Whether the person confirmed that they are safe where they are."""
    hands: Hands = Hands.UNKNOWN
    relief: Relief | None = None

    def at(self, segment: int, step: int = 0) -> "Walk":
        """The same walk, at the beginning of another step."""
        return self._replace(segment=segment, step=step, hold=0)


NOTHING_VARIED: Mapping[str, int] = MappingProxyType({})


class State(Record):
    """Everything that a turn has to know about the turns before it."""

    walk: Walk | None = None
    open_question: Ask | None = None
    """What the last answer ended with; None if it closed the session."""
    asked_mid_step: bool = False
    """Whether that question interrupted a segment, so that the walk goes on from its step."""
    paused_question: Ask | None = None
    """While paused at a check-in: the question to ask again."""
    last_advice: str = ""
    """Topic of the last advice, for "repeat"."""
    profile: Profile = Profile()
    unfinished: Place | None = None
    """A walk of an earlier conversation that can be resumed; None once a walk is under way."""
    lasting: tuple[str, ...] = ()
    """Ids of the situations that hold for the whole talk, such as a pregnancy."""
    for_later: str = ""
    """Id of a danger sign that can wait until the cramp is over; empty for none."""
    warned: bool = False
    """Whether a danger sign was warned of that cannot wait, so that no exercise is offered."""
    cleared: tuple[Question, ...] = ()
    """The checks of the leg that were answered no, so that they are not asked before a press."""
    relieved: bool = False
    """Whether a cramp eased in this conversation, so that a reminder may be proposed."""
    then_remind: bool = False
    """Whether a reminder was asked for together with help, so that it is proposed afterwards."""
    forgotten: bool = False
    """Whether the person had their data deleted; nothing more of the conversation is stored."""
    whose: str = ""
    """Key of the recognized person with whom it began; empty if no voice was recognized."""
    mark: float = 0.0
    """The latest mark of an erasure when it began; see `Memory`."""
    misses: int = 0
    """How many utterances in a row were not understood."""
    next_variant: Mapping[str, int] = NOTHING_VARIED
    """Phrase → which of its wordings comes next, so that wordings take turns."""
    timeline: Timeline | None = None


def to_json(state: State) -> dict[str, Any]:
    """The state as plain JSON values, with the version of its layout."""
    return {"version": VERSION, "state": brief(state)}


def from_json(data: object) -> State:
    """Read what `to_json` wrote.

    Raises:
        DecodeError: The data is not such a state.
    """
    return decode(State, state_of_version(VERSION, data))


def state_of_version(version: int, data: object) -> object:
    """The state within versioned JSON values.

    Raises:
        DecodeError: The version is another one.
    """
    if not isinstance(data, Mapping) or data.get("version") != version:
        raise DecodeError(f"not a state of version {version}")
    return data.get("state")

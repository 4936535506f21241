"""Where a conversation stands: immutable, and the same after a trip through JSON.

>>> from_json(to_json(State(misses=1))).misses
1
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from skill.coaching.messages.replies import Ask
from skill.coaching.state.memory import Place, Profile
from skill.content.choices import Leg
from skill.json_records import DecodeError, decode, encode

VERSION = 4
"""Goes up when a field changes its name or meaning; `earlier.py` reads the version before."""

ROUND_TRIP_SECONDS = 1.0
"""From the end of the person's words to the first word of the answer, as Alexa needs."""


class TimelineMark(NamedTuple):
    """When one hold, or one position, of the last turn is spoken; seconds into the turn."""

    step: int
    start: float
    hold_start: float
    hold_end: float
    """Equal to `hold_start` for a position."""
    holds_after: int
    """How many more holds of the same step follow."""


class Timeline(NamedTuple):
    """When each step of the last answer is spoken, as far as a barge-in needs it."""

    began: float
    """Seconds since the epoch of the request that it answered."""
    marks: tuple[TimelineMark, ...]

    def second(self, now: float) -> float:
        """How far into the turn the person is, and beyond its end."""
        return now - self.began - ROUND_TRIP_SECONDS

    def mark_at(self, now: float) -> TimelineMark | None:
        """What is being spoken now; None once the last hold is over and the question follows."""
        second = self.second(now)
        if not self.marks or second >= self.marks[-1].hold_end:
            return None
        started = [mark for mark in self.marks if mark.start <= second]
        return started[-1] if started else self.marks[0]


class Relief(NamedTuple):
    """What relief has seen so far."""

    began: float
    """Seconds since the epoch."""
    severe: bool = False
    tries: int = 0
    """Rounds of the last rung that is tried more than once."""
    worse: int = 0
    """How many times running the person said it got worse."""
    resumed: bool = False
    """Whether it began in an earlier conversation."""


class Walk(NamedTuple):
    """A place in a routine or in relief."""

    routine: str
    """Id of a routine; ignored in relief."""
    segment: int = 0
    """Place among the segments of the walk, from 0."""
    step: int = 0
    """Place in the segment to go on from."""
    hold: int = 0
    """Which hold of that step to go on from, where it has several."""
    leg: Leg | None = None
    situation: str = ""
    seated: bool = False
    """Whether a seated stretch was asked for in relief."""
    safe: bool = False
    """Whether the person confirmed what the situation asks for before the first movement."""
    relief: Relief | None = None

    def at(self, segment: int, step: int = 0) -> "Walk":
        """The same walk, at the beginning of another step."""
        return self._replace(segment=segment, step=step, hold=0)


NOTHING_VARIED: Mapping[str, int] = MappingProxyType({})


class State(NamedTuple):
    """Everything one turn has to know of the turns before it."""

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
    """A walk of an earlier conversation that can be gone on with; none once one is under way."""
    relieved: bool = False
    """Whether a cramp eased in this conversation, so that a reminder may be proposed."""
    forgotten: bool = False
    """Whether the person asked to be forgotten, so that nothing more of this talk is kept."""
    misses: int = 0
    """How many utterances in a row were not understood."""
    next_variant: Mapping[str, int] = NOTHING_VARIED
    """Phrase → which of its wordings comes next, so that wordings take turns."""
    timeline: Timeline | None = None


def to_json(state: State) -> dict[str, Any]:
    """The state as plain JSON values, with the version of its layout."""
    return {"version": VERSION, "state": encode(state)}


def from_json(data: object) -> State:
    """Read what `to_json` wrote.

    Raises:
        DecodeError: It is anything else.
    """
    return decode(State, state_of_version(VERSION, data))


def state_of_version(version: int, data: object) -> object:
    """The state in JSON values that have a version.

    Raises:
        DecodeError: They are of another version.
    """
    if not isinstance(data, Mapping) or data.get("version") != version:
        raise DecodeError(f"not a state of version {version}")
    return data.get("state")

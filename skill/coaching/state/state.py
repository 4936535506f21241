"""Where a conversation stands: immutable, and the same after a trip through JSON."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from skill.coaching.state.memory import Place, Profile
from skill.json_records import DecodeError, decode, encode

VERSION = 4
"""Goes up when a field changes its name or meaning; `_renamed` reads the version before."""

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
    """The time line of the last turn, as far as a barge-in needs it; kept by the speech."""

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
    turn: int = 0
    step: int = 0
    """Place in the turn to go on from."""
    hold: int = 0
    """Which hold of that step to go on from, where it has several."""
    leg: str = ""
    situation: str = ""
    seated: bool = False
    """Whether a seated stretch was asked for in relief."""
    safe: bool = False
    """Whether the person confirmed what the situation asks for before the first movement."""
    relief: Relief | None = None

    def at(self, turn: int, step: int = 0) -> "Walk":
        """The same walk, at the beginning of another step."""
        return self._replace(turn=turn, step=step, hold=0)


NOTHING_VARIED: Mapping[str, int] = MappingProxyType({})


class State(NamedTuple):
    """Everything one turn has to know of the turns before it."""

    walk: Walk | None = None
    question: str = ""
    """Question that the last turn ended with; empty if it ended without."""
    topic: str = ""
    """Id of the routine or advice that made the open offer."""
    last_advice: str = ""
    """Topic of the last answer, for "repeat"."""
    asked_mid_step: bool = False
    """Whether that question came in mid-turn, so that the walk goes on from its step."""
    paused_question: str = ""
    """While paused at a check-in: the question to ask again."""
    profile: Profile = Profile()
    unfinished: Place | None = None
    """A walk of an earlier conversation that can be gone on with; none once one is under way."""
    relieved: bool = False
    """Whether a cramp eased in this conversation, so that a reminder may be proposed."""
    forgotten: bool = False
    """Whether the person asked to be forgotten, so that nothing more of this talk is kept."""
    misses: int = 0
    """How many utterances running were not understood."""
    next_variant: Mapping[str, int] = NOTHING_VARIED
    """Phrase → which wording comes next, so that wordings take turns; kept by the speech."""
    timeline: Timeline | None = None


def to_json(state: State) -> dict[str, Any]:
    """The state as plain JSON values, with the version of its layout."""
    return {"version": VERSION, "state": encode(state)}


def from_json(data: object) -> State:
    """Read what `to_json` of this version or of the one before wrote.

    Raises:
        DecodeError: It is anything else.
    """
    if not isinstance(data, Mapping) or data.get("version") not in (VERSION, VERSION - 1):
        raise DecodeError("not a state of this version")
    state = data.get("state")
    return decode(State, state if data["version"] == VERSION else _renamed(state))


_NAMES_BEFORE = {
    "answered": "last_advice",
    "aside": "asked_mid_step",
    "asked_at_check_in": "paused_question",
    "missed": "misses",
    "varied": "next_variant",
    "spoken": "timeline",
}
"""Name of a field in version 3 → its name now."""


def _renamed(state: object) -> object:
    if not isinstance(state, Mapping):
        return state
    return {_NAMES_BEFORE.get(name, name): value for name, value in state.items()}

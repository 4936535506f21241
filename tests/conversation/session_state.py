"""Where a conversation stands, as the session attributes of an answer have it.

The one module of this folder that knows how the coach lays out its state as JSON.
"""

from collections.abc import Sequence
from typing import Any

Fields = dict[str, Any]
"""A record of the state; the whole state before the first turn is an empty one."""

_NOT_COMPARED = ("timeline", "next_variant", "profile", "last_advice")
"""Clocks, the choice of wordings, and what is compared in part."""
_AFTERWARDS = ("offer", "remind", "anything_else")
"""Questions at which it matters whether a cramp eased before."""


def state_in(attributes: Fields) -> Fields:
    """The coach's state."""
    state: Fields = attributes.get("coach", {}).get("state", {})
    return state


def question(state: Fields) -> str:
    """The question that is open; empty if none is."""
    asked = state.get("open_question")
    return str(asked["question"]) if asked else ""


def walk(state: Fields) -> Fields | None:
    """Where the walk stands, with `step` and `hold`; None if none is under way."""
    found: Fields | None = state.get("walk")
    return found


def is_relieving(state: Fields) -> bool:
    """Whether the walk under way is one up the ladder of relief."""
    found = walk(state)
    return found is not None and found["relief"] is not None


def has_unfinished_walk(state: Fields) -> bool:
    """Whether a walk of an earlier session can be gone on with."""
    return state.get("unfinished") is not None


def misses(state: Fields) -> int:
    """How many utterances running were not understood."""
    return int(state.get("misses", 0))


def began(state: Fields) -> float | None:
    """When the request was made whose answer leads through steps; None if none does."""
    timeline = state.get("timeline")
    return timeline and float(timeline["began"])


def marks(state: Fields) -> Sequence[Fields]:
    """When each position and hold of the last answer is spoken; seconds into the answer."""
    timeline = state.get("timeline")
    found: Sequence[Fields] = timeline["marks"] if timeline else ()
    return found


def identity(state: Fields, **relief: int) -> Fields:
    """All of a state but clocks and the choice of wordings; `relief` overrides fields of it."""
    same = {name: value for name, value in state.items() if name not in _NOT_COMPARED}
    same["pace"] = state.get("profile", {}).get("pace")
    same["misses"] = min(misses(state), 1)
    if question(state) not in _AFTERWARDS:
        same.pop("relieved", None)
    if found := walk(state):
        known = found["relief"] and {**found["relief"], "began": 0, "severe": False, **relief}
        same["walk"] = {**found, "relief": known}
    return same

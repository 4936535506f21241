"""Reads the coach's state from session attributes.

This is the only module of this folder that knows the JSON format of the state.
"""

from collections.abc import Sequence
from typing import Any

from skill.coaching.state.state import Walk
from skill.json_records import encode

Fields = dict[str, Any]
"""A record as JSON; the state before the first turn is empty."""

_NOT_COMPARED = ("timeline", "next_variant", "profile", "last_advice")
"""Fields that do not make states different, or are compared only in part."""
_USUAL: Fields = encode(Walk(""))
"""The fields of a walk as they are where the state leaves them out."""
_AFTERWARDS = ("offer", "remind", "anything_else")
"""Questions at which it matters whether a cramp has eased before."""


def state_in(attributes: Fields) -> Fields:
    """The coach's state; empty before the first turn."""
    state: Fields = attributes.get("coach", {}).get("state", {})
    return state


def question(state: Fields) -> str:
    """Name of the open question; empty if there is none."""
    asked = state.get("open_question")
    return str(asked["question"]) if asked else ""


def walk(state: Fields) -> Fields | None:
    """The position in the current walk, with `step` and `hold`; None if there is no walk."""
    found: Fields | None = state.get("walk")
    return found and {**_USUAL, **found}


def is_relieving(state: Fields) -> bool:
    """Whether the current walk is one up the relief ladder."""
    found = walk(state)
    return found is not None and found["relief"] is not None


def situations_in(state: Fields) -> set[str]:
    """Where and how the person is, as far as they said."""
    found = walk(state)
    return {*state.get("lasting", ()), *(found["situations"] if found else ())}


def was_warned(state: Fields) -> bool:
    """Whether a danger sign was warned of that stops all exercise."""
    return bool(state.get("warned"))


def has_unfinished_walk(state: Fields) -> bool:
    """Whether a walk of an earlier session can be resumed."""
    return state.get("unfinished") is not None


def misses(state: Fields) -> int:
    """Number of successive utterances that were not understood."""
    return int(state.get("misses", 0))


def began(state: Fields) -> float | None:
    """Time of the request whose answer has a timeline, in epoch seconds; None without one."""
    timeline = state.get("timeline")
    return timeline and float(timeline["began"])


def marks(state: Fields) -> Sequence[Fields]:
    """When each position and hold of the last answer is spoken, in seconds from its beginning."""
    timeline = state.get("timeline")
    found: Sequence[Fields] = timeline["marks"] if timeline else ()
    return found


def identity(state: Fields, **relief: int) -> Fields:
    """A state reduced to what is compared: no clocks, no choice of wordings.

    `relief` overrides fields of the walk's relief.
    """
    same = {name: value for name, value in state.items() if name not in _NOT_COMPARED}
    same["pace"] = state.get("profile", {}).get("pace")
    same["misses"] = min(misses(state), 1)
    if question(state) not in _AFTERWARDS:
        same.pop("relieved", None)
    if found := walk(state):
        known = found["relief"] and {**found["relief"], "began": 0, "severe": False, **relief}
        same["walk"] = {**found, "relief": known}
    return same

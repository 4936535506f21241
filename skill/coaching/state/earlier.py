"""Converts states of version 5, from sessions that were open while the skill was updated.

>>> from_json({"version": VERSION - 1, "state": {}})
Traceback (most recent call last):
skill.json_records.DecodeError: not a state of version 5
"""

from collections.abc import Mapping
from typing import Any

from skill.coaching.state.state import State, state_of_version
from skill.json_records import DecodeError, decode

VERSION = 5


def from_json(data: object) -> State:
    """Convert a state of version 5, whose walks had one situation.

    A walk begins again at its first step, as its steps may have changed; what was asked is left.

    Raises:
        DecodeError: The data is not such a state.
    """
    old = state_of_version(VERSION, data)
    if not isinstance(old, Mapping) or "lasting" in old:
        raise DecodeError("not a state of version 5")
    return decode(State, {**old, **_NEW, "walk": _walk(old.get("walk"))})


_NEW: Mapping[str, Any] = {
    "lasting": [],
    "for_later": "",
    "warned": False,
    "open_question": None,
    "paused_question": None,
    "asked_mid_step": False,
    "timeline": None,
}
"""Fields that version 5 had not, or that refer to its steps."""


def _walk(old: object) -> object:
    if not isinstance(old, Mapping):
        return old
    named = old.get("situation")
    relief = old.get("relief")
    return {
        "routine": old.get("routine"),
        "segment": 0,
        "step": 0,
        "hold": 0,
        "leg": old.get("leg"),
        "situations": [named] if named else [],
        "wished": "",
        "safe": old.get("safe"),
        "hands": "unknown",
        "relief": _relief(relief) if isinstance(relief, Mapping) else relief,
    }


def _relief(old: Mapping[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in old.items() if key != "tries"}
    tries = old.get("tries")
    return {**kept, "rounds": max(1, tries) if isinstance(tries, int) else tries}

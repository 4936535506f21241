"""Converts states of version 4, from sessions that were open while the skill was updated.

>>> from_json({"version": VERSION, "state": {}})
Traceback (most recent call last):
skill.json_records.DecodeError: State has other fields
"""

from collections.abc import Mapping

from skill.coaching.state.state import State, state_of_version
from skill.json_records import DecodeError, decode

VERSION = 4


def from_json(data: object) -> State:
    """Convert a state of version 4, which knew no wish for afterwards.

    Raises:
        DecodeError: The data is not such a state.
    """
    old = state_of_version(VERSION, data)
    if not isinstance(old, Mapping) or "then_remind" in old:
        raise DecodeError("not a state of version 4")
    return decode(State, {**old, "then_remind": False})

"""Loads the drawings of poses that `make update` built; `skill/authoring` draws them."""

import os
from functools import cache
from typing import Any

from skill.content.library import BUILT
from skill.json_records import read_json
from skill.record import Record

DRAWINGS = os.path.join(BUILT, "drawings")
"""Folder with one file for each pose."""


class Drawing(Record):
    """The drawing of a pose."""

    motion: str
    """How it moves: `swing`, `sweep` or `once`; empty for a still drawing."""
    still: float
    """Phase of the motion, 0 to 1, to show where nothing can move."""
    graphic: dict[str, Any]
    """An Alexa Vector Graphic; cached and shared, so do not modify it."""


@cache
def load_drawing(pose: str) -> Drawing | None:
    """The drawing of a pose by its id; None if there is none."""
    path = os.path.join(DRAWINGS, f"{pose}.json")
    return Drawing(**read_json(path)) if os.path.exists(path) else None

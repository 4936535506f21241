"""The drawings of poses as `make update` has built them: read here, drawn by `skill/authoring`."""

import os
from functools import cache
from typing import Any, NamedTuple

from skill.content.library import BUILT
from skill.json_records import read_json

DRAWINGS = os.path.join(BUILT, "drawings")
"""What a screen shows, one file a pose."""


class Drawing(NamedTuple):
    """A pose as a screen shows it."""

    motion: str
    """How it moves: `swing`, `sweep` or `once`; empty if it keeps still."""
    still: float
    """The phase, 0 to 1, at which it says most."""
    graphic: dict[str, Any]
    """An Alexa Vector Graphic; shared, so nobody may change it."""


@cache
def load_drawing(pose: str) -> Drawing | None:
    """The drawing of a pose by its id; None if there is none."""
    path = os.path.join(DRAWINGS, f"{pose}.json")
    return Drawing(**read_json(path)) if os.path.exists(path) else None

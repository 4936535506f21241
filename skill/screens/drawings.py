"""The drawings of poses as `make update` has built them: read here, drawn by `skill/authoring`."""

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

_BUILT = Path(__file__).parents[1] / "content" / "built"
DRAWINGS = _BUILT / "drawings"
"""What a screen shows, one file a pose."""
PICTURES = _BUILT / "pictures"
"""What a card shows: the same, still, as SVG."""


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
    path = DRAWINGS / f"{pose}.json"
    return Drawing(**json.loads(path.read_text("utf-8"))) if path.exists() else None

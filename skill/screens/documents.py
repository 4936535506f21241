"""The constant APL documents, put together once from the files in `apl`."""

import json
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from skill.screens.avg import avg
from skill.screens.poses import load_pose

FOLDER = Path(__file__).with_name("apl")
"""The document; its layouts and graphics, one a file named after it."""
MOST_KNOWN = 64
"""Documents that are kept; they differ by the drawings in them alone."""


@lru_cache(maxsize=MOST_KNOWN)
def document(poses: frozenset[str]) -> dict[str, Any]:
    """The document that can show these drawings; nobody may change it.

    Raises:
        LookupError: There is no such drawing.
    """
    graphics = {pose: _graphic(pose) for pose in sorted(poses)}
    return {**_common(), "graphics": {**_files("graphics"), **graphics}}


@cache
def _graphic(pose: str) -> dict[str, Any]:
    drawing = load_pose(pose)
    if drawing is None:
        raise LookupError(f"there is no drawing {pose!r}")
    return avg(drawing)


@cache
def _common() -> dict[str, Any]:
    return {**_read(FOLDER / "document.json"), "layouts": _files("layouts")}


@cache
def _files(folder: str) -> dict[str, Any]:
    return {path.stem: _read(path) for path in sorted((FOLDER / folder).glob("*.json"))}


def _read(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return read

"""Assembles APL documents from the files in `apl`; what they show comes as data."""

import os
from functools import cache, lru_cache
from typing import Any

from skill.json_records import read_json
from skill.screens.drawings import load_drawing

FOLDER = os.path.join(os.path.dirname(__file__), "apl")
"""Has the document, and one file for each layout and graphic, named after it."""
SWITCH = "Scene"
"""Name of the layout that picks the view for each scene."""
CACHE_SIZE = 64
"""Number of documents that are cached; they differ only in their views and drawings."""


@lru_cache(maxsize=CACHE_SIZE)
def document(views: frozenset[str], poses: frozenset[str]) -> dict[str, Any]:
    """The document with these views and drawings; cached and shared, so do not modify it.

    Raises:
        LookupError: There is no such drawing.
    """
    frame, layouts, graphics = _frame(), _files("layouts"), _files("graphics")
    scene = layouts[SWITCH]
    shown = [item for item in scene["items"] if item["type"] in views]
    layouts = {**layouts, SWITCH: {**scene, "items": shown}}
    used = _used(frame, layouts)
    signs = {name: graphic for name, graphic in graphics.items() if name in used}
    return {
        **frame,
        "graphics": {**signs, **{pose: _graphic(pose) for pose in sorted(poses)}},
        "layouts": {name: layout for name, layout in layouts.items() if name in used},
    }


def _used(part: Any, layouts: dict[str, Any]) -> set[str]:
    """Names of what a part of a document is made of: layouts, what these use, and graphics."""
    if isinstance(part, list):
        return set().union(*(_used(item, layouts) for item in part))
    if not isinstance(part, dict):
        return set()
    names = {part[key] for key in ("type", "source") if isinstance(part.get(key), str)}
    inside = [*part.values(), *(layouts[name] for name in names if name in layouts)]
    return names | _used(inside, layouts)


def _graphic(pose: str) -> dict[str, Any]:
    drawing = load_drawing(pose)
    if drawing is None:
        raise LookupError(f"there is no drawing {pose!r}")
    return drawing.graphic


@cache
def _frame() -> dict[str, Any]:
    frame: dict[str, Any] = read_json(os.path.join(FOLDER, "document.json"))
    return frame


@cache
def _files(folder: str) -> dict[str, Any]:
    place = os.path.join(FOLDER, folder)
    return {
        name.removesuffix(".json"): _undescribed(read_json(os.path.join(place, name)))
        for name in sorted(os.listdir(place))
    }


def _undescribed(part: dict[str, Any]) -> dict[str, Any]:
    """Without its description, which is for whoever edits it."""
    return {key: value for key, value in part.items() if key != "description"}

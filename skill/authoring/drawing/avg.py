"""Converts a pose to an Alexa Vector Graphic (AVG) that its parameters move and colour."""

from collections.abc import Iterable, Iterator
from typing import Any

from skill.authoring.drawing.composing import compose
from skill.authoring.drawing.palette import LIGHT
from skill.authoring.drawing.pathdata import number, path_data
from skill.authoring.drawing.poses import Pose
from skill.authoring.drawing.shapes import HEIGHT, WIDTH, Shape

VERSION = "1.1"
"""https://developer.amazon.com/en-US/docs/alexa/alexa-presentation-language/apl-avg-format.html"""


def avg(pose: Pose) -> dict[str, Any]:
    """The graphic of a pose.

    Its parameters are `phase` (0 to 1), `arrow` (opacity of all arrows) and one for each colour.
    """
    drawing = compose(pose)
    return {
        "type": "AVG",
        "version": VERSION,
        "width": WIDTH,
        "height": HEIGHT,
        "parameters": _parameters(pose),
        "items": [*map(_item, drawing.scene), *_hidden_at_will(drawing.arrows)],
    }


def _parameters(pose: Pose) -> list[dict[str, Any]]:
    numbers = {"phase": pose.still, "arrow": 1}
    kinds = (("number", numbers), ("color", LIGHT))
    return [
        {"name": name, "type": kind, "default": default}
        for kind, defaults in kinds
        for name, default in defaults.items()
    ]


def _hidden_at_will(arrows: Iterable[Shape]) -> Iterator[dict[str, Any]]:
    """The group of all arrows; none if there are no arrows."""
    if items := [_item(shape) for shape in arrows]:
        yield {"type": "group", "opacity": "${arrow}", "items": items}


def _item(shape: Shape) -> dict[str, Any]:
    path = {"type": "path", "pathData": path_data(shape.paths), **_style(shape)}
    if not shape.moves:
        return path
    return {"type": "group", "transform": _transform(shape), "items": [path]}


def _style(shape: Shape) -> dict[str, Any]:
    style = shape.style
    attributes: dict[str, Any] = {}
    if style.fill:
        attributes["fill"] = f"${{{style.fill}}}"
    if style.stroke:
        attributes["stroke"] = f"${{{style.stroke}}}"
        attributes["strokeWidth"] = style.width
    if style.round:
        closed = all(path.closed for path in shape.paths)
        attributes["strokeLineJoin" if closed else "strokeLineCap"] = "round"
    return attributes


def _transform(shape: Shape) -> str:
    start, end = shape.start, shape.end
    x, y = _between(start.origin.x, end.origin.x), _between(start.origin.y, end.origin.y)
    return f"translate({x} {y}) rotate({_between(start.angle, end.angle)})"


def _between(start: float, end: float) -> str:
    """An AVG expression that goes from `start` to `end` with the phase; a number if both agree."""
    first, way = number(start), number(end - start)
    if way == "0":
        return first
    return f"${{{first}{'' if way.startswith('-') else '+'}{way}*phase}}"

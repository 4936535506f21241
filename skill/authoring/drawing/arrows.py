"""Draws arrows for the direction of a movement or a distance; equally bold in every drawing."""

from enum import StrEnum
from typing import NamedTuple

from skill.authoring.drawing.shapes import GAP, InkRole, Path, Point, Segment, Shape, Style

SHAFT, HEAD_LENGTH, HEAD_WIDTH = 5, 12, 16
"""Units of the finished drawing: an arrow is not scaled with the view."""
BAR = 7.0
"""Half the length of the bars at both ends of a measure, in units."""


class Ends(StrEnum):
    """How the ends of an arrow's line are drawn."""

    TIP = "tip"
    """A head at its tip: a movement one way."""
    BOTH = "both"
    """A head at both ends: a movement there and back."""
    STOPS = "stops"
    """A bar at both ends: a distance, not a movement."""


class Arrow(NamedTuple):
    """One arrow, in units of the stage."""

    start: Point
    tip: Point
    bow: int
    """Units by which it curves to the left of its direction; negative to the right."""
    ends: Ends

    def zoomed(self, origin: Point, scale: float) -> "Arrow":
        """The arrow in a view that begins at `origin`, magnified by `scale`."""
        return self._replace(
            start=_zoomed(self.start, origin, scale),
            tip=_zoomed(self.tip, origin, scale),
            bow=round(self.bow * scale),
        )


def arrow_shapes(arrow: Arrow) -> tuple[Shape, ...]:
    """The shapes of an arrow, with an outline in paper that sets it off from what is behind it."""
    bent = _handle(arrow)
    start, tip = arrow.start, arrow.tip
    end = tip.towards(bent.angle_to(tip), -HEAD_LENGTH * 0.8)
    if arrow.ends is Ends.STOPS:
        return _measure(arrow)
    both = arrow.ends is Ends.BOTH
    begin = start.towards(bent.angle_to(start), -HEAD_LENGTH * 0.8) if both else start
    shaft = _shaft(begin, bent, end)
    heads = [_head(tip, bent.angle_to(tip))]
    if both:
        heads.append(_head(start, bent.angle_to(start)))
    return (
        Shape((shaft,), Style(stroke=InkRole.PAPER, width=SHAFT + GAP, round=True)),
        Shape(tuple(heads), Style(stroke=InkRole.PAPER, width=GAP, round=True)),
        Shape((shaft,), Style(stroke=InkRole.ACCENT, width=SHAFT, round=True)),
        Shape(tuple(heads), Style(fill=InkRole.ACCENT)),
    )


def _measure(arrow: Arrow) -> tuple[Shape, ...]:
    """The shapes of a measure: a line with a bar across each end."""
    across = arrow.start.angle_to(arrow.tip) + 90
    ends = (arrow.start, arrow.tip)
    stops = (_line(end.towards(across, -BAR), end.towards(across, BAR)) for end in ends)
    lines = (_line(*ends), *stops)
    return tuple(
        Shape(lines, Style(stroke=ink, width=width, round=True))
        for ink, width in ((InkRole.PAPER, SHAFT - 1 + GAP), (InkRole.ACCENT, SHAFT - 1))
    )


def _line(start: Point, end: Point) -> Path:
    return Path(start, (Segment((end,)),), closed=False)


def _handle(arrow: Arrow) -> Point:
    """The control point of a curved arrow: where the tangents at both ends meet."""
    middle = arrow.start.between(arrow.tip, 0.5)
    return middle.towards(arrow.start.angle_to(arrow.tip) - 90, arrow.bow * 2)


def _shaft(start: Point, bent: Point, end: Point) -> Path:
    handles = start.between(bent, 2 / 3), end.between(bent, 2 / 3)
    return Path(start, (Segment((*handles, end)),), closed=False)


def _head(tip: Point, angle: float) -> Path:
    base = tip.towards(angle, -HEAD_LENGTH)
    corners = (base.towards(angle + side, HEAD_WIDTH / 2) for side in (-90, 90))
    return Path(tip, tuple(Segment((corner,)) for corner in corners))


def _zoomed(point: Point, origin: Point, scale: float) -> Point:
    return Point((point.x - origin.x) * scale, (point.y - origin.y) * scale)

"""The text of a path, which SVG and AVG share, in few digits."""

from collections.abc import Iterable

from skill.authoring.drawing.shapes import Outline, Point, Segment


def path_data(outlines: Iterable[Outline]) -> str:
    """Outlines as path data, to a tenth of a unit."""
    return "".join(map(_data, outlines))


def number(value: float, digits: int = 1) -> str:
    """A number as short as it can be written."""
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text.replace("0.", ".", 1) if abs(value) < 1 else text


def _data(outline: Outline) -> str:
    pen, strokes = _rounded(outline.start), []
    for segment in outline.segments:
        strokes.append(_stroke(segment, pen))
        pen = _rounded(segment.points[-1])
    return f"M{_pair(outline.start)}{''.join(strokes)}{'z' if outline.closed else ''}"


def _stroke(segment: Segment, pen: Point) -> str:
    """One segment by its way from where the pen is, which takes fewer digits."""
    points = " ".join(_pair(Point(x - pen.x, y - pen.y)) for x, y in segment.points)
    if segment.radius:
        radius = number(segment.radius)
        return f"a{radius} {radius} 0 0 {segment.clockwise:d} {points}"
    return f"{'l' if len(segment.points) == 1 else 'c'}{points}"


def _rounded(point: Point) -> Point:
    return Point(round(point.x, 1), round(point.y, 1))


def _pair(point: Point) -> str:
    return f"{number(point.x)} {number(point.y)}"

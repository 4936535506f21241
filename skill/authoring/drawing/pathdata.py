"""Writes paths as the path data of SVG, which AVG uses too, as short as possible."""

from collections.abc import Iterable

from skill.authoring.drawing.shapes import Path, Point, Segment


def path_data(paths: Iterable[Path]) -> str:
    """The path data of some paths, rounded to a tenth of a unit."""
    # A minus separates numbers by itself.
    return "".join(map(_data, paths)).replace(" -", "-")


def number(value: float, digits: int = 1) -> str:
    """A rounded number without superfluous zeros, such as `.5` or `-3`."""
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text.replace("0.", ".", 1) if abs(value) < 1 else text


def _data(path: Path) -> str:
    pen, strokes = _rounded(path.start), []
    for segment in path.segments:
        strokes.append(_stroke(segment, pen))
        pen = _rounded(segment.points[-1])
    return f"M{_pair(path.start)}{''.join(strokes)}{'z' if path.closed else ''}"


def _stroke(segment: Segment, pen: Point) -> str:
    """One segment, relative to the position of the pen because that takes fewer digits."""
    points = " ".join(_pair(Point(x - pen.x, y - pen.y)) for x, y in segment.points)
    if segment.radius:
        radius = number(segment.radius)
        return f"a{radius} {radius} 0 0 {segment.clockwise:d} {points}"
    return f"{'l' if len(segment.points) == 1 else 'c'}{points}"


def _rounded(point: Point) -> Point:
    return Point(round(point.x, 1), round(point.y, 1))


def _pair(point: Point) -> str:
    return f"{number(point.x)} {number(point.y)}"

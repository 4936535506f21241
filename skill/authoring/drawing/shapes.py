"""What drawings are made of: paths in coordinates of their own, and where they are placed."""

import math
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from itertools import chain, groupby
from typing import NamedTuple, Self

WIDTH = 240
"""Units from left to right of every drawing; the same as on the stage where poses are written."""
HEIGHT = 160
"""Units from top to bottom."""

GAP = 3.0
"""Width of the line of paper round what lies in front; half of it is seen."""
SHORT = 0.96
"""How much of its radius half a circle is drawn with."""


class InkRole(StrEnum):
    """The colours, by what they are for."""

    INK = "ink"
    """The figure, and its near limbs."""
    FAINT = "faint"
    """Far limbs, furniture, the floor."""
    ACCENT = "accent"
    """The working calf, and arrows."""
    PAPER = "paper"
    """The background, which parts a limb from what is behind it."""


class Point(NamedTuple):
    """A point in units: x to the right, y down."""

    x: float
    y: float

    def towards(self, angle: float, distance: float) -> "Point":
        """The point so many units away; degrees clockwise from the right."""
        turn = math.radians(angle)
        return Point(self.x + distance * math.cos(turn), self.y + distance * math.sin(turn))

    def angle_to(self, other: "Point") -> float:
        """Degrees clockwise from the right, -180 to 180."""
        return math.degrees(math.atan2(other.y - self.y, other.x - self.x))

    def distance_to(self, other: "Point") -> float:
        """Units between the two."""
        return math.dist(self, other)

    def between(self, other: "Point", share: float) -> "Point":
        """The point on the way there; share 0 is here, 1 there."""
        return Point(self.x + (other.x - self.x) * share, self.y + (other.y - self.y) * share)


class Transform(NamedTuple):
    """Turns a path's own coordinates, then moves them: no scale, so bones keep their length."""

    origin: Point
    """Where the path's own origin comes to lie."""
    angle: float
    """Degrees clockwise."""

    def apply(self, point: Point) -> Point:
        """Where a point of the path comes to lie."""
        return self.as_function()(point)

    def as_function(self, scale: float = 1) -> Callable[[Point], Point]:
        """The same as a function of a point, computed once for many; then scaled about 0, 0."""
        turn = math.radians(self.angle)
        across, down = math.cos(turn) * scale, math.sin(turn) * scale
        left, top = self.origin.x * scale, self.origin.y * scale

        def move(point: Point) -> Point:
            x, y = point
            return Point(left + x * across - y * down, top + x * down + y * across)

        return move

    def between(self, other: "Transform", share: float) -> "Transform":
        """The transform on the way to another; share 0 is this one, 1 the other."""
        angle = self.angle + (other.angle - self.angle) * share
        return Transform(self.origin.between(other.origin, share), angle)


IDENTITY = Transform(Point(0, 0), 0)


class Segment(NamedTuple):
    """One stroke of the pen."""

    points: tuple[Point, ...]
    """Where it ends; before that the two handles of a curve, if it is one."""
    radius: float = 0
    """Of a circle's arc, if it is one."""
    clockwise: bool = True

    def moved(self, move: Callable[[Point], Point], scale: float = 1, flip: bool = False) -> Self:
        """The same stroke where `move` takes its points."""
        return self._replace(
            points=tuple(map(move, self.points)),
            radius=self.radius * scale,
            clockwise=self.clockwise != flip,
        )


def line(x: float, y: float) -> Segment:
    """Straight to a point."""
    return Segment((Point(x, y),))


def curve(*numbers: float) -> Segment:
    """A cubic curve: x and y of its two handles, then of its end."""
    return Segment(tuple(map(Point, numbers[::2], numbers[1::2])))


def arc(radius: float, x: float, y: float) -> Segment:
    """Clockwise round a circle to a point, less than half of it."""
    return Segment((Point(x, y),), radius)


def half(radius: float, x: float, y: float) -> Segment:
    """Clockwise to a point, round half the circle that has both ends across from each other.

    It is drawn with a radius that is a little short: by the rules of SVG an arc's radius grows
    until it reaches, so this is half a circle however its ends are rounded.
    """
    return Segment((Point(x, y),), radius * SHORT)


class Path(NamedTuple):
    """One line of a drawing, open or closed."""

    start: Point
    segments: tuple[Segment, ...]
    closed: bool = True

    def transformed(self, transform: Transform, scale: float = 1) -> "Path":
        """The path after a transform, then scaled about 0, 0."""
        return self._moved(transform.as_function(scale), scale, flip=False)

    def mirrored(self) -> "Path":
        """The same path seen in its own x axis as a mirror."""
        return self._moved(lambda point: Point(point.x, -point.y), 1, flip=True)

    def _moved(self, move: Callable[[Point], Point], scale: float, flip: bool) -> "Path":
        segments = tuple(segment.moved(move, scale, flip) for segment in self.segments)
        return Path(move(self.start), segments, self.closed)


class Box(NamedTuple):
    """An upright rectangle round something."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two have anything in common."""
        across = self.left <= other.right and other.left <= self.right
        return across and self.top <= other.bottom and other.top <= self.bottom


class Style(NamedTuple):
    """How paths are painted."""

    fill: InkRole | None = None
    stroke: InkRole | None = None
    width: float = 0
    """Of the stroke, in units of the finished drawing."""
    round: bool = False
    """Whether the ends and corners of the stroke are round."""


GHOST = Style(stroke=InkRole.FAINT, width=3), Style(fill=InkRole.PAPER)
"""Of where something was or will be: painted after each other, an edge and nothing within."""
CLOTH = (
    Style(stroke=InkRole.INK, width=2.6, round=True),
    Style(fill=InkRole.PAPER),
)
"""Of cloth: painted after each other, an edge of ink and paper within."""


class Shape(NamedTuple):
    """Something painted, and where it is from the first to the last phase of a motion."""

    paths: tuple[Path, ...]
    style: Style
    start: Transform = IDENTITY
    end: Transform = IDENTITY

    @property
    def moves(self) -> bool:
        """Whether it is anywhere else at the end."""
        return self.start != self.end

    def at(self, phase: float) -> "Shape":
        """The shape as it is at a phase, 0 to 1, in the coordinates of the drawing."""
        transform = self.start.between(self.end, phase)
        return Shape(tuple(path.transformed(transform) for path in self.paths), self.style)

    def points(self) -> Iterator[Point]:
        """All points of its paths, handles included, before any transform."""
        for path in self.paths:
            yield path.start
            for segment in path.segments:
                yield from segment.points

    def box(self) -> Box:
        """What all of it stays within, its handles and stroke included, from start to end."""
        phases = (0, 0.5, 1) if self.moves else (0,)
        shapes = (self.at(phase) if self.start != IDENTITY else self for phase in phases)
        xs, ys = zip(*chain.from_iterable(shape.points() for shape in shapes), strict=True)
        half = self.style.width / 2
        return Box(min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half)


def joined(shapes: Iterable[Shape]) -> Iterator[Shape]:
    """The same drawing in fewer shapes: neighbours that look alike in one place are one."""
    for (style, start, end), alike in groupby(shapes, key=lambda shape: shape[1:]):
        paths = chain.from_iterable(shape.paths for shape in alike)
        yield Shape(tuple(paths), style, start, end)

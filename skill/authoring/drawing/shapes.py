"""The geometry of drawings: points, paths in local coordinates, transforms and painted shapes."""

import math
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from itertools import chain, groupby
from typing import NamedTuple, Self

WIDTH = 240
"""Width of every drawing in units; also that of the stage, in whose units poses are written."""
HEIGHT = 160
"""Height of every drawing in units."""

GAP = 3
"""Width of the paper-coloured outline around things in front, in units; half of it is visible."""
SHORT = 0.96
"""Share of its radius with which a half circle is written; see `half`."""


class InkRole(StrEnum):
    """The colours by their purpose."""

    INK = "ink"
    """The figure, except for its far limbs."""
    FAINT = "faint"
    """Far limbs, furniture, the floor."""
    ACCENT = "accent"
    """The working calf, and arrows."""
    PAPER = "paper"
    """The background; as an outline it sets a limb off from what is behind it."""


class Point(NamedTuple):
    """A point in units; x grows to the right, y downwards."""

    x: float
    y: float

    def towards(self, angle: float, distance: float) -> "Point":
        """The point at a distance in units; `angle` is in degrees clockwise from the right."""
        turn = math.radians(angle)
        return Point(self.x + distance * math.cos(turn), self.y + distance * math.sin(turn))

    def angle_to(self, other: "Point") -> float:
        """Direction of another point in degrees clockwise from the right, -180 to 180."""
        return math.degrees(math.atan2(other.y - self.y, other.x - self.x))

    def distance_to(self, other: "Point") -> float:
        """Distance of another point in units."""
        return math.dist(self, other)

    def between(self, other: "Point", share: float) -> "Point":
        """A point on the line to another; share 0 is this point, 1 the other."""
        return Point(self.x + (other.x - self.x) * share, self.y + (other.y - self.y) * share)


class Transform(NamedTuple):
    """A rotation, then a translation. It cannot scale, so that bones keep their length."""

    origin: Point
    """Where the origin of the local coordinates is moved to."""
    angle: float
    """Degrees clockwise."""

    def apply(self, point: Point) -> Point:
        """A point in local coordinates, transformed."""
        return self.as_function()(point)

    def as_function(self, scale: float = 1) -> Callable[[Point], Point]:
        """`apply` as a function, to transform many points quickly; `scale` is applied after it."""
        turn = math.radians(self.angle)
        across, down = math.cos(turn) * scale, math.sin(turn) * scale
        left, top = self.origin.x * scale, self.origin.y * scale

        def move(point: Point) -> Point:
            x, y = point
            return Point(left + x * across - y * down, top + x * down + y * across)

        return move

    def between(self, other: "Transform", share: float) -> "Transform":
        """The transform between this one and another; share 0 is this one, 1 the other."""
        angle = self.angle + (other.angle - self.angle) * share
        return Transform(self.origin.between(other.origin, share), angle)


IDENTITY = Transform(Point(0, 0), 0)


class Segment(NamedTuple):
    """One segment of a path: a line, a cubic curve or an arc."""

    points: tuple[Point, ...]
    """Its end; for a curve preceded by its two control points."""
    radius: float = 0
    """Radius of an arc; 0 if it is none."""
    clockwise: bool = True

    def moved(self, move: Callable[[Point], Point], scale: float = 1, flip: bool = False) -> Self:
        """The segment with `move` applied to its points; `flip` reverses the turn of an arc."""
        return self._replace(
            points=tuple(map(move, self.points)),
            radius=self.radius * scale,
            clockwise=self.clockwise != flip,
        )


def line(x: float, y: float) -> Segment:
    """A straight line to a point."""
    return Segment((Point(x, y),))


def curve(*numbers: float) -> Segment:
    """A cubic curve: x and y of its two control points, then of its end."""
    return Segment(tuple(map(Point, numbers[::2], numbers[1::2])))


def arc(radius: float, x: float, y: float) -> Segment:
    """A clockwise arc to a point, of less than half a circle."""
    return Segment((Point(x, y),), radius)


def half(radius: float, x: float, y: float) -> Segment:
    """A clockwise half circle to a point.

    Its radius is written a little too short. SVG then enlarges it until the arc reaches its end, so
    that it stays a half circle even if rounding moves its ends.
    """
    return Segment((Point(x, y),), radius * SHORT)


class Path(NamedTuple):
    """One path of a drawing, open or closed."""

    start: Point
    segments: tuple[Segment, ...]
    closed: bool = True

    def transformed(self, transform: Transform, scale: float = 1) -> "Path":
        """The path after a transform, and then scaled about the origin."""
        return self._moved(transform.as_function(scale), scale, flip=False)

    def mirrored(self) -> "Path":
        """The path mirrored at its own x axis."""
        return self._moved(lambda point: Point(point.x, -point.y), 1, flip=True)

    def _moved(self, move: Callable[[Point], Point], scale: float, flip: bool) -> "Path":
        segments = tuple(segment.moved(move, scale, flip) for segment in self.segments)
        return Path(move(self.start), segments, self.closed)


class Box(NamedTuple):
    """An axis-aligned bounding box."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether two boxes overlap or touch."""
        across = self.left <= other.right and other.left <= self.right
        return across and self.top <= other.bottom and other.top <= self.bottom


class Style(NamedTuple):
    """How paths are painted."""

    fill: InkRole | None = None
    stroke: InkRole | None = None
    width: float = 0
    """Width of the stroke, in units of the finished drawing."""
    round: bool = False
    """Whether the ends and corners of the stroke are round."""


GHOST = Style(stroke=InkRole.FAINT, width=3), Style(fill=InkRole.PAPER)
"""Styles of a ghost, which shows where a bone was or will be: in turn they paint an edge."""
CLOTH = (
    Style(stroke=InkRole.INK, width=2.6, round=True),
    Style(fill=InkRole.PAPER),
)
"""Styles of cloth: painted in turn they give an edge of ink, filled with paper."""


class Shape(NamedTuple):
    """Paths with one style, and their transforms at the first and last phase of a motion."""

    paths: tuple[Path, ...]
    style: Style
    start: Transform = IDENTITY
    end: Transform = IDENTITY

    @property
    def moves(self) -> bool:
        """Whether it is in another place at the end of the motion."""
        return self.start != self.end

    def at(self, phase: float) -> "Shape":
        """The shape at a phase (0 to 1), in the coordinates of the drawing."""
        transform = self.start.between(self.end, phase)
        return Shape(tuple(path.transformed(transform) for path in self.paths), self.style)

    def points(self) -> Iterator[Point]:
        """All points of its paths, control points included, before any transform."""
        for path in self.paths:
            yield path.start
            for segment in path.segments:
                yield from segment.points

    def box(self) -> Box:
        """A box around the whole motion, with control points and stroke; perhaps too large."""
        phases = (0, 0.5, 1) if self.moves else (0,)
        shapes = (self.at(phase) if self.start != IDENTITY else self for phase in phases)
        xs, ys = zip(*chain.from_iterable(shape.points() for shape in shapes), strict=True)
        half = self.style.width / 2
        return Box(min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half)


def joined(shapes: Iterable[Shape]) -> Iterator[Shape]:
    """Merge successive shapes with the same style and transforms into one."""
    for (style, start, end), alike in groupby(shapes, key=lambda shape: shape[1:]):
        paths = chain.from_iterable(shape.paths for shape in alike)
        yield Shape(tuple(paths), style, start, end)

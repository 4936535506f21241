"""Outlines that limbs and things are made of: rods with rounded ends, and discs."""

from itertools import pairwise

from skill.authoring.drawing.shapes import Path, Point, Transform, half, line


def tapered(length: float, first: float, second: float, begin: float = 0) -> Path:
    """A rod along the x axis with rounded ends, which have the radii `first` and `second`."""
    end = begin + length
    return Path(
        Point(begin, -first),
        (
            line(end, -second),
            half(second, end, second),
            line(begin, first),
            half(first, begin, -first),
        ),
    )


def rod(first: float, second: float, *ends: float) -> Path:
    """A rod with rounded ends: the radius of each, then x and y of both ends."""
    start, end = Point(*ends[:2]), Point(*ends[2:])
    return tapered(start.distance_to(end), first, second).transformed(
        Transform(start, start.angle_to(end))
    )


def joint_line(*joints: tuple[float, float, float]) -> tuple[Path, ...]:
    """Rods from joint to joint; of each joint its radius, x and y."""
    return tuple(
        rod(first, second, *start, *end) for (first, *start), (second, *end) in pairwise(joints)
    )


def disc(radius: float, x: float = 0, y: float = 0) -> Path:
    """A circle."""
    return Path(Point(x, y - radius), (half(radius, x, y + radius), half(radius, x, y - radius)))

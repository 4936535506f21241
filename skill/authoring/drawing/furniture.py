"""What the person stands, sits and lies on and under, drawn from a few numbers in the data."""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from skill.authoring.drawing.figure import Skeleton
from skill.authoring.drawing.limbs import tapered
from skill.authoring.drawing.shapes import (
    GAP,
    IDENTITY,
    InkRole,
    Path,
    Point,
    Style,
    Transform,
    arc,
    curve,
    line,
)

Numbers: TypeAlias = Mapping[str, int]
"""What a thing's keys say in the data."""

FAINT = Style(fill=InkRole.FAINT)
"""Of things that only stand there."""
PARTED = Style(stroke=InkRole.PAPER, width=GAP)
"""What parts a thing from what is behind it."""
BACK = 46
"""Height of a chair's back above its seat."""


class Part(NamedTuple):
    """Paths painted alike, in one place."""

    paths: tuple[Path, ...]
    style: Style = FAINT
    transform: Transform = IDENTITY


def box(left: float, top: float, right: float, bottom: float, corner: float) -> Path:
    """A rectangle with round corners."""
    return Path(
        Point(left + corner, top),
        (
            line(right - corner, top),
            arc(corner, right, top + corner),
            line(right, bottom - corner),
            arc(corner, right - corner, bottom),
            line(left + corner, bottom),
            arc(corner, left, bottom - corner),
            line(left, top + corner),
            arc(corner, left + corner, top),
        ),
    )


def bar(width: float, start: tuple[float, float], end: tuple[float, float]) -> Path:
    """A rail with round ends, which reach from one point to the other."""
    first, last, half = Point(*start), Point(*end), width / 2
    angle, length = first.angle_to(last), first.distance_to(last) - width
    return tapered(length, half, half).transformed(Transform(first.towards(angle, half), angle))


def floor(of: Numbers, _: Skeleton) -> tuple[Part, ...]:
    """The floor, or a mat: its top at y."""
    middle = of["y"] + 1.5
    return (Part((bar(3, (of["left"], middle), (of["right"], middle)),)),)


def wall(of: Numbers, _: Skeleton) -> tuple[Part, ...]:
    """A wall on the right; what touches it ends at x."""
    middle = of["x"] + 3
    return (Part((bar(6, (middle, of["top"]), (middle, of["floor"] + 3)),)),)


def chair(of: Numbers, _: Skeleton) -> tuple[Part, ...]:
    """A chair that looks to the right, its back at x, its seat at the height of what sits on it."""
    left, seat, floor = of["x"], of["seat"], of["floor"]
    slab = bar(5, (left, seat + 2.5), (left + 44, seat + 2.5))
    back = bar(4.5, (left + 2, seat - BACK), (left + 2, floor))
    return (Part((slab, back, bar(4.5, (left + 39, seat), (left + 39, floor)))),)


def stool(of: Numbers, _: Skeleton) -> tuple[Part, ...]:
    """A block to sit on."""
    return (Part((box(of["left"], of["seat"], of["right"], of["floor"], 4),)),)


def bed(of: Numbers, _: Skeleton) -> tuple[Part, ...]:
    """A bed with its head on the left, the top of its mattress at y."""
    left, right, top, floor = of["left"], of["right"], of["y"], of["floor"]
    mattress = box(left, top, right, top + 12, 4)
    head = bar(5, (left - 3.5, top - 34), (left - 3.5, floor))
    return (Part((mattress, head, bar(5, (right - 6, top + 6), (right - 6, floor)))),)


def pillow(of: Numbers, _: Skeleton) -> tuple[Part, ...]:
    """A pillow, from the middle of its left end."""
    long = tapered(of["length"], 6, 6)
    transform = Transform(Point(of["x"], of["y"]), of["angle"])
    return Part((long,), PARTED, transform), Part((long,), FAINT, transform)


def water(of: Numbers, _: Skeleton) -> tuple[Part, ...]:
    """The surface of water at y, and more waves below it."""
    left, right = of["left"], of["right"]
    rows = (
        _ripple(left + 12 * row, right - 12 * row, of["y"] + 11 * row) for row in range(of["rows"])
    )
    return (Part(tuple(rows), Style(stroke=InkRole.FAINT, width=4, round=True)),)


def _ripple(left: int, right: int, y: int) -> Path:
    """A line of waves, each 20 wide."""
    waves = range(left, right - 19, 20)
    return Path(
        Point(left, y),
        tuple(curve(x + 6, y - 6, x + 14, y + 6, x + 20, y) for x in waves),
        closed=False,
    )


def shower(of: Numbers, _: Skeleton) -> tuple[Part, ...]:
    """A pipe on the right, its rose at x and y, hot water falling from there, and steam."""
    x, y, pipe = of["x"], of["y"], of["pipe"]
    rose = (bar(5, (x - 26, y + 2.5), (x + 26, y + 2.5)), bar(5, (x, y - 9), (x, y + 5)))
    pipes = (
        bar(5, (x - 2.5, y - 6.5), (pipe + 2.5, y - 6.5)),
        bar(5, (pipe, y - 9), (pipe, of["floor"])),
    )
    drops = tuple(
        Path(Point(x + dx, top), (line(x + dx, top + 14),), closed=False)
        for dx in (-22, -11, 0, 11, 22)
        for top in range(y + 14 + abs(dx) % 2 * 13, of["floor"] - 16, 26)
    )
    steam = (_wisp(x - 40, y + 80), _wisp(x - 54, y + 92), _wisp(x + 36, y + 86))
    return (
        Part((*rose, *pipes)),
        Part(drops, Style(stroke=InkRole.FAINT, width=3, round=True)),
        Part(steam, Style(stroke=InkRole.ACCENT, width=4, round=True)),
    )


def _wisp(x: int, y: int) -> Path:
    """Steam that rises."""
    waves = (curve(x - 7, top - 6, x + 7, top - 14, x, top - 20) for top in (y, y - 20))
    return Path(Point(x, y), tuple(waves), closed=False)

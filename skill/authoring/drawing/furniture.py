"""Draws the things around the figure, such as a chair or a bed, from a few numbers."""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from skill.authoring.drawing.figure import Skeleton
from skill.authoring.drawing.rods import tapered
from skill.authoring.drawing.shapes import (
    GAP,
    HEIGHT,
    IDENTITY,
    WIDTH,
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
"""Name → value of a thing's numbers in the pose file, in units or degrees."""

FAINT = Style(fill=InkRole.FAINT)
"""Style of things that are only surroundings."""
PARTED = Style(stroke=InkRole.PAPER, width=GAP)
"""Style of the outline that sets a thing off from what is behind it."""
BACK = 46
"""Height of a chair's back above its seat, in units."""
RUNG, LADDER_WIDTH, RAKE = 22, 24, 0.25
"""Units from rung to rung and from rail to rail; how far a ladder leans for each unit of height."""


class Part(NamedTuple):
    """Paths with the same style and place."""

    paths: tuple[Path, ...]
    style: Style = FAINT
    transform: Transform = IDENTITY


def box(left: float, top: float, right: float, bottom: float, corner: float) -> Path:
    """A rectangle whose corners are rounded with the radius `corner`."""
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
    """A bar from one point to another, with its rounded ends included."""
    first, last, half = Point(*start), Point(*end), width / 2
    angle, length = first.angle_to(last), first.distance_to(last) - width
    return tapered(length, half, half).transformed(Transform(first.towards(angle, half), angle))


def floor(of: Numbers, _: Skeleton) -> tuple[Part, ...]:
    """The floor or a mat, with its top at y."""
    middle = of["y"] + 1.5
    return (Part((bar(3, (of["left"], middle), (of["right"], middle)),)),)


def wall(of: Numbers, _: Skeleton) -> tuple[Part, ...]:
    """A wall, which fills the picture to the right of its surface at x."""
    return (Part((box(of["x"], 0, WIDTH, HEIGHT, 0),)),)


def chair(of: Numbers, _: Skeleton) -> tuple[Part, ...]:
    """A chair that faces right, with its back at x and the top of its seat at `seat`."""
    left, seat, floor = of["x"], of["seat"], of["floor"]
    slab = bar(5, (left, seat + 2.5), (left + 44, seat + 2.5))
    back = bar(4.5, (left + 2, seat - BACK), (left + 2, floor))
    return (Part((slab, back, bar(4.5, (left + 39, seat), (left + 39, floor)))),)


def stool(of: Numbers, _: Skeleton) -> tuple[Part, ...]:
    """A block to sit on."""
    return (Part((box(of["left"], of["seat"], of["right"], of["floor"], 4),)),)


def bed(of: Numbers, _: Skeleton) -> tuple[Part, ...]:
    """A bed with its head end on the left and the top of its mattress at y.

    `board` is the height of a board at its foot end, whose surface is at `right`; 0 for none.
    """
    left, right, top, floor = of["left"], of["right"], of["y"], of["floor"]
    mattress = box(left, top, right, top + 12, 4)
    head = bar(5, (left - 3.5, top - 34), (left - 3.5, floor))
    foot = bar(5, (right - 6, top + 6), (right - 6, floor))
    if of["board"]:
        foot = bar(5, (right + 2.5, top - of["board"]), (right + 2.5, floor))
    return (Part((mattress, head, foot)),)


def ladder(of: Numbers, _: Skeleton) -> tuple[Part, ...]:
    """A ladder that leans to the right, seen a little from the front.

    Its left rail stands on the floor at x, and both rails end at `top`.
    """
    x, top, floor = of["x"], of["top"], of["floor"]
    rails = (
        bar(5, (x + side, floor), (x + side + RAKE * (floor - top), top))
        for side in (0, LADDER_WIDTH)
    )
    heights = range(RUNG, floor - top, RUNG)
    lefts = ((x + RAKE * height, floor - height) for height in heights)
    rungs = (bar(4, (left, y), (left + LADDER_WIDTH, y)) for left, y in lefts)
    return (Part((*rails, *rungs)),)


def pillow(of: Numbers, _: Skeleton) -> tuple[Part, ...]:
    """A pillow; x and y are the middle of its left end."""
    long = tapered(of["length"], 6, 6)
    transform = Transform(Point(of["x"], of["y"]), of["angle"])
    return Part((long,), PARTED, transform), Part((long,), FAINT, transform)


def water(of: Numbers, _: Skeleton) -> tuple[Part, ...]:
    """The surface of water at y, with further rows of waves below it."""
    left, right = of["left"], of["right"]
    rows = (
        _ripple(left + 12 * row, right - 12 * row, of["y"] + 11 * row) for row in range(of["rows"])
    )
    return (Part(tuple(rows), Style(stroke=InkRole.FAINT, width=4, round=True)),)


def _ripple(left: int, right: int, y: int) -> Path:
    """A line of waves, each 20 units wide."""
    waves = range(left, right - 19, 20)
    return Path(
        Point(left, y),
        tuple(curve(x + 6, y - 6, x + 14, y + 6, x + 20, y) for x in waves),
        closed=False,
    )


def shower(of: Numbers, _: Skeleton) -> tuple[Part, ...]:
    """A shower head at x and y, its pipe on the right, falling water and steam."""
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


def steam(of: Numbers, _: Skeleton) -> tuple[Part, ...]:
    """Three wisps of steam, which rise from something warm; x and y are below the middle one."""
    x, y = of["x"], of["y"]
    wisps = tuple(_wisp(x + dx, y) for dx in (-11, 0, 11))
    return (Part(wisps, Style(stroke=InkRole.ACCENT, width=4, round=True)),)


def _wisp(x: int, y: int) -> Path:
    """A wisp of rising steam."""
    waves = (curve(x - 7, top - 6, x + 7, top - 14, x, top - 20) for top in (y, y - 20))
    return Path(Point(x, y), tuple(waves), closed=False)

"""What the person stands, sits and lies on, and holds: drawn from a few numbers in the data."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from skill.screens.drawing import (
    ORIGIN,
    Ink,
    Look,
    Outline,
    Place,
    Point,
    Shape,
    arc,
    curve,
    line,
)
from skill.screens.figure import BALL, PALM, Skeleton
from skill.screens.limbs import tapered

Numbers: TypeAlias = Mapping[str, int]
Drawn: TypeAlias = tuple[tuple[tuple[Outline, ...], Look], ...]

FAINT = Look(fill=Ink.FAINT)
PAPER = Look(stroke=Ink.PAPER, width=3)


class Key(NamedTuple):
    """A number that a prop has in the data."""

    low: int
    high: int
    default: int | None = None
    """None: it must be given."""


class Kind(NamedTuple):
    """What a kind of prop needs and looks like."""

    keys: Mapping[str, Key]
    draw: Callable[[Numbers], Drawn]
    place: Callable[[Skeleton], Place] = lambda _: ORIGIN
    """Where it is, if it goes with the figure."""
    front: bool = False
    """Whether it lies in front of the body, behind the near arm."""


class Prop(NamedTuple):
    """One thing in a drawing."""

    kind: str
    numbers: Numbers

    @property
    def front(self) -> bool:
        """Whether it lies in front of the body."""
        return KINDS[self.kind].front

    def shapes(self, start: Skeleton, end: Skeleton) -> tuple[Shape, ...]:
        """The thing, where the figure has it at the first and at the last phase."""
        kind = KINDS[self.kind]
        places = kind.place(start), kind.place(end)
        return tuple(Shape(drawn, look, *places) for drawn, look in kind.draw(self.numbers))


def box(left: float, top: float, right: float, bottom: float, corner: float = 1.5) -> Outline:
    """A rectangle with round corners."""
    return Outline(
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


def _floor(of: Numbers) -> Drawn:
    return (((box(of["left"], of["y"], of["right"], of["y"] + 3),), FAINT),)


def _wall(of: Numbers) -> Drawn:
    return (((box(of["x"], of["top"], of["x"] + 5, of["floor"] + 3),), FAINT),)


def _chair(of: Numbers) -> Drawn:
    left, seat, floor = of["x"], of["seat"], of["floor"]
    parts = (
        box(left, seat, left + 44, seat + 5),
        box(left, seat - of["back"], left + 4.5, floor),
        box(left + 37, seat + 3, left + 41.5, floor),
    )
    return ((parts, FAINT),)


def _table(of: Numbers) -> Drawn:
    left, right, top = of["left"], of["right"], of["y"]
    middle = (left + right) / 2
    return (
        ((box(left, top, right, top + 4), box(middle - 2, top, middle + 2, of["floor"])), FAINT),
    )


def _bed(of: Numbers) -> Drawn:
    left, right, top, floor = of["left"], of["right"], of["y"], of["floor"]
    parts = (
        box(left, top, right, top + 12, 4),
        box(left - 5, top - 24, left, floor, 2),
        box(right, top - 4, right + 5, floor, 2),
    )
    return ((parts, FAINT),)


def _pillow(of: Numbers) -> Drawn:
    left, top = of["x"], of["y"]
    return (((box(left, top, left + of["width"], top + of["height"], 5),), FAINT),)


def _towel(of: Numbers) -> Drawn:
    """From the ball of the foot, its origin, along +x to the hand and a little beyond it."""
    band = (tapered(of["length"], 2.2, 2.2),)
    return (band, PAPER), (band, Look(fill=Ink.FAINT))


def _along_towel(bones: Skeleton) -> Place:
    ball, hand = bones["near_foot"].of(BALL), bones["near_hand"].of(Point(PALM, 0))
    return Place(ball, ball.angle_to(hand))


def _ripple(left: float, right: float, y: float) -> Outline:
    """A line of waves, each 16 wide."""
    count = max(1, round((right - left) / 16))
    xs = [left + 16 * n for n in range(count)]
    return Outline(
        Point(left, y),
        tuple(curve(x + 4, y - 4, x + 8, y - 4, x + 8, y) for x in xs[:0])
        + tuple(curve(x + 5, y - 5, x + 11, y + 5, x + 16, y) for x in xs),
        closed=False,
    )


def _water(of: Numbers) -> Drawn:
    rows = (_ripple(of["left"], of["right"], of["y"]),)
    return ((rows, Look(stroke=Ink.FAINT, width=4, round=True)),)


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "floor": Kind(
            {"y": Key(0, 160, 150), "left": Key(0, 240, 8), "right": Key(0, 240, 232)}, _floor
        ),
        "wall": Kind({"x": Key(0, 240), "top": Key(0, 160, 8), "floor": Key(0, 160, 150)}, _wall),
        "chair": Kind(
            {
                "x": Key(0, 240),
                "seat": Key(0, 160),
                "floor": Key(0, 160, 150),
                "back": Key(0, 80, 44),
            },
            _chair,
        ),
        "table": Kind(
            {
                "left": Key(0, 240),
                "right": Key(0, 240),
                "y": Key(0, 160),
                "floor": Key(0, 160, 150),
            },
            _table,
        ),
        "bed": Kind(
            {
                "left": Key(0, 240),
                "right": Key(0, 240),
                "y": Key(0, 160),
                "floor": Key(0, 160, 150),
            },
            _bed,
        ),
        "pillow": Kind(
            {
                "x": Key(0, 240),
                "y": Key(0, 160),
                "width": Key(4, 80, 30),
                "height": Key(11, 40, 12),
            },
            _pillow,
        ),
        "towel": Kind({"length": Key(10, 90)}, _towel, _along_towel, front=True),
        "water": Kind(
            {"y": Key(0, 160), "left": Key(0, 240, 4), "right": Key(0, 240, 236)},
            _water,
            front=True,
        ),
    }
)
"""What there is; a kind's name is what the data call it."""


def outlines_of(drawn: Iterable[tuple[tuple[Outline, ...], Look]]) -> tuple[Outline, ...]:
    """All outlines of a prop."""
    return tuple(outline for outlines, _ in drawn for outline in outlines)

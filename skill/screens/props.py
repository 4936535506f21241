"""What the person stands, sits and lies on, and holds: drawn from a few numbers in the data."""

from collections.abc import Callable, Mapping
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

FAINT = Look(fill=Ink.FAINT)
INK = Look(fill=Ink.INK)
GAP = Look(stroke=Ink.PAPER, width=3)


class Part(NamedTuple):
    """Outlines painted alike, in one place."""

    outlines: tuple[Outline, ...]
    look: Look = FAINT
    place: Place = ORIGIN


class Key(NamedTuple):
    """A number that a prop has in the data."""

    low: int
    high: int
    default: int | None = None
    """None: it must be given."""


class Kind(NamedTuple):
    """What a kind of prop needs and looks like."""

    keys: Mapping[str, Key]
    draw: Callable[[Numbers, Skeleton], tuple[Part, ...]]
    """Its parts, for a figure with these bones; only their places may depend on the bones."""
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
        parts = (KINDS[self.kind].draw(self.numbers, bones) for bones in (start, end))
        return tuple(
            Shape(first.outlines, first.look, first.place, last.place)
            for first, last in zip(*parts, strict=True)
        )


def box(left: float, top: float, right: float, bottom: float, corner: float) -> Outline:
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


def bar(width: float, start: tuple[float, float], end: tuple[float, float]) -> Outline:
    """A rail with round ends, which reach from one point to the other."""
    first, last, half = Point(*start), Point(*end), width / 2
    angle, length = first.angle_to(last), first.distance_to(last) - width
    return tapered(length, half, half).placed(Place(first.towards(angle, half), angle))


def _floor(of: Numbers, _: Skeleton) -> tuple[Part, ...]:
    middle = of["y"] + 1.5
    return (Part((bar(3, (of["left"], middle), (of["right"], middle)),)),)


def _wall(of: Numbers, _: Skeleton) -> tuple[Part, ...]:
    middle = of["x"] + 3
    return (Part((bar(6, (middle, of["top"]), (middle, of["floor"] + 3)),)),)


def _chair(of: Numbers, _: Skeleton) -> tuple[Part, ...]:
    left, seat, floor = of["x"], of["seat"], of["floor"]
    slab = bar(5, (left, seat + 2.5), (left + 44, seat + 2.5))
    back = bar(4.5, (left + 2, seat - of["back"]), (left + 2, floor))
    return (Part((slab, back, bar(4.5, (left + 39, seat), (left + 39, floor)))),)


def _table(of: Numbers, _: Skeleton) -> tuple[Part, ...]:
    left, right, top, floor = of["left"], of["right"], of["y"], of["floor"]
    legs = (bar(4.5, (x, top), (x, floor)) for x in (left + 6, right - 6))
    return (Part((bar(5, (left, top + 2.5), (right, top + 2.5)), *legs)),)


def _bed(of: Numbers, _: Skeleton) -> tuple[Part, ...]:
    left, right, top, floor = of["left"], of["right"], of["y"], of["floor"]
    mattress = box(left, top, right, top + 12, 4)
    head = bar(5, (left - 3.5, top - 34), (left - 3.5, floor))
    return (Part((mattress, head, bar(5, (right - 6, top + 6), (right - 6, floor)))),)


def _pillow(of: Numbers, _: Skeleton) -> tuple[Part, ...]:
    long = tapered(of["length"], 6, 6)
    place = Place(Point(of["x"], of["y"]), of["angle"])
    return Part((long,), GAP, place), Part((long,), FAINT, place)


def _towel(of: Numbers, bones: Skeleton) -> tuple[Part, ...]:
    """Round the ball of the foot and on to the hands, hanging down a little beyond them."""
    ball, hand = bones["near_foot"].of(BALL), bones["near_hand"].of(Point(PALM, 0))
    loop, band, tail = (tapered(length, 2.4, 2.4) for length in (6, of["length"], 12))
    places = (
        Place(bones["near_foot"].of(Point(BALL.x - 3, BALL.y + 1)), bones["near_foot"].angle),
        Place(ball, ball.angle_to(hand)),
        Place(hand, 100),
    )
    drawn = tuple(zip((loop, band, tail), places, strict=True))
    return tuple(Part((line,), look, at) for look in (GAP, FAINT) for line, at in drawn)


def _water(of: Numbers, _: Skeleton) -> tuple[Part, ...]:
    left, right = of["left"], of["right"]
    rows = (
        _ripple(left + 12 * row, right - 12 * row, of["y"] + 11 * row) for row in range(of["rows"])
    )
    return (Part(tuple(rows), Look(stroke=Ink.FAINT, width=4, round=True)),)


def _ripple(left: int, right: int, y: int) -> Outline:
    """A line of waves, each 20 wide."""
    waves = range(left, right - 19, 20)
    return Outline(
        Point(left, y),
        tuple(curve(x + 6, y - 6, x + 14, y + 6, x + 20, y) for x in waves),
        closed=False,
    )


def _shower(of: Numbers, _: Skeleton) -> tuple[Part, ...]:
    """A pipe on the right, its rose at x and y, and water falling from there."""
    x, y, pipe = of["x"], of["y"], of["pipe"]
    rose = (bar(5, (x - 26, y + 2.5), (x + 26, y + 2.5)), bar(5, (x, y - 9), (x, y + 5)))
    pipes = (
        bar(5, (x - 2.5, y - 6.5), (pipe + 2.5, y - 6.5)),
        bar(5, (pipe, y - 9), (pipe, of["floor"])),
    )
    drops = tuple(
        Outline(Point(x + dx, top), (line(x + dx, top + 11),), closed=False)
        for dx in (-24, -16, -8, 0, 8, 16, 24)
        for top in range(y + 12 + abs(dx) % 16, of["floor"] - 12, 22)
    )
    return Part((*rose, *pipes)), Part(drops, Look(stroke=Ink.FAINT, width=3, round=True))


def _glass(_: Numbers, bones: Skeleton) -> tuple[Part, ...]:
    """In the near hand, tilted to drink from: the water in it stays level."""
    place = Place(bones["near_hand"].of(Point(PALM, 0)), -45)
    cup = Outline(Point(-7, -13), (line(7, -13), line(5.5, 11), line(-5.5, 11)))
    water = Outline(Point(-6.4, -11.4), (line(5.8, 0.8), line(5.2, 10), line(-5.2, 10)))
    rim = Look(stroke=Ink.INK, fill=Ink.PAPER, width=2.4, round=True)
    return Part((cup,), rim, place), Part((water,), Look(fill=Ink.ACCENT), place)


def _ice(_: Numbers, bones: Skeleton) -> tuple[Part, ...]:
    """A pack in a cloth with a hem at either end, against the calf; a star of ice on it."""
    place = Place(bones["near_shin"].of(Point(13, 13)), bones["near_shin"].angle)
    cloth, middle = box(-16, -6, 16, 7, 3), Point(3, 0.5)
    star = tuple(
        Outline(middle.towards(angle, -4.2), (line(*middle.towards(angle, 4.2)),), closed=False)
        for angle in (30, 90, 150)
    )
    hems = tuple(Outline(Point(x, -6), (line(x, 7),), closed=False) for x in (-12.5, 12.5))
    return (
        Part((cloth,), GAP, place),
        Part((cloth,), FAINT, place),
        Part(hems, Look(stroke=Ink.PAPER, width=1.5), place),
        Part(star, Look(stroke=Ink.PAPER, width=2.4, round=True), place),
    )


X, Y = Key(-60, 300), Key(-60, 220)
GROUND = Key(-60, 220, 150)
KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "floor": Kind({"y": GROUND, "left": Key(-60, 300, 8), "right": Key(-60, 300, 232)}, _floor),
        "wall": Kind({"x": X, "top": Key(-60, 220, 8), "floor": GROUND}, _wall),
        "chair": Kind({"x": X, "seat": Y, "floor": GROUND, "back": Key(3, 80, 46)}, _chair),
        "table": Kind({"left": X, "right": X, "y": Y, "floor": GROUND}, _table),
        "bed": Kind({"left": X, "right": X, "y": Y, "floor": GROUND}, _bed),
        "pillow": Kind(
            {"x": X, "y": Y, "length": Key(4, 80, 24), "angle": Key(-180, 180, 0)}, _pillow
        ),
        "towel": Kind({"length": Key(10, 90)}, _towel, front=True),
        "water": Kind(
            {"y": Y, "left": Key(0, 240, 10), "right": Key(0, 240, 230), "rows": Key(1, 4, 1)},
            _water,
            front=True,
        ),
        "shower": Kind({"x": X, "y": Y, "pipe": X, "floor": GROUND}, _shower),
        "glass": Kind({}, _glass, front=True),
        "ice": Kind({}, _ice, front=True),
    }
)
"""What there is; a kind's name is what the data call it."""

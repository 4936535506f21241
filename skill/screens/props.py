"""The things in drawings: what each kind needs from the data, and those that go with the body."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from skill.screens import furniture
from skill.screens.drawing import Ink, Look, Outline, Place, Point, Shape, line
from skill.screens.figure import BALL, PALM, Skeleton
from skill.screens.furniture import FAINT, PARTED, Numbers, Part, box
from skill.screens.limbs import tapered


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
    return tuple(Part((line,), look, at) for look in (PARTED, FAINT) for line, at in drawn)


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
        Part((cloth,), PARTED, place),
        Part((cloth,), FAINT, place),
        Part(hems, Look(stroke=Ink.PAPER, width=1.5), place),
        Part(star, Look(stroke=Ink.PAPER, width=2.4, round=True), place),
    )


X, Y = Key(-60, 300), Key(-60, 220)
LEFT, RIGHT = X._replace(default=8), X._replace(default=232)
GROUND = Key(-60, 220, 150)
KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "floor": Kind({"y": GROUND, "left": LEFT, "right": RIGHT}, furniture.floor),
        "wall": Kind({"x": X, "top": Key(-60, 220, 8), "floor": GROUND}, furniture.wall),
        "chair": Kind({"x": X, "seat": Y, "floor": GROUND}, furniture.chair),
        "table": Kind({"left": X, "right": X, "y": Y, "floor": GROUND}, furniture.table),
        "bed": Kind({"left": X, "right": X, "y": Y, "floor": GROUND}, furniture.bed),
        "pillow": Kind(
            {"x": X, "y": Y, "length": Key(4, 80, 24), "angle": Key(-180, 180, 0)}, furniture.pillow
        ),
        "towel": Kind({"length": Key(10, 90)}, _towel, front=True),
        "water": Kind(
            {"y": Y, "left": LEFT, "right": RIGHT, "rows": Key(1, 4, 1)},
            furniture.water,
            front=True,
        ),
        "shower": Kind({"x": X, "y": Y, "pipe": X, "floor": GROUND}, furniture.shower),
        "glass": Kind({}, _glass, front=True),
        "ice": Kind({}, _ice, front=True),
    }
)
"""What there is; a kind's name is what the data call it."""

"""The things in drawings: what each kind needs from the data, and those that go with the body."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from skill.authoring.drawing import furniture
from skill.authoring.drawing.figure import BALL, PALM, SOLE, Skeleton
from skill.authoring.drawing.furniture import Numbers, Part
from skill.authoring.drawing.limbs import tapered
from skill.authoring.drawing.shapes import (
    CLOTH,
    InkRole,
    Path,
    Point,
    Shape,
    Style,
    Transform,
    curve,
    line,
)


class Parameter(NamedTuple):
    """A number that a prop has in the data."""

    low: int
    high: int
    default: int | None = None
    """None: it must be given."""


class PropKind(NamedTuple):
    """What a kind of prop needs and looks like."""

    parameters: Mapping[str, Parameter]
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
            Shape(first.paths, first.style, first.transform, last.transform)
            for first, last in zip(*parts, strict=True)
        )


TAIL = Path(
    Point(-1.4, -1),
    (curve(-1, 6, -8, 8, -7, 17), line(-1.5, 17.5), curve(-2, 10, 2.6, 8, 1.6, -1)),
)
"""The loose end of a towel, below the hand that holds it."""


def _towel(of: Numbers, bones: Skeleton) -> tuple[Part, ...]:
    """Round the sole at the ball of the foot, on to the near hand, and loose beyond that."""
    foot, hand = bones["near_foot"], bones["near_hand"].apply(Point(PALM, 0))
    ball = foot.apply(BALL)
    sole = Transform(foot.apply(Point(BALL.x - 8, SOLE + 0.8)), foot.angle)
    drawn = (
        (tapered(10, 2, 2), sole),
        (tapered(of["length"], 2.4, 1.5), Transform(ball, ball.angle_to(hand))),
        (TAIL, Transform(hand, 0)),
    )
    return tuple(Part((line,), style, at) for style in CLOTH for line, at in drawn)


def _glass(_: Numbers, bones: Skeleton) -> tuple[Part, ...]:
    """In the near hand, tilted to drink from: the water in it stays level."""
    transform = Transform(bones["near_hand"].apply(Point(PALM, 0)), -30)
    cup = Path(Point(-7, -13), (line(7, -13), line(5.5, 11), line(-5.5, 11)))
    water = Path(Point(-5.7, -8.5), (line(5.3, -2.2), line(4.4, 9.8), line(-4.4, 9.8)))
    rim = Style(stroke=InkRole.INK, fill=InkRole.PAPER, width=2.4, round=True)
    return Part((cup,), rim, transform), Part((water,), Style(fill=InkRole.FAINT), transform)


def _ice(_: Numbers, bones: Skeleton) -> tuple[Part, ...]:
    """A soft pack in the folds of a cloth, against the calf; a star of ice on it."""
    shin, middle = bones["near_shin"], Point(13, 15.5)
    pack = Path(
        Point(1, 15),
        (curve(5, 9, 22, 7, 27, 11), curve(32, 18, 25, 29, 15, 29), curve(4, 29, -4, 23, 1, 15)),
    )
    folds = tuple(
        Path(Point(x, 25.5), (curve(x + 1, 22, x, 20, x - 2, 18),), closed=False) for x in (20, 25)
    )
    star = tuple(
        Path(middle.towards(angle, -4.2), (line(*middle.towards(angle, 4.2)),), closed=False)
        for angle in (30, 90, 150)
    )
    return (
        *(Part((pack,), style, shin) for style in CLOTH),
        Part((*star, *folds), Style(stroke=InkRole.INK, width=2, round=True), shin),
    )


X, Y = Parameter(-60, 300), Parameter(-60, 220)
LEFT, RIGHT = X._replace(default=8), X._replace(default=232)
GROUND = Parameter(-60, 220, 150)
KINDS: Mapping[str, PropKind] = MappingProxyType(
    {
        "floor": PropKind({"y": GROUND, "left": LEFT, "right": RIGHT}, furniture.floor),
        "wall": PropKind({"x": X, "top": Parameter(-60, 220, 8), "floor": GROUND}, furniture.wall),
        "chair": PropKind({"x": X, "seat": Y, "floor": GROUND}, furniture.chair),
        "stool": PropKind({"left": X, "right": X, "seat": Y, "floor": GROUND}, furniture.stool),
        "bed": PropKind({"left": X, "right": X, "y": Y, "floor": GROUND}, furniture.bed),
        "pillow": PropKind(
            {"x": X, "y": Y, "length": Parameter(4, 80, 24), "angle": Parameter(-180, 180, 0)},
            furniture.pillow,
        ),
        "towel": PropKind({"length": Parameter(10, 90)}, _towel, front=True),
        "water": PropKind(
            {"y": Y, "left": LEFT, "right": RIGHT, "rows": Parameter(1, 4, 1)}, furniture.water
        ),
        "shower": PropKind({"x": X, "y": Y, "pipe": X, "floor": GROUND}, furniture.shower),
        "glass": PropKind({}, _glass, front=True),
        "ice": PropKind({}, _ice, front=True),
    }
)
"""What there is; a kind's name is what the data call it."""

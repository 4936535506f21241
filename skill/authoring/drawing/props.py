"""The kinds of things in drawings, with their parameters; draws those that move with the body."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from skill.authoring.drawing import furniture
from skill.authoring.drawing.figure import BALL, PALM, SOLE, Skeleton
from skill.authoring.drawing.furniture import Numbers, Part
from skill.authoring.drawing.rods import tapered
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
    """The accepted range of a prop's number in the pose file."""

    low: int
    high: int
    default: int | None = None
    """Value if the file gives none; None if the file has to give one."""


class PropKind(NamedTuple):
    """A kind of prop: its parameters, and the function that draws it."""

    parameters: Mapping[str, Parameter]
    draw: Callable[[Numbers, Skeleton], tuple[Part, ...]]
    """Draws its parts for a skeleton. Only their transforms may depend on the skeleton."""
    front: bool = False
    """Whether it is drawn in front of the body, but behind the near arm."""


class Prop(NamedTuple):
    """One thing in a drawing, such as a chair."""

    kind: str
    numbers: Numbers

    @property
    def front(self) -> bool:
        """Whether it is drawn in front of the body."""
        return KINDS[self.kind].front

    def shapes(self, start: Skeleton, end: Skeleton) -> tuple[Shape, ...]:
        """Its shapes, placed by the skeletons of the first and the last phase."""
        parts = (KINDS[self.kind].draw(self.numbers, bones) for bones in (start, end))
        return tuple(
            Shape(first.paths, first.style, first.transform, last.transform)
            for first, last in zip(*parts, strict=True)
        )


TAIL = Path(
    Point(-1.4, -1),
    (curve(-1, 6, -8, 8, -7, 17), line(-1.5, 17.5), curve(-2, 10, 2.6, 8, 1.6, -1)),
)
"""The loose end of a towel, hanging from the hand."""


UNDER_BALL = Point(BALL.x, SOLE + 2)
"""Where a towel for both feet lies under each, seen from the ankle; the foot is in front of it."""


def _towel(of: Numbers, bones: Skeleton) -> tuple[Part, ...]:
    """A towel from the ball of the near foot to a hand, where its end hangs down."""
    side = "far" if of["far"] else "near"
    foot, hand = bones["near_foot"], bones[f"{side}_hand"].apply(Point(PALM, 0))
    ball = foot.apply(BALL)
    sole = Transform(foot.apply(Point(BALL.x - 8, SOLE + 0.8)), foot.angle)
    drawn = (
        (tapered(10, 2, 2), sole),
        (tapered(of["length"], 2.4, 1.5), Transform(ball, ball.angle_to(hand))),
        (TAIL, Transform(hand, 0)),
    )
    return tuple(Part((line,), style, at) for style in CLOTH for line, at in drawn)


def _towel_for_both(of: Numbers, bones: Skeleton) -> tuple[Part, ...]:
    """One towel round both feet, with an end in each hand; `across` leads from sole to sole."""
    near, far = (bones[f"{side}_foot"].apply(UNDER_BALL) for side in ("near", "far"))
    hand, other = (bones[f"{side}_hand"].apply(Point(PALM, 0)) for side in ("near", "far"))
    end = tapered(of["length"], 3.2, 2)
    drawn = (
        (end, Transform(far, far.angle_to(other))),
        (tapered(of["across"], 3.2, 3.2), Transform(near, near.angle_to(far))),
        (end, Transform(near, near.angle_to(hand))),
        (TAIL, Transform(hand, 0)),
    )
    return tuple(Part((line,), style, at) for style in CLOTH for line, at in drawn)


def _towel_on_calf(_: Numbers, bones: Skeleton) -> tuple[Part, ...]:
    """A towel laid round the near calf, whose end hangs down."""
    shin = bones["near_shin"]
    end = Path(
        Point(9, 4),
        (curve(9, 14, 6, 20, 7, 30), line(19, 31), curve(18.4, 22, 21.6, 14, 21, 4)),
    )
    band = Path(
        Point(2.5, -8),
        (
            curve(10, -9, 19, -8, 26, -6.2),
            curve(28, -1, 28, 4, 26, 8.6),
            curve(19, 12, 10, 12.6, 2.5, 11.2),
            curve(1, 6, 1, -1, 2.5, -8),
        ),
    )
    lines = (
        Path(Point(8, 24), (line(18.4, 24.8),), closed=False),
        Path(Point(8, 27), (line(18.4, 27.8),), closed=False),
        Path(Point(13.5, -6), (curve(15, -1, 15, 4, 13.5, 10),), closed=False),
    )
    return (
        *(Part((path,), style, shin) for path in (end, band) for style in CLOTH),
        Part(lines, Style(stroke=InkRole.INK, width=2, round=True), shin),
    )


def _glass(_: Numbers, bones: Skeleton) -> tuple[Part, ...]:
    """A glass in the near hand, tilted for drinking; the water in it is level."""
    transform = Transform(bones["near_hand"].apply(Point(PALM, 0)), -30)
    cup = Path(Point(-7, -13), (line(7, -13), line(5.5, 11), line(-5.5, 11)))
    water = Path(Point(-5.7, -8.5), (line(5.3, -2.2), line(4.4, 9.8), line(-4.4, 9.8)))
    rim = Style(stroke=InkRole.INK, fill=InkRole.PAPER, width=2.4, round=True)
    return Part((cup,), rim, transform), Part((water,), Style(fill=InkRole.FAINT), transform)


def _ice(_: Numbers, bones: Skeleton) -> tuple[Part, ...]:
    """An ice pack in a cloth against the near calf, marked with a star."""
    shin = bones["near_shin"]
    cloth = Path(
        Point(2.5, 5),
        (
            curve(12, 9.4, 20, 8.6, 30, 4.6),
            curve(28.6, 11, 32, 17, 29.6, 23),
            curve(20, 20.6, 12, 25, 3.4, 22),
            curve(5.4, 16, 1, 11, 2.5, 5),
        ),
    )
    border = (
        Path(Point(x, 6.6), (curve(x - 1, 12, x + 1.6, 16, x, 21),), closed=False) for x in (24, 27)
    )
    drawn = (*_flake(Point(13.4, 14.6)), *border)
    return (
        *(Part((cloth,), style, shin) for style in CLOTH),
        Part(drawn, Style(stroke=InkRole.INK, width=1.8, round=True), shin),
    )


def _flake(middle: Point) -> Iterator[Path]:
    """A snowflake: six arms, each of them forked."""
    for angle in range(12, 192, 60):
        yield _open_line(middle.towards(angle, -5), middle.towards(angle, 5))
    for angle in range(12, 372, 60):
        fork = middle.towards(angle, 3)
        first, last = (fork.towards(angle + turn, 2) for turn in (-50, 50))
        yield _open_line(first, fork, last)


def _open_line(start: Point, *others: Point) -> Path:
    """Straight lines from point to point."""
    return Path(start, tuple(line(*point) for point in others), closed=False)


X, Y = Parameter(-60, 300), Parameter(-60, 220)
LEFT, RIGHT = X._replace(default=8), X._replace(default=232)
GROUND = Parameter(-60, 220, 150)
KINDS: Mapping[str, PropKind] = MappingProxyType(
    {
        "floor": PropKind({"y": GROUND, "left": LEFT, "right": RIGHT}, furniture.floor),
        "wall": PropKind({"x": X}, furniture.wall),
        "chair": PropKind({"x": X, "seat": Y, "floor": GROUND}, furniture.chair),
        "stool": PropKind({"left": X, "right": X, "seat": Y, "floor": GROUND}, furniture.stool),
        "bed": PropKind(
            {"left": X, "right": X, "y": Y, "board": Parameter(0, 60, 0), "floor": GROUND},
            furniture.bed,
        ),
        "ladder": PropKind({"x": X, "top": Y, "floor": GROUND}, furniture.ladder),
        "steam": PropKind({"x": X, "y": Y}, furniture.steam),
        "pillow": PropKind(
            {"x": X, "y": Y, "length": Parameter(4, 80, 24), "angle": Parameter(-180, 180, 0)},
            furniture.pillow,
        ),
        "towel": PropKind(
            {"length": Parameter(10, 90), "far": Parameter(0, 1, 0)}, _towel, front=True
        ),
        "water": PropKind(
            {"y": Y, "left": LEFT, "right": RIGHT, "rows": Parameter(1, 4, 1)}, furniture.water
        ),
        "shower": PropKind({"x": X, "y": Y, "pipe": X, "floor": GROUND}, furniture.shower),
        "towel_for_both": PropKind(
            {"length": Parameter(10, 90), "across": Parameter(1, 40)}, _towel_for_both
        ),
        "towel_on_calf": PropKind({}, _towel_on_calf, front=True),
        "glass": PropKind({}, _glass, front=True),
        "ice": PropKind({}, _ice, front=True),
    }
)
"""The key `kind` in a pose file → the kind of prop."""

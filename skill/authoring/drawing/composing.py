"""Turns a pose into the shapes of its drawing, in the order in which they are painted."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from skill.authoring.drawing.arrows import arrow_shapes
from skill.authoring.drawing.figure import Body, Skeleton, skeleton
from skill.authoring.drawing.limbs import CALF, FOREFOOT, limb_paths
from skill.authoring.drawing.poses import MotionKind, Pose, View
from skill.authoring.drawing.shapes import (
    GAP,
    GHOST,
    IDENTITY,
    WIDTH,
    InkRole,
    Path,
    Point,
    Shape,
    Style,
    Transform,
    joined,
)

LEG, ARM = ("thigh", "shin", "foot"), ("upper_arm", "forearm", "hand")


class Drawing(NamedTuple):
    """All shapes of a pose's drawing, in units of the drawing."""

    scene: tuple[Shape, ...]
    """The figure and the things around it, from back to front."""
    arrows: tuple[Shape, ...]
    """The arrows, in front of everything; a screen hides them where nothing is to be done."""


def compose(pose: Pose) -> Drawing:
    """The drawing of a pose."""
    scene = tuple(_needed(_zoomed(shape, pose.view) for shape in _staged(pose)))
    arrows = _needed(_pointing(pose), behind=scene)
    return Drawing(tuple(joined(scene)), tuple(joined(arrows)))


def _pointing(pose: Pose) -> Iterator[Shape]:
    """The shapes of all arrows, in units of the drawing."""
    origin = Point(pose.view.x, pose.view.y)
    for arrow in pose.arrows:
        yield from arrow_shapes(arrow.zoomed(origin, pose.view.scale))


def _needed(shapes: Iterable[Shape], behind: Iterable[Shape] = ()) -> Iterator[Shape]:
    """All shapes except outlines in paper that touch nothing: these would not be visible."""
    painted = [shape.box() for shape in behind if _seen(shape.style)]
    for shape in shapes:
        box = shape.box()
        if _seen(shape.style):
            painted.append(box)
        elif not any(box.meets(other) for other in painted):
            continue
        yield shape


def _seen(style: Style) -> bool:
    """Whether it is seen by itself, as an outline in paper is not."""
    return style.fill is not None or style.stroke is not InkRole.PAPER


def _staged(pose: Pose) -> Iterator[Shape]:
    """All shapes except arrows, from back to front, in units of the stage."""
    start, end = (skeleton(body) for body in (pose.start, pose.end))
    figure = Figure(pose.start, start, end)
    turns = {MotionKind.SWING: (start, end), MotionKind.SWEEP: (start,)}
    behind = [prop for prop in pose.props if not prop.front]
    before = [prop for prop in pose.props if prop.front]
    for prop in behind:
        yield from prop.shapes(start, end)
    yield from figure.behind()
    ghosts = turns.get(pose.motion.kind, ()) if pose.motion else ()
    yield from figure.ghosts("near_foot", ghosts)
    yield from figure.middle()
    yield from figure.ghosts("near_hand", ghosts)
    for prop in before:
        yield from prop.shapes(start, end)
    yield from figure.front()
    if pose.helper:
        bones = skeleton(pose.helper)
        helper = Figure(pose.helper, bones, bones, near=InkRole.FAINT)
        for shape in (*helper.behind(), *helper.middle(), *helper.front()):
            yield _in_mirror(shape)


class Figure:
    """Draws one person, from the first to the last phase of a motion."""

    def __init__(
        self, body: Body, start: Skeleton, end: Skeleton, near: InkRole = InkRole.INK
    ) -> None:
        """Create it.

        Args:
            body: The body at the first phase.
            start: Its bones at the first phase.
            end: Its bones at the last phase.
            near: Colour of everything but the far limbs.
        """
        self.body = body
        self.start = start
        self.end = end
        self.near = near

    def behind(self) -> Iterator[Shape]:
        """The limbs on the far side, unless the near ones hide them in every phase."""
        for limb in (ARM, LEG):
            if any(self._differ(bone) for bone in limb):
                yield from self._painted([f"far_{bone}" for bone in limb], InkRole.FAINT)
        yield from self._calf("far")

    def _differ(self, bone: str) -> bool:
        """Whether the far bone is ever in another place than the near one."""
        phases = (self.start, self.end)
        return any(bones[f"far_{bone}"] != bones[f"near_{bone}"] for bones in phases)

    def ghosts(self, bone: str, turns: Iterable[Skeleton]) -> Iterator[Shape]:
        """Outlines of a moving bone at the turning points of its motion."""
        if self.start[bone] == self.end[bone]:
            return
        for bones in turns:
            for style in GHOST:
                yield Shape(self._paths(bone), style, bones[bone], bones[bone])

    def middle(self) -> Iterator[Shape]:
        """Trunk, head and the near leg."""
        yield from self._painted(["trunk", "head", *(f"near_{bone}" for bone in LEG)], self.near)
        yield from self._calf("near")

    def _calf(self, side: str) -> Iterator[Shape]:
        """The mark of a calf that the exercise works on."""
        if self.body.legs[side].working:
            yield self._shape(f"{side}_shin", (CALF,), Style(stroke=InkRole.PAPER, width=GAP / 2))
            yield self._shape(f"{side}_shin", (CALF,), Style(fill=InkRole.ACCENT))

    def front(self) -> Iterator[Shape]:
        """The near arm; toes that its hand holds are in front of the hand."""
        yield from self._painted([f"near_{bone}" for bone in ARM], self.near)
        if self.body.arms["near"].grip == "hook":
            yield self._shape("near_foot", (FOREFOOT,), Style(stroke=InkRole.PAPER, width=GAP))
            yield self._shape("near_foot", self._paths("near_foot"), Style(fill=self.near))

    def _painted(self, bones: Iterable[str], ink: InkRole) -> Iterator[Shape]:
        """Bones in one colour, with a common outline in paper behind them."""
        for style in (Style(stroke=InkRole.PAPER, width=GAP), Style(fill=ink)):
            for bone in bones:
                yield self._shape(bone, self._paths(bone), style)

    def _paths(self, bone: str) -> tuple[Path, ...]:
        side, _, name = bone.partition("_")
        if name == "hand":
            name = f"hand_{self.body.arms[side].grip}"
        return limb_paths()[name or bone]

    def _shape(self, bone: str, drawn: tuple[Path, ...], style: Style) -> Shape:
        start, end = self.start[bone], self.end[bone]
        turned = end.angle + 360 * round((start.angle - end.angle) / 360)
        return Shape(drawn, style, start, Transform(end.origin, turned))


def _zoomed(shape: Shape, view: View) -> Shape:
    """A shape in a view. If it does not move, its transform is applied to its paths."""
    start, end = (_shifted(transform, view) for transform in (shape.start, shape.end))
    drawn_at = IDENTITY if shape.moves else start
    paths = tuple(path.transformed(drawn_at, view.scale) for path in shape.paths)
    if not shape.moves:
        return Shape(paths, shape.style)
    return Shape(paths, shape.style, _scaled(start, view.scale), _scaled(end, view.scale))


def _shifted(transform: Transform, view: View) -> Transform:
    return Transform(
        Point(transform.origin.x - view.x, transform.origin.y - view.y), transform.angle
    )


def _scaled(transform: Transform, scale: float) -> Transform:
    return Transform(Point(transform.origin.x * scale, transform.origin.y * scale), transform.angle)


def _in_mirror(shape: Shape) -> Shape:
    """A shape of the helper, mirrored at the middle of the stage, so that the helper faces left."""
    turned = tuple(path.mirrored() for path in shape.paths)
    transform = Transform(
        Point(WIDTH - shape.start.origin.x, shape.start.origin.y), 180 - shape.start.angle
    )
    return Shape(turned, shape.style, transform, transform)

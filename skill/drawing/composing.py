"""From a pose to the shapes of its drawing, in the order in which they are painted."""

from collections.abc import Iterable, Iterator

from skill.authoring.problems import Problems
from skill.drawing.arrows import arrow_shapes
from skill.drawing.figure import Body, Skeleton, skeleton
from skill.drawing.limbs import CALF, outlines
from skill.drawing.poses import MotionKind, Pose, View
from skill.drawing.shapes import (
    GAP,
    GHOST,
    ORIGIN,
    WIDTH,
    Box,
    Ink,
    Look,
    Outline,
    Place,
    Point,
    Shape,
    joined,
)

LEG, ARM = ("thigh", "shin", "foot"), ("upper_arm", "forearm", "hand")


def compose(pose: Pose) -> tuple[Shape, ...]:
    """All that is seen of a pose, ready to be painted."""
    staged = (_zoomed(shape, pose.view) for shape in _staged(pose))
    origin = Point(pose.view.x, pose.view.y)
    pointing = (
        shape
        for arrow in pose.arrows
        for shape in arrow_shapes(arrow.zoomed(origin, pose.view.scale))
    )
    return tuple(joined(_needed((*staged, *pointing))))


def _needed(shapes: Iterable[Shape]) -> Iterator[Shape]:
    """All but those lines of paper that lie on paper anyway."""
    painted: list[Box] = []
    for shape in shapes:
        box = shape.box()
        if shape.look.fill or shape.look.stroke is not Ink.PAPER:
            painted.append(box)
        elif not any(box.meets(other) for other in painted):
            continue
        yield shape


def _staged(pose: Pose) -> Iterator[Shape]:
    """Everything but arrows, in units of the stage."""
    start, end = (skeleton(body, pose.id, Problems()) for body in (pose.start, pose.end))
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
        bones = skeleton(pose.helper, pose.id, Problems())
        helper = Figure(pose.helper, bones, bones, near=Ink.FAINT)
        for shape in (*helper.behind(), *helper.middle(), *helper.front()):
            yield _in_mirror(shape)


class Figure:
    """The shapes of one person, from the first to the last phase."""

    def __init__(self, body: Body, start: Skeleton, end: Skeleton, near: Ink = Ink.INK) -> None:
        """Take the body, where its bones are, and the colour of all but far limbs."""
        self.body = body
        self.start = start
        self.end = end
        self.near = near

    def behind(self) -> Iterator[Shape]:
        """The limbs on the far side, unless the near ones hide them."""
        for limb in (ARM, LEG):
            if any(self._differ(bone) for bone in limb):
                yield from self._painted([f"far_{bone}" for bone in limb], Ink.FAINT)

    def _differ(self, bone: str) -> bool:
        """Whether the far bone is ever anywhere but right behind the near one."""
        phases = (self.start, self.end)
        return any(bones[f"far_{bone}"] != bones[f"near_{bone}"] for bones in phases)

    def ghosts(self, bone: str, turns: Iterable[Skeleton]) -> Iterator[Shape]:
        """A bone that moves, where its motion begins anew or turns back."""
        if self.start[bone] == self.end[bone]:
            return
        for bones in turns:
            for look in GHOST:
                yield Shape(self._outlines(bone), look, bones[bone], bones[bone])

    def middle(self) -> Iterator[Shape]:
        """Trunk, head and the near leg, with its calf."""
        yield from self._painted(["trunk", "head", *(f"near_{bone}" for bone in LEG)], self.near)
        if self.body.legs["near"].working:
            yield self._shape("near_shin", (CALF,), Look(stroke=Ink.PAPER, width=GAP / 2))
            yield self._shape("near_shin", (CALF,), Look(fill=Ink.ACCENT))

    def front(self) -> Iterator[Shape]:
        """The near arm."""
        yield from self._painted([f"near_{bone}" for bone in ARM], self.near)

    def _painted(self, bones: Iterable[str], ink: Ink) -> Iterator[Shape]:
        """Bones in one colour, together parted from what is behind them."""
        for look in (Look(stroke=Ink.PAPER, width=GAP), Look(fill=ink)):
            for bone in bones:
                yield self._shape(bone, self._outlines(bone), look)

    def _outlines(self, bone: str) -> tuple[Outline, ...]:
        side, _, name = bone.partition("_")
        if name == "hand":
            name = f"hand_{self.body.arms[side].grip}"
        return outlines()[name or bone]

    def _shape(self, bone: str, drawn: tuple[Outline, ...], look: Look) -> Shape:
        start, end = self.start[bone], self.end[bone]
        turned = end.angle + 360 * round((start.angle - end.angle) / 360)
        return Shape(drawn, look, start, Place(end.at, turned))


def _zoomed(shape: Shape, view: View) -> Shape:
    """A shape as a view shows it; one that stands still needs no place any more."""
    start, end = (_shifted(place, view) for place in (shape.start, shape.end))
    drawn_at = ORIGIN if shape.moves else start
    outlines = tuple(outline.placed(drawn_at, view.scale) for outline in shape.outlines)
    if not shape.moves:
        return Shape(outlines, shape.look)
    return Shape(outlines, shape.look, _scaled(start, view.scale), _scaled(end, view.scale))


def _shifted(place: Place, view: View) -> Place:
    return Place(Point(place.at.x - view.x, place.at.y - view.y), place.angle)


def _scaled(place: Place, scale: float) -> Place:
    return Place(Point(place.at.x * scale, place.at.y * scale), place.angle)


def _in_mirror(shape: Shape) -> Shape:
    """A shape of the helper, on the other side of the middle of the stage and facing left."""
    turned = tuple(outline.mirrored() for outline in shape.outlines)
    place = Place(Point(WIDTH - shape.start.at.x, shape.start.at.y), 180 - shape.start.angle)
    return Shape(turned, shape.look, place, place)

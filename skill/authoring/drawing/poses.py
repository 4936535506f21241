"""Reads the poses from `skill/content/poses`: one TOML file each, named after the pose."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from skill.authoring.drawing.arrows import Arrow, Ends
from skill.authoring.drawing.figure import Arm, Body, Leg, misses
from skill.authoring.drawing.hands import GRIPS
from skill.authoring.drawing.props import KINDS, Prop
from skill.authoring.drawing.shapes import WIDTH, Point
from skill.authoring.problems import ContentError, Problems
from skill.authoring.toml.strict_toml import CONTENT, Table, read_file

FOLDER = "poses"
"""The folder of the poses, in the content folder."""
ACROSS, DOWN = (-60, 300), (-60, 220)
"""Accepted ranges of x and y: the stage (240 x 160 units) and some room around it."""


class MotionKind(StrEnum):
    """How a motion is repeated."""

    SWING = "swing"
    """There and back, again and again."""
    SWEEP = "sweep"
    """In one direction, again and again from the start."""
    ONCE = "once"
    """Once, to the end, where it stays."""


class Motion(NamedTuple):
    """The motion of a pose."""

    kind: MotionKind


class View(NamedTuple):
    """The part of the stage that the drawing shows; its height is two thirds of its width."""

    x: int
    y: int
    width: int

    @property
    def scale(self) -> float:
        """Factor by which the drawing magnifies the stage."""
        return WIDTH / self.width


class Pose(NamedTuple):
    """All data of one drawing."""

    id: str
    motion: Motion | None
    still: float
    """The phase (0 to 1) that a still picture shows."""
    view: View
    start: Body
    end: Body
    """The body at the end of the motion; equal to `start` if there is no motion."""
    helper: Body | None
    """A second person, who faces left.

    The file describes it like `start`, facing right; it is drawn mirrored at the stage's middle.
    """
    props: tuple[Prop, ...]
    arrows: tuple[Arrow, ...]


def load_poses(content: Path = CONTENT) -> dict[str, Pose]:
    """The poses of a content folder by id.

    Raises:
        ContentError: Poses break rules; it lists all problems.
    """
    poses, problems = read_poses(content)
    if problems:
        raise ContentError(problems)
    return poses


def read_poses(root: Path) -> tuple[dict[str, Pose], Problems]:
    """The poses of a content folder by id, as far as they can be read, and all problems in them."""
    problems = Problems()
    names = sorted(path.stem for path in (root / FOLDER).glob("*.toml"))
    tables = {name: read_file(root, f"{FOLDER}/{name}.toml", problems) for name in names}
    return {name: _pose(name, table) for name, table in tables.items()}, problems


def _pose(name: str, table: Table) -> Pose:
    body = table.table("body")
    start = _body(body)
    motion, end = None, start
    if "motion" in table.data:
        motion, end = _motion(table.table("motion"), body, start)
    pose = Pose(
        id=name,
        motion=motion,
        still=table.integer("still", 0, 100) / 100 if motion else 0.0,
        view=_view(table.table("view", required=False)),
        start=start,
        end=end,
        helper=_body(table.table("helper")) if "helper" in table.data else None,
        props=tuple(filter(None, map(_prop, table.tables("props")))),
        arrows=tuple(map(_arrow, table.tables("arrows"))),
    )
    table.reject_unknown()
    return pose


def _view(table: Table) -> View:
    view = View(
        table.integer("x", -60, 240, 0),
        table.integer("y", -60, 160, 0),
        table.integer("width", 40, 360, WIDTH),
    )
    table.reject_unknown()
    return view


def _motion(table: Table, body: Table, start: Body) -> tuple[Motion, Body]:
    kind, changed = table.string("kind"), table.table("body")
    if kind not in list(MotionKind):
        _no_choice(table, "kind", kind, MotionKind)
        kind = MotionKind.SWING
    end = _body(Table(changed.path, _merged(body.data, changed.data), table.problems))
    if end == start:
        table.problems.add(table.path, "Motion-MustMove", "the body ends as it began")
    table.reject_unknown()
    return Motion(MotionKind(kind)), end


def _merged(whole: Mapping[str, Any], changed: Mapping[str, Any]) -> dict[str, Any]:
    """A table in which another one replaces values, also in nested tables."""
    both = {
        key: _merged(whole[key], value)
        for key, value in changed.items()
        if isinstance(value, dict) and isinstance(whole.get(key), dict)
    }
    return {**whole, **changed, **both}


def _body(table: Table) -> Body:
    body = Body(
        hip=_point(table, "hip"),
        lean=table.integer("lean", -100, 120),
        nod=table.integer("nod", -60, 60, 0),
        legs={side: _leg(table.table(f"{side}_leg")) for side in ("far", "near")},
        arms={side: _arm(table.table(f"{side}_arm")) for side in ("far", "near")},
    )
    table.reject_unknown()
    for limb, gap in misses(body).items():
        text = f"it ends {gap:.1f} units from its mark"
        table.problems.add(f"{table.path}.{limb}", "Limb-MustReach", text)
    return body


def _leg(table: Table) -> Leg:
    leg = Leg(
        ankle=_mark(table, "ankle"),
        straight=table.integer("straight", -180, 180, 0),
        toes=table.integer("toes", -90, 40) if "toes" in table.data else None,
        working=table.boolean("working"),
    )
    table.reject_unknown()
    return leg


def _arm(table: Table) -> Arm:
    arm = Arm(
        hand=_mark(table, "hand"),
        straight=table.integer("straight", -180, 180, 0),
        fingers=table.integer("fingers", -180, 180) if "fingers" in table.data else None,
        grip=table.string("grip", "open"),
    )
    if arm.grip not in GRIPS:
        _no_choice(table, "grip", arm.grip, GRIPS)
        arm = arm._replace(grip="open")
    table.reject_unknown()
    return arm


def _mark(table: Table, key: str) -> Point | None:
    """The target of a limb; None if the limb is straight."""
    if (key in table.data) == ("straight" in table.data):
        table.problems.add(table.path, "Limb-MustHaveOneMark", f"give either {key} or straight")
    return _point(table, key) if key in table.data else None


def _prop(table: Table) -> Prop | None:
    kind = table.string("kind")
    if kind not in KINDS:
        _no_choice(table, "kind", kind, KINDS)
        return None
    numbers = {name: table.integer(name, *key) for name, key in KINDS[kind].parameters.items()}
    table.reject_unknown()
    return Prop(kind, numbers)


def _arrow(table: Table) -> Arrow:
    ends = table.string("ends", Ends.TIP)
    if ends not in list(Ends):
        _no_choice(table, "ends", ends, Ends)
        ends = Ends.TIP
    arrow = Arrow(
        start=_point(table, "from"),
        tip=_point(table, "to"),
        bow=table.integer("bow", -60, 60, 0),
        ends=Ends(ends),
    )
    table.reject_unknown()
    return arrow


def _point(table: Table, key: str) -> Point:
    row = table.table(key)
    point = Point(row.integer("x", *ACROSS), row.integer("y", *DOWN))
    row.reject_unknown()
    return point


def _no_choice(table: Table, key: str, value: str, choices: Any) -> None:
    text = f"{value!r} is none of {', '.join(choices)}"
    table.problems.add(f"{table.path}.{key}", "Value-MustBeAChoice", text)

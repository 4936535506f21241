"""The poses, read from `skill/content/poses`: one file each, named after the pose."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from skill.authoring.problems import ContentError, Problems
from skill.authoring.toml.strict_toml import CONTENT, Table, read_file
from skill.drawing.arrows import Arrow, Ends
from skill.drawing.figure import (
    Arm,
    Body,
    Leg,
    skeleton,
)
from skill.drawing.props import KINDS, Prop
from skill.drawing.shapes import WIDTH, Point

FOLDER = "poses"
"""Below the content folder."""
ACROSS, DOWN = (-60, 300), (-60, 220)
"""Lowest and highest x and y in the data: the stage, and some room round it."""
GRIPS = ("open", "fist", "clasp", "press")


class MotionKind(StrEnum):
    """How a motion goes on."""

    SWING = "swing"
    """There and back."""
    SWEEP = "sweep"
    """One way, again and again."""
    ONCE = "once"
    """There, and stay."""


class Motion(NamedTuple):
    """What a pose does."""

    kind: MotionKind


class View(NamedTuple):
    """The part of the stage that the drawing shows, three wide to two high."""

    x: int
    y: int
    width: int

    @property
    def scale(self) -> float:
        """How much larger than on the stage everything is."""
        return WIDTH / self.width


class Pose(NamedTuple):
    """One drawing, and what moves in it."""

    id: str
    motion: Motion | None
    still: float
    """The phase, 0 to 1, at which it is drawn where nothing can move."""
    view: View
    start: Body
    end: Body
    """The body when the motion is over; the same as at the start if there is none."""
    helper: Body | None
    """Somebody else, who looks to the left: read as if in a mirror at the middle of the stage."""
    props: tuple[Prop, ...]
    arrows: tuple[Arrow, ...]


@cache
def load_poses() -> Mapping[str, Pose]:
    """The poses that the skill ships with, by id; ContentError names every problem in them."""
    poses, problems = read_poses(CONTENT)
    if problems:
        raise ContentError(problems)
    return MappingProxyType(poses)


@cache
def load_pose(pose: str) -> Pose | None:
    """One of them, read alone; None if there is none, ContentError if it cannot be drawn."""
    if not pose or not (CONTENT / FOLDER / f"{pose}.toml").exists():
        return None
    problems = Problems()
    drawn = _read(CONTENT, pose, problems)
    if problems:
        raise ContentError(problems)
    return drawn


def read_poses(root: Path) -> tuple[dict[str, Pose], Problems]:
    """The poses below a content folder as far as they can be read, with every problem in them."""
    problems = Problems()
    names = sorted(path.stem for path in (root / FOLDER).glob("*.toml"))
    return {name: _read(root, name, problems) for name in names}, problems


def _read(root: Path, name: str, problems: Problems) -> Pose:
    return _pose(name, read_file(root, f"{FOLDER}/{name}.toml", problems))


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
    """A table with what another one says otherwise."""
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
    skeleton(body, table.path, table.problems)
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
    """Where a limb goes; None if it is straight in some direction."""
    if (key in table.data) == ("straight" in table.data):
        table.problems.add(table.path, "Limb-MustHaveOneMark", f"give either {key} or straight")
    return _point(table, key) if key in table.data else None


def _prop(table: Table) -> Prop | None:
    kind = table.string("kind")
    if kind not in KINDS:
        _no_choice(table, "kind", kind, KINDS)
        return None
    numbers = {name: table.integer(name, *key) for name, key in KINDS[kind].keys.items()}
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

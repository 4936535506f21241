from pathlib import Path

import pytest

from skill.authoring.drawing.arrows import Ends
from skill.authoring.drawing.hands import GRIPS
from skill.authoring.drawing.poses import MotionKind, load_poses, read_poses
from skill.authoring.drawing.props import KINDS
from skill.authoring.drawing.shapes import Point
from skill.authoring.problems import ContentError
from skill.authoring.rules.screens import poses as shown_poses
from skill.authoring.toml.strict_toml import CONTENT
from tests.support.rehearsal import LIBRARY

WHOLE = """
view = { x = 10, y = 20, width = 120 }
still = 25
[body]
hip = { x = 100, y = 77 }
lean = 10
nod = 5
[body.near_leg]
ankle = { x = 104, y = 140 }
toes = 20
working = true
[body.far_leg]
straight = 90
[body.near_arm]
hand = { x = 140, y = 50 }
fingers = -80
grip = "fist"
[body.far_arm]
straight = 80
[motion]
kind = "swing"
[motion.body]
lean = 20
[motion.body.near_leg]
toes = -30
[[props]]
kind = "floor"
[[props]]
kind = "wall"
x = 160
[[arrows]]
from = { x = 30, y = 40 }
to = { x = 60, y = 40 }
bow = 8
ends = "both"
"""


def content(folder: Path, text: str) -> Path:
    (folder / "poses").mkdir()
    (folder / "poses" / "bend.toml").write_text(text, "utf-8")
    return folder


def test_a_pose_is_read_with_all_that_it_says(tmp_path: Path) -> None:
    poses, problems = read_poses(content(tmp_path, WHOLE))
    assert problems == []
    pose = poses["bend"]
    assert (pose.id, pose.still, pose.view.scale) == ("bend", 0.25, 2)
    assert pose.motion is not None
    assert pose.motion.kind is MotionKind.SWING
    assert (pose.start.lean, pose.end.lean, pose.end.nod) == (10, 20, 5)
    near = pose.start.legs["near"]
    assert (near.ankle, near.toes, near.working) == (Point(104, 140), 20, True)
    assert pose.end.legs["near"] == near._replace(toes=-30)
    assert pose.start.arms["far"].straight == 80
    assert pose.end.arms == pose.start.arms
    assert [(prop.kind, *prop.numbers.values()) for prop in pose.props] == [
        ("floor", 150, 8, 232),
        ("wall", 160),
    ]
    assert [(row.start, row.tip, row.bow, row.ends) for row in pose.arrows] == [
        ((30, 40), (60, 40), 8, Ends.BOTH)
    ]


def test_a_pose_without_a_motion_ends_as_it_begins(tmp_path: Path) -> None:
    still = WHOLE[: WHOLE.index("[motion]")].replace("still = 25\n", "")
    poses, problems = read_poses(content(tmp_path, still))
    assert problems == []
    assert poses["bend"].motion is None
    assert poses["bend"].end == poses["bend"].start


BROKEN = {
    "no hip": ("hip = { x = 100, y = 77 }\n", "", "body.hip", "Key-MustBePresent"),
    "a key that nothing reads": ("still", "style", "style", "Key-MustBeKnown"),
    "a key of a limb": ("grip =", "grasp =", "body.near_arm.grasp", "Key-MustBeKnown"),
    "a far number": ("x = 140", "x = 400", "body.near_arm.hand.x", "Number-MustBeInRange"),
    "a neck too far bent": ("nod = 5", "nod = 95", "body.nod", "Number-MustBeInRange"),
    "an ankle too far bent": (
        "toes = 20",
        "toes = 70",
        "body.near_leg.toes",
        "Number-MustBeInRange",
    ),
    "a phase over 100": ("still = 25", "still = 125", "still", "Number-MustBeInRange"),
    "text for a number": ("lean = 10", 'lean = "10"', "body.lean", "Value-MustBeOfItsKind"),
    "half a point": (
        "hip = { x = 100, y = 77 }",
        "hip = { x = 100 }",
        "body.hip.y",
        "Key-MustBePresent",
    ),
    "a depth": ("y = 77 }", "y = 77, z = 1 }", "body.hip.z", "Key-MustBeKnown"),
    "an unknown hand": ('"fist"', '"claw"', "body.near_arm.grip", "Value-MustBeAChoice"),
    "unknown ends": ('ends = "both"', 'ends = "none"', "arrows[0].ends", "Value-MustBeAChoice"),
    "an unknown motion": ('"swing"', '"wobble"', "motion.kind", "Value-MustBeAChoice"),
    "an unknown thing": ('"wall"', '"moon"', "props[1].kind", "Value-MustBeAChoice"),
    "a thing without its place": ("x = 160\n", "", "props[1].x", "Key-MustBePresent"),
    "a thing's unknown key": ("x = 160\n", "x = 160\nz = 1\n", "props[1].z", "Key-MustBeKnown"),
    "an arrow to nowhere": ("to = { x = 60, y = 40 }\n", "", "arrows[0].to", "Key-MustBePresent"),
    "two marks": (
        "straight = 80",
        "straight = 80\nhand = { x = 120, y = 60 }",
        "body.far_arm",
        "Limb-MustHaveOneMark",
    ),
    "no mark": ("straight = 90", "", "body.far_leg", "Limb-MustHaveOneMark"),
    "a leg too short": ("y = 140 }", "y = 158 }", "body.near_leg", "Limb-MustReach"),
    "an arm too short": ("x = 140", "x = 190", "body.near_arm", "Limb-MustReach"),
    "a motion that leads nowhere": (
        "lean = 20",
        "hip = { x = 160, y = 77 }",
        "motion.body.near_leg",
        "Limb-MustReach",
    ),
    "a motion that stands still": (
        "lean = 20\n[motion.body.near_leg]\ntoes = -30",
        "",
        "motion",
        "Motion-MustMove",
    ),
    "a motion's unknown key": (
        'kind = "swing"',
        'kind = "swing"\nspeed = 3',
        "motion.speed",
        "Key-MustBeKnown",
    ),
    "no picture of a motion": ("still = 25\n", "", "still", "Key-MustBePresent"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_pose_is_a_problem_with_a_place_and_a_rule(what: str, tmp_path: Path) -> None:
    old, new, place, rule = BROKEN[what]
    assert WHOLE.count(old) >= 1
    _, problems = read_poses(content(tmp_path, WHOLE.replace(old, new, 1)))
    assert (f"poses/bend.toml.{place}", rule) in [(row.path, row.rule) for row in problems]


def test_a_helper_is_read_as_strictly(tmp_path: Path) -> None:
    _, problems = read_poses(content(tmp_path, f"{WHOLE}\n[helper]\nlean = 0\n"))
    assert "poses/bend.toml.helper.hip" in [row.path for row in problems]


def test_garbage_is_refused_and_nothing_else_raised(tmp_path: Path) -> None:
    garbage = "body = 3\nview = []\nmotion = 1\nprops = [3]\narrows = 2\nhelper = 'x'\nstill = 1.5"
    _, problems = read_poses(content(tmp_path, garbage))
    assert problems
    (tmp_path / "poses" / "bend.toml").write_bytes(b"\xff = [")
    assert "File-MustBeToml" in [row.rule for row in read_poses(tmp_path)[1]]


def test_all_shipped_poses_are_without_a_problem_and_every_one_that_is_shown_is_drawn() -> None:
    poses, problems = read_poses(CONTENT)
    assert problems == []
    assert poses.keys() == shown_poses(LIBRARY)
    assert load_poses() == poses


def test_poses_are_refused_as_a_whole_if_anything_in_one_is_broken(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"poses/bend\.toml\.body: Key-MustBePresent"):
        load_poses(content(tmp_path, "still = 3"))


def test_each_file_says_first_what_it_shows() -> None:
    for path in (CONTENT / "poses").glob("*.toml"):
        comment = path.read_text("utf-8").splitlines()[0]
        assert comment.startswith("# "), path.name
        assert comment.endswith("."), path.name


def test_no_thing_and_no_hand_is_there_that_no_pose_uses() -> None:
    poses = load_poses().values()
    assert {prop.kind for pose in poses for prop in pose.props} == KINDS.keys()
    bodies = [body for pose in poses for body in (pose.start, pose.end, pose.helper) if body]
    assert {arm.grip for body in bodies for arm in body.arms.values()} == set(GRIPS)

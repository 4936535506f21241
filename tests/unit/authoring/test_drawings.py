"""Built drawings: what the poses make, written anew when a pose has changed."""

import json
import shutil
from pathlib import Path

import pytest

from skill.authoring.drawing.avg import avg
from skill.authoring.drawing.poses import MotionKind, load_poses
from skill.authoring.drawing.svg import svg
from skill.authoring.drawings import out_of_date, write_drawings
from skill.authoring.problems import ContentError
from skill.authoring.toml.strict_toml import CONTENT
from skill.hosts.web import card_pictures
from skill.screens.drawings import DRAWINGS, load_drawing
from skill.screens.staging import PERIODS

ROOT = Path(__file__).parents[3]
POSES = ("rest", "towel_pull")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with two poses and nothing built."""
    poses = tmp_path / "skill" / "content" / "poses"
    poses.mkdir(parents=True)
    for pose in POSES:
        shutil.copy(CONTENT / "poses" / f"{pose}.toml", poses)
    return tmp_path


@pytest.fixture
def content(project: Path) -> Path:
    return project / "skill" / "content"


def test_what_is_built_is_what_the_poses_make() -> None:
    assert out_of_date(ROOT) == [], "run make update"


def test_the_skill_reads_what_is_built() -> None:
    folders = {Path(DRAWINGS).parent, card_pictures.POSES.parent}
    assert folders == {CONTENT / "built"}
    pose = load_poses()["towel_pull"]
    assert pose.motion is not None
    assert load_drawing("towel_pull") == (pose.motion.kind, pose.still, avg(pose))


def test_each_pose_becomes_a_drawing_that_moves_and_a_picture_that_does_not(
    project: Path, content: Path
) -> None:
    files = [f"drawings/{pose}.json" for pose in POSES] + [f"pictures/{pose}.svg" for pose in POSES]
    assert write_drawings(project) == [content / "built" / file for file in files]
    poses = load_poses(content)
    drawn = json.loads((content / "built/drawings/towel_pull.json").read_text("utf-8"))
    assert drawn["graphic"] == avg(poses["towel_pull"])
    assert (drawn["motion"], drawn["still"]) == ("once", poses["towel_pull"].still)
    still = json.loads((content / "built/drawings/rest.json").read_text("utf-8"))
    assert (still["motion"], still["still"]) == ("", 0.0)
    picture = (content / "built/pictures/rest.svg").read_text("utf-8")
    assert picture == svg(poses["rest"], width=240, height=160)


def test_nothing_is_written_twice(project: Path) -> None:
    write_drawings(project)
    assert out_of_date(project) == []
    assert write_drawings(project) == []


def test_a_pose_that_changes_changes_what_is_built_of_it_alone(
    project: Path, content: Path
) -> None:
    write_drawings(project)
    rest = content / "poses" / "rest.toml"
    rest.write_text(rest.read_text("utf-8").replace("nod = 8", "nod = 9"), "utf-8")
    changed = [content / "built/drawings/rest.json", content / "built/pictures/rest.svg"]
    assert out_of_date(project) == changed
    assert write_drawings(project) == changed
    assert out_of_date(project) == []


def test_a_drawing_that_is_changed_by_hand_is_out_of_date(project: Path) -> None:
    first, *_ = write_drawings(project)
    first.write_text(first.read_text("utf-8") + " ", "utf-8")
    assert out_of_date(project) == [first]


def test_drawings_of_a_pose_that_is_gone_are_removed(project: Path, content: Path) -> None:
    write_drawings(project)
    (content / "poses" / "rest.toml").unlink()
    gone = [content / "built/drawings/rest.json", content / "built/pictures/rest.svg"]
    assert out_of_date(project) == gone
    assert write_drawings(project) == gone
    assert not any(path.exists() for path in gone)


def test_nothing_is_built_from_a_broken_pose(project: Path, content: Path) -> None:
    (content / "poses" / "bend.toml").write_text("still = 3", "utf-8")
    with pytest.raises(ContentError, match=r"poses/bend\.toml\.body: Key-MustBePresent"):
        write_drawings(project)
    assert not (content / "built").exists()


def test_a_screen_knows_how_long_each_kind_of_motion_takes() -> None:
    assert PERIODS.keys() == set(MotionKind)

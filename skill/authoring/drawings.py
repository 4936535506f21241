"""Builds the drawings of screens and the pictures of cards from the poses.

`skill/content/poses` becomes `skill/content/built/drawings` and `built/pictures`. The built files
are kept in version control, so that no answer has to wait for a drawing, and a diff shows what a
change of a pose changes on the screen.
"""

import json
from pathlib import Path

from skill.authoring.built_files import Changes, changes, write
from skill.authoring.drawing.avg import avg
from skill.authoring.drawing.poses import Pose, load_poses
from skill.authoring.drawing.shapes import HEIGHT, WIDTH
from skill.authoring.drawing.svg import svg
from skill.screens.drawings import Drawing


def out_of_date(root: Path) -> list[Path]:
    """The built drawings of the project in `root` that differ from what their poses make.

    Raises:
        ContentError: A pose breaks a rule.
    """
    return list(_changes(root))


def write_drawings(root: Path) -> list[Path]:
    """Build every drawing of the project in `root`; returns the paths that changed.

    Drawings whose poses no longer exist are deleted.

    Raises:
        ContentError: A pose breaks a rule; nothing is written.
    """
    return write(_changes(root))


def _changes(root: Path) -> Changes:
    content = root / "skill" / "content"
    poses = load_poses(content)
    drawings, pictures = (content / "built" / name for name in ("drawings", "pictures"))
    wanted = {drawings / f"{pose.id}.json": _drawing(pose) for pose in poses.values()}
    wanted |= {pictures / f"{pose.id}.svg": _picture(pose) for pose in poses.values()}
    return changes(wanted, (*drawings.glob("*"), *pictures.glob("*")))


def _drawing(pose: Pose) -> str:
    motion = pose.motion.kind.value if pose.motion else ""
    return json.dumps(Drawing(motion, pose.still, avg(pose))._asdict(), indent=2) + "\n"


def _picture(pose: Pose) -> str:
    return svg(pose, width=WIDTH, height=HEIGHT)

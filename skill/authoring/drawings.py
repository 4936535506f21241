"""Builds what screens and cards show from the poses of the content.

`skill/content/poses` becomes `skill/content/built/drawings` and `built/pictures`. The built files
are kept beside the sources, so that nothing is drawn while somebody waits for an answer, and a
change of a pose is seen as what it changes on a screen.
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

    Raises `ContentError` if a pose breaks a rule.
    """
    return list(_changes(root))


def write_drawings(root: Path) -> list[Path]:
    """Build every drawing of the project in `root`; gives the paths that changed.

    Drawings whose poses are gone are removed.

    Raises `ContentError` if a pose breaks a rule; nothing is written then.
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

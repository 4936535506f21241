"""What a body and a wall look like, whatever the pose."""

from collections.abc import Iterator
from itertools import pairwise

from skill.authoring.drawing.figure import HEAD, NECK
from skill.authoring.drawing.furniture import wall
from skill.authoring.drawing.limbs import CALF, limb_paths
from skill.authoring.drawing.shapes import HEIGHT, WIDTH, Path, Point

SHARES = [share / 20 for share in range(21)]


def edge(path: Path) -> Iterator[Point]:
    """Points along the lines and curves of a path; an arc as its two ends."""
    pen = path.start
    for segment in path.segments:
        corners = (pen, *segment.points)
        for share in SHARES:
            yield _along(corners, share)
        pen = segment.points[-1]


def _along(corners: tuple[Point, ...], share: float) -> Point:
    """The point of a Bezier curve at a share of its way."""
    if len(corners) == 1:
        return corners[0]
    inner = (one.between(other, share) for one, other in pairwise(corners))
    return _along(tuple(inner), share)


def test_the_mark_of_the_calf_does_not_reach_beyond_the_leg() -> None:
    (shin,) = limb_paths()["shin"]
    behind = max(point.y for point in edge(shin))
    assert behind - 1 < max(point.y for point in edge(CALF)) < behind + 0.5


def test_a_neck_leads_from_the_trunk_into_the_head() -> None:
    (trunk,) = limb_paths()["trunk"]
    shoulder = max(point.y for point in edge(trunk))
    neck = [point.x for point in edge(limb_paths()["head"][-1])]
    assert min(neck) < shoulder - NECK
    assert max(neck) > -HEAD


def test_a_nose_is_there_but_small() -> None:
    nose = limb_paths()["head"][1]
    assert HEAD + 1 < max(point.y for point in edge(nose)) < HEAD + 2


def test_a_wall_fills_the_picture_behind_its_surface() -> None:
    (part,) = wall({"x": 163}, {})
    points = [point for path in part.paths for point in edge(path)]
    assert {min(x for x, _ in points), max(x for x, _ in points)} == {163, WIDTH}
    assert {min(y for _, y in points), max(y for _, y in points)} == {0, HEIGHT}

"""What is drawn beforehand: there for every pose that the content shows, and read once."""

import pytest

from skill.authoring.rules.screens import poses
from skill.screens.drawings import load_drawing
from skill.screens.staging import PERIODS
from tests.support.rehearsal import LIBRARY


@pytest.mark.parametrize("pose", sorted(poses(LIBRARY)))
def test_every_pose_that_is_shown_has_a_drawing_that_moves_at_a_known_pace(pose: str) -> None:
    drawing = load_drawing(pose)
    assert drawing is not None
    assert drawing.motion in {"", *PERIODS}
    assert 0 <= drawing.still <= 1
    assert drawing.graphic["type"] == "AVG"


def test_a_drawing_is_read_once() -> None:
    assert load_drawing("toes_up") is load_drawing("toes_up")


@pytest.mark.parametrize("pose", ["", "somersault"])
def test_what_nobody_has_drawn_has_no_drawing(pose: str) -> None:
    assert load_drawing(pose) is None

"""The one drawing on a card."""

import pytest

from skill.coaching.messages.events import AdviceAsked, CrampReported, Event, Opened, StretchAsked
from skill.screens.card_pose import card_pose
from tests.support.rehearsal import CRAMP, LIBRARY, PAUSE, STOP, Rehearsal


@pytest.mark.parametrize(
    ("event", "pose"),
    [
        (Opened(), "toes_up"),
        (CRAMP, "toes_up"),
        (CrampReported(situations=("bed",)), "toes_up_bed"),
        (StretchAsked("runners_stretch"), "wall_lean"),
        (CrampReported(situations=("bed", "pregnant")), "toes_up_bed"),
        (AdviceAsked("ice_heat.ice"), "ice"),
        (AdviceAsked("ice_heat.heat"), "warm_towel"),
        (AdviceAsked("aftercare"), "toes_up"),
        (AdviceAsked("causes"), ""),
        (STOP, ""),
    ],
)
def test_it_is_what_tells_most(event: Event, pose: str) -> None:
    assert card_pose(Rehearsal(event).outcome, LIBRARY) == pose


def test_a_turn_without_a_movement_has_none() -> None:
    rehearsal = Rehearsal(CRAMP)
    rehearsal.hear(PAUSE, at=10.0)
    assert card_pose(rehearsal.outcome, LIBRARY) == ""

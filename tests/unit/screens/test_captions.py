"""A caption fits the words that are said: of this person, in this situation, for this leg."""

import pytest

from skill.authoring.drawing.poses import load_poses
from skill.coaching.messages.events import CrampReported, StretchAsked
from skill.coaching.state.circumstances import BOTH_LEGS
from skill.content.choices import Leg
from skill.screens.scenes import StepScene
from skill.screens.staging import stage
from tests.support.rehearsal import CRAMP, LIBRARY, NO, US, YES, Rehearsal

HELPED = "someone_else"


def steps(rehearsal: Rehearsal) -> list[StepScene]:
    """The steps shown of the last answer."""
    shown = stage(rehearsal.outcome, rehearsal.speech, LIBRARY, US)
    return [scene for scene in shown if isinstance(scene, StepScene)]


def relief(*situations: str, leg: Leg | None = None) -> StepScene:
    """The first movement in these situations."""
    rehearsal = Rehearsal(CrampReported(leg, situations))
    if not rehearsal.steps:
        rehearsal.hear(YES)
    return steps(rehearsal)[0]


@pytest.mark.parametrize(
    ("situations", "pose", "caption"),
    [
        ((), "toes_up", "Toes up, knee straight"),
        (("bed",), "toes_up_bed", "Toes up, knee straight"),
        (("swimming",), "toes_up_floating", "On your back, toes up"),
        (("swimming", "pregnant"), "toes_up_floating", "On your back, toes up"),
        (("driving",), "toes_up_sitting", "Seat back, knee straight, toes up"),
        (("ladder",), "ladder_heel", "Both hands hold, one heel drops"),
        ((HELPED,), "toes_up_helped", "Hold the heel, push their toes up"),
        (("bed", HELPED), "toes_up_helped", "Hold the heel, push their toes up"),
        (("pregnant", HELPED), "toes_up_helped", "Sit them down, push their toes up"),
        (("ladder", HELPED), "ladder_heel", "They hold on, one heel drops"),
        (("swimming", HELPED), "toes_up_floating", "On their back, push their toes up"),
    ],
)
def test_the_first_movement_is_shown_as_it_is_told_there(
    situations: tuple[str, ...], pose: str, caption: str
) -> None:
    picture = relief(*situations).picture
    assert (picture.pose, picture.caption) == (pose, caption)


def test_both_legs_are_shown_with_both_feet() -> None:
    picture = relief(leg=Leg.BOTH).picture
    assert (picture.pose, picture.caption) == ("towel_both", "Sit down, toes of both feet up")
    assert BOTH_LEGS in LIBRARY.situations


def test_the_leg_in_front_is_named_by_its_side_and_never_twice_the_other_one() -> None:
    rehearsal = Rehearsal(StretchAsked("runners_stretch", Leg.LEFT))
    for leg, front in (("Left leg", "Right leg"), ("Right leg", "Left leg")):
        (shown,) = [one for one in steps(rehearsal) if one.picture.pose == "wall_front_leg"]
        assert (shown.leg, shown.picture.caption) == (leg, f"{front} forward, knee bent")
        rehearsal.hear(YES)


def test_the_leg_that_is_not_named_may_be_the_other_one() -> None:
    shown = steps(Rehearsal(CrampReported(situations=("standing",)), NO))
    assert [one.leg for one in shown] == [""] * 5
    assert shown[2].picture.caption == "Other leg forward, knee bent"


def test_a_left_leg_is_drawn_mirrored() -> None:
    rehearsal = Rehearsal(StretchAsked("runners_stretch", Leg.LEFT))
    assert {one.picture.mirrored for one in steps(rehearsal)} == {True}
    rehearsal.hear(YES)
    assert {one.picture.mirrored for one in steps(rehearsal)} == {False}
    assert not steps(Rehearsal(CRAMP))[0].picture.mirrored


def test_every_drawing_shows_the_right_leg_as_it_is_the_nearer_one() -> None:
    drawn = {
        pose
        for routine in LIBRARY.routines.values()
        for one in routine.steps
        for pose in one.drawings
    }
    poses = load_poses()
    assert {pose for pose in drawn if not poses[pose].start.legs["near"].working} == set()


@pytest.mark.parametrize(
    ("situations", "caution"),
    [
        ((), "Standing? Hold on, heel flat"),
        (("swimming",), "Call or wave for help"),
        (("swimming", HELPED), "Call or wave for help"),
        (("ladder",), "Once it eases, come down slowly"),
        (("ladder", HELPED), "Once it eases, let them come down slowly"),
        (("gently",), "It should not hurt"),
        (("standing",), "Hold on to something"),
        (("bed",), ""),
    ],
)
def test_a_caution_that_is_said_is_shown(situations: tuple[str, ...], caution: str) -> None:
    rehearsal = Rehearsal(CrampReported(situations=situations))
    while not rehearsal.steps:
        rehearsal.hear(NO if rehearsal.question == "screen" else YES)
    assert steps(rehearsal)[0].caution == caution


@pytest.mark.parametrize("helped", [False, True])
@pytest.mark.parametrize("leg", [None, *Leg])
def test_who_helps_is_told_what_to_do_with_their_leg(helped: bool, leg: Leg | None) -> None:
    told = (HELPED,) if helped else ()
    rehearsal = Rehearsal(StretchAsked("towel_stretch", leg, told))
    theirs = [
        one.picture.caption for one in steps(rehearsal) if "their" in one.picture.caption.lower()
    ]
    assert bool(theirs) is helped

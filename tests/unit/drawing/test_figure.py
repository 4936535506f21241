from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.authoring.problems import Problems
from skill.drawing.figure import (
    FOREARM,
    GIVE,
    PALM,
    SHIN,
    SOLE,
    THIGH,
    TRUNK,
    UPPER_ARM,
    Arm,
    Body,
    Leg,
    Skeleton,
    skeleton,
)
from skill.drawing.shapes import Place, Point

HIP = Point(100, 77)
DOWN = Leg(ankle=None, straight=90, toes=None, working=False)
HANGING = Arm(hand=None, straight=90, fingers=None, grip="open")
ANGLES = st.floats(-180, 180)


def standing(leg: Leg = DOWN, arm: Arm = HANGING) -> Body:
    return Body(HIP, 0, 0, {"near": leg, "far": DOWN}, {"near": arm, "far": HANGING})


def bones(body: Body) -> Skeleton:
    problems = Problems()
    found = skeleton(body, "body", problems)
    assert problems == []
    return found


def local(place: Place, point: Point) -> Point:
    """A point as the bone at a place sees it."""
    moved = Point(point.x - place.at.x, point.y - place.at.y)
    return Place(Point(0, 0), -place.angle).of(moved)


def test_who_stands_upright_has_the_head_above_the_hip_and_the_sole_on_the_floor() -> None:
    found = bones(standing())
    assert found["head"].at.x == pytest.approx(HIP.x)
    assert found["trunk"].of(Point(TRUNK, 0)).y == pytest.approx(HIP.y - TRUNK)
    assert found["near_foot"].of(Point(0, SOLE)) == pytest.approx((HIP.x, 150))


@given(share=st.floats(0.1, 0.98), angle=ANGLES)
def test_a_leg_reaches_its_mark_and_the_knee_bends_forward(share: float, angle: float) -> None:
    distance = (THIGH + SHIN) * share
    ankle = HIP.towards(angle, distance)
    found = bones(standing(leg=DOWN._replace(ankle=ankle)))
    assert found["near_foot"].at == pytest.approx(ankle)
    assert found["near_thigh"].of(Point(THIGH, 0)) == pytest.approx(found["near_shin"].at)
    way = Place(HIP, HIP.angle_to(ankle))
    assert local(way, found["near_shin"].at).y < 0


@given(share=st.floats(0.2, 0.98), angle=ANGLES)
def test_an_arm_reaches_its_mark_and_the_elbow_bends_back(share: float, angle: float) -> None:
    shoulder = Point(HIP.x, HIP.y - TRUNK)
    hand = shoulder.towards(angle, (UPPER_ARM + FOREARM + PALM) * share)
    found = bones(standing(arm=HANGING._replace(hand=hand)))
    assert found["near_hand"].of(Point(PALM, 0)) == pytest.approx(hand)
    assert local(Place(shoulder, shoulder.angle_to(hand)), found["near_forearm"].at).y > 0


def test_fingers_point_where_they_are_told_and_the_palm_stays_on_its_mark() -> None:
    arm = HANGING._replace(hand=Point(135, 50), fingers=-80)
    found = bones(standing(arm=arm))
    assert found["near_hand"].angle == -80
    assert found["near_hand"].of(Point(PALM, 0)) == pytest.approx((135, 50))


def test_toes_are_told_by_their_angle_with_the_shin() -> None:
    def toe(angle: int) -> float:
        found = bones(standing(leg=DOWN._replace(toes=angle)))
        return hypot(*local(found["near_shin"], found["near_foot"].of(Point(19, 0))))

    assert toe(20) < toe(0) < toe(-40)


def test_nearly_straight_is_straight() -> None:
    ankle = Point(HIP.x, HIP.y + THIGH + SHIN - GIVE / 2)
    found = bones(standing(leg=DOWN._replace(ankle=ankle)))
    assert found["near_thigh"].angle == found["near_shin"].angle == 90
    assert found["near_foot"].at.distance_to(ankle) <= GIVE


@pytest.mark.parametrize(
    ("body", "limb"),
    [
        (standing(leg=DOWN._replace(ankle=Point(100, 150))), "near_leg"),
        (standing(arm=HANGING._replace(hand=Point(160, 40))), "near_arm"),
        (standing(arm=HANGING._replace(hand=Point(100, 43), fingers=90)), "near_arm"),
    ],
    ids=["too far for a leg", "too far for an arm", "too near for an arm"],
)
def test_a_limb_that_cannot_reach_is_a_problem(body: Body, limb: str) -> None:
    problems = Problems()
    assert skeleton(body, "body", problems)
    assert [(row.path, row.rule) for row in problems] == [(f"body.{limb}", "Limb-MustReach")]

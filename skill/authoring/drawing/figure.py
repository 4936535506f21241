"""The figure: bones of fixed lengths, and knees and elbows that bend in one direction only."""

import math
from collections.abc import Mapping
from typing import NamedTuple

from skill.authoring.drawing.shapes import Point, Transform

THIGH, SHIN, TRUNK, UPPER_ARM, FOREARM, PALM, NECK = 34.0, 33.0, 38.0, 25.0, 21.0, 5.0, 21.0
"""Units from joint to joint; the palm from wrist to grip, the neck from shoulder to mid-head."""
HEAD = 9.8
"""Radius of the head in units; the whole figure is 142 high, about seven heads."""
SOLE = 6.0
"""Units from the ankle down to the floor."""
BALL = Point(12, 6)
"""The ball of the foot, relative to the ankle: where a towel goes round."""
GIVE = 0.8
"""Units by which a limb may miss its target. A nearly straight limb is drawn straight."""


class Leg(NamedTuple):
    """The position of a leg, from the hip."""

    ankle: Point | None
    """Target of the ankle; None for a straight leg in the direction `straight`."""
    straight: int
    """Degrees: 0 forward, 90 down."""
    toes: int | None
    """Degrees by which the toes are raised from a right angle to the shin; None for a flat sole."""
    working: bool
    """Whether its calf is the one that the exercise works on."""


class Arm(NamedTuple):
    """The position of an arm, from the shoulder."""

    hand: Point | None
    """Target of the middle of the palm; None for a straight arm in the direction `straight`."""
    straight: int
    """Degrees: 0 forward, 90 down."""
    fingers: int | None
    """Direction of the fingers in degrees; None for that of the forearm."""
    grip: str
    """Shape of the hand; one of `hands.GRIPS`."""


class Body(NamedTuple):
    """A person's position, seen from their right side, so that they face right."""

    hip: Point
    lean: int
    """Angle of the trunk in degrees: 0 upright, 90 bent forward, -90 lying on the back."""
    nod: int
    """Degrees by which the head is bent forward from the trunk."""
    legs: Mapping[str, Leg]
    """`near` or `far` → the leg."""
    arms: Mapping[str, Arm]
    """`near` or `far` → the arm."""


Skeleton = dict[str, Transform]
"""Bone, such as `near_shin`, `trunk` or `head` → where it begins and in which direction it goes."""


def skeleton(body: Body) -> Skeleton:
    """Every bone's transform. A limb whose target is too far away is stretched towards it."""
    upright = body.lean - 90
    shoulder = body.hip.towards(upright, TRUNK)
    bones = {
        "trunk": Transform(body.hip, upright),
        "head": Transform(shoulder.towards(upright + body.nod, NECK), upright + body.nod),
    }
    for side, leg in body.legs.items():
        bones |= _leg(f"{side}_", leg, body.hip)
    for side, arm in body.arms.items():
        bones |= _arm(f"{side}_", arm, shoulder)
    return bones


def misses(body: Body) -> dict[str, float]:
    """Limb that misses its target, such as `near_leg` → units by which it does."""
    bones = skeleton(body)
    marks = {
        f"{side}_leg": (leg.ankle, bones[f"{side}_foot"].origin) for side, leg in body.legs.items()
    }
    marks |= {
        f"{side}_arm": (arm.hand, bones[f"{side}_hand"].apply(Point(PALM, 0)))
        for side, arm in body.arms.items()
    }
    gaps = {limb: mark.distance_to(end) for limb, (mark, end) in marks.items() if mark}
    return {limb: gap for limb, gap in gaps.items() if gap > GIVE}


def _leg(side: str, leg: Leg, hip: Point) -> Skeleton:
    thigh = shin = float(leg.straight)
    if leg.ankle is not None:
        thigh, shin = _bent(hip, leg.ankle, (THIGH, SHIN), -1)
    knee = hip.towards(thigh, THIGH)
    sole = 0.0 if leg.toes is None else shin - 90 - leg.toes
    ankle = knee.towards(shin, SHIN)
    return {
        f"{side}thigh": Transform(hip, thigh),
        f"{side}shin": Transform(knee, shin),
        f"{side}foot": Transform(ankle, sole),
    }


def _arm(side: str, arm: Arm, shoulder: Point) -> Skeleton:
    upper = fore = float(arm.straight)
    if arm.hand is not None and arm.fingers is None:
        lengths = (UPPER_ARM, FOREARM + PALM)
        upper, fore = _bent(shoulder, arm.hand, lengths, 1)
    elif arm.hand is not None and arm.fingers is not None:
        wrist = arm.hand.towards(arm.fingers, -PALM)
        upper, fore = _bent(shoulder, wrist, (UPPER_ARM, FOREARM), 1)
    elbow = shoulder.towards(upper, UPPER_ARM)
    fingers = fore if arm.fingers is None else float(arm.fingers)
    return {
        f"{side}upper_arm": Transform(shoulder, upper),
        f"{side}forearm": Transform(elbow, fore),
        f"{side}hand": Transform(elbow.towards(fore, FOREARM), fingers),
    }


def _bent(root: Point, mark: Point, lengths: tuple[float, float], side: int) -> tuple[float, float]:
    """Angles in degrees of two bones that lead from `root` to `mark`.

    Args:
        root: Where the first bone begins.
        mark: Where the second one should end.
        lengths: Lengths of the two bones.
        side: The side to which the joint bends: 1 clockwise of the line, -1 counter-clockwise.
    """
    first, second = lengths
    distance, straight = root.distance_to(mark), root.angle_to(mark)
    if distance > first + second - GIVE:
        return straight, straight
    spread = _corner(first, max(distance, abs(first - second)), second)
    bend = straight + side * spread
    joint = root.towards(bend, first)
    return bend, _near(joint.angle_to(mark), bend)


def _corner(beside: float, along: float, opposite: float) -> float:
    """Degrees of a triangle's angle between two sides, from all three (law of cosines)."""
    cosine = (beside**2 + along**2 - opposite**2) / (2 * beside * along)
    return math.degrees(math.acos(max(-1.0, min(1.0, cosine))))


def _near(angle: float, other: float) -> float:
    """The same direction, in the turn that is closest to `other`, so that a motion turns least."""
    return angle + 360 * round((other - angle) / 360)

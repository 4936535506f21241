"""One person, whatever they do: bones of fixed lengths, and joints that bend one way alone."""

import math
from collections.abc import Mapping
from typing import NamedTuple

from skill.authoring.problems import Problems
from skill.drawing.shapes import Place, Point

THIGH, SHIN, TRUNK, UPPER_ARM, FOREARM, PALM, NECK = 34.0, 33.0, 38.0, 25.0, 21.0, 5.0, 21.0
"""Units from joint to joint; the palm from wrist to grip, the neck from shoulder to mid-head."""
HEAD = 10.5
"""Radius; the whole person is 142 high, some seven heads."""
SOLE = 6.0
"""From the ankle down to the floor."""
BALL = Point(17, 6)
"""Of the foot, seen from the ankle: where a towel goes round."""
GIVE = 0.8
"""How far a limb may miss its mark: close to its full length it is straight."""


class Leg(NamedTuple):
    """Where a leg goes from the hip."""

    ankle: Point | None
    """None: the leg is straight, in the direction `straight`."""
    straight: int
    """Degrees: 0 forward, 90 down."""
    toes: int | None
    """Degrees that the toes are above a right angle with the shin; None: the sole lies flat."""
    working: bool
    """Whether its calf is the one to feel."""


class Arm(NamedTuple):
    """Where an arm goes from the shoulder."""

    hand: Point | None
    """Mid-palm. None: the arm is straight, in the direction `straight`."""
    straight: int
    """Degrees: 0 forward, 90 down."""
    fingers: int | None
    """Where the fingers point, in degrees; None: on in the direction of the forearm."""
    grip: str
    """How the hand is: `open`, `fist`, or round a calf: `clasp`, and deeper `press`."""


class Body(NamedTuple):
    """A person's position, seen from their right: they look to the right."""

    hip: Point
    lean: int
    """Degrees of the trunk: 0 upright, 90 bent forward, -90 lying on the back."""
    nod: int
    """Degrees that the head bends forward beyond that."""
    legs: Mapping[str, Leg]
    """By `near` and `far`."""
    arms: Mapping[str, Arm]
    """By `near` and `far`."""


Skeleton = dict[str, Place]
"""Bone → where it begins and which way it points, such as `near_shin`, `trunk`, `head`."""


def skeleton(body: Body, path: str, problems: Problems) -> Skeleton:
    """Every bone's place; a limb that cannot reach its mark is reported and stretched out."""
    upright = body.lean - 90
    shoulder = body.hip.towards(upright, TRUNK)
    bones = {
        "trunk": Place(body.hip, upright),
        "head": Place(shoulder.towards(upright + body.nod, NECK), upright + body.nod),
    }
    for side, leg in body.legs.items():
        bones |= _leg(f"{side}_", leg, body.hip, f"{path}.{side}_leg", problems)
    for side, arm in body.arms.items():
        bones |= _arm(f"{side}_", arm, shoulder, f"{path}.{side}_arm", problems)
    return bones


def _leg(side: str, leg: Leg, hip: Point, path: str, problems: Problems) -> Skeleton:
    thigh = shin = float(leg.straight)
    if leg.ankle is not None:
        thigh, shin = _bent(hip, leg.ankle, (THIGH, SHIN), -1, path, problems)
    knee = hip.towards(thigh, THIGH)
    sole = 0.0 if leg.toes is None else shin - 90 - leg.toes
    ankle = knee.towards(shin, SHIN)
    return {
        f"{side}thigh": Place(hip, thigh),
        f"{side}shin": Place(knee, shin),
        f"{side}foot": Place(ankle, sole),
    }


def _arm(side: str, arm: Arm, shoulder: Point, path: str, problems: Problems) -> Skeleton:
    upper = fore = float(arm.straight)
    if arm.hand is not None and arm.fingers is None:
        lengths = (UPPER_ARM, FOREARM + PALM)
        upper, fore = _bent(shoulder, arm.hand, lengths, 1, path, problems)
    elif arm.hand is not None and arm.fingers is not None:
        wrist = arm.hand.towards(arm.fingers, -PALM)
        upper, fore = _bent(shoulder, wrist, (UPPER_ARM, FOREARM), 1, path, problems)
    elbow = shoulder.towards(upper, UPPER_ARM)
    fingers = fore if arm.fingers is None else float(arm.fingers)
    return {
        f"{side}upper_arm": Place(shoulder, upper),
        f"{side}forearm": Place(elbow, fore),
        f"{side}hand": Place(elbow.towards(fore, FOREARM), fingers),
    }


def _bent(
    root: Point, mark: Point, lengths: tuple[float, float], side: int, path: str, problems: Problems
) -> tuple[float, float]:
    """Angles of two bones from a root to a mark, their joint on one side of the line."""
    first, second = lengths
    distance, straight = root.distance_to(mark), root.angle_to(mark)
    if distance < abs(first - second) or distance > first + second + GIVE:
        text = f"{distance:.1f} units away, and the limb is {first + second:.0f} long"
        problems.add(path, "Limb-MustReach", text)
    if distance > first + second - GIVE:
        return straight, straight
    spread = _corner(first, max(distance, abs(first - second)), second)
    bend = straight + side * spread
    joint = root.towards(bend, first)
    return bend, _near(joint.angle_to(mark), bend)


def _corner(beside: float, along: float, opposite: float) -> float:
    """Degrees in a triangle's corner, by its three sides."""
    cosine = (beside**2 + along**2 - opposite**2) / (2 * beside * along)
    return math.degrees(math.acos(max(-1.0, min(1.0, cosine))))


def _near(angle: float, other: float) -> float:
    """The same direction, by the number of degrees that is next to another."""
    return angle + 360 * round((other - angle) / 360)

"""The outline of each bone along its own x axis; +y is the back of a leg, the front of a trunk."""

from functools import cache

from skill.screens.drawing import Outline, Point, curve, half, line
from skill.screens.figure import FOREARM, HEAD, SHIN, SOLE, THIGH, TRUNK, UPPER_ARM


def tapered(length: float, first: float, second: float, begin: float = 0) -> Outline:
    """A limb from one round end to another, with the radius of each."""
    end = begin + length
    return Outline(
        Point(begin, -first),
        (
            line(end, -second),
            half(second, end, second),
            line(begin, first),
            half(first, begin, -first),
        ),
    )


def disc(radius: float, x: float = 0, y: float = 0) -> Outline:
    """A circle."""
    return Outline(Point(x, y - radius), (half(radius, x, y + radius), half(radius, x, y - radius)))


def _shin() -> Outline:
    return Outline(
        Point(0, -6),
        (
            line(SHIN, -3.8),
            half(3.8, SHIN, 3.8),
            curve(24, 4.4, 20, 8.6, 11, 8.6),
            curve(7, 8.6, 4, 7.2, 0, 6),
            half(6, 0, -6),
        ),
    )


CALF = Outline(
    Point(1.5, 6.5),
    (curve(5, 10.6, 14, 12.4, 26, 4.2), curve(20, 0.6, 8, -1.2, 1.5, 6.5)),
)
"""The muscle on a shin; it bulges at the thickest part."""


def _foot() -> Outline:
    return Outline(
        Point(-4, -2),
        (
            curve(-2.6, -5, 3, -5, 4.4, -1.4),
            curve(9, 1, 16.5, 0, 19, 2.4),
            curve(20.6, 4, 19.6, SOLE, 17.4, SOLE),
            line(-4.4, SOLE),
            curve(-8, SOLE, -7.4, 1.6, -4, -2),
        ),
    )


@cache
def outlines() -> dict[str, tuple[Outline, ...]]:
    """Bone without its side → what it looks like."""
    thumb = tapered(10, 2.7, 2.2, begin=3)
    fist = disc(4.6, 4)
    return {
        "trunk": (tapered(TRUNK, 8.6, 9.4),),
        "head": (disc(HEAD),),
        "thigh": (tapered(THIGH, 8.6, 6.2),),
        "shin": (_shin(),),
        "foot": (_foot(),),
        "upper_arm": (tapered(UPPER_ARM, 5.4, 4.2),),
        "forearm": (tapered(FOREARM, 4.2, 3.2),),
        "hand_open": (tapered(8, 3.5, 2.9),),
        "hand_fist": (fist,),
        "hand_thumb": (fist, thumb),
    }

"""The outline of each bone, along its own x axis; +y is the back of a leg, the front of a trunk."""

from functools import cache

from skill.authoring.drawing.figure import FOREARM, HEAD, NECK, SHIN, SOLE, THIGH, TRUNK, UPPER_ARM
from skill.authoring.drawing.hands import GRIPS
from skill.authoring.drawing.rods import disc, tapered
from skill.authoring.drawing.shapes import Path, Point, curve, half, line


def _shin() -> Path:
    return Path(
        Point(0, -6),
        (
            line(SHIN, -3.8),
            half(3.8, SHIN, 3.8),
            curve(25, 4.4, 20, 7.6, 12, 7.6),
            curve(8, 7.6, 4, 7.2, 0, 6),
            half(6, 0, -6),
        ),
    )


CALF = Path(
    Point(2.5, 5.6),
    (curve(7, 8.7, 16, 8.7, 28, 4.4), curve(21, -1.6, 8, -3.4, 2.5, 5.6)),
)
"""The calf muscle on a shin. It ends where the shin does, as it may lie on a floor or a bed."""

_TOES = curve(12, 1, 16, 1.2, 18.4, 2.2), curve(20.8, 3.4, 20, SOLE, 17.4, SOLE)
FOREFOOT = Path(Point(9, 0.5), (*_TOES, line(9, SOLE)), closed=False)
"""The edge of the front of a foot; open where the rest of the foot goes on."""


def _foot() -> Path:
    return Path(
        Point(-4, -2.4),
        (
            curve(-2.6, -5, 3, -5, 4.4, -1.4),
            curve(5.2, -0.2, 7, 0.3, 9, 0.5),
            *_TOES,
            line(-4.6, SOLE),
            curve(-9.2, SOLE, -8.4, 1.4, -4, -2.4),
        ),
    )


_NOSE = Path(
    Point(5, HEAD - 1.6),
    (curve(2, HEAD, 1, HEAD + 1.4, -0.4, HEAD + 1.7), line(-2.4, HEAD - 0.6)),
)
"""The nose shows which way the face points: whether a person lies on the back or the belly."""

_NECK = Path(Point(3 - NECK, -4.4), (line(-6, -4.2), line(-6, 3.2), line(3 - NECK, 4.4)))
"""From a trunk up to the head, whose middle is at 0."""


@cache
def limb_paths() -> dict[str, tuple[Path, ...]]:
    """Bone, without its side → its outlines."""
    return {
        "trunk": (tapered(TRUNK, 8.6, 9.2),),
        "head": (disc(HEAD), _NOSE, _NECK),
        "thigh": (tapered(THIGH, 8.6, 6.2),),
        "shin": (_shin(),),
        "foot": (_foot(),),
        "upper_arm": (tapered(UPPER_ARM, 5.4, 4.2),),
        "forearm": (tapered(FOREARM, 4.2, 3.2),),
        **{f"hand_{grip}": draw() for grip, draw in GRIPS.items()},
    }

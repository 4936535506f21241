"""The outline of each bone, along its own x axis; +y is the back of a leg, the front of a trunk."""

from functools import cache
from itertools import pairwise

from skill.authoring.drawing.figure import FOREARM, HEAD, SHIN, SOLE, THIGH, TRUNK, UPPER_ARM
from skill.authoring.drawing.shapes import Path, Point, Transform, curve, half, line


def tapered(length: float, first: float, second: float, begin: float = 0) -> Path:
    """A limb with rounded ends, which have the radii `first` and `second`."""
    end = begin + length
    return Path(
        Point(begin, -first),
        (
            line(end, -second),
            half(second, end, second),
            line(begin, first),
            half(first, begin, -first),
        ),
    )


def disc(radius: float, x: float = 0, y: float = 0) -> Path:
    """A circle."""
    return Path(Point(x, y - radius), (half(radius, x, y + radius), half(radius, x, y - radius)))


def _shin() -> Path:
    return Path(
        Point(0, -6),
        (
            line(SHIN, -3.8),
            half(3.8, SHIN, 3.8),
            curve(24, 4.4, 20, 8.6, 11, 8.6),
            curve(7, 8.6, 4, 7.2, 0, 6),
            half(6, 0, -6),
        ),
    )


CALF = Path(
    Point(1.5, 6.5),
    (curve(5, 10.6, 14, 12.4, 26, 4.2), curve(20, 0.6, 8, -1.2, 1.5, 6.5)),
)
"""The calf muscle on a shin, which bulges beyond its outline."""


def _foot() -> Path:
    return Path(
        Point(-4, -2),
        (
            curve(-2.6, -5, 3, -5, 4.4, -1.4),
            curve(9, 1, 16.5, 0, 19, 2.4),
            curve(20.6, 4, 19.6, SOLE, 17.4, SOLE),
            line(-4.4, SOLE),
            curve(-8, SOLE, -7.4, 1.6, -4, -2),
        ),
    )


def _rod(first: float, second: float, *ends: float) -> Path:
    """A rod with rounded ends: the radius of each, then x and y of both ends."""
    start, end = Point(*ends[:2]), Point(*ends[2:])
    return tapered(start.distance_to(end), first, second).transformed(
        Transform(start, start.angle_to(end))
    )


def _finger(x: float, y: float, length: float) -> Path:
    """A finger that begins at x and y; only its tip is rounded."""
    end = x + length
    return Path(Point(x, y - 1.3), (line(end, y - 1.3), half(1.3, end, y + 1.3), line(x, y + 1.3)))


_NOSE = _rod(4, 1.4, 0, HEAD - 4.4, -2.2, HEAD + 0.9)
"""The nose shows which way the face points: whether a person lies on the back or the belly."""


def _fist() -> tuple[Path, ...]:
    """A closed hand, with thin gaps between the fingers."""
    fingers = (_finger(4, y, 5) for y in (-4.3, -1.4, 1.5, 4.4))
    return (_rod(4, 4.6, 0, 0, 3, 0), *fingers)


def _palm() -> tuple[Path, ...]:
    """A flat hand, its fingers a little apart and its thumb away from them."""
    fingers = ((3, -3.6, -10, 8.4), (4, -1.2, -3, 9.6), (4, 1.2, 4, 9.2), (3, 3.6, 11, 7.4))
    rays = (Transform(Point(x, y), turn) for x, y, turn, _ in fingers)
    rods = (
        tapered(long, 1.3, 1.2).transformed(ray)
        for ray, (*_, long) in zip(rays, fingers, strict=True)
    )
    return (_rod(3.4, 4.6, 0, 0, 4, 0), *rods, _rod(1.7, 1.3, 2, -2.6, 6, -8.4))


def _clasp(thumb: Point) -> tuple[Path, ...]:
    """A hand round a shin: the fingers in front of it, the thumb pressing into the calf."""
    flat = (_finger(0, y, 6.4) for y in (6.5, 9.7, 12.9, 16))
    fingers = (finger.transformed(Transform(Point(0, 0), -90)) for finger in flat)
    joints = Point(3, 2), Point(6, 10), Point(9.6, 12), thumb
    bones = (_rod(2.2, 2, *start, *end) for start, end in pairwise(joints))
    return (_rod(3.8, 3.4, 0, 0, 12, 1), *fingers, *bones)


THUMBS = {"clasp": Point(14, 8.6), "press": Point(13.6, 4.6)}
"""Grip round a calf → where the tip of the thumb is."""


@cache
def limb_paths() -> dict[str, tuple[Path, ...]]:
    """Bone, without its side → its outlines."""
    return {
        "trunk": (tapered(TRUNK, 8.6, 9.4),),
        "head": (disc(HEAD), _NOSE),
        "thigh": (tapered(THIGH, 8.6, 6.2),),
        "shin": (_shin(),),
        "foot": (_foot(),),
        "upper_arm": (tapered(UPPER_ARM, 5.4, 4.2),),
        "forearm": (tapered(FOREARM, 4.2, 3.2),),
        "hand_open": (tapered(8, 3.5, 2.9),),
        "hand_fist": _fist(),
        "hand_palm": _palm(),
        **{f"hand_{grip}": _clasp(thumb) for grip, thumb in THUMBS.items()},
    }

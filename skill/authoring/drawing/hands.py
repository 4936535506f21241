"""The outline of each grip of a hand, from the wrist along its own x axis.

Seen from the person's right, so that the thumb of a hand that reaches forward is on top, at -y.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from skill.authoring.drawing.rods import joint_line, rod
from skill.authoring.drawing.shapes import Path, Point, curve, half

KNUCKLE = 1.35
"""Radius of a finger's bent joint, in units."""
THUMB = Point(14.6, -3.2)
"""The tip of the thumb of a hand that presses."""
HOOKED_FINGER, HOOKED_THUMB = Point(11.2, 9.8), Point(2.6, 8)
"""Tips of a hand that holds toes, which lie between them."""


def _open() -> tuple[Path, ...]:
    """A relaxed hand, its fingers together."""
    return rod(3.4, 2.5, 0, 0, 8.5, 0.4), rod(1.7, 1.4, 1.5, -1.8, 6, -4.4)


def _flat() -> tuple[Path, ...]:
    """A hand that lies flat, seen from its edge."""
    return (rod(2.9, 2, 0, 0, 9.5, 0),)


def _closed(first: float, count: int) -> Path:
    """The back of a hand whose bent fingers end in `count` knuckles, the first of them at y."""
    knuckles = (half(KNUCKLE, 7.6, first + 2 * KNUCKLE * (at + 1)) for at in range(count))
    last = first + 2 * KNUCKLE * count
    return Path(
        Point(0, -3.4),
        (
            curve(2, first, 4, first, 7.6, first),
            *knuckles,
            curve(4, last, 2, last, 0, 3.4),
            half(3.4, 0, -3.4),
        ),
    )


def _fist() -> tuple[Path, ...]:
    """A closed hand, its thumb laid against it."""
    return _closed(-5.4, 4), rod(1.8, 1.5, 1, -4, 5.6, -6.2)


def _palm() -> tuple[Path, ...]:
    """An open hand, its fingers together and its thumb away from them."""
    fingers = (rod(1.6, 1.2, 4, y, 4 + long, y * 1.35) for y, long in FINGERS)
    return (rod(3.4, 4.6, 0, 0, 4.4, 0), *fingers, rod(1.8, 1.4, 1.5, -2.6, 6.4, -8))


FINGERS = (-3.3, 7.6), (-1.1, 9), (1.1, 8.6), (3.3, 6.8)
"""Of an open hand: where each finger begins across it, and how long it is."""


def _thumb() -> tuple[Path, ...]:
    """A fist with its thumb stretched out ahead, which presses."""
    return _closed(-2.4, 3), rod(3.2, 2.3, 3, -3, THUMB.x - 2.3, THUMB.y)


def _hook() -> tuple[Path, ...]:
    """A hand bent round something at +y, such as toes: its fingers beyond, its thumb before."""
    fingers = joint_line((2.8, 6, 0.4), (2.5, 10.2, 2.2), (1.9, *HOOKED_FINGER))
    return (rod(3.3, 3.4, 0, 0, 6, 0.4), *fingers, rod(2, 1.6, 2.6, 2, *HOOKED_THUMB))


GRIPS: Mapping[str, Callable[[], tuple[Path, ...]]] = MappingProxyType(
    {
        "open": _open,
        "flat": _flat,
        "fist": _fist,
        "palm": _palm,
        "thumb": _thumb,
        "hook": _hook,
    }
)
"""The key `grip` of an arm in a pose file → what draws the hand."""

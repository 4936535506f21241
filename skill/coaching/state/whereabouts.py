"""Where and how a person was said to be, and what has to come before they move.

>>> place_to_leave(Walk("towel_stretch", situations=("driving",)), library)
'driving'
"""

from collections.abc import Iterable, Mapping

from skill.coaching.state.circumstances import together
from skill.coaching.state.segments import segments
from skill.coaching.state.state import Hands, Walk
from skill.content.choices import Leg, NamedLeg, OtherLeg
from skill.content.model import Library

BESIDE: Mapping[str, Leg] = {Leg.LEFT: Leg.RIGHT, Leg.RIGHT: Leg.LEFT}
"""Leg → the one beside it."""


def place_to_leave(walk: Walk, library: Library) -> str:
    """Id of the situation in which the person has to be safe before this segment; empty if none."""
    unsafe = unsafe_places(walk.situations, library)
    if walk.safe or not unsafe:
        return ""
    rungs = [rung.id for rung in library.ladder.rungs]
    rung = segments(walk, library)[walk.segment].rung
    place = rungs.index(rung) if rung else len(rungs)
    return next(
        (one for one in unsafe if library.situations[one].safe_from in rungs[: place + 1]), ""
    )


def unsafe_places(situations: Iterable[str], library: Library) -> list[str]:
    """Those situations in which the person has to be safe before some movement."""
    return [one for one in situations if library.situations[one].safe_from]


def once_safe(walk: Walk, library: Library) -> Walk:
    """The walk now that the person is safe; a place that they have left counts no more."""
    stays = tuple(one for one in walk.situations if not library.situations[one].leaves)
    return walk._replace(situations=stays, safe=True)


def must_screen(walk: Walk, library: Library) -> bool:
    """Whether signs of a clot or a tear have to be asked for before this segment."""
    if walk.hands is not Hands.UNKNOWN:
        return False
    segment = segments(walk, library)[walk.segment]
    situations = (library.situations[one] for one in walk.situations)
    return library.routines[segment.routine].needs_screen or any(one.screens for one in situations)


def leg_meant(named: NamedLeg | None, walk: Walk | None, library: Library) -> Leg | None:
    """The leg that was named; the other one is the one beside that under way, if it has a name."""
    if not isinstance(named, OtherLeg):
        return named
    return BESIDE.get(segments(walk, library)[walk.segment].side) if walk else None


def with_told(
    walk: Walk, leg: NamedLeg | None, situations: tuple[str, ...], library: Library
) -> Walk:
    """The walk with the leg and the situations that were just named; what was named before stays.

    A place to stand and a place to sit take turns.
    """
    unsafe = any(library.situations[one].safe_from for one in situations)
    return walk._replace(
        leg=leg_meant(leg, walk, library) or walk.leg,
        situations=still(walk.situations, situations, library),
        safe=walk.safe and not unsafe,
    )


def told_with_question(
    situations: tuple[str, ...], walk: Walk | None, library: Library
) -> tuple[str, ...]:
    """What a question tells of the person: no place to be safe in, and in a walk no place at all.

    Where somebody is asking about is not always where they are.
    """
    rows = [library.situations[one] for one in situations]
    stays = walk is not None
    return tuple(row.id for row in rows if not (row.safe_from or (stays and row.is_place)))


def still(before: tuple[str, ...], told: tuple[str, ...], library: Library) -> tuple[str, ...]:
    """What was told before and now, without the places that the person is no longer in."""
    stays = tuple(one for one in before if not _replaced(one, told, library))
    return together(stays, told)


def _replaced(before: str, situations: tuple[str, ...], library: Library) -> bool:
    """Whether a place no longer holds, as the person has told another one."""
    was = library.situations[before]
    now = [library.situations[one] for one in situations]
    stood = was.upright and any(one.seated for one in now)
    sat = was.seated and any(one.upright for one in now)
    moved = was.seated and any(one.seated for one in now)
    return stood or sat or moved or any(before in one.excludes for one in now)

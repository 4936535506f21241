"""What follows from all situations of a walk at once: the stricter wins.

>>> circumstances(("standing", "unsteady"), None, library), forbidden(("unsteady", "bed"), library)
(('unsteady',), frozenset({<Act.STAND: 'stand'>}))
"""

from collections.abc import Iterable
from functools import lru_cache

from skill.coaching.state.state import Walk
from skill.content.choices import Act, Leg
from skill.content.model import Library, Rung
from skill.content.routine_records import Routine
from skill.content.situation_records import Situation

CACHE_SIZE = 256
"""Different sets of situations whose consequences are cached."""
BOTH_LEGS = "both_legs"
"""Id of the situation that both legs cramp; it follows from the leg."""


@lru_cache(maxsize=CACHE_SIZE)
def circumstances(
    situations: tuple[str, ...], leg: Leg | None, library: Library
) -> tuple[str, ...]:
    """Ids of the situations that count, in the order of the content.

    Standing does not count for whoever must not stand.
    """
    said = {*situations, BOTH_LEGS} if leg is Leg.BOTH else set(situations)
    forbids = forbidden(tuple(said), library)
    return tuple(
        row.id
        for row in library.situations.values()
        if row.id in said and not (row.upright and Act.STAND in forbids)
    )


def circumstances_of(walk: Walk, library: Library) -> tuple[str, ...]:
    """The same for a walk; only in relief, both legs are moved at once."""
    return circumstances(walk.situations, walk.leg if walk.relief else None, library)


@lru_cache(maxsize=CACHE_SIZE)
def forbidden(situations: tuple[str, ...], library: Library) -> frozenset[Act]:
    """Everything that any of the situations forbids."""
    return frozenset(act for row in _rows(situations, library) for act in row.forbids)


def is_careful(situations: tuple[str, ...], library: Library) -> bool:
    """Whether holds are cut to the careful dose."""
    return any(row.careful for row in _rows(situations, library))


def lasting(situations: tuple[str, ...], library: Library) -> tuple[str, ...]:
    """Those that hold for the whole talk."""
    return tuple(row.id for row in _rows(situations, library) if row.lasts)


def together(*groups: Iterable[str]) -> tuple[str, ...]:
    """All situations of several groups, each once."""
    return tuple(dict.fromkeys(one for group in groups for one in group))


def allowed(routine: str, situations: tuple[str, ...], library: Library) -> str:
    """Id of the routine, or of the one that takes its place; itself if nothing does."""
    forbids = forbidden(situations, library)
    wanted = library.routines[routine]
    if forbids.isdisjoint(wanted.acts) or not wanted.instead:
        return routine
    return allowed(wanted.instead, situations, library)


def suited(routine: str, situations: tuple[str, ...], library: Library) -> str:
    """Id of the routine, or of the one that takes its place for who did not ask for it by name."""
    wanted = library.routines[routine]
    seated = Act.STAND in wanted.acts and sits(situations, library)
    return allowed(wanted.instead or routine if seated else routine, situations, library)


def sits(situations: tuple[str, ...], library: Library) -> bool:
    """Whether the person sits or lies, or must not stand."""
    seated = any(row.seated for row in _rows(situations, library))
    return seated or Act.STAND in forbidden(situations, library)


def routine_of_rung(
    rung: Rung, wished: str, situations: tuple[str, ...], forbids: frozenset[Act], library: Library
) -> Routine | None:
    """The routine of a rung: the wished one if it has that, else the first that suits.

    Args:
        rung: The rung.
        wished: Id of a routine that the person asked for; empty for none.
        situations: Ids of the situations that count.
        forbids: What must not be done.
        library: The content.
    """
    if not forbids.isdisjoint(rung.acts):
        return None
    rows = _rows(situations, library)
    upright = any(row.upright for row in rows)
    seated = any(row.seated for row in rows)
    suited = [
        wished if wished in rung.routines else "",
        rung.upright if upright else "",
        rung.instead if seated and Act.STAND in library.routines[rung.routine].acts else "",
        rung.routine,
        rung.instead,
    ]
    routines = [library.routines[one] for one in suited if one]
    return next((one for one in routines if forbids.isdisjoint(one.acts)), None)


def _rows(situations: Iterable[str], library: Library) -> list[Situation]:
    return [library.situations[one] for one in situations if one in library.situations]

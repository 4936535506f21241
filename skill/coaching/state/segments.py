"""The segments of a walk: steps spoken in one turn, for one leg, and the question that ends them.

>>> [segment.side.value for segment in segments(Walk("towel_stretch", leg=Leg.RIGHT), library)]
['right', 'left']
"""

from functools import lru_cache
from itertools import pairwise

from skill.coaching.messages.questions import Question
from skill.coaching.state.circumstances import (
    allowed,
    circumstances,
    forbidden,
    routine_of_rung,
)
from skill.coaching.state.state import Hands, Walk
from skill.content.choices import Leg, Side
from skill.content.model import Library, Rung
from skill.content.routine_records import Part, Routine, Step
from skill.record import Record

CACHE_SIZE = 256
"""Different walks whose segments are cached."""


class Segment(Record):
    """The steps that are spoken before the next question."""

    routine: str
    steps: tuple[Step, ...]
    of_steps: int
    """Number of steps in the whole routine, for "step two of five"."""
    first_step: int
    """Index in the routine of this segment's first step, from 0."""
    side: Side
    swapped: bool
    """Whether it begins by swapping legs."""
    round: int
    rounds: int
    rung: str
    ask: Question


def segments(walk: Walk, library: Library) -> tuple[Segment, ...]:
    """All segments of a walk, in order."""
    if walk.relief is None:
        return _of_routine(walk.routine, walk.leg, walk.situations, library)
    off = walk.hands is Hands.OFF
    return _of_ladder(walk.leg, walk.situations, walk.wished, off, library)


@lru_cache(maxsize=CACHE_SIZE)
def _of_ladder(
    leg: Leg | None, situations: tuple[str, ...], wished: str, off: bool, library: Library
) -> tuple[Segment, ...]:
    """One segment for each rung that is not left out, for both legs at once if both cramp."""
    here = circumstances(situations, leg, library)
    forbids = forbidden(here, library)
    side = Side(leg) if leg else Side.UNNAMED
    found = []
    for rung in library.ladder.rungs:
        routine = routine_of_rung(rung, wished, here, forbids, library)
        if routine is not None and not (off and routine.needs_screen):
            found.append(_of_rung(rung, routine, side))
    return tuple(found)


def _of_rung(rung: Rung, routine: Routine, side: Side) -> Segment:
    used = rung.steps if routine.id == rung.routine else ()
    steps = tuple(step for step in routine.steps if not used or step.id in used)
    return Segment(
        routine=routine.id,
        steps=steps,
        of_steps=len(steps),
        first_step=0,
        side=side,
        swapped=False,
        round=1,
        rounds=1,
        rung=rung.id,
        ask=Question.GONE if rung.asks_if_gone else Question.EASING,
    )


@lru_cache(maxsize=CACHE_SIZE)
def _of_routine(
    routine: str, leg: Leg | None, situations: tuple[str, ...], library: Library
) -> tuple[Segment, ...]:
    whole = library.routines[routine]
    parts = [
        part._replace(routine=allowed(part.routine, situations, library))
        for part in whole.parts or (Part(whole.id, 1),)
    ]
    places = [
        (part, number, side)
        for part in parts
        for number in range(1, part.rounds + 1)
        for side in _sides(leg, library.routines[part.routine])
    ]
    asked = [_question(this, after) for this, after in pairwise(places)]
    asked.append(Question.OFFER if whole.then else Question.ANYTHING_ELSE)
    return tuple(
        _segment(library.routines[part.routine], part, number, side, ask, leg)
        for (part, number, side), ask in zip(places, asked, strict=True)
    )


def _sides(leg: Leg | None, routine: Routine) -> list[Side]:
    """The legs in order; by day no leg is sore, so that the left one begins."""
    if not routine.each_leg:
        return [Side(leg) if leg else Side.UNNAMED]
    return [Side.RIGHT, Side.LEFT] if leg is Leg.RIGHT else [Side.LEFT, Side.RIGHT]


def _question(this: tuple[Part, int, Side], after: tuple[Part, int, Side]) -> Question:
    same_routine = this[0].routine == after[0].routine
    return Question.OTHER_LEG if same_routine else Question.NEXT_PART


def _segment(
    routine: Routine, part: Part, number: int, side: Side, ask: Question, leg: Leg | None
) -> Segment:
    first_side = _sides(leg, routine)[0]
    first = number == 1 and side == first_side
    steps = routine.steps if first else tuple(step for step in routine.steps if step.again)
    return Segment(
        routine=routine.id,
        steps=steps,
        of_steps=len(routine.steps),
        first_step=routine.steps.index(steps[0]),
        side=side,
        swapped=not first,
        round=number,
        rounds=part.rounds,
        rung="",
        ask=ask,
    )

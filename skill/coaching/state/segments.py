"""The segments of a walk: steps spoken in one turn, for one leg, and the question that ends them.

>>> [segment.side.value for segment in segments(Walk("towel_stretch", leg=Leg.RIGHT), library)]
['right', 'left']
"""

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from skill.coaching.messages.questions import Question
from skill.coaching.state.state import Walk
from skill.content.choices import Leg, Side
from skill.content.model import Library, Part, Routine, Rung, Step

CACHE_SIZE = 256
"""Different walks whose segments are cached."""
OPPOSITE = {Side.UNNAMED: Side.OTHER, Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}
BOTH = (Side.LEFT, Side.RIGHT)


class Segment(NamedTuple):
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
        return _of_routine(walk.routine, walk.leg, library)
    return _of_ladder(walk.leg, walk.situation, walk.seated, library)


@lru_cache(maxsize=CACHE_SIZE)
def _of_ladder(
    leg: Leg | None, situation: str, seated: bool, library: Library
) -> tuple[Segment, ...]:
    place = library.situations.get(situation)
    sits = seated or leg is Leg.BOTH or (place is not None and place.seated)
    rungs = (_of_rung(rung, leg, sits, library) for rung in library.ladder.rungs)
    return tuple(segment for segments_of_rung in rungs for segment in segments_of_rung)


def _first_side(leg: Leg | None) -> Side:
    return Side.RIGHT if leg is Leg.RIGHT else Side.LEFT if leg else Side.UNNAMED


def _of_rung(rung: Rung, leg: Leg | None, sits: bool, library: Library) -> list[Segment]:
    sides = BOTH if leg is Leg.BOTH else (_first_side(leg),)
    routine = library.routines[rung.seated if sits else rung.routine]
    steps = tuple(step for step in routine.steps if not rung.steps or step.id in rung.steps)
    return [
        Segment(
            routine=routine.id,
            steps=steps,
            of_steps=len(steps),
            first_step=0,
            side=side,
            swapped=side != sides[0],
            round=1,
            rounds=1,
            rung=rung.id,
            ask=Question.EASING if side == sides[-1] else Question.OTHER_LEG,
        )
        for side in sides
    ]


@lru_cache(maxsize=CACHE_SIZE)
def _of_routine(routine: str, leg: Leg | None, library: Library) -> tuple[Segment, ...]:
    whole = library.routines[routine]
    parts = whole.parts or (Part(whole.id, 1),)
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
    first = _first_side(leg)
    return [first, OPPOSITE[first]] if routine.each_leg else [first]


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

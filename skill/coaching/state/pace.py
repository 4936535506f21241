"""How long holds and pauses last for this person.

>>> nudged(Pace.STANDARD, Nudge.MORE), nudged(Pace.LONGER, Nudge.MORE)
(<Pace.LONGER: 'longer'>, <Pace.LONGER: 'longer'>)
"""

from skill.coaching.messages.events import Nudge
from skill.coaching.state.circumstances import is_careful
from skill.coaching.state.state import Walk
from skill.content.choices import Pace
from skill.content.model import Library
from skill.content.routine_records import Step

PAUSE_PERCENT = {Pace.GENTLE: 100, Pace.STANDARD: 100, Pace.LONGER: 150}
"""Time to get into a position, in percent of the step's pause."""


def nudged(pace: Pace, nudge: Nudge) -> Pace:
    """The next longer or shorter pace; the same one at the end of the scale."""
    paces = tuple(Pace)
    place = paces.index(pace) + (1 if nudge is Nudge.MORE else -1)
    return paces[min(max(place, 0), len(paces) - 1)]


def holds(step: Step, walk: Walk, pace: Pace, library: Library) -> tuple[int, ...]:
    """Seconds of each hold of a step; none for a position."""
    if step.manner is None:
        return ()
    if step.careful and is_careful(walk.situations, library):
        return (step.careful.seconds,) * step.careful.times
    return (step.seconds[pace],)


def pause(step: Step, pace: Pace) -> int:
    """Seconds of silence after a position, rounded up."""
    return -(-step.pause * PAUSE_PERCENT[pace] // 100)

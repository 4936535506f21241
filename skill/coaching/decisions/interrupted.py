"""What is left of a hold that the person interrupted.

>>> begun = respond(State(), CrampReported(), library, now).state
>>> spoken = begun._replace(timeline=Timeline(now, (TimelineMark(0, 0.0, 5.0, 35.0, 0),)))
>>> rest_of_hold(Context(spoken, now + 16, library))
(15,)
"""

from skill.coaching.holds import LAST_COUNT, LEAST_NAMED
from skill.coaching.state import pace
from skill.coaching.state.context import Context
from skill.coaching.state.state import ROUND_TRIP_SECONDS

ANNOUNCING_SECONDS = 1.0
"""Longest time from the start of a hold's announcement to the start of the hold."""
ANSWERING_SECONDS = ROUND_TRIP_SECONDS + 1.0
"""Seconds of a hold that pass until the answer has announced its rest."""


def rest_of_hold(context: Context) -> tuple[int, ...]:
    """Seconds left of the current hold, and of each hold that follows it.

    They are rounded down, to fives where they are named, so that a hold never gets longer, however
    often it is interrupted. Empty while the step's instruction is spoken, which the person would
    otherwise miss.
    """
    mark = context.current_mark
    spoken = context.state.timeline
    step = context.segment.steps[context.walk.step]
    if mark is None or spoken is None or mark.hold_end <= mark.hold_start or step.beats:
        return ()
    second = spoken.second(context.now)
    if second < mark.hold_start - ANNOUNCING_SECONDS:
        return ()
    left = int(mark.hold_end - max(second, mark.hold_start) - ANSWERING_SECONDS)
    rest = left - left % 5 if left >= LEAST_NAMED else max(left, LAST_COUNT)
    following = pace.holds(step, context.walk, context.state.profile.pace, context.library)
    return (rest, *following[len(following) - mark.holds_after :])

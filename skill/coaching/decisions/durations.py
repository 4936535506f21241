"""How long a walk still takes, and whether that depends on the pace.

>>> lesson = respond(State(), StretchAsked("towel_stretch"), library, now)
>>> seconds_left(Context(lesson.state, now, library)) > 60
True
"""

from skill.coaching.decisions import walking
from skill.coaching.decisions.interrupted import ALL, Rest
from skill.coaching.state import pace
from skill.coaching.state.context import Context
from skill.coaching.state.state import Walk
from skill.content.choices import Pace

SPOKEN_SECONDS = 6.5
"""Estimated length of the words of one position or hold."""


def depends_on_pace(context: Context, before: Pace, after: Pace) -> bool:
    """Whether anything of this segment takes another time at another pace."""
    walk, library = context.walk, context.library
    return any(
        pace.holds(step, walk, before, library) != pace.holds(step, walk, after, library)
        or pace.pause(step, before) != pace.pause(step, after)
        for step in context.segment.steps[walk.step :]
    )


def seconds_left(context: Context, first: Rest = ALL) -> int:
    """Seconds from the start of the current step to the end of the walk; in relief, of the rung.

    They are exact for the segment being spoken, and estimated for those that follow. `first` is
    what is left of the current step.
    """
    walk, mark, timeline = context.walk, context.current_mark, context.state.timeline
    if mark and timeline:
        spoken = timeline.marks[-1].hold_end - mark.start
        cut = mark.hold_end - mark.hold_start - first.holds[0] if first.holds else 0.0
        rest = round(spoken - cut)
    else:
        rest = _seconds(walk, context)
    if context.relieving:
        return rest
    following = range(walk.segment + 1, len(context.segments))
    return rest + sum(_seconds(walk.at(segment), context) for segment in following)


def _seconds(walk: Walk, context: Context) -> int:
    told = walking.guides(context.segments[walk.segment], walk, context)
    spoken = sum(max(1, len(guide.holds)) for guide in told) * SPOKEN_SECONDS
    return round(spoken) + sum(guide.pause + sum(guide.holds) for guide in told)

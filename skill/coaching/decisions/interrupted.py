"""What is left of a step that the person interrupted: it only ever gets less.

>>> begun = respond(State(), CrampReported(), library, now).state
>>> spoken = begun._replace(timeline=Timeline(now, (TimelineMark(0, 0.0, 5.0, 35.0, 0),)))
>>> rest_of_step(Context(spoken, now + 16, library))
Rest(holds=(15,), instructs=False)
"""

from skill.coaching.holds import LEAST_NAMED
from skill.coaching.messages.replies import Reply
from skill.coaching.state import pace
from skill.coaching.state.context import Context
from skill.coaching.state.state import ROUND_TRIP_SECONDS, TimelineMark
from skill.content.routine_records import Step
from skill.record import Record

ANNOUNCING_SECONDS = 1.0
"""Longest time from the start of a hold's announcement to the start of the hold."""
ANSWERING_SECONDS = ROUND_TRIP_SECONDS + ANNOUNCING_SECONDS
"""Seconds of a hold that pass until the answer has announced its rest."""
SAYING_SECONDS = 3.5
"""Longest time that the words take which are said before a rest."""
BREATH_SECONDS = 2.0
"""Silence that may be due between such words and an instruction."""


class Rest(Record):
    """What is left of a step that the person interrupted."""

    holds: tuple[int, ...] = ()
    """Seconds left of the current hold, and of each hold that follows it; empty for all of them."""
    instructs: bool = True
    """Whether the step's instruction, which the person has missed, is said again before them."""


ALL = Rest()
"""The whole step, as if it had not begun."""


def rest_of_step(context: Context, *before: Reply) -> Rest:
    """What is left of the current step once `before` is said.

    A hold ends when it would have ended, or earlier: its seconds are rounded down, to fives where
    they are named. An instruction that was interrupted is said again: the first time with the whole
    hold, then only as long as the hold leaves time for it.
    """
    mark = context.current_mark
    if mark is None or _step(context).manner is None:
        return ALL
    following = _following(context, mark)
    if following and _second(context) >= mark.hold_end:
        return Rest(following, instructs=False)
    if _within_instruction(context, mark) and (
        seconds := _after_instruction(context, mark, before)
    ):
        return Rest((seconds, *following))
    return Rest((_left(context, mark, before), *following), instructs=False)


def _step(context: Context) -> Step:
    return context.segment.steps[context.walk.step]


def _following(context: Context, mark: TimelineMark) -> tuple[int, ...]:
    """Seconds of each hold of the step that comes after the current one."""
    profile = context.state.profile
    holds = pace.holds(_step(context), context.walk, profile.pace, context.library)
    return holds[len(holds) - mark.holds_after :]


def _length(mark: TimelineMark) -> int:
    return round(mark.hold_end - mark.hold_start)


def _second(context: Context) -> float:
    spoken = context.state.timeline
    return spoken.second(context.now) if spoken else 0.0


def _within_instruction(context: Context, mark: TimelineMark) -> bool:
    begins = mark.hold_start - ANNOUNCING_SECONDS
    return not mark.resumed and _second(context) < begins


def _after_instruction(context: Context, mark: TimelineMark, before: tuple[Reply, ...]) -> int:
    """Seconds of the hold if its instruction is said again; 0 if there is no time for that."""
    if not mark.again:
        return _length(mark)
    breath = BREATH_SECONDS if before else 0.0
    left = _left(context, mark, before, mark.hold_start - mark.start + breath)
    return left if left >= LEAST_NAMED else 0


def _left(
    context: Context, mark: TimelineMark, before: tuple[Reply, ...], instructing: float = 0.0
) -> int:
    """Seconds left of the hold after what is said first; never more than all of it."""
    saying = ANSWERING_SECONDS + (SAYING_SECONDS if before else 0.0) + instructing
    left = min(_length(mark), int(mark.hold_end - _second(context) - saying))
    step = _step(context)
    if step.beats:
        return _whole_beats(left, step, context)
    return left - left % 5 if left >= LEAST_NAMED else max(left, 0)


def _whole_beats(left: int, step: Step, context: Context) -> int:
    """The seconds of as many movements down and up as there is time for."""
    (seconds,) = pace.holds(step, context.walk, context.state.profile.pace, context.library)
    beats = int(max(left, 0) * step.beats / seconds)
    return round(beats * seconds / step.beats)

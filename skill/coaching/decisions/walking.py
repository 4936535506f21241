"""Leading through a walk: speaking a segment from one of its steps on, and changing steps.

>>> lesson = respond(State(), StretchAsked("towel_stretch"), library, now)
>>> [reply.step.id for reply in lesson.replies if isinstance(reply, Guide)]
['leg_out', 'towel', 'pull']
"""

from collections.abc import Iterable

from skill.coaching.decisions import reminders
from skill.coaching.holds import LAST_COUNT
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.questions import Question, RoutineId
from skill.coaching.messages.replies import Ask, Guide, MakeSafe, Reply, Say, Wait
from skill.coaching.state import pace
from skill.coaching.state.context import Context
from skill.coaching.state.outcome import Outcome
from skill.coaching.state.segments import Segment, segments
from skill.coaching.state.state import Walk
from skill.content.choices import Leg
from skill.content.model import Library

SWAP_SECONDS = 2
"""Silence after "swap legs", so that the person can do it."""
ANNOUNCING_SECONDS = 1.0
"""Longest time from the start of a hold's announcement to the start of the hold."""
SHORTEST_REST = 7.5
"""If fewer seconds of a hold are left, only the last three are counted."""


def speak_from(
    context: Context,
    walk: Walk,
    *before: Reply,
    position: bool = False,
    rest: tuple[int, ...] = (),
) -> Outcome:
    """Say `before`, speak the walk's segment from its step on, then ask the segment's question.

    `position` adds "step two of five" at the start; `rest` replaces the seconds of the first
    step's holds where one was interrupted. As long as the situation has to be made safe, only
    that is said.
    """
    if must_make_safe(walk, context.library):
        return context.with_walk(walk).say(MakeSafe(walk.situation), Ask(Question.MADE_SAFE))
    segment = segments(walk, context.library)[walk.segment]
    where = _position(segment, walk, context) if position else None
    opening = [*before, *([where] if where else [])]
    if _swaps(segment, walk, context):
        opening += _swap(segment, said_round=where is not None)
    guides = _guides(segment, walk, context, rest)
    return context.with_walk(walk).say(*opening, *guides, *_ending(segment, walk, context))


def foremost(situations: Iterable[str], library: Library) -> str:
    """Of several situations, the one that changes most; empty if there is none."""
    known = [row for row in library.situations.values() if row.id in situations]
    most = max(known, key=lambda one: (one.first_make_safe, one.careful, one.seated), default=None)
    return most.id if most else ""


def must_make_safe(walk: Walk, library: Library) -> bool:
    """Whether the person still has to make the situation safe before the first movement."""
    situation = library.situations.get(walk.situation)
    return situation is not None and situation.first_make_safe and not walk.safe


def _guides(segment: Segment, walk: Walk, context: Context, rest: tuple[int, ...]) -> list[Guide]:
    pace_now = context.state.profile.pace
    guides = [
        Guide(
            step=step,
            place=place,
            routine=segment.routine,
            rung=segment.rung,
            situation=_cues_for(walk, context),
            side=segment.side,
            holds=pace.holds(step, walk, pace_now, context.library),
            pause=pace.pause(step, pace_now),
            position=_position(segment, walk.at(walk.segment, place), context),
        )
        for place, step in enumerate(segment.steps)
        if place >= walk.step
    ]
    if rest:
        guides[0] = guides[0]._replace(holds=rest, resumed=True)
    elif walk.hold:
        guides[0] = guides[0]._replace(holds=guides[0].holds[walk.hold :])
    return guides


def _cues_for(walk: Walk, context: Context) -> str:
    """Id of the situation whose words to speak; empty if they mean standing on two sore legs."""
    situation = context.library.situations.get(walk.situation)
    too_much = situation is not None and situation.upright and walk.leg is Leg.BOTH
    return "" if too_much else walk.situation


def _swaps(segment: Segment, walk: Walk, context: Context) -> bool:
    """Whether to say "swap legs", because the person comes from the other leg's segment.

    A segment repeated from its first step names the leg itself.
    """
    before = context.state.walk
    if before is None:
        return False
    if walk.step == 0 and walk.segment == before.segment + 1:
        return segment.swapped
    back = walk.step > 0 and walk.segment == before.segment - 1
    return back and context.segment.swapped


def _swap(segment: Segment, *, said_round: bool) -> list[Reply]:
    named = segment.rounds > 1 and not said_round
    rounds = [Say(Phrase.ROUND, {"round": segment.round})] if named else []
    return [*rounds, Say(Phrase.SWAP), Wait(SWAP_SECONDS)]


def position_of(context: Context) -> Say | None:
    """The phrase "step two of five" for the walk under way; None if it has one step only."""
    return _position(context.segment, context.walk, context)


def _position(segment: Segment, walk: Walk, context: Context) -> Say | None:
    """Which rung of the ladder or step of the routine this is; None if there is one only."""
    if segment.rung:
        rungs = [rung.id for rung in context.library.ladder.rungs]
        place, total = rungs.index(segment.rung) + 1, len(rungs)
    else:
        place, total = segment.first_step + walk.step + 1, segment.of_steps
    if segment.rounds > 1:
        return Say(Phrase.POSITION_ROUND, {"round": segment.round, "n": place, "total": total})
    return Say(Phrase.POSITION, {"n": place, "total": total}) if total > 1 else None


def _ending(segment: Segment, walk: Walk, context: Context) -> list[Reply]:
    if not segment.ask.facts.is_last:
        return [Ask(segment.ask)]
    routine = context.library.routines[walk.routine]
    if routine.then and routine.then != context.state.last_advice:
        return [Say(Phrase.FINISHED), Ask(Question.OFFER, RoutineId(routine.id))]
    if (routine.reminds or context.state.relieved) and not context.has_reminder:
        return [Say(Phrase.FINISHED), reminders.proposal(context)]
    return [Say(Phrase.FINISHED), Ask(Question.ANYTHING_ELSE)]


def next_step(context: Context) -> Outcome:
    """Go to the next step; after a segment's last step, to the next segment."""
    walk = context.walk
    if walk.step + 1 < len(context.segment.steps):
        return speak_from(context, walk.at(walk.segment, walk.step + 1), position=True)
    if walk.segment + 1 < len(context.segments):
        return speak_from(context, walk.at(walk.segment + 1), position=True)
    *_, offer = _ending(context.segment, walk, context)
    return context.with_walk(walk).say(Say(Phrase.LAST_STEP), offer)


def next_segment(context: Context) -> Outcome:
    """Begin the next segment, now that the person has said that they are ready."""
    return speak_from(context, context.walk.at(context.walk.segment + 1))


def previous_step(context: Context) -> Outcome:
    """Go back one step; at a check-in, repeat the segment; at the very first step, repeat it."""
    walk = context.walk
    if context.at_check_in:
        return speak_from(context, walk.at(walk.segment), position=True)
    if walk.step > 0:
        return speak_from(context, walk.at(walk.segment, walk.step - 1), position=True)
    if walk.segment == 0:
        return speak_from(context, walk.at(0), position=True)
    before = context.segments[walk.segment - 1]
    step = 0 if context.relieving else len(before.steps) - 1
    return speak_from(context, walk.at(walk.segment - 1, step), position=True)


def this_step(context: Context, *before: Reply, position: bool = True) -> Outcome:
    """Repeat the current step from its beginning."""
    walk = context.walk
    return speak_from(context, walk.at(walk.segment, walk.step), *before, position=position)


def start_over(context: Context) -> Outcome:
    """Begin the walk at its first step; in relief, without a word before the first movement."""
    walk = context.walk.at(0)
    return speak_from(context, walk, position=not context.relieving)


def seconds_left(context: Context) -> int:
    """Seconds from the start of the current step to the end of the walk; in relief, of the rung.

    They are exact for the segment being spoken, and estimated for those that follow.
    """
    walk, mark, timeline = context.walk, context.current_mark, context.state.timeline
    if mark and timeline:
        rest = round(timeline.marks[-1].hold_end - mark.start)
    else:
        rest = _seconds(walk, context)
    if context.relieving:
        return rest
    following = range(walk.segment + 1, len(context.segments))
    return rest + sum(_seconds(walk.at(segment), context) for segment in following)


SPOKEN_SECONDS = 5
"""Estimated length of the words of one position or hold."""


def _seconds(walk: Walk, context: Context) -> int:
    guides = _guides(context.segments[walk.segment], walk, context, ())
    spoken = sum(max(1, len(guide.holds)) for guide in guides) * SPOKEN_SECONDS
    return spoken + sum(guide.pause + sum(guide.holds) for guide in guides)


def rest_of_hold(context: Context) -> tuple[int, ...]:
    """Seconds left of the current hold, rounded to fives, and of each hold that follows it.

    Empty while the step's instruction is spoken, which the person would otherwise miss.
    """
    mark = context.current_mark
    spoken = context.state.timeline
    step = context.segment.steps[context.walk.step]
    if mark is None or spoken is None or mark.hold_end <= mark.hold_start or step.beats:
        return ()
    second = spoken.second(context.now)
    if second < mark.hold_start - ANNOUNCING_SECONDS:
        return ()
    left = mark.hold_end - max(second, mark.hold_start)
    rest = LAST_COUNT if left < SHORTEST_REST else 5 * round(left / 5)
    following = pace.holds(step, context.walk, context.state.profile.pace, context.library)
    return (rest, *following[len(following) - mark.holds_after :])

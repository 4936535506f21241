"""Leading through a walk: speaking a segment from one of its steps on, and changing steps.

>>> lesson = respond(State(), StretchAsked("towel_stretch"), library, now)
>>> [reply.step.id for reply in lesson.replies if isinstance(reply, Guide)]
['leg_out', 'towel', 'pull']
"""

from collections.abc import Mapping

from skill.coaching.decisions import reminders
from skill.coaching.decisions.interrupted import ALL, Rest, rest_of_step
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.questions import Question, RoutineId, SituationId
from skill.coaching.messages.replies import Ask, Guide, Keep, MakeSafe, Reply, Say, Wait
from skill.coaching.state import pace, whereabouts
from skill.coaching.state.circumstances import circumstances_of
from skill.coaching.state.context import Context
from skill.coaching.state.outcome import Outcome
from skill.coaching.state.segments import Segment, segments
from skill.coaching.state.state import Hands, Walk
from skill.content.model import Library
from skill.content.word_records import HELPER

SWAP_SECONDS = 2
"""Silence after "swap legs", so that the person can do it."""

_SCREENS: Mapping[frozenset[Question], Question | None] = {
    frozenset({Question.LEG_CHECK}): Question.SCREEN_TEAR,
    frozenset({Question.POP_CHECK}): Question.SCREEN_CLOT,
    frozenset({Question.LEG_CHECK, Question.POP_CHECK}): None,
}
"""Checks that were answered no → what is left to ask before hands are laid on the calf, if any."""


def speak_from(
    context: Context,
    walk: Walk,
    *before: Reply,
    position: bool = False,
    rest: Rest = ALL,
) -> Outcome:
    """Say `before`, speak the walk's segment from its step on, then ask the segment's question.

    `position` adds "step two of five" at the start; `rest` is what is left of the first step where
    that was interrupted. What has to come before a movement is said instead, as
    long as it is not answered: being safe, and the question for signs of a clot or a tear.
    """
    if unsafe := whereabouts.place_to_leave(walk, context.library):
        ask = Ask(Question.MADE_SAFE, SituationId(unsafe))
        return context.with_walk(walk).say(*before, make_safe(unsafe, walk), ask)
    if whereabouts.must_screen(walk, context.library):
        if screen := _SCREENS.get(frozenset(context.state.cleared), Question.SCREEN):
            cue = [Say(Phrase.SCREEN)] if walk.relief else []
            return context.with_walk(walk).say(*before, *cue, Ask(screen), asked_mid_step=True)
        walk = walk._replace(hands=Hands.ALLOWED)
    segment = segments(walk, context.library)[walk.segment]
    where = _position(segment, walk.step) if position else None
    opening = [*before, *([where] if where else _round(walk, context))]
    if _swaps(segment, walk, context):
        opening += [Say(Phrase.SWAP), Wait(SWAP_SECONDS)]
    told = guides(segment, walk, context, rest)
    return context.with_walk(walk).say(*opening, *told, *_ending(segment, walk, context))


def unsafe_place(context: Context) -> list[Reply]:
    """What makes the person safe where they are, before anything else is asked."""
    walk = context.walk
    unsafe = whereabouts.unsafe_places(walk.situations, context.library)
    return [] if walk.safe else [make_safe(one, walk) for one in unsafe[:1]]


def make_safe(place: str, walk: Walk) -> MakeSafe:
    """What makes the person safe in a place; said to who helps, if somebody does."""
    return MakeSafe(place, HELPER in walk.situations)


def go_on(context: Context, *before: Reply) -> Outcome:
    """Say this, and go on with the rest of the hold, or ask the open question again."""
    if context.current_mark is None:
        return context.ask_again(*before)
    return speak_from(context, context.walk, *before, rest=rest_of_step(context, *before))


def keep(context: Context) -> Keep:
    """What to keep doing while something else is said."""
    return Keep(context.segment.routine, circumstances_of(context.walk, context.library))


def made_safe(context: Context) -> Outcome:
    """Go on, now that the person is safe; a place that they have left counts no more."""
    here = whereabouts.once_safe(context.walk, context.library)
    return speak_from(context, _same_rung(here, context))


def _same_rung(walk: Walk, context: Context) -> Walk:
    """The walk at the rung where it was, now that other rungs may be left out."""
    rungs = [segment.rung for segment in segments(walk, context.library)]
    rung = context.segment.rung
    return walk.at(rungs.index(rung) if rung in rungs else min(walk.segment, len(rungs) - 1))


def guides(segment: Segment, walk: Walk, context: Context, rest: Rest = ALL) -> list[Guide]:
    """The steps of a segment from the walk's on; `rest` is what is left of the first one."""
    pace_now = context.state.profile.pace
    situations = circumstances_of(walk, context.library)
    until_eased = _until_eased(segment, context.library)
    told = [
        Guide(
            step=step,
            place=place,
            routine=segment.routine,
            rung=segment.rung,
            situations=situations,
            side=segment.side,
            holds=pace.holds(step, walk, pace_now, context.library),
            pause=pace.pause(step, pace_now),
            until_eased=until_eased,
        )
        for place, step in enumerate(segment.steps)
        if place >= walk.step
    ]
    if rest.holds:
        told[0] = _rest_of(told[0], rest)
    elif walk.hold:
        told[0] = told[0]._replace(holds=told[0].holds[walk.hold :])
    return told


def _rest_of(guide: Guide, rest: Rest) -> Guide:
    """What is left of a step that was interrupted."""
    left = guide._replace(holds=rest.holds, resumed=not rest.instructs, again=rest.instructs)
    beats = round(rest.holds[0] * guide.step.beats / guide.holds[0])
    return left._replace(step=guide.step._replace(beats=beats)) if beats else left


def _until_eased(segment: Segment, library: Library) -> bool:
    return any(rung.until_eased for rung in library.ladder.rungs if rung.id == segment.rung)


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


def _round(walk: Walk, context: Context) -> list[Reply]:
    """Which round of several begins, said with its first leg; nothing within a round."""
    came_from = context.state.walk
    segment = segments(walk, context.library)[walk.segment]
    goes_on = came_from is not None and walk == came_from.at(came_from.segment + 1)
    if not goes_on or segment.rounds == 1:
        return []
    before = context.segment
    begins = (before.round, before.rounds) != (segment.round, segment.rounds)
    return [Say.of(Phrase.ROUND, round=segment.round)] if begins else []


def position_of(context: Context) -> Say | None:
    """The phrase "step two of five" for the walk under way; None if it has one step only."""
    return _position(context.segment, context.walk.step)


def _position(segment: Segment, step: int) -> Say | None:
    """Which step of the routine this is; None in relief, which is no list to work through."""
    if segment.rung:
        return None
    place, total = segment.first_step + step + 1, segment.of_steps
    if segment.rounds > 1:
        return Say.of(Phrase.POSITION_ROUND, round=segment.round, n=place, total=total)
    return Say.of(Phrase.POSITION, n=place, total=total) if total > 1 else None


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

"""Resuming: where a walk stopped, and how a later conversation goes on with it.

>>> state = respond(State(), StretchAsked("towel_stretch"), library, now).state
>>> memory_of(state, now, library).place.routine
'towel_stretch'
"""

from skill.coaching.decisions.relief import ROUTINE as RELIEF
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.questions import Question, RoutineId
from skill.coaching.messages.replies import Ask, Say
from skill.coaching.state import whereabouts
from skill.coaching.state.circumstances import circumstances_of, forbidden
from skill.coaching.state.context import Context
from skill.coaching.state.memory import Memory, Place, Reached
from skill.coaching.state.outcome import Outcome
from skill.coaching.state.state import ROUND_TRIP_SECONDS, Relief, State, Timeline, Walk
from skill.coaching.state.validation import is_valid_place
from skill.content.model import Library

KEPT_SECONDS = 3600.0
"""How long an unfinished walk can be resumed."""


def memory_of(state: State, now: float, library: Library) -> Memory:
    """What to store of a conversation that ends at `now`; nothing once forgetting was asked."""
    if state.forgotten:
        return Memory(mark=state.mark)
    return Memory(place(Context(state, now, library)), state.profile, state.mark)


def memory_on_the_way(state: State, now: float, library: Library) -> Memory:
    """What to store while the last answer is being spoken: also where it leads to."""
    memory = memory_of(state, now, library)
    if memory.place is None or state.walk is None:
        return memory
    return memory._replace(place=_on_the_way(memory.place, state, now))


def state_from_memory(memory: Memory, now: float, library: Library) -> State:
    """The state in which a conversation with a remembered person begins."""
    kept = _reached(memory.place, now) if memory.place else None
    usable = kept is not None and now < kept.until and is_valid_place(kept, library)
    unfinished = kept if usable else None
    return State(profile=memory.profile, unfinished=unfinished, mark=memory.mark)


def _on_the_way(here: Place, state: State, now: float) -> Place:
    """The place with where the answer leads that has just begun, if it is heard to its end."""
    spoken, asked = state.timeline, state.open_question
    if spoken is None or not spoken.marks or asked is None or state.asked_mid_step:
        return here
    last, end = spoken.marks[-1], _moment(spoken, spoken.marks[-1].hold_end)
    if asked.question.facts.is_last:
        here = here._replace(ends=end)
    if here.rung:
        return here
    steps = {mark.step: mark.start for mark in reversed(spoken.marks)}
    begun = [(_moment(spoken, start), step) for step, start in reversed(steps.items())]
    later = [Reached(at, step, ready=False) for at, step in begun if at > now and step != here.step]
    if asked.question.facts.between_segments:
        later.append(Reached(end, last.step, ready=True))
    return here._replace(later=tuple(later))


_LATER = 0.001
"""Seconds after the beginning of a step from which on it counts as reached."""


def _moment(spoken: Timeline, second: float) -> float:
    return spoken.began + ROUND_TRIP_SECONDS + second + _LATER


def _reached(kept: Place, now: float) -> Place | None:
    """Where a walk is if the answer was heard until now; None if that led it to its end."""
    if kept.ends and now >= kept.ends:
        return None
    here = kept._replace(later=(), ends=0.0)
    for moment in kept.later:
        if moment.at <= now:
            here = here._replace(step=moment.step, ready=moment.ready)
    return here


def place(context: Context) -> Place | None:
    """Where the walk can be resumed if the session ends now; None if there is nothing to resume."""
    if context.state.walk is None:
        return context.state.unfinished
    walk = context.walk
    if context.is_finished or _is_special(walk, context.library):
        return None
    until = context.now + KEPT_SECONDS
    if context.relieving:
        # Resumed relief keeps its first deadline: `_walk` takes the start of the cramp from it.
        relief = context.relief
        until = relief.began + KEPT_SECONDS if relief.resumed else until
        return Place(RELIEF, context.segment.rung, 0, 0, ready=False, until=until)
    ready = context.is_between_segments
    return Place(walk.routine, "", walk.segment, walk.step, ready, until)


def _is_special(walk: Walk, library: Library) -> bool:
    """Whether where or how the person is forbids something, which is not stored."""
    here = circumstances_of(walk, library)
    return bool(whereabouts.place_to_leave(walk, library) or forbidden(here, library))


def offer(context: Context) -> Outcome | None:
    """Greet the person and ask whether to resume; None if there is nothing to resume."""
    back = resumed(context)
    if back is None or back.is_finished:
        return None
    here, welcome = back.with_walk(back.walk), Say(Phrase.WELCOME_BACK)
    if back.relieving:
        return here.say(
            welcome,
            Say(Phrase.TOES_UP),
            Ask(Question.CALF_EASING),
            asked_mid_step=not back.at_check_in,
        )
    carry_on = Ask(Question.CARRY_ON, RoutineId(back.segment.routine))
    return here.say(welcome, carry_on, paused_question=back.check_in)


def resumed(context: Context) -> Context | None:
    """The context with the unfinished walk under way again; None if there is none."""
    state, kept = context.state, context.state.unfinished
    if state.walk is not None:
        return context
    if kept is None or context.now >= kept.until:
        return None
    walk = _walk(kept)
    under_way = context.with_state(state._replace(walk=walk, unfinished=None))
    if not kept.ready:
        return under_way
    asked = Ask(under_way.segment.ask)
    return under_way.with_state(under_way.state._replace(paused_question=asked))


def _walk(kept: Place) -> Walk:
    """The walk that stopped at a place.

    Relief begins again at its first rung, as leg and situation are not kept. The cramp counts from
    the time at which the place was first stored.
    """
    if not kept.rung:
        return Walk(kept.routine, segment=kept.segment, step=kept.step)
    return Walk(RELIEF, relief=Relief(began=max(kept.until - KEPT_SECONDS, 0.0), resumed=True))

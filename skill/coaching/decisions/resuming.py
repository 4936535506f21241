"""Coming back: where a walk stopped, and how it is gone on with in a later conversation."""

from skill.coaching.decisions.relief import ROUTINE as RELIEF
from skill.coaching.decisions.walking import must_make_safe
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.replies import (
    Ask,
    Outcome,
    Question,
    Say,
)
from skill.coaching.state.context import BETWEEN_TURNS, Moment
from skill.coaching.state.memory import Memory, Place
from skill.coaching.state.segments import turns
from skill.coaching.state.state import Relief, State, Walk
from skill.coaching.state.validation import place_fits
from skill.content.model import Library

KEPT_SECONDS = 3600.0
"""How long a place is kept."""


def remembered(state: State, now: float, library: Library) -> Memory:
    """What is to be kept of a conversation, as it stands at `now`."""
    if state.forgotten:
        return Memory()
    return Memory(place(Moment(state, now, library)), state.profile)


def recalled(memory: Memory, now: float, library: Library) -> State:
    """How a conversation begins with somebody of whom this is known."""
    kept = memory.place
    usable = kept is not None and now < kept.until and place_fits(kept, library)
    return State(profile=memory.profile, unfinished=kept if usable else None)


def place(moment: Moment) -> Place | None:
    """Where the walk stops if nothing more is said; None if there is nothing to go on with."""
    if moment.state.walk is None:
        return moment.state.unfinished
    walk = moment.walk
    if moment.finished or must_make_safe(walk, moment.library):
        return None
    until = moment.now + KEPT_SECONDS
    if moment.relieving:
        # One that was come back to is kept no longer, so that it is known how long it lasts.
        relief = moment.relief
        until = relief.began + KEPT_SECONDS if relief.resumed else until
        return Place(RELIEF, moment.turn.rung, 0, 0, ready=False, until=until)
    ready = moment.check_in in BETWEEN_TURNS
    return Place(walk.routine, "", walk.turn, walk.step, ready, until)


def offer(moment: Moment) -> Outcome | None:
    """Greet, and ask whether to go on; None if there is nothing to go on with."""
    back = taken_up(moment)
    if back is None or back.finished:
        return None
    welcome = Say(Phrase.WELCOME_BACK)
    if back.relieving:
        check_in = Ask(Question.CALF_EASING)
        return back.outcome(welcome, check_in, walk=back.walk, aside=not back.at_check_in)
    carry_on = Ask(Question.CARRY_ON, back.turn.routine)
    return back.outcome(welcome, carry_on, walk=back.walk, asked_at_check_in=back.check_in)


def taken_up(moment: Moment) -> Moment | None:
    """The moment with the unfinished walk under way again; None if there is none."""
    state, kept = moment.state, moment.state.unfinished
    if state.walk is not None:
        return moment
    if kept is None or moment.now >= kept.until:
        return None
    walk = _walk(kept, moment.library)
    under_way = moment.with_state(state._replace(walk=walk, unfinished=None))
    if not kept.ready:
        return under_way
    return under_way.with_state(under_way.state._replace(asked_at_check_in=under_way.turn.ask))


def _walk(kept: Place, library: Library) -> Walk:
    """The walk that stopped at a place; in relief, at the rung as somebody new comes to it.

    The cramp is taken to have begun when the place was kept, at the latest, and a rung that is
    tried several times to have been tried once.
    """
    if not kept.rung:
        return Walk(kept.routine, turn=kept.turn, step=kept.step)
    tries = int(kept.rung == library.ladder.last_try)
    relief = Relief(began=max(kept.until - KEPT_SECONDS, 0.0), tries=tries, resumed=True)
    walk = Walk(RELIEF, relief=relief)
    rungs = [turn.rung for turn in turns(walk, library)]
    return walk._replace(turn=rungs.index(kept.rung))

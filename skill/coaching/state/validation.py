"""What fits the content: stored states may be older than it, and slots may name what it has not."""

from skill.coaching.messages import schedule
from skill.coaching.messages.events import CrampReported, Event, StretchAsked
from skill.coaching.messages.replies import CHECK_INS, Question
from skill.coaching.state import pace
from skill.coaching.state.context import BETWEEN_TURNS, REMINDER_QUESTIONS, WITHIN_A_STEP
from skill.coaching.state.memory import Place
from skill.coaching.state.segments import Segment, segments
from skill.coaching.state.state import State, Timeline, Walk
from skill.content.model import Library

LEGS = ("", "left", "right", "both")
LONGEST_TURN = 240.0
"""Seconds; no answer plays longer."""

_WITHOUT_A_WALK = {
    Question.GUIDE,
    Question.WHICH,
    Question.OFFER,
    Question.SAY_AGAIN,
    Question.REMIND,
    Question.MOVE_REMINDER,
    Question.WHICH_TIME,
    Question.ANYTHING_ELSE,
}


def without_unknown_ids(event: Event, library: Library) -> Event:
    """The event without a leg, situation or routine that the content does not have."""
    if not isinstance(event, CrampReported | StretchAsked):
        return event
    leg = event.leg if event.leg in LEGS else ""
    situation = event.situation if event.situation in library.situations else ""
    if isinstance(event, CrampReported):
        return event._replace(leg=leg, situation=situation)
    routine = event.routine if event.routine in library.routines else ""
    return StretchAsked(routine, leg, situation)


def is_valid(state: State, library: Library) -> bool:
    """Whether every id, place and time in the state is one that the content can have."""
    unfinished = state.unfinished
    if unfinished is not None and not is_valid_place(unfinished, library):
        return False
    return _questions_fit(state, library) and _places_fit(state, library)


def is_valid_place(place: Place, library: Library) -> bool:
    """Whether the content has this place of an unfinished walk."""
    if place.rung:
        return place.rung in {rung.id for rung in library.ladder.rungs}
    if place.routine not in library.routines:
        return False
    in_order = segments(Walk(place.routine), library)
    if place.turn >= len(in_order) or place.step >= len(in_order[place.turn].steps):
        return False
    return not place.ready or in_order[place.turn].ask in BETWEEN_TURNS


def _questions_fit(state: State, library: Library) -> bool:
    asked = {state.question, state.paused_question} - {""}
    if not asked <= set(Question) or (state.walk is None and not asked <= _WITHOUT_A_WALK):
        return False
    relieving = state.walk is not None and state.walk.relief is not None
    if asked & CHECK_INS and not relieving:
        return False
    if state.paused_question in WITHIN_A_STEP:
        return False
    if state.last_advice not in {"", *library.advice}:
        return False
    return _topic_fits(state.topic, asked, library)


def _topic_fits(topic: str, asked: set[str], library: Library) -> bool:
    """An offer needs who made it, an unfinished walk its name, a reminder its times."""
    offering = {*library.advice, *(row.id for row in library.routines.values() if row.then)}
    needed = []
    if Question.OFFER in asked:
        needed.append(topic in offering)
    if Question.CARRY_ON in asked:
        needed.append(topic in library.routines)
    proposed = schedule.read(topic) is not None
    if asked & REMINDER_QUESTIONS:
        needed.append(proposed)
    if needed:
        return all(needed)
    return proposed or topic in {"", *library.advice, *library.routines}


def _places_fit(state: State, library: Library) -> bool:
    walk = state.walk
    if walk is None:
        return state.timeline is None
    if walk.leg not in LEGS or walk.situation not in {"", *library.situations}:
        return False
    if walk.relief is None and walk.routine not in library.routines:
        return False
    in_order = segments(walk, library)
    if walk.turn >= len(in_order) or not _step_fits(state, walk, in_order[walk.turn], library):
        return False
    last = walk.turn + 1 == len(in_order)
    return not (last and {state.question, state.paused_question} & BETWEEN_TURNS)


def _step_fits(state: State, walk: Walk, turn: Segment, library: Library) -> bool:
    if walk.step >= len(turn.steps):
        return False
    holds = pace.holds(turn.steps[walk.step], walk, state.profile.pace, library)
    if walk.hold >= max(len(holds), 1):
        return False
    return state.timeline is None or _spoken_fits(state.timeline, len(turn.steps))


def _spoken_fits(spoken: Timeline, steps: int) -> bool:
    return all(
        mark.step < steps
        and mark.start <= mark.hold_start <= mark.hold_end <= LONGEST_TURN
        and mark.holds_after <= len(spoken.marks)
        for mark in spoken.marks
    )

"""Whether a stored state still fits the content, which may have changed since."""

from skill.coaching.replies import Question
from skill.coaching.state import State, Walk
from skill.coaching.turns import turns
from skill.content.model import Library

_LEGS = ("", "left", "right", "both")


def fits(state: State, library: Library) -> bool:
    """Whether every id and place in the state exists in the content."""
    asked = {state.question, state.asked_at_check_in} - {""}
    return (
        asked <= set(Question)
        and _topics_fit(state, library)
        and (state.walk is None or _walk_fits(state.walk, library))
        and (state.walk is not None or not asked & _IN_A_WALK)
    )


_IN_A_WALK = set(Question) - {
    Question.GUIDE,
    Question.WHICH,
    Question.OFFER,
    Question.SAY_AGAIN,
    Question.ANYTHING_ELSE,
}


def _topics_fit(state: State, library: Library) -> bool:
    known = {"", *library.advice, *library.routines}
    offered = state.topic if Question.OFFER in (state.question, state.asked_at_check_in) else ""
    offers = bool(offered) or state.question != Question.OFFER
    return (
        {state.topic, state.answered} <= known
        and offers
        and state.answered
        in {
            "",
            *library.advice,
        }
    )


def _walk_fits(walk: Walk, library: Library) -> bool:
    if walk.leg not in _LEGS or walk.situation not in {"", *library.situations}:
        return False
    if walk.relief is None and walk.routine not in library.routines:
        return False
    in_order = turns(walk, library)
    return walk.turn < len(in_order) and walk.step < len(in_order[walk.turn].steps)

"""What is measured about a turn; never words, ids or anything about the body."""

from enum import StrEnum

from skill.coaching.messages.events import Control, Event, Felt, NotUnderstood, Steered
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.replies import Say
from skill.coaching.state.outcome import Outcome
from skill.coaching.state.state import State

_YES_OR_NO = (Steered(Control.YES), Steered(Control.NO))


class TurnResult(StrEnum):
    """What happened in a turn."""

    EASING = "easing"
    """A check-in in relief was answered by easing."""
    NOT_EASING = "not_easing"
    """A check-in in relief was answered by no, the same or worse."""
    DANGER_SIGN = "danger_sign"
    NOT_UNDERSTOOD = "not_understood"
    OTHER = "other"


def classify(state: State, event: Event, outcome: Outcome) -> TurnResult:
    """What happened in the turn in which this event reached this state.

    >>> asked = State(open_question=Ask(Question.EASING), walk=Walk("relief", relief=Relief(now)))
    >>> eased = Felt(Feeling.EASING)
    >>> classify(asked, eased, respond(asked, eased, library, now))
    <TurnResult.EASING: 'easing'>
    """
    if outcome.warns:
        return TurnResult.DANGER_SIGN
    if isinstance(event, NotUnderstood):
        return TurnResult.NOT_UNDERSTOOD
    answers = isinstance(event, Felt) or event in _YES_OR_NO
    too_early = event in _YES_OR_NO and _is_where_it_was(state, outcome.state)
    asked = state.open_question
    if not answers or too_early or not asked or not asked.question.facts.is_check_in:
        return TurnResult.OTHER
    return TurnResult.EASING if Say(Phrase.PRAISE) in outcome.replies else TurnResult.NOT_EASING


def _is_where_it_was(before: State, after: State) -> bool:
    """Whether relief goes on with the same rung, as nothing was asked yet."""
    if before.walk is None or after.walk is None:
        return False
    reached, now = before.walk, after.walk
    return (reached.segment, reached.relief) == (now.segment, now.relief)


def activity(state: State) -> str:
    """What was under way: `relief`, `stretch` or `nothing`."""
    if state.walk is None:
        return "nothing"
    return "relief" if state.walk.relief else "stretch"

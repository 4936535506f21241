"""Picks the one drawing that a card in the Alexa app shows for a turn."""

from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.replies import Advise, Guide, Reply, Say
from skill.coaching.state.outcome import Outcome
from skill.content.model import Library


def card_pose(outcome: Outcome, library: Library) -> str:
    """Id of the drawing of the last step, or of the advice's first; empty for none."""
    poses = filter(None, (_pose(reply, library) for reply in reversed(outcome.replies)))
    return next(poses, "")


def _pose(reply: Reply, library: Library) -> str:
    if isinstance(reply, Guide):
        return reply.step.pose_in(reply.situations)
    if isinstance(reply, Advise):
        advice, facts = library.advice_on(reply.topic), library.answer(reply.topic)
        poses = (advice.pose_in(fact, reply.situations) for fact in facts)
        return next(filter(None, poses), "")
    opens = isinstance(reply, Say) and reply.phrase is Phrase.OPENING
    return library.first_movement.pose if opens else ""

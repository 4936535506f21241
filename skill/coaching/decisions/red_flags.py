"""Danger signs such as chest pain: a warning ends any walk, and the sign is never stored.

>>> warned = respond(State(), SignReported("chest_pain"), library, now)
>>> warned.replies, warned.ask
((Warn(sign='chest_pain'),), None)
"""

from collections.abc import Mapping

from skill.coaching.messages.questions import AdviceId, Question
from skill.coaching.messages.replies import Ask, Warn
from skill.coaching.state.context import Context
from skill.coaching.state.outcome import Outcome
from skill.content.choices import Urgency

LONG_CRAMP = "long_cramp"
"""Id of the sign for a cramp that no rung of the ladder has eased."""
AFTER_ROUTINE = "doctor"
"""Id of the advice whose offer follows a sign that can wait for a routine visit."""

LEG_CHECKS: Mapping[str, Question] = {
    "swollen_leg": Question.LEG_CHECK,
    "swollen_pregnant": Question.LEG_CHECK,
    "tender_vein": Question.LEG_CHECK,
    "spreading_redness": Question.LEG_CHECK,
    "pop": Question.POP_CHECK,
}
"""Sign of the leg → the check that asks for it; the others are asked for by the first check."""


def warn(context: Context, sign: str) -> Outcome:
    """Say what to do about a danger sign, and drop the current and any unfinished walk.

    An unknown sign gets the most urgent words. Only a sign that can wait for a routine visit is
    followed by an offer; all others close the session.
    """
    known = context.library.sign(sign)
    warning = Warn(known.id if known else "")
    cleared = context.state._replace(walk=None, unfinished=None, last_advice="", relieved=False)
    context = context.with_state(cleared)
    if known and known.urgency is Urgency.ROUTINE:
        return context.say(warning, Ask(Question.OFFER, AdviceId(AFTER_ROUTINE)))
    return context.say(warning)

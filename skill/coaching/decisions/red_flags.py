"""Danger signs such as chest pain: a warning ends any walk, and the sign is never stored.

>>> warned = respond(State(), SignReported("chest_pain"), library, now)
>>> warned.replies, warned.ask
((Warn(sign='chest_pain', situations=()),), None)
"""

from collections.abc import Iterable, Mapping

from skill.coaching.decisions import walking
from skill.coaching.messages.events import (
    AdviceAsked,
    Control,
    EffectDone,
    Event,
    ForgetAsked,
    SignDoubted,
    SignReported,
    Steered,
)
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.questions import AdviceId, Question
from skill.coaching.messages.replies import Advise, Ask, Say, Warn
from skill.coaching.state.circumstances import circumstances, together
from skill.coaching.state.context import Context
from skill.coaching.state.outcome import Outcome
from skill.coaching.state.state import State
from skill.content.choices import Urgency
from skill.content.model import Library

_MOST_URGENT = tuple(Urgency)
LONG_CRAMP = "long_cramp"
"""Id of the sign for a cramp that no rung of the ladder has eased."""
AFTER_ROUTINE = "doctor"
"""Id of the advice whose offer follows a sign that can wait for a routine visit."""

LEG_CHECKS: Mapping[str, Question] = {
    "swollen_leg": Question.LEG_CHECK,
    "swollen_pregnant": Question.LEG_CHECK,
    "calf_pain_days": Question.LEG_CHECK,
    "tender_vein": Question.LEG_CHECK,
    "spreading_redness": Question.LEG_CHECK,
    "pop": Question.POP_CHECK,
}
"""Sign of the leg → the check that asks for it; the others are asked for by the first check."""


def most_urgent(signs: Iterable[str], library: Library) -> str:
    """The most urgent of some signs; one that the content does not know goes first.

    Of two as urgent, the first in the content is the one.
    """
    places = {sign: place for place, sign in enumerate(library.signs)}
    return min(signs, key=lambda sign: (rank(sign, library), places.get(sign, -1)))


def rank(sign: str, library: Library) -> int:
    """The place of a sign's urgency, the most urgent first."""
    known = library.signs.get(sign)
    return _MOST_URGENT.index(known.urgency) if known else 0


def can_wait(sign: str, library: Library) -> bool:
    """Whether a sign never stops an acute cramp; one that the content does not know does."""
    known = library.signs.get(sign)
    return known is not None and not known.urgency.stops_exercise


def waiting(signs: Iterable[str], state: State, library: Library) -> str:
    """The most urgent sign to come back to after the cramp, of these and the one that waits.

    Empty if none of them can wait.
    """
    told = [one for one in (*signs, state.for_later) if can_wait(one, library)]
    return most_urgent(told, library) if told else ""


def warn(context: Context, sign: str, situations: tuple[str, ...] = ()) -> Outcome:
    """Say what to do about a danger sign, and drop the current and any unfinished walk.

    An unknown sign gets the most urgent words. Only a sign that can wait for a routine visit is
    followed by an offer; all others close the session. In relief, what can wait does.

    Args:
        context: The state, time and content.
        sign: Id of the sign; empty if it is unclear which one.
        situations: Ids of what was said with it of where and how the person is.
    """
    state, library = context.state, context.library
    if context.relieving and can_wait(sign, library):
        later = context.with_state(state._replace(for_later=waiting((sign,), state, library)))
        return walking.go_on(later, Say(Phrase.FOR_LATER))
    told = together(state.walk.situations if state.walk else (), state.lasting, situations)
    here = circumstances(told, None, library)
    meant = library.sign_in(sign, here)
    known = library.signs.get(meant)
    warning = Warn(meant if known else "", here)
    cleared = state._replace(
        walk=None, unfinished=None, last_advice="", for_later="", relieved=False
    )
    if known and known.urgency is Urgency.ROUTINE and not state.warned:
        asked = Ask(Question.OFFER, AdviceId(AFTER_ROUTINE))
        return context.with_state(cleared).say(warning, asked)
    warned = state.warned or not can_wait(meant, library)
    return context.with_state(cleared._replace(warned=warned)).say(warning)


_LET_THROUGH = (SignReported, SignDoubted, ForgetAsked, EffectDone)


def holds_back(context: Context, event: Event) -> bool:
    """Whether a danger sign was warned of, so that nothing else is offered in this talk.

    What answers a check for another sign goes to the check.
    """
    if not context.state.warned or context.checks_danger or isinstance(event, _LET_THROUGH):
        return False
    return event != Steered(Control.STOP)


def hold_back(context: Context, event: Event) -> Outcome:
    """Answer what is asked about help; to anything else, say that help comes first."""
    topic = event.topic if isinstance(event, AdviceAsked) else ""
    if context.library.topic(topic) == context.library.advice[AFTER_ROUTINE]:
        return context.say(Advise(topic, context.state.lasting))
    return context.say(Say(Phrase.HELP_FIRST))

"""The question for signs of a clot or a tear, before hands are laid on the calf.

Only a clear no lets hands on it; whatever else is said leaves the movement out.

>>> asked = respond(State(), StretchAsked("thumb_pressure"), library, now)
>>> respond(asked.state, NotUnderstood(), library, now).state.walk is None
True
"""

from skill.coaching.decisions import red_flags, relief, walking
from skill.coaching.messages.events import (
    AnswerDoubted,
    Control,
    Event,
    NotUnderstood,
    Steered,
)
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.questions import Question
from skill.coaching.messages.replies import Ask, Say
from skill.coaching.state.context import Context
from skill.coaching.state.outcome import Outcome
from skill.coaching.state.state import Hands

SIGN = "swollen_leg"
"""Id of the sign that yes reports; its words hold for a tear, too."""
_SKIPPING = (Control.NEXT, Control.DONE, Control.HANDS_OFF)


def confirmed(context: Context) -> Outcome:
    """Warn, now that the leg has one of the signs."""
    return red_flags.warn(context, SIGN, context.walk.situations)


def cleared(context: Context) -> Outcome:
    """Go on with the movement, now that the leg has none of the signs."""
    return walking.speak_from(context, context.walk._replace(hands=Hands.ALLOWED))


def evades(context: Context, event: Event) -> bool:
    """Whether the question is open and not clearly answered, so that the movement is left out."""
    if not context.is_screening:
        return False
    skips = isinstance(event, Steered) and event.control in _SKIPPING
    return skips or isinstance(event, NotUnderstood | AnswerDoubted)


def leave_out(context: Context) -> Outcome:
    """Lay no hands on the calf: skip the rung, or offer something else than the stretch."""
    if context.relieving:
        return relief.leave_out(context)
    return context.with_walk(None).say(Say(Phrase.LEFT_OUT), Ask(Question.ANYTHING_ELSE))

"""Answers to requests: opening the skill, a stretch, advice, deleting data, a feeling.

>>> respond(State(), AdviceAsked("causes"), library, now).replies[0]
Advise(topic='causes')
"""

from skill.coaching.decisions import relief, resuming, walking
from skill.coaching.messages.effects import EffectError, Forget, Result
from skill.coaching.messages.events import CrampReported, Feeling, StretchAsked
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.questions import AdviceId, Question
from skill.coaching.messages.replies import Advise, Ask, Say, Wait
from skill.coaching.state.context import Context
from skill.coaching.state.memory import Profile
from skill.coaching.state.outcome import Outcome
from skill.coaching.state.state import NOTHING_VARIED, Walk
from skill.content.choices import Leg

FIRST_STRETCH = "ankle_stretch"
"""Id of the routine that "how do I stretch" starts with."""
SEATED_STRETCH = "towel_stretch"
"""Id of the routine it starts with if the person cannot stand."""
ACT_SECONDS = 3
"""Silence after the first movement of the opening, so that the person can do it."""


def open_skill(context: Context) -> Outcome:
    """Offer to resume an unfinished walk; if there is none, say the opening."""
    return resuming.offer(context) or opening(context)


def opening(context: Context) -> Outcome:
    """Say the first movement, leave time to do it, and offer to guide."""
    anew = context.state._replace(walk=None, last_advice="")
    first = Say(Phrase.OPENING)
    return context.with_state(anew).say(first, Wait(ACT_SECONDS), Ask(Question.GUIDE))


def stretch(context: Context, event: StretchAsked) -> Outcome:
    """Lead through a routine; during relief, go to its rung."""
    if context.relieving:
        return relief.ask_for(context, event)
    situation = walking.foremost(event.situations, context.library)
    if not event.routine and context.state.walk is not None and (event.leg or situation):
        return _go_on_with(context, event.leg, situation)
    seated = bool(situation) and context.library.situations[situation].seated
    routine = event.routine or (SEATED_STRETCH if seated else FIRST_STRETCH)
    return walking.speak_from(context, Walk(routine, leg=event.leg, situation=situation))


def _go_on_with(context: Context, leg: Leg | None, situation: str) -> Outcome:
    """Say the step again for the leg or the situation that was just named."""
    walk = context.walk
    updated = walk._replace(leg=leg or walk.leg, situation=situation or walk.situation)
    return walking.speak_from(context, updated, position=True)


def advise(context: Context, topic: str) -> Outcome:
    """Answer about a topic, then make its offer; in a walk, return to the walk."""
    answered = context.with_state(context.state._replace(last_advice=topic))
    if context.state.walk is not None:
        return answered.ask_again(Advise(topic))
    return answered.say(Advise(topic), Ask(Question.OFFER, AdviceId(topic)))


def forget(context: Context) -> Outcome:
    """Have everything deleted that is stored about the person."""
    return context.request(Forget())


def forgotten(context: Context, result: Result) -> Outcome:
    """Say whether the stored data is deleted; a walk under way goes on."""
    if isinstance(result, EffectError):
        return _still(context, Say(Phrase.NOT_FORGOTTEN))
    blank = context.state._replace(
        profile=Profile(reminder=context.state.profile.reminder),
        unfinished=None,
        relieved=False,
        forgotten=True,
        last_advice="",
        next_variant=NOTHING_VARIED,
    )
    stays = [Say(Phrase.REMINDER_STAYS)] if context.has_reminder else []
    return _still(context.with_state(blank), Say(Phrase.FORGOTTEN), *stays)


def _still(context: Context, *replies: Say) -> Outcome:
    """Say this and go on where the person was."""
    return context.menu(*replies) if context.state.walk is None else context.ask_again(*replies)


def feel(context: Context, feeling: Feeling) -> Outcome:
    """React to how the cramp is doing, whether or not the coach has asked."""
    if context.state.walk is not None and feeling is Feeling.WORSE_FROM_STRETCH:
        return _ease_off(context)
    if context.relieving:
        return relief.feel(context, feeling)
    if feeling not in (Feeling.EASING, Feeling.GONE):
        return relief.begin(context, CrampReported(), worse=int(feeling is Feeling.WORSE))
    if context.state.walk is not None:
        return context.ask_again(Say(Phrase.PRAISE))
    return relief.after_care(context)


def _ease_off(context: Context) -> Outcome:
    """Have the person ease off what hurts; the place is kept."""
    here, paused = context.with_walk(context.walk), context.check_in
    return here.say(Say(Phrase.EASE_OFF), Ask(Question.RESUME), paused_question=paused)

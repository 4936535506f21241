"""Answers to what the person asks or tells: opening, stretches, advice, how it goes.

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

FIRST_STRETCH = "ankle_stretch"
"""What "how do I stretch" starts with."""
SEATED_STRETCH = "towel_stretch"
"""What it starts with for somebody who cannot stand."""
ACT_SECONDS = 3
"""Quiet after the first movement of the opening, to do it."""


def open_skill(context: Context) -> Outcome:
    """The skill was opened: the first movement, or the way back into an unfinished walk."""
    return resuming.offer(context) or opening(context)


def opening(context: Context) -> Outcome:
    """The first movement, time to do it, and the offer to guide."""
    anew = context.state._replace(walk=None, last_advice="")
    first = Say(Phrase.OPENING)
    return context.with_state(anew).say(first, Wait(ACT_SECONDS), Ask(Question.GUIDE))


def stretch(context: Context, event: StretchAsked) -> Outcome:
    """Walk through a routine; in relief, through its rung."""
    if context.relieving:
        return relief.ask_for(context, event)
    situation = context.library.situations.get(event.situation)
    seated = situation is not None and situation.seated
    routine = event.routine or (SEATED_STRETCH if seated else FIRST_STRETCH)
    return walking.speak_from(context, Walk(routine, leg=event.leg, situation=event.situation))


def advise(context: Context, topic: str) -> Outcome:
    """Answer about a topic, then offer something; in a walk, come back to it."""
    answered = context.with_state(context.state._replace(last_advice=topic))
    if context.state.walk is not None:
        return answered.ask_again(Advise(topic))
    return answered.say(Advise(topic), Ask(Question.OFFER, AdviceId(topic)))


def forget(context: Context) -> Outcome:
    """Have everything deleted that is remembered of the person."""
    return context.request(Forget())


def forgotten(context: Context, result: Result) -> Outcome:
    """Say whether all that was remembered is deleted; a walk under way goes on."""
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


def _still(context: Context, *said: Say) -> Outcome:
    """Say this, and go on where the person is."""
    return context.menu(*said) if context.state.walk is None else context.ask_again(*said)


def feel(context: Context, feeling: Feeling) -> Outcome:
    """The person says how it goes, asked or not."""
    if context.relieving:
        return relief.feel(context, feeling)
    if feeling is not Feeling.EASING:
        return relief.begin(context, CrampReported(), worse=int(feeling is Feeling.WORSE))
    if context.state.walk is not None:
        return context.ask_again(Say(Phrase.PRAISE))
    return relief.after_care(context, Say(Phrase.PRAISE))

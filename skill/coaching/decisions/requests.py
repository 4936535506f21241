"""Answers to what the person asks or tells: opening, stretches, advice, how it goes."""

from skill.coaching.decisions import relief, resuming
from skill.coaching.decisions import walking as walks
from skill.coaching.messages.events import (
    CrampReported,
    Feeling,
    ForgetAsked,
    StretchAsked,
)
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.replies import (
    Advise,
    Ask,
    Outcome,
    Question,
    Say,
    Wait,
)
from skill.coaching.state.context import Moment
from skill.coaching.state.memory import Profile
from skill.coaching.state.state import NOTHING_VARIED, Walk

FIRST_STRETCH = "ankle_stretch"
"""What "how do I stretch" starts with."""
SEATED_STRETCH = "towel_stretch"
"""What it starts with for somebody who cannot stand."""
ACT_SECONDS = 3
"""Quiet after the first movement of the opening, to do it."""


def open_skill(moment: Moment) -> Outcome:
    """The skill was opened: the first movement, or the way back into an unfinished walk."""
    return resuming.offer(moment) or opening(moment)


def opening(moment: Moment) -> Outcome:
    """The first movement, time to do it, and the offer to guide."""
    first = Say(Phrase.OPENING)
    return moment.outcome(first, Wait(ACT_SECONDS), Ask(Question.GUIDE), walk=None, answered="")


def stretch(moment: Moment, event: StretchAsked) -> Outcome:
    """Walk through a routine; in relief, through its rung."""
    if moment.relieving:
        return relief.ask_for(moment, event)
    situation = moment.library.situations.get(event.situation)
    seated = situation is not None and situation.seated
    routine = event.routine or (SEATED_STRETCH if seated else FIRST_STRETCH)
    return walks.lead(moment, Walk(routine, leg=event.leg, situation=event.situation))


def advise(moment: Moment, topic: str) -> Outcome:
    """Answer about a topic, then offer something; in a walk, come back to it."""
    answer = Advise(topic)
    if moment.state.walk is not None:
        return moment.ask_again(answer, answered=topic)
    return moment.outcome(answer, Ask(Question.OFFER, topic), answered=topic)


def forget(moment: Moment, event: ForgetAsked) -> Outcome:
    """Say whether all that was remembered is deleted; a walk under way goes on."""
    if not event.done:
        return _still(moment, Say(Phrase.NOT_FORGOTTEN))
    blank = moment.state._replace(
        profile=Profile(reminder=moment.state.profile.reminder),
        unfinished=None,
        relieved=False,
        forgotten=True,
        answered="",
        varied=NOTHING_VARIED,
    )
    stays = [Say(Phrase.REMINDER_STAYS)] if moment.reminded else []
    return _still(moment.with_state(blank), Say(Phrase.FORGOTTEN), *stays)


def _still(moment: Moment, *said: Say) -> Outcome:
    """Say this, and go on where the person is."""
    return moment.menu(*said) if moment.state.walk is None else moment.ask_again(*said)


def feel(moment: Moment, feeling: Feeling) -> Outcome:
    """The person says how it goes, asked or not."""
    if moment.relieving:
        return relief.feel(moment, feeling)
    if feeling is not Feeling.EASING:
        return relief.begin(moment, CrampReported(), worse=int(feeling is Feeling.WORSE))
    if moment.state.walk is not None:
        return moment.ask_again(Say(Phrase.PRAISE))
    return relief.after_care(moment, Say(Phrase.PRAISE))

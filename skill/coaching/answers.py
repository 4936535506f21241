"""Answers to what the person asks or tells: opening, stretches, advice, how it goes."""

from skill.coaching import relief
from skill.coaching import walk as walks
from skill.coaching.events import CrampReported, Feeling, StretchAsked
from skill.coaching.moment import Moment
from skill.coaching.replies import (
    Advise,
    Ask,
    Outcome,
    Phrase,
    Question,
    Say,
    Wait,
)
from skill.coaching.state import State, Walk

FIRST_STRETCH = "ankle_stretch"
"""What "how do I stretch" starts with."""
SEATED_STRETCH = "towel_stretch"
"""What it starts with for somebody who cannot stand."""
ACT_SECONDS = 3
"""Quiet after the first movement of the opening, to do it."""


def open_skill(moment: Moment) -> Outcome:
    """The skill was opened: the first movement, or the way back into an unfinished walk."""
    if moment.state.walk is None or moment.finished:
        return opening(moment)
    welcome = Say(Phrase.WELCOME_BACK)
    if moment.relieving:
        check_in = Ask(Question.CALF_EASING)
        return moment.outcome(welcome, check_in, walk=moment.walk, aside=not moment.at_check_in)
    carry_on = Ask(Question.CARRY_ON, moment.turn.routine)
    asked = moment.state.asked_at_check_in
    return moment.outcome(welcome, carry_on, walk=moment.walk, asked_at_check_in=asked)


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


def forget(moment: Moment) -> Outcome:
    """Delete everything that is remembered, and say so; a walk under way goes on."""
    if moment.state.walk is None:
        return moment.with_state(State()).menu(Say(Phrase.FORGOTTEN))
    blank = State()
    return moment.ask_again(
        Say(Phrase.FORGOTTEN),
        pace=blank.pace,
        heard_disclaimer=blank.heard_disclaimer,
        answered=blank.answered,
        varied=blank.varied,
    )


def feel(moment: Moment, feeling: Feeling) -> Outcome:
    """The person says how it goes, asked or not."""
    if moment.relieving:
        return relief.feel(moment, feeling)
    if feeling is not Feeling.EASING:
        return relief.begin(moment, CrampReported(), worse=int(feeling is Feeling.WORSE))
    if moment.state.walk is not None:
        return moment.ask_again(Say(Phrase.PRAISE))
    return relief.after_care(moment, Say(Phrase.PRAISE))

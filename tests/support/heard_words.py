"""What the coach makes of spoken words in the states in which people say them, without Alexa."""

from functools import cache
from typing import NamedTuple

from skill.coaching.conversation import meant, respond
from skill.coaching.messages.events import (
    AdviceAsked,
    CrampReported,
    Event,
    NotUnderstood,
    Opened,
    ReminderWanted,
    Said,
    SignDoubted,
    StretchAsked,
)
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.replies import Say, Warn
from skill.coaching.state.context import Context
from skill.coaching.state.outcome import Outcome
from skill.coaching.state.state import State
from skill.reading.reader import reader_of
from skill.reading.reading import Reading
from tests.support.rehearsal import CRAMP, GONE, LIBRARY, PAUSE, Rehearsal

IN_A_HOLD = 12.0
"""A second of an answer in which a hold is spoken."""


class Moment(NamedTuple):
    """A state, and when the person speaks in it."""

    state: State
    now: float

    @property
    def context(self) -> Context:
        """What a decision is made from."""
        return Context(self.state, self.now, LIBRARY)


def _at_the_end(*events: Event) -> Moment:
    coach = Rehearsal(*events)
    return Moment(coach.state, coach.context.now)


def _within(*events: Event) -> Moment:
    coach = Rehearsal(*events)
    return Moment(coach.state, coach.now + IN_A_HOLD)


TOWEL = StretchAsked("towel_stretch")
MOMENTS = {
    "fresh": _at_the_end(),
    "hold": _within(CRAMP),
    "check-in": _at_the_end(CRAMP),
    "walk": _within(StretchAsked("runners_stretch")),
    "day": _at_the_end(AdviceAsked("prevention")),
}
"""The states in which most is said."""
OTHER_MOMENTS = {
    "opened": _at_the_end(Opened()),
    "paused": _at_the_end(CRAMP, PAUSE),
    "missed": _at_the_end(CRAMP, NotUnderstood()),
    "driving": _at_the_end(CrampReported(situations=("driving",))),
    "checked": _within(CRAMP, SignDoubted()),
    "checked by day": _at_the_end(SignDoubted(("pop",))),
    "after-care": _at_the_end(CRAMP, GONE),
    "end of a stretch": _at_the_end(TOWEL),
    "reminder": _at_the_end(ReminderWanted()),
}


@cache
def read(words: str) -> Reading:
    """What the English reader finds in words."""
    reader = reader_of("en")
    assert reader is not None
    return reader.read(words)


def event(words: str, moment: Moment) -> Event:
    """The event that words stand for."""
    return meant(moment.state, Said(read(words)), LIBRARY, moment.now)


def answer(words: str, moment: Moment) -> Outcome:
    """The answer to words."""
    return respond(moment.state, event(words, moment), LIBRARY, moment.now)


def warned(outcome: Outcome) -> str | None:
    """The sign that an answer warns of; None if it does not warn."""
    return next((reply.sign for reply in outcome.replies if isinstance(reply, Warn)), None)


def checks(outcome: Outcome) -> bool:
    """Whether an answer asks for danger signs."""
    return outcome.ask is not None and outcome.ask.question.facts.checks_danger


def says(outcome: Outcome, phrase: Phrase) -> bool:
    """Whether an answer holds a phrase."""
    return any(isinstance(reply, Say) and reply.phrase is phrase for reply in outcome.replies)

"""What Alexa is to say and show for an outcome, kept for the next time that the same is to be said.

An answer is made of nothing but the content, the device and what `Told` names. So two people who
are to hear the same share one answer, and nothing of the one can reach the other.
"""

from functools import lru_cache

from skill.alexa import cards, reminders, screens
from skill.alexa.envelope import Json
from skill.alexa.error_log import log_error
from skill.alexa.response import directive, response
from skill.coaching.messages.replies import Ask, AskPermission, Reply
from skill.coaching.state.memory import Profile
from skill.coaching.state.outcome import Outcome
from skill.coaching.state.state import Relief, State, Walk
from skill.content.choices import Pace
from skill.content.model import Library, Locale
from skill.record import Record
from skill.screens.app_card import app_card
from skill.speech.phrasebook import turns
from skill.speech.render import Speech, render
from skill.speech.ssml import ssml, words

CACHE_SIZE = 256
"""Answers that are kept; with a screen each has some tens of thousands of bytes."""


class Device(Record):
    """What an answer depends on besides what is said."""

    locale: Locale
    screen: bool
    """Whether it has a screen that can show the skill's documents."""
    pictures: str
    """Base URL of the drawings on cards; empty if none are served."""


class Presentation(Record):
    """An answer as it leaves the skill; shared, so do not modify it."""

    speech: Speech
    response: Json


class Told(Record):
    """As much of an outcome as an answer can tell of: neither whose it is nor when it was."""

    replies: tuple[Reply, ...]
    walk: Walk | None
    paused_question: Ask | None
    pace: Pace
    lasting: tuple[str, ...]
    next_variant: tuple[tuple[str, int], ...]

    @property
    def outcome(self) -> Outcome:
        """The outcome, with a state that has nothing else."""
        state = State(
            walk=self.walk,
            paused_question=self.paused_question,
            profile=Profile(pace=self.pace),
            lasting=self.lasting,
            next_variant=dict(self.next_variant),
        )
        return Outcome(state, self.replies)


def present(outcome: Outcome, library: Library, device: Device) -> Presentation:
    """What is said and shown for an outcome; without a screen if that fails."""
    told = _told(outcome)
    try:
        return presentation(told, library, device)
    except Exception as error:
        if not device.screen:
            raise
        log_error(error)
        return presentation(told, library, device._replace(screen=False))


def _told(outcome: Outcome) -> Told:
    state, walk = outcome.state, outcome.state.walk
    if walk and walk.relief:
        walk = walk._replace(relief=Relief(0.0))
    return Told(
        outcome.replies,
        walk,
        state.paused_question,
        state.profile.pace,
        state.lasting,
        tuple(sorted(turns(outcome.replies, state.next_variant).items())),
    )


@lru_cache(CACHE_SIZE)
def presentation(told: Told, library: Library, device: Device) -> Presentation:
    """The answer to what is told, made now or before; see `present`."""
    outcome = told.outcome
    speech = render(outcome, library, device.locale)
    return Presentation(speech, _response(outcome, speech, library, device))


def _response(outcome: Outcome, speech: Speech, library: Library, device: Device) -> Json:
    if isinstance(speech.permission, AskPermission):
        return directive(reminders.question(speech.permission.schedule))
    shown = [screens.directive(outcome, speech, library, device.locale)] if device.screen else []
    # The session stays open without a microphone, so that the screen keeps showing the number.
    stays = not speech.reprompt and bool(shown) and outcome.warns
    return response(
        ssml(speech.parts),
        card=_card(outcome, speech, library, device),
        reprompt=words(speech.reprompt),
        directives=shown,
        closes=None if stays else not speech.reprompt,
    )


def _card(outcome: Outcome, speech: Speech, library: Library, device: Device) -> Json | None:
    if speech.permission is not None:
        return reminders.card()
    return cards.card(app_card(outcome, speech, library, device.locale), device.pictures)

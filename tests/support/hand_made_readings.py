"""Readings made by hand, and the states in which they are heard."""

from skill.coaching.conversation import meant
from skill.coaching.messages.events import (
    AdviceAsked,
    Event,
    NotUnderstood,
    Said,
    SignDoubted,
    StretchAsked,
)
from skill.coaching.state.state import State
from skill.reading.reading import Kind, Meaning, Reading
from tests.support.rehearsal import CRAMP, LIBRARY, NO, Rehearsal

FRESH = State()
RELIEF = Rehearsal(CRAMP).state
STRETCH = Rehearsal(StretchAsked("runners_stretch")).state
DAY = Rehearsal(AdviceAsked("causes")).state
SCREEN = Rehearsal(CRAMP, NO, NO).state
CHECK = Rehearsal(CRAMP, SignDoubted()).state
CHECK_AT_ONCE = Rehearsal(SignDoubted()).state


def said(*tokens: str) -> tuple[Meaning, ...]:
    """Meanings in this order; one with a question mark is only a guess."""
    return tuple(_meaning(token, place) for place, token in enumerate(tokens))


def _meaning(token: str, place: int) -> Meaning:
    kind, _, id_ = token.rstrip("?").partition(":")
    return Meaning(Kind(kind), id_, certain=not token.endswith("?"), place=place)


def heard(
    *tokens: str,
    state: State = FRESH,
    denied: tuple[str, ...] = (),
    unsure: bool = False,
    taken_for: Event | None = None,
) -> Event:
    """The event that words with these meanings stand for."""
    reading = Reading(said(*tokens), said(*denied), unsure)
    spoken = Said(reading, taken_for or NotUnderstood())
    return meant(state, spoken, LIBRARY, Rehearsal(state=state).now)

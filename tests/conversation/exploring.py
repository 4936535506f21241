"""Performs one act in one state of a conversation, and finds the states that follow."""

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import orjson

from skill.alexa.skill import CoachSkill
from skill.coaching.decisions.resuming import memory_of, state_from_memory
from skill.coaching.state.memory import Profile
from skill.coaching.state.state import State, from_json, to_json
from skill.content.model import Library
from tests.conversation import session_state
from tests.conversation.inputs import WITHOUT_A_SCREEN, Act, Attributes, Envelope, envelope
from tests.conversation.rendered import Heard, listen
from tests.conversation.session_state import Fields, identity, marks, question, state_in

BEGAN = 1_767_000_000.0
"""Start of every conversation, in seconds since the epoch."""
LATER = 300.0
"""Seconds until a person comes back in a later session."""
AFTERWARDS = 3.0
"""Seconds between the end of an answer and the person's next words."""
ROUND_TRIP = 1.0
"""Seconds from a person's words to the first word of the answer."""


class Place(NamedTuple):
    """A state, and a moment of its last answer at which the person acts."""

    attributes: Attributes
    at: float
    """Seconds since the epoch."""
    during: str
    """When the person acts: in the `first` step, in the last `hold`, or `after` the answer."""

    @property
    def state(self) -> Fields:
        """The coach's state; empty before the first turn."""
        return state_in(self.attributes)

    @property
    def walk(self) -> Fields | None:
        """The position in the current walk, if any."""
        return session_state.walk(self.state)

    @property
    def reached(self) -> Fields | None:
        """The position in the current walk that is being spoken at this moment."""
        walk, rows = self.walk, marks(self.state)
        if walk is None or not rows:
            return walk
        second = self._second
        begun = [mark for mark in rows if mark["start"] <= second] or rows[:1]
        step = begun[-1]["step"]
        if second >= rows[-1]["hold_end"]:
            return {**walk, "step": step, "hold": 0}
        over = len([mark for mark in begun if mark["step"] == step]) - 1
        return {**walk, "step": step, "hold": walk["hold"] * (step == walk["step"]) + over}

    @property
    def _second(self) -> float:
        """Seconds since the beginning of the last answer."""
        return self.at - (session_state.began(self.state) or 0.0) - ROUND_TRIP


class Turn(NamedTuple):
    """One act in one place, and the answer to it."""

    before: Place
    act: Act
    heard: Heard
    attributes: Attributes
    size: int
    """Bytes of the whole response."""
    locale: str

    @property
    def walk(self) -> Fields | None:
        """The position in the walk after the answer, if any."""
        return session_state.walk(state_in(self.attributes))

    def __str__(self) -> str:
        where = f"{self.before.walk} asked {question(self.before.state)!r}"
        return f"{self.locale} {self.act} {self.before.during} {where}: {self.heard.text}"


def take(
    skill: CoachSkill,
    place: Place,
    act: Act,
    locale: str = "en-US",
    interfaces: Envelope = WITHOUT_A_SCREEN,
) -> Turn:
    """Perform an act in a place, on a device with these interfaces."""
    asked = envelope(act, place.attributes, place.at, locale, interfaces)
    body = orjson.dumps(skill.handle(asked, None))
    answer = orjson.loads(body)
    heard = listen(answer["response"], locale)
    return Turn(place, act, heard, answer["sessionAttributes"], len(body), locale)


def places(turn: Turn) -> Iterator[Place]:
    """The places to which a turn leads: its state, at each moment when a person can act next."""
    began = turn.before.at
    for name, second in _barge_ins(marks(state_in(turn.attributes))):
        yield Place(turn.attributes, began + ROUND_TRIP + second, name)
    yield Place(turn.attributes, began + ROUND_TRIP + turn.heard.seconds + AFTERWARDS, "after")


def coming_back(place: Place, library: Library) -> dict[str, Place]:
    """Remembered position → the beginning of a later session, for a person who leaves here.

    Empty if nothing can be resumed.
    """
    state = from_json(place.attributes["coach"]) if place.attributes else State()
    stopped = memory_of(state, place.at, library)._replace(profile=Profile())
    if stopped.place is None:
        return {}
    later = state_from_memory(stopped, place.at + LATER, library)
    key = json.dumps(stopped.place._replace(until=0.0))
    return {key: Place({"coach": to_json(later)}, place.at + LATER, "after")}


def _barge_ins(rows: Sequence[Fields]) -> Iterator[tuple[str, float]]:
    if rows:
        first, last = rows[0], rows[-1]
        yield "first", first["start"] + 0.5
        if last["hold_start"] < last["hold_end"]:  # else it was over at once
            yield "hold", (last["hold_start"] + last["hold_end"]) / 2


def identity_of(place: Place, **relief: int) -> str:
    """A key that is equal for equivalent places: the state without clocks, and open holds."""
    rows = marks(place.state) if place.during != "after" else ()
    held = [round(mark["hold_end"] - mark["hold_start"]) for mark in rows]
    return json.dumps([identity(place.state, **relief), held, place.during])

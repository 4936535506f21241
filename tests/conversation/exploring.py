"""One thing done in one state of a conversation, and the states that its answer leads to."""

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
"""When every conversation begins, in seconds since the epoch."""
LATER = 300.0
"""Seconds until somebody comes back."""
AFTERWARDS = 3.0
"""Seconds between the end of an answer and the words that follow it."""
ROUND_TRIP = 1.0
"""Seconds from somebody's words to the first word of the answer."""


class Place(NamedTuple):
    """A state, and the moment in its last answer at which something is done."""

    attributes: Attributes
    at: float
    """Seconds since the epoch."""
    during: str
    """`first`, `hold` or `after`."""

    @property
    def state(self) -> Fields:
        """The coach's state; empty before the first turn."""
        return state_in(self.attributes)

    @property
    def walk(self) -> Fields | None:
        """Where the walk stands, if one is under way."""
        return session_state.walk(self.state)

    @property
    def reached(self) -> Fields | None:
        """The walk at the step and the hold that are being spoken."""
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
        """How far into the last answer this is."""
        return self.at - (session_state.began(self.state) or 0.0) - ROUND_TRIP


class Turn(NamedTuple):
    """One thing done in one place, and what came of it."""

    before: Place
    act: Act
    heard: Heard
    attributes: Attributes
    size: int
    """Bytes of the whole response."""
    locale: str

    @property
    def walk(self) -> Fields | None:
        """Where the walk stands afterwards."""
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
    """Do something in a place, on a device that can do this."""
    asked = envelope(act, place.attributes, place.at, locale, interfaces)
    body = orjson.dumps(skill.handle(asked, None))
    answer = orjson.loads(body)
    heard = listen(answer["response"])
    return Turn(place, act, heard, answer["sessionAttributes"], len(body), locale)


def places(turn: Turn) -> Iterator[Place]:
    """The moments of an answer at which the next thing can be done."""
    began = turn.before.at
    for name, second in _barge_ins(marks(state_in(turn.attributes))):
        yield Place(turn.attributes, began + ROUND_TRIP + second, name)
    yield Place(turn.attributes, began + ROUND_TRIP + turn.heard.seconds + AFTERWARDS, "after")


def coming_back(place: Place, library: Library) -> dict[str, Place]:
    """How a later session begins for whoever leaves here, by where they stopped."""
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
        yield "hold", (last["hold_start"] + last["hold_end"]) / 2


def identity_of(place: Place, **relief: int) -> str:
    """What makes a place different: its state without clocks, and which holds are cut off."""
    rows = marks(place.state) if place.during != "after" else ()
    held = [round(mark["hold_end"] - mark["hold_start"]) for mark in rows]
    return json.dumps([identity(place.state, **relief), held, place.during])

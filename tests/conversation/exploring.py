"""Walks through every state that a conversation can come to, and does everything in each."""

import json
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from skill.alexa.skill import CoachSkill
from skill.coaching.decisions.resuming import memory_of, state_from_memory
from skill.coaching.state.memory import Profile
from skill.coaching.state.state import State, from_json, to_json
from skill.content.model import Library
from tests.conversation.inputs import WITHOUT_A_SCREEN, Act, Attributes, Envelope, envelope
from tests.conversation.rendered import Heard, listen

BEGAN = 1_767_000_000.0
"""When every conversation begins, in seconds since the epoch."""
LATER = 300.0
"""Seconds until somebody comes back."""
AFTERWARDS = 3.0
"""Seconds between the end of an answer and the words that follow it."""
ROUND_TRIP = 1.0
"""Seconds from somebody's words to the first word of the answer."""


_AFTERWARDS = ("offer", "remind", "anything_else")
"""Questions at which it matters whether a cramp eased before."""


class Place(NamedTuple):
    """A state, and the moment in its last answer at which something is done."""

    attributes: Attributes
    at: float
    """Seconds since the epoch."""
    during: str
    """`first`, `hold` or `after`."""

    @property
    def state(self) -> Attributes:
        """The coach's state; empty before the first turn."""
        state: Attributes = self.attributes.get("coach", {}).get("state", {})
        return state

    @property
    def step(self) -> int:
        """The step that the walk has come to."""
        walk, spoken = self.state["walk"], self.state["timeline"]
        if spoken is None:
            return int(walk["step"])
        second = self.at - spoken["began"] - ROUND_TRIP
        begun = [mark["step"] for mark in spoken["marks"] if mark["start"] <= second]
        return int(begun[-1] if begun else spoken["marks"][0]["step"])

    @property
    def hold(self) -> int:
        """How many holds of that step are over."""
        walk, spoken = self.state["walk"], self.state["timeline"]
        if spoken is None:
            return int(walk["hold"])
        second = self.at - spoken["began"] - ROUND_TRIP
        if second >= spoken["marks"][-1]["hold_end"]:
            return 0
        of_step = [mark for mark in spoken["marks"] if mark["step"] == self.step]
        over = len([mark for mark in of_step if mark["start"] <= second]) - 1
        return int(walk["hold"]) * int(self.step == walk["step"]) + max(over, 0)

    @property
    def walk(self) -> Attributes | None:
        """Where the walk stands, if one is under way."""
        walk: Attributes | None = self.state.get("walk")
        return walk


class Turn(NamedTuple):
    """One thing done in one place, and what came of it."""

    before: Place
    act: Act
    heard: Heard
    attributes: Attributes
    size: int
    """Characters of the whole response."""
    locale: str

    @property
    def walk(self) -> Attributes | None:
        """Where the walk stands afterwards."""
        walk: Attributes | None = self.attributes["coach"]["state"]["walk"]
        return walk

    def __str__(self) -> str:
        state = self.before.state
        where = f"{state.get('walk')} asked {state.get('question')!r}"
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
    answer = json.loads(json.dumps(skill.handle(asked, None)))
    heard = listen(answer["response"])
    return Turn(place, act, heard, answer["sessionAttributes"], len(json.dumps(answer)), locale)


class Exploration:
    """Finds every different place that some acts lead to, and shows each turn on the way."""

    def __init__(self, skill: CoachSkill, moving: Iterable[Act], start: Place) -> None:
        """Begin at a place; `moving` are the acts that lead from place to place."""
        self._skill = skill
        self._moving = tuple(moving)
        self._found = {_key(start): start}

    @property
    def found(self) -> list[Place]:
        """The places so far; those that differ only by tries and worsening count as one."""
        distinct = {_key(place, tries=0, worse=0): place for place in self._found.values()}
        return list(distinct.values())

    def turns(self) -> Iterator[Turn]:
        """Do every moving act in every place, until no new place is found."""
        waiting = deque(self._found.values())
        while waiting:
            place = waiting.popleft()
            for act in self._moving:
                turn = take(self._skill, place, act)
                yield turn
                waiting.extend(self._new(turn))

    def _new(self, turn: Turn) -> Iterator[Place]:
        for reached in places(turn) if turn.heard.is_open else ():
            key = _key(reached)
            if key not in self._found:
                self._found[key] = reached
                yield reached


def places(turn: Turn) -> Iterator[Place]:
    """The moments of an answer at which the next thing can be done."""
    began = turn.before.at
    spoken = turn.attributes["coach"]["state"]["timeline"]
    for name, second in _barge_ins(spoken):
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


def _barge_ins(spoken: dict[str, Any] | None) -> Iterator[tuple[str, float]]:
    if spoken:
        first, last = spoken["marks"][0], spoken["marks"][-1]
        yield "first", first["start"] + 0.5
        yield "hold", (last["hold_start"] + last["hold_end"]) / 2


def _key(place: Place, **told: int) -> str:
    """What makes a place different: all of its state but clocks and the choice of wordings."""
    state = dict(place.state)
    marks = (state.get("timeline") or {}).get("marks", [])
    held = [round(mark["hold_end"] - mark["hold_start"]) for mark in marks]
    state["pace"] = state.get("profile", {}).get("pace")
    for name in ("timeline", "next_variant", "profile", "last_advice"):
        state.pop(name, None)
    if state.get("question") not in _AFTERWARDS:
        state.pop("relieved", None)
    state["held"] = held if place.during != "after" else []
    state["misses"] = min(state.get("missed", 0), 1)
    if walk := state.get("walk"):
        relief = walk["relief"] and {**walk["relief"], "began": 0, "severe": False, **told}
        state["walk"] = {**walk, "relief": relief}
    return json.dumps([state, place.during], sort_keys=True)

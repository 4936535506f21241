"""Converts states of version 3, from sessions that were open while the skill was updated.

>>> from_json({"version": VERSION, "state": {}}, library)
Traceback (most recent call last):
skill.json_records.DecodeError: _State has other fields
"""

from collections.abc import Mapping
from typing import NamedTuple

from skill.coaching.messages import schedule
from skill.coaching.messages.questions import About, AdviceId, Question, RoutineId
from skill.coaching.messages.replies import Ask
from skill.coaching.state.memory import Place, Profile
from skill.coaching.state.state import Relief, State, Timeline, Walk, state_of_version
from skill.content.choices import Leg
from skill.content.model import Library
from skill.json_records import DecodeError, decode

VERSION = 3


class _Walk(NamedTuple):
    routine: str
    turn: int
    step: int
    hold: int
    leg: str
    situation: str
    seated: bool
    safe: bool
    relief: Relief | None


class _Place(NamedTuple):
    routine: str
    rung: str
    turn: int
    step: int
    ready: bool
    until: float


class _State(NamedTuple):
    walk: _Walk | None
    question: str
    topic: str
    answered: str
    aside: bool
    asked_at_check_in: str
    profile: Profile
    unfinished: _Place | None
    relieved: bool
    forgotten: bool
    missed: int
    varied: Mapping[str, int]
    spoken: Timeline | None


def from_json(data: object, library: Library) -> State:
    """Convert a state of version 3.

    Raises:
        DecodeError: The data is not such a state.
    """
    old = decode(_State, state_of_version(VERSION, data))
    return State(
        walk=old.walk and _walk(old.walk),
        open_question=_ask(old.question, old.topic, library),
        asked_mid_step=old.aside,
        paused_question=_ask(old.asked_at_check_in, old.topic, library),
        last_advice=old.answered,
        profile=old.profile,
        unfinished=old.unfinished and Place(*old.unfinished),
        relieved=old.relieved,
        forgotten=old.forgotten,
        misses=old.missed,
        next_variant=old.varied,
        timeline=old.spoken,
    )


def _walk(old: _Walk) -> Walk:
    if old.leg not in ("", *Leg):
        raise DecodeError("not a leg")
    leg = Leg(old.leg) if old.leg else None
    before, after = old[:4], old[5:]
    return Walk(*before, leg, *after)


def _ask(question: str, topic: str, library: Library) -> Ask | None:
    """The question, referring to the first meaning of the topic that fits it."""
    if not question:
        return None
    if question not in list(Question):
        raise DecodeError("not a question")
    asked = Question(question)
    wanted = asked.facts.about
    fitting = (about for about in _meanings(topic, library) if isinstance(about, wanted))
    return Ask(asked, next(fitting, None))


def _meanings(topic: str, library: Library) -> list[About]:
    """What a topic can mean: a schedule as text, or the id of an advice or a routine."""
    proposed = schedule.read(topic)
    return [
        *([proposed] if proposed else []),
        *([AdviceId(topic)] if topic in library.advice else []),
        *([RoutineId(topic)] if topic in library.routines else []),
    ]

"""The tasks of the survey's worker processes: all acts in a place, or one answer in every locale.

Both return the breaches of rules, as plain values that can be sent between processes.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import blake2b
from typing import NamedTuple

import orjson

from skill.alexa.skill import CoachSkill
from skill.app import build_skill
from skill.content.library import load_library
from skill.content.model import Library
from skill.settings import Settings
from tests.conversation.exploring import Place, Turn, coming_back, identity_of, places, take
from tests.conversation.inputs import WITH_A_SCREEN, Act
from tests.conversation.rules import ANSWER_RULES, SPEECH_RULES, TURN_RULES
from tests.conversation.screen_rules import SHOWN_RULES
from tests.support.rehearsed_reminders import RehearsedReminders

USUAL = "en-US"
"""The locale of all acts; each different answer is then repeated in the other locales."""

Breach = tuple[str, str]
"""Name of a rule, and a text with what breaks it and the turn."""


class Visit(NamedTuple):
    """The task to perform some acts in a place."""

    exploration: int
    """Index of the exploration in SETTINGS; each explores its places separately."""
    place: Place
    moving: tuple[Act, ...]
    """Acts whose answers are explored further."""
    others: tuple[Act, ...]
    is_left: bool
    """Whether to return also the later session of a person who leaves here."""


class Seen(NamedTuple):
    """The results of a visit."""

    turns: int
    unusable: int
    """Turns whose state the skill could not use and dropped."""
    reached: tuple[Place, ...]
    """Places that are new to this process."""
    come_back: Mapping[str, Place]
    answers: Mapping[bytes, tuple[Place, Act]]
    """Digest of an answer that is new to this process → the place and act that it answers."""
    breaches: tuple[Breach, ...]


class Answers(NamedTuple):
    """The results of one answer in every locale."""

    elsewhere: int
    """Turns in the other locales."""
    on_screens: int
    """Turns repeated with a screen: one for each different answer."""
    ssml: tuple[tuple[str, str], ...]
    """Locale and SSML of each answer and reprompt that is new to this process."""
    breaches: tuple[Breach, ...]


@cache
def library() -> Library:
    """The content."""
    return load_library()


@cache
def skill() -> CoachSkill:
    """The skill under test, with fake reminders."""
    return build_skill(Settings(), library=library(), reminders=RehearsedReminders())


class _Unusable(logging.Handler):
    """Counts how often the skill logs that it could not use the state in a request."""

    count = 0

    def emit(self, _: logging.LogRecord) -> None:
        """Count one more."""
        self.count += 1


@cache
def _unusable() -> _Unusable:
    counter = _Unusable()
    logging.getLogger("skill.alexa.request").addHandler(counter)
    return counter


_known: set[object] = set()
"""Places, answers and texts that this process has already seen."""


def _is_new(*what: object) -> bool:
    is_new = what not in _known
    _known.add(what)
    return is_new


def visit(task: Visit) -> Seen:
    """Perform all acts of a visit, and check each turn."""
    lost = _unusable().count
    turns = [take(skill(), task.place, act) for act in (*task.moving, *task.others)]
    moved = turns[: len(task.moving)]
    return Seen(
        turns=len(turns),
        unusable=_unusable().count - lost,
        reached=tuple(_reached(task.exploration, moved)),
        come_back=coming_back(task.place, library()) if task.is_left else {},
        answers={digest: (task.place, act) for digest, act in _new_answers(turns)},
        breaches=tuple(breach for turn in turns for breach in _breaches(turn)),
    )


def _reached(exploration: int, moved: Iterable[Turn]) -> Iterator[Place]:
    for turn in moved:
        for place in places(turn) if turn.heard.is_open else ():
            if _is_new("place", exploration, identity_of(place)):
                yield place


def _new_answers(turns: Iterable[Turn]) -> Iterator[tuple[bytes, Act]]:
    for turn in turns:
        digest = _digest(turn)
        if _is_new("answer", digest):
            yield digest, turn.act


def _digest(turn: Turn) -> bytes:
    return blake2b(orjson.dumps(turn.heard.response), digest_size=16).digest()


def _breaches(turn: Turn) -> Iterator[Breach]:
    """The breaches of the rules for turns."""
    for rule in TURN_RULES:
        for found in rule(turn):
            yield rule.__name__, f"{found}\n    {turn}"


def look(answered: tuple[Place, Act]) -> Answers:
    """Check the answer to an act in a place, in every locale, without a screen and with one."""
    turns = [take(skill(), *answered, locale) for locale in library().locales]
    new = [turn for turn in turns if _is_new("look", _digest(turn))]
    return Answers(
        elsewhere=len(turns) - 1,
        on_screens=len(new),
        ssml=tuple(text for turn in turns for text in _texts(turn) if _is_new("ssml", *text)),
        breaches=(
            *(breach for turn in turns for breach in _in_its_locale(turn)),
            *(breach for turn in new for breach in _of_speech_and_screen(turn)),
        ),
    )


def _texts(turn: Turn) -> Iterator[tuple[str, str]]:
    yield turn.locale, turn.heard.ssml
    yield turn.locale, f"<speak>{turn.heard.reprompt or 'x'}</speak>"


def _in_its_locale(turn: Turn) -> Iterator[Breach]:
    for rule in ANSWER_RULES if turn.locale == USUAL else (*ANSWER_RULES, *TURN_RULES):
        for found in rule(turn):
            yield rule.__name__, f"{found}\n    {turn}"


def _of_speech_and_screen(turn: Turn) -> Iterator[Breach]:
    for rule in SPEECH_RULES:
        for found in rule(turn.heard):
            yield rule.__name__, f"{found}\n    {turn}"
    shown = take(skill(), turn.before, turn.act, turn.locale, WITH_A_SCREEN)
    for shows in SHOWN_RULES:
        for found in shows(shown, turn):
            yield shows.__name__, f"{found}\n    {turn}"

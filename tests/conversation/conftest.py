"""The conversations that the tests of this folder look at, walked through once."""

import json
import logging
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

import pytest

from skill.alexa.skill import CoachSkill
from skill.app import build_skill
from skill.content.loader import load_library
from skill.content.model import Library
from skill.settings import Settings
from tests.conversation.exploring import BEGAN, Exploration, Place, Turn, coming_back, places, take
from tests.conversation.inputs import (
    LAUNCH,
    WITH_A_SCREEN,
    Act,
    all_acts,
    plain_acts,
)
from tests.conversation.rules import SPEECH_RULES, TURN_RULES
from tests.conversation.screen_rules import SHOWN_RULES
from tests.conversation.session_state import question
from tests.support.rehearsed_reminders import RehearsedReminders

MOVING = (
    *plain_acts(),
    Act("StretchIntent", (("stretch", "towel_stretch"),)),
    Act("StretchIntent", (("stretch", "runners_stretch"),)),
    Act("StretchIntent", (("stretch", "daily_routine"),)),
    Act("PressureIntent", (("remedy", "calf_massage"),)),
    Act("RedFlagIntent", (("sign", "statin"),)),
)
"""What leads from state to state: every intent, and every routine."""

SETTINGS = (
    (),
    (Act("PaceIntent", (("pace", "gentle"),)), Act("ReliefIntent")),
    (Act("PaceIntent", (("pace", "longer"),)), Act("ReliefIntent")),
    (Act("PaceIntent", (("pace", "longer"),)), Act("StretchIntent")),
    (Act("ReliefIntent", (("leg", "both"),)),),
    (Act("ReliefIntent", (("situation", "pregnant"),)),),
    (Act("ReliefIntent", (("situation", "swimming"),)),),
    (Act("ReliefIntent", (("situation", "driving"),)),),
    (Act("ReliefIntent", (("situation", "someone_else"), ("leg", "left"))),),
)
"""What was said before, so that cues, pace and legs differ; the first is explored in full.

Every mixture of pace, leg and situation would be a hundred times as many states; what they change
is words and lengths, which the content's own checks walk through turn by turn.
"""

HELD = tuple(
    Act(f"AMAZON.{name}Intent") for name in ("Yes", "No", "Next", "Previous", "Pause", "Fallback")
)


LOCALES = load_library().locales
USUAL = "en-US"
"""The locale in which everything is done; in the others, whatever is answered differently there."""


class Survey(NamedTuple):
    """What was seen."""

    turns: int
    states: int
    elsewhere: int
    """Turns that were taken in the other locales."""
    on_screens: int
    """Turns that were taken once more, with a screen: each that is answered differently."""
    unusable: int
    """Turns before which the state was lost, since the skill could not use it any more."""
    broken: Mapping[str, list[str]]
    """Rule → turns that break it."""
    ssml: Mapping[str, set[str]]
    """Locale → every different answer and reprompt."""


@pytest.fixture(scope="session")
def library() -> Library:
    """The content."""
    return load_library()


@pytest.fixture(scope="session")
def skill(library: Library) -> CoachSkill:
    """The skill under test, with reminders that can be set."""
    return build_skill(Settings(), library=library, reminders=RehearsedReminders())


@pytest.fixture(scope="session")
def survey(skill: CoachSkill, library: Library) -> Survey:
    """Everything that can be done, done in every state; this takes some minutes."""
    notes, unusable = _Notes(), _Unusable()
    turns, states, elsewhere, on_screens = 0, set(), 0, 0
    logging.getLogger("skill.alexa.request").addHandler(unusable)
    for turn in _everything(skill, library):
        turns += 1
        states.add(json.dumps(turn.before.state))
        if notes.take(turn):
            new = [turn]
            for locale in LOCALES.keys() - {USUAL}:
                elsewhere += 1
                other = take(skill, turn.before, turn.act, locale)
                new += [other] if notes.take(other) else []
            on_screens += len(new)
            for heard in new:
                shown = take(skill, heard.before, heard.act, heard.locale, WITH_A_SCREEN)
                notes.look(shown, heard)
    logging.getLogger("skill.alexa.request").removeHandler(unusable)
    seen = (turns, len(states), elsewhere, on_screens, unusable.count)
    return Survey(*seen, notes.broken, notes.ssml)


class _Unusable(logging.Handler):
    """Counts how often the skill says that it could not use the state it had left."""

    count = 0

    def emit(self, _: logging.LogRecord) -> None:
        """Count one more."""
        self.count += 1


class _Notes:
    """What is noted down of one turn after the other."""

    def __init__(self) -> None:
        self.broken: dict[str, list[str]] = defaultdict(list)
        self.ssml: dict[str, set[str]] = defaultdict(set)
        self._heard: set[str] = set()

    def take(self, turn: Turn) -> bool:
        """Note what a turn breaks; says whether its answer was never heard before."""
        self.ssml[turn.locale] |= {
            turn.heard.ssml,
            f"<speak>{turn.heard.reprompt or 'x'}</speak>",
        }
        rules: list[partial[Any]] = [partial(rule, turn) for rule in TURN_RULES]
        sounds = json.dumps(turn.heard.response)
        is_new = sounds not in self._heard
        if is_new:
            self._heard.add(sounds)
            rules += [partial(rule, turn.heard) for rule in SPEECH_RULES]
        self._note(rules, turn)
        return is_new

    def look(self, shown: Turn, heard: Turn) -> None:
        """Note what a screen breaks."""
        self._note([partial(rule, shown, heard) for rule in SHOWN_RULES], heard)

    def _note(self, rules: list[partial[Any]], turn: Turn) -> None:
        for rule in rules:
            self.broken[rule.func.__name__] += [f"{found}\n    {turn}" for found in rule()]


def _everything(skill: CoachSkill, library: Library) -> Iterator[Turn]:
    left: dict[str, Place] = {}
    for said in SETTINGS:
        start = Place({}, BEGAN, "after")
        for act in said:
            *_, start = places(take(skill, start, act))
        moving = HELD if said else MOVING
        exploration = Exploration(skill, moving, start)
        yield from exploration.turns()
        for place in exploration.found:
            left |= coming_back(place, library)
            for act in set(_acts(place, library)) - set(moving):
                yield take(skill, place, act)
    for place in left.values():
        yield from _new_session(skill, place, library)


def _new_session(skill: CoachSkill, place: Place, library: Library) -> Iterator[Turn]:
    """Everything as the first words of a session, and after "welcome back"."""
    for act in all_acts(library):
        turn = take(skill, place, act)
        yield turn
        if act == LAUNCH:
            for welcomed in places(turn):
                yield from (take(skill, welcomed, answer) for answer in plain_acts())


def _acts(place: Place, library: Library) -> list[Act]:
    """Every act with every slot; without slots where the person has yet to go on."""
    resting = question(place.state) in ("resume", "carry_on", "go_on", "what")
    return plain_acts() if resting else all_acts(library)

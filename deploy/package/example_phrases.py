"""Whether what the store and the testers are told to say is heard, and answered in context."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache

from deploy.package.contents import Package
from simulator.device.echo import Echo
from simulator.device.exchanges import Turn
from simulator.hearing.interaction_model import FALLBACK, LAUNCH, read_model
from simulator.hearing.nlu import Certainty, Hearing
from skill.alexa.skill import CoachSkill
from skill.app import build_skill
from skill.settings import Settings

_QUOTED = re.compile("“([^”]*)”")
SOME_DAY = datetime(2026, 1, 10, 3, 0, tzinfo=UTC)
"""When the examples are said; nothing depends on it."""


def openings(package: Package) -> Iterator[tuple[str, str]]:
    """First examples that do not open the skill by its name alone."""
    for locale, hearing in _hearings(package).items():
        for first in package.locales[locale]["examplePhrases"][:1]:
            if hearing.hear(first).intent != LAUNCH:
                yield f"{locale}.examplePhrases", f"{first!r} does not open the skill by its name"


def unheard(package: Package) -> Iterator[tuple[str, str]]:
    """Examples, and words in “ ” that customers or testers are to say, that no sample fits."""
    hearings = _hearings(package)
    for locale, hearing in hearings.items():
        texts = package.locales[locale]
        for words in (*texts["examplePhrases"], *_QUOTED.findall(texts["description"])):
            if not _hears(hearing, words):
                yield locale, f"{words!r} fits no sample of the model"
    for words in _QUOTED.findall(package.at("publishingInformation.testingInstructions")):
        if not any(_hears(hearing, words) for hearing in hearings.values()):
            yield "testingInstructions", f"{words!r} fits no sample of any model"


def unanswered(package: Package) -> Iterator[tuple[str, str]]:
    """Later examples that Alexa gets no answer to, or the one to opening the skill."""
    for locale, hearing in _hearings(package).items():
        opened = _answer(hearing, hearing.model.invocation)
        for phrase in package.locales[locale]["examplePhrases"][1:]:
            turn = _answer(hearing, phrase)
            if turn.fault or turn.answer.speech in ((), opened.answer.speech):
                reason = turn.fault or "it is answered as if it had not been said"
                yield f"{locale}.examplePhrases", f"{phrase!r}: {reason}"


def _hearings(package: Package) -> dict[str, Hearing]:
    return {
        locale: _hearing(locale, json.dumps(package.models[locale]))
        for locale in package.locales
        if locale in package.models
    }


@cache
def _hearing(locale: str, model: str) -> Hearing:
    """The hearing of a model, made once for all rules."""
    return Hearing(read_model(locale, json.loads(model)))


def _hears(hearing: Hearing, words: str) -> bool:
    heard = hearing.hear(words)
    return heard.certainty is Certainty.EXACT and heard.intent != FALLBACK


def _answer(hearing: Hearing, phrase: str) -> Turn:
    """The first turn of a conversation that begins with a phrase."""
    events = Echo(_skill().handle, hearing, SOME_DAY).say(phrase)
    return next(event for event in events if isinstance(event, Turn))


@cache
def _skill() -> CoachSkill:
    """The skill as Lambda runs it, whatever the environment says of stores and ids."""
    return build_skill(Settings())

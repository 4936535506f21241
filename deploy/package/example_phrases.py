"""Rules for example phrases: the skill has to understand and answer all that people may try."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache

from deploy.package.contents import Package
from deploy.package.store_texts import language_of
from simulator.device.echo import Echo
from simulator.device.exchanges import Exchange
from simulator.hearing.interaction_model import FALLBACK, LAUNCH, read_model
from simulator.hearing.nlu import Certainty, Recognizer
from skill.alexa.skill import CoachSkill
from skill.app import build_skill
from skill.settings import Settings

SOME_DAY = datetime(2026, 1, 10, 3, 0, tzinfo=UTC)
"""The simulated time of the examples; nothing depends on it."""


def openings(package: Package) -> Iterator[tuple[str, str]]:
    """First example phrases that are not a plain launch of the skill by its name."""
    for locale, recognizer in _recognizers(package).items():
        for first in package.locales[locale]["examplePhrases"][:1]:
            if recognizer.recognize(first).intent != LAUNCH:
                yield f"{locale}.examplePhrases", f"{first!r} does not open the skill by its name"


def unheard(package: Package) -> Iterator[tuple[str, str]]:
    """Phrases that match no sample of a model.

    Checked are the example phrases, and the quotations (“ ”) in descriptions and in the testing
    instructions.
    """
    recognizers = _recognizers(package)
    for locale, recognizer in recognizers.items():
        texts = package.locales[locale]
        for words in (*texts["examplePhrases"], *_quoted(package, locale, texts["description"])):
            if not _hears(recognizer, words):
                yield locale, f"{words!r} fits no sample of the model"
    for words in _instructed(package):
        if not any(_hears(recognizer, words) for recognizer in recognizers.values()):
            yield "testingInstructions", f"{words!r} fits no sample of any model"


def unanswered(package: Package) -> Iterator[tuple[str, str]]:
    """Further example phrases that are not answered, or answered like a plain launch."""
    for locale, recognizer in _recognizers(package).items():
        opened = _answer(recognizer, recognizer.model.invocation)
        for phrase in package.locales[locale]["examplePhrases"][1:]:
            exchange = _answer(recognizer, phrase)
            if exchange.fault or exchange.output.speech in ((), opened.output.speech):
                reason = exchange.fault or "it is answered as if it had not been said"
                yield f"{locale}.examplePhrases", f"{phrase!r}: {reason}"


def one_shots(package: Package) -> Iterator[tuple[str, str]]:
    """Texts that teach wishes with the skill's name alone, and such wishes that it alone carries.

    Alexa may answer these with “say open …”, so that all has to be reachable from there.
    """
    for place, recognizer, phrases in _taught(package):
        wishes = [words for words in phrases if _is_one_shot(recognizer, words)]
        if wishes and not any(recognizer.recognize(words).intent == LAUNCH for words in phrases):
            yield place, f"{wishes[0]!r} is taught, and the plain opening is not"
        for words in wishes:
            if not _serves_once_open(recognizer, words):
                yield place, f"{words!r} does not do the same once the skill is open"


def _taught(package: Package) -> Iterator[tuple[str, Recognizer, list[str]]]:
    """Each text that says how to talk with the skill: its place, recognizer and phrases."""
    recognizers = _recognizers(package)
    for locale, recognizer in recognizers.items():
        texts = package.locales[locale]
        yield f"{locale}.examplePhrases", recognizer, texts["examplePhrases"]
        quoted = _quoted(package, locale, texts["description"])
        yield f"{locale}.description", recognizer, quoted
    if (default := package.library.default_locale) in recognizers:
        yield "testingInstructions", recognizers[default], _instructed(package)


def _quoted(package: Package, locale: str, text: str) -> list[str]:
    """What stands in a text in the quotation marks of the locale's language."""
    language = package.languages.get(language_of(locale))
    before, after = map(re.escape, language.quotes if language else ('"', '"'))
    return re.findall(f"{before}(.*?){after}", text)


def _instructed(package: Package) -> list[str]:
    """What the testing instructions say to say; they are in the language of the default locale."""
    text = package.manifest["publishingInformation"]["testingInstructions"]
    return _quoted(package, package.library.default_locale, text)


def _is_one_shot(recognizer: Recognizer, words: str) -> bool:
    heard = recognizer.recognize(words)
    return heard.opens_skill and heard.intent != LAUNCH


def _serves_once_open(recognizer: Recognizer, words: str) -> bool:
    """Whether a wish is heard and answered the same in a session that was opened before."""
    echo = Echo(_skill().handle, recognizer, SOME_DAY)
    list(echo.say(recognizer.model.invocation))
    wish = recognizer.wish(words)
    later = next(event for event in echo.say(wish) if isinstance(event, Exchange))
    return later.output.speech == _answer(recognizer, words).output.speech


def _recognizers(package: Package) -> dict[str, Recognizer]:
    return {
        locale: _recognizer(locale, json.dumps(package.models[locale]))
        for locale in package.locales
        if locale in package.models
    }


@cache
def _recognizer(locale: str, model: str) -> Recognizer:
    """The recognizer of a model, which is cached because it is slow to build."""
    return Recognizer(read_model(locale, json.loads(model)))


def _hears(recognizer: Recognizer, words: str) -> bool:
    heard = recognizer.recognize(words)
    return heard.certainty is Certainty.EXACT and heard.intent != FALLBACK


def _answer(recognizer: Recognizer, phrase: str) -> Exchange:
    """The first exchange of a conversation that begins with a phrase."""
    events = Echo(_skill().handle, recognizer, SOME_DAY).say(phrase)
    return next(event for event in events if isinstance(event, Exchange))


@cache
def _skill() -> CoachSkill:
    """The skill with default settings: the environment is ignored."""
    return build_skill(Settings())

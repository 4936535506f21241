"""How well what people say and nobody put into the model or the reader is understood.

Each held-out phrasing in `tests/utterances` goes the way that it would go from a device: what is a
sample or a slot value reaches its intent, and everything else the reader as words. It counts as
understood if what was understood has one of the tokens that `tests/understanding/intents.toml`
lists for its intent. Each locale is asked its own phrasings and the fullest list of its language,
most of which is said everywhere; phrasings that are a sample word for word are left out.

The held-out phrasings fall into two halves by the first byte of the SHA-256 digest of their
words. The mistakes of the even half may be read when samples, lexicon or phrases are improved, so
that half is the kinder one. Of the odd half nothing but totals is ever looked at: it says whether
an improvement holds for people who were not listened to. The thresholds hold for both halves
together; `pytest -rP` prints each.
"""

import csv
import hashlib
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import pytest

from simulator.device.exchange_json import slot_ids
from simulator.hearing.interaction_model import FALLBACK, InteractionModel, load_model
from simulator.hearing.nlu import Recognizer
from skill.alexa.intents import CATCH_ALL, event
from skill.coaching.messages.understood import tokens
from skill.reading.reader import reader_of
from tests.support.rehearsal import LIBRARY

ROOT = Path(__file__).parents[2]
PHRASINGS = ROOT / "tests" / "utterances"
TOKENS = tomllib.loads((ROOT / "tests" / "understanding" / "intents.toml").read_text("utf-8"))
"""Intent → the tokens that count as having understood it; `*` stands for any id."""
LOCALES = sorted(path.stem for path in PHRASINGS.glob("*.tsv"))

DANGER_SIGN = "RedFlagIntent"


class Least(NamedTuple):
    """What has to be reached."""

    phrasings: int
    right: float
    right_of_its_own: float
    """Of the fifty or so that only one locale has."""
    danger_signs: float
    few: int
    """So few phrasings of an intent tell nothing."""


USUAL = Least(phrasings=35, right=0.85, right_of_its_own=0.85, danger_signs=0.95, few=5)
LEAST = {"en": Least(phrasings=600, right=0.91, right_of_its_own=0.90, danger_signs=0.98, few=0)}
"""Language → what has to be reached where more than the usual is asked for."""


@dataclass(frozen=True)
class Heard:
    """A held-out phrasing and what was understood."""

    words: str
    meant: str
    locale: str
    """Where they are said."""
    understood: tuple[str, ...]

    @property
    def right(self) -> bool:
        wanted = TOKENS[self.meant]
        return any(fnmatchcase(token, one) for token in self.understood for one in wanted)

    @property
    def may_be_read(self) -> bool:
        return hashlib.sha256(self.words.encode()).digest()[0] % 2 == 0


@pytest.fixture(scope="module", params=LOCALES)
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def heard(locale: str) -> list[Heard]:
    model = load_model(locale)
    recognizer = Recognizer(model)
    return [
        Heard(words, meant, said, understood(words, recognizer, language_of(locale)))
        for said in dict.fromkeys((fullest(locale), locale))
        for words, meant in _unseen(model, said)
    ]


@pytest.fixture(scope="module")
def least(locale: str) -> Least:
    return LEAST.get(language_of(locale), USUAL)


def language_of(locale: str) -> str:
    return LIBRARY.locales[locale].language


def fullest(locale: str) -> str:
    """The locale of the same language with the most phrasings."""
    alike = [one for one in LOCALES if language_of(one) == language_of(locale)]
    return max(alike, key=lambda one: (PHRASINGS / f"{one}.tsv").read_text("utf-8").count("\n"))


def understood(words: str, recognizer: Recognizer, language: str) -> tuple[str, ...]:
    """What the skill understands of words that a device hears."""
    recognized = recognizer.recognize(words)
    if recognized.intent == CATCH_ALL:
        reader = reader_of(language)
        return reader.read(words).tokens if reader else ()
    known = dict(slot_ids(recognized).items())
    meant = event(recognized.intent, known)
    return tokens(meant, meant)


def _unseen(model: InteractionModel, locale: str) -> Iterator[tuple[str, str]]:
    samples = {sample for intent in model.intents.values() for sample in intent.samples}
    with (PHRASINGS / f"{locale}.tsv").open(encoding="utf-8", newline="") as lines:
        for words, meant in islice(csv.reader(lines, delimiter="\t"), 1, None):
            if meant != FALLBACK and words not in samples:
                yield words, meant


def _share(heard: Sequence[Heard]) -> float:
    return sum(one.right for one in heard) / len(heard)


def _confusions(heard: Sequence[Heard]) -> str:
    """What the phrasings that may be read were taken for, the commonest mistakes first."""
    wrong = [one for one in heard if one.may_be_read and not one.right]
    mistakes = Counter((one.meant, one.understood) for one in wrong)
    wrong.sort(key=lambda one: -mistakes[one.meant, one.understood])
    return "\n".join(f"{one.meant} heard as {one.understood}: {one.words}" for one in wrong)


def _print_halves(heard: Sequence[Heard]) -> None:
    for name, half in (("even", True), ("odd", False)):
        lines = [one for one in heard if one.may_be_read is half]
        right = _share(lines) if lines else 1.0
        print(f"{name} half: {right:.1%} of {len(lines)}")  # noqa: T201 - for pytest -rP


def test_there_are_enough_unseen_phrasings(heard: list[Heard], least: Least) -> None:
    assert len(heard) >= least.phrasings


def test_unseen_phrasings_are_understood(heard: list[Heard], least: Least) -> None:
    _print_halves(heard)
    assert _share(heard) >= least.right, _confusions(heard)


def test_unseen_phrasings_of_the_locale_itself_are_too(
    heard: list[Heard], locale: str, least: Least
) -> None:
    own = [one for one in heard if one.locale == locale]
    _print_halves(own)
    assert _share(own) >= least.right_of_its_own, _confusions(own)


def test_unseen_danger_signs_are_heard(heard: list[Heard], least: Least) -> None:
    signs = [one for one in heard if one.meant == DANGER_SIGN]
    _print_halves(signs)
    assert _share(signs) >= least.danger_signs, _confusions(signs)


def test_every_intent_is_understood_more_often_than_not(heard: list[Heard], least: Least) -> None:
    by_intent: dict[str, list[Heard]] = {}
    for one in heard:
        by_intent.setdefault(one.meant, []).append(one)
    weak = {
        intent: _share(lines)
        for intent, lines in by_intent.items()
        if len(lines) > least.few and _share(lines) <= 0.5
    }
    assert weak == {}

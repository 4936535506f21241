"""Rule 9: praise, transitions and check-ins take turns; instructions and warnings never vary."""

import itertools
import random

import pytest

from skill.alexa.skill import CoachSkill
from skill.coaching.messages import questions
from skill.coaching.messages.phrases import VARIED
from skill.content.model import Library
from tests.conversation.conftest import LOCALES
from tests.conversation.exploring import BEGAN, Place, places, take
from tests.conversation.inputs import Act

TURNS = 120
CONVERSATIONS = 8 * len(LOCALES)
SAID = tuple(
    Act(name)
    for name in (
        "ReliefIntent",
        "StretchIntent",
        "EasingIntent",
        "BitBetterIntent",
        "GoneIntent",
        "StillHurtsIntent",
        "AMAZON.YesIntent",
        "AMAZON.NoIntent",
        "AMAZON.NextIntent",
        "AMAZON.PauseIntent",
        "AMAZON.ResumeIntent",
        "AMAZON.FallbackIntent",
    )
)


def _locale(seed: int) -> str:
    """The locale of a conversation, so that all locales occur."""
    return list(LOCALES)[seed % len(LOCALES)]


def _conversation(skill: CoachSkill, seed: int) -> list[str]:
    """All sentences of the answers in a long random conversation."""
    chance = random.Random(seed)
    place, said = Place({}, BEGAN, "after"), []
    for _ in range(TURNS):
        turn = take(skill, place, chance.choice(SAID), _locale(seed))
        said += turn.heard.sentences
        place = chance.choice(list(places(turn)))
    return said


@pytest.mark.parametrize("seed", range(CONVERSATIONS))
def test_no_wording_follows_itself(seed: int, skill: CoachSkill, library: Library) -> None:
    said = _conversation(skill, seed)
    for phrase in VARIED:
        first_sentences = {
            text.split(". ")[0].rstrip(".") + "."
            for text in _wordings(library, _locale(seed), phrase)
        }
        heard = [sentence for sentence in said if sentence in first_sentences]
        twice = [text for text, after in itertools.pairwise(heard) if text == after]
        assert twice == [], phrase


def _wordings(library: Library, locale: str, phrase: str) -> tuple[str, ...]:
    return library.words[library.locale(locale).words].phrases[phrase]


@pytest.mark.parametrize("seed", range(CONVERSATIONS))
def test_no_question_is_asked_in_the_same_words_twice_running(
    seed: int, skill: CoachSkill, library: Library
) -> None:
    said = _conversation(skill, seed)
    for question in questions.VARIED:
        wordings = _asked(library, _locale(seed), question)
        heard = [sentence for sentence in said if sentence in wordings]
        twice = [text for text, after in itertools.pairwise(heard) if text == after]
        assert twice == [], question


def _asked(library: Library, locale: str, question: str) -> tuple[str, ...]:
    return library.words[library.locale(locale).words].questions[question].ask


@pytest.mark.parametrize("locale", LOCALES)
def test_every_wording_is_heard_sooner_or_later(
    locale: str, skill: CoachSkill, library: Library
) -> None:
    seeds = [seed for seed in range(CONVERSATIONS) if _locale(seed) == locale]
    said = {line for seed in seeds for line in _conversation(skill, seed)}
    for phrase in ("praise", "onward", "steady", "missed"):
        assert set(_wordings(library, locale, phrase)) <= said
    for question in questions.VARIED:
        assert set(_asked(library, locale, question)) <= said

"""Rule 9: praise and transitions take turns; instructions and warnings never vary."""

import itertools
import random

import pytest

from skill.alexa.skill import CoachSkill
from skill.coaching.replies import VARIED
from skill.content.model import Library
from tests.conversation.alphabet import Act
from tests.conversation.exploring import BEGAN, Place, places, take

TURNS = 60
CONVERSATIONS = 25
SAID = tuple(
    Act(name)
    for name in (
        "ReliefIntent",
        "StretchIntent",
        "EasingIntent",
        "StillHurtsIntent",
        "AMAZON.YesIntent",
        "AMAZON.NoIntent",
        "AMAZON.NextIntent",
        "AMAZON.PauseIntent",
        "AMAZON.ResumeIntent",
        "AMAZON.FallbackIntent",
    )
)


def _conversation(skill: CoachSkill, seed: int) -> list[str]:
    """Everything said in a long conversation, sentence by sentence."""
    chance = random.Random(seed)
    place, said = Place({}, BEGAN, "after"), []
    for _ in range(TURNS):
        turn = take(skill, place, chance.choice(SAID))
        said += turn.heard.sentences
        place = chance.choice(list(places(turn)))
    return said


@pytest.mark.parametrize("seed", range(CONVERSATIONS))
def test_no_wording_follows_itself(seed: int, skill: CoachSkill, library: Library) -> None:
    said = _conversation(skill, seed)
    for phrase in VARIED:
        first_sentences = {
            text.split(". ")[0].rstrip(".") + "." for text in _wordings(library, phrase)
        }
        heard = [sentence for sentence in said if sentence in first_sentences]
        twice = [text for text, after in itertools.pairwise(heard) if text == after]
        assert twice == [], phrase


def _wordings(library: Library, phrase: str) -> tuple[str, ...]:
    return library.words["en"].phrases[phrase]


def test_every_wording_is_heard_sooner_or_later(skill: CoachSkill, library: Library) -> None:
    said = {line for seed in range(CONVERSATIONS) for line in _conversation(skill, seed)}
    for phrase in ("praise", "onward", "steady", "missed"):
        assert set(_wordings(library, phrase)) <= said

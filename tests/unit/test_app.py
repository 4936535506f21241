from pathlib import Path

import pytest

from skill.alexa.skill import WrongSkillError
from skill.app import build_skill
from skill.authoring.problems import ContentError
from skill.authoring.toml.library_reader import load_library
from skill.settings import Settings
from tests.broken.examples import EXAMPLES, Example, copy_content
from tests.support.envelopes import (
    ask,
    intent,
    kept,
    request,
    spoken,
)
from tests.support.rehearsal import LIBRARY

PHRASES = [row for row in EXAMPLES if row.rule.startswith(("Phrase-", "Placeholder-MustBeFilled"))]


def test_the_skill_is_built_from_what_it_ships_with() -> None:
    skill = build_skill(Settings())
    assert spoken(ask(request("LaunchRequest"), skill)).startswith("If your calf is cramping")


def test_the_clock_stands_in_for_a_missing_time() -> None:
    skill = build_skill(Settings(), library=LIBRARY, clock=lambda: 77.0)
    answer = ask(request("IntentRequest", timestamp=None, intent={"name": "ReliefIntent"}), skill)
    spoken_at = kept(answer).timeline
    assert spoken_at is not None
    assert spoken_at.began == 77.0


def test_the_id_is_passed_on() -> None:
    skill = build_skill(Settings(skill_id="amzn1.ask.skill.other"), library=LIBRARY)
    with pytest.raises(WrongSkillError):
        skill.handle(intent("ReliefIntent"), None)


@pytest.mark.parametrize("example", PHRASES, ids=lambda example: example.rule)
def test_content_that_the_speech_cannot_use_is_refused(example: Example, tmp_path: Path) -> None:
    content = copy_content(tmp_path)
    example.apply(content)
    with pytest.raises(ContentError, match=f"{example.at}: {example.rule}: "):
        build_skill(Settings(), library=load_library(content))

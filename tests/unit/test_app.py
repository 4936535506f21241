import pytest

from skill.alexa.skill import WrongSkillError
from skill.app import build_skill
from skill.settings import Settings
from tests.support.envelopes import ANOTHER_SKILL, ask, intent, kept, request, spoken
from tests.support.rehearsal import LIBRARY


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
    skill = build_skill(Settings(skill_id=ANOTHER_SKILL), library=LIBRARY)
    with pytest.raises(WrongSkillError):
        skill.handle(intent("ReliefIntent"), None)

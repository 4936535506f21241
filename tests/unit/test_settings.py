import pytest

from skill.settings import Settings


def test_without_an_id_every_request_is_accepted() -> None:
    assert Settings.from_environment({}) == Settings(skill_id="")


def test_the_id_is_read_from_the_environment() -> None:
    environment = {"CRAMP_COACH_SKILL_ID": " amzn1.ask.skill.ours\n", "OTHER": "x"}
    assert Settings.from_environment(environment).skill_id == "amzn1.ask.skill.ours"


def test_the_environment_of_the_process_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CRAMP_COACH_SKILL_ID", "amzn1.ask.skill.ours")
    assert Settings.from_environment().skill_id == "amzn1.ask.skill.ours"

import pytest

from skill.settings import Settings, SettingsError


def test_without_an_id_every_request_is_accepted() -> None:
    assert Settings.from_environment({}) == Settings(skill_id="")


def test_the_id_is_read_from_the_environment() -> None:
    environment = {"CRAMP_COACH_SKILL_ID": " amzn1.ask.skill.ours\n", "OTHER": "x"}
    assert Settings.from_environment(environment).skill_id == "amzn1.ask.skill.ours"


def test_the_environment_of_the_process_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CRAMP_COACH_SKILL_ID", "amzn1.ask.skill.ours")
    assert Settings.from_environment().skill_id == "amzn1.ask.skill.ours"


def test_nobody_waits_long_for_a_store_unless_told_otherwise() -> None:
    assert Settings.from_environment({}).store_patience == 0.3
    told = Settings.from_environment({"CRAMP_COACH_STORE_PATIENCE_MS": "50"})
    assert told.store_patience == 0.05


@pytest.mark.parametrize("patience", ["", "0", "-1", "2001", "fast", "1e3", "0.3"])
def test_a_patience_that_is_no_patience_is_refused(patience: str) -> None:
    with pytest.raises(SettingsError, match="CRAMP_COACH_STORE_PATIENCE_MS"):
        Settings.from_environment({"CRAMP_COACH_STORE_PATIENCE_MS": patience})


def test_store_and_roots_are_read_from_the_environment() -> None:
    environment = {"CRAMP_COACH_STORE": "memory: ", "CRAMP_COACH_TRUST_ROOTS": "roots.pem"}
    settings = Settings.from_environment(environment)
    assert (settings.store, settings.trust_roots) == ("memory:", "roots.pem")

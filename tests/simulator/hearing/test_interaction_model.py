import json
from pathlib import Path

import pytest

from simulator.hearing.interaction_model import UnknownLocaleError, available_locales, load_model
from tests.support.small_model import DOCUMENT, small_model


def test_slots_have_the_values_of_their_type() -> None:
    value = small_model().slot_values("stretch")[0]
    assert value.id == "runners_stretch"
    assert value.wordings == ("runner's stretch", "wall stretch", "stretch against the wall")


def test_built_in_intents_know_what_amazon_ships_with_them() -> None:
    samples = small_model().intents["AMAZON.RepeatIntent"].samples
    assert "say that again" in samples
    assert "what was that" in samples


def test_a_model_is_read_from_its_file(tmp_path: Path) -> None:
    (tmp_path / "en-GB.json").write_text(json.dumps(DOCUMENT), encoding="utf-8")
    assert load_model("en-GB", tmp_path).slot_names == ("leg", "stretch")
    assert available_locales(tmp_path) == ["en-GB"]


def test_an_unknown_locale_is_refused_and_the_known_ones_are_named(tmp_path: Path) -> None:
    (tmp_path / "en-GB.json").write_text(json.dumps(DOCUMENT), encoding="utf-8")
    with pytest.raises(UnknownLocaleError, match=r"'fr-FR' \(available: en-GB\)"):
        load_model("fr-FR", tmp_path)


def test_a_language_without_device_words_still_has_its_samples(tmp_path: Path) -> None:
    (tmp_path / "eo.json").write_text(json.dumps(DOCUMENT), encoding="utf-8")
    model = load_model("eo", tmp_path)
    assert model.device.wake == ()
    assert "help my calf cramp" in model.intents["ReliefIntent"].samples

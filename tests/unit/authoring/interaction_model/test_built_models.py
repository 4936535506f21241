"""The files of the built models: written once, and only while every source keeps the rules."""

import json
import shutil
from pathlib import Path

import pytest

from skill.authoring.interaction_model.built_models import out_of_date, write_models
from skill.authoring.problems import ContentError
from tests.support.rehearsal import LIBRARY
from tests.support.repository import ROOT

SOURCES = ROOT / "interaction_models" / "source"
LOCALES = sorted(LIBRARY.locales)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the real content and sources, and no built model yet."""
    (tmp_path / "skill").mkdir()
    (tmp_path / "skill" / "content").symlink_to(ROOT / "skill" / "content")
    (tmp_path / "interaction_models").mkdir()
    (tmp_path / "interaction_models" / "source").symlink_to(ROOT / "interaction_models" / "source")
    return tmp_path


def test_missing_models_are_written_once(project: Path) -> None:
    models = [project / "interaction_models" / f"{locale}.json" for locale in LOCALES]
    assert sorted(out_of_date(project)) == models
    assert sorted(write_models(project)) == models
    assert all(model.exists() for model in models)
    assert out_of_date(project) == []
    assert write_models(project) == []


def test_a_model_is_readable_json(project: Path) -> None:
    model, *_ = write_models(project)
    text = model.read_text(encoding="utf-8")
    assert text.startswith('{\n  "interactionModel": {\n    "languageModel": {\n')
    assert text.endswith("}\n")
    assert json.loads(text)


def test_a_model_changed_by_hand_is_out_of_date(project: Path) -> None:
    model, *_ = write_models(project)
    model.write_text(model.read_text(encoding="utf-8") + " ", encoding="utf-8")
    assert out_of_date(project) == [model]


def test_a_broken_source_writes_nothing(project: Path) -> None:
    (_own_sources(project) / "en/model.toml").write_text("locales = 1", encoding="utf-8")
    with pytest.raises(ContentError):
        write_models(project)
    assert list((project / "interaction_models").glob("*.json")) == []


def test_a_language_without_content_has_no_routines_to_name(project: Path) -> None:
    sources = _own_sources(project)
    (sources / "en").rename(sources / "xx")
    with pytest.raises(ContentError, match=r"xx/slot_types/Remedy.toml: .*: thumb_pressure"):
        write_models(project)


def test_a_locale_without_a_number_to_call_gets_no_model(project: Path) -> None:
    model = _own_sources(project) / "en/model.toml"
    wider = model.read_text(encoding="utf-8").replace('"en-GB"', '"en-GB", "en-ZZ"', 1)
    model.write_text(wider, encoding="utf-8")
    with pytest.raises(ContentError, match="Locale-MustExist: give en-ZZ a row"):
        write_models(project)


def test_an_intent_with_a_slot_of_its_own_takes_two_new_files_and_no_list(project: Path) -> None:
    english = _own_sources(project) / "en"
    templates = '["hum {song}", "[please] (whistle|sing) {song}"]'
    (english / "intents/SongIntent.toml").write_text(f"samples = {templates}", encoding="utf-8")
    song = 'slots = ["song"]\n[waltz]\nname = "waltz"\nsynonyms = ["slow waltz"]'
    (english / "slot_types/Song.toml").write_text(song, encoding="utf-8")
    model = json.loads(write_models(project)[0].read_text(encoding="utf-8"))
    language = model["interactionModel"]["languageModel"]
    assert language["intents"][-1]["name"] == "SongIntent"
    assert language["intents"][-1]["slots"] == [{"name": "song", "type": "Song"}]
    assert [value["id"] for value in language["types"][-1]["values"]] == ["waltz"]


def test_what_a_locale_adds_is_heard_there_alone(project: Path) -> None:
    adding = '[intents.ReliefIntent]\nsamples = ["(bother|blast) my calf"]'
    (_own_sources(project) / "en-GB.toml").write_text(adding, encoding="utf-8")
    models = write_models(project)
    hearing = [model.stem for model in models if "blast my calf" in model.read_text("utf-8")]
    assert hearing == ["en-GB"]
    assert len(models) > 1


def test_what_a_locale_breaks_is_named_as_the_locales_own(project: Path) -> None:
    adding = '[intents.ReliefIntent]\nsamples = ["ow"]'
    (_own_sources(project) / "en-GB.toml").write_text(adding, encoding="utf-8")
    place = r"en-GB\.toml\.intents\.ReliefIntent"
    with pytest.raises(ContentError, match=rf"^{place}: Sample-MustBeUnique: 'ow'"):
        write_models(project)


def _own_sources(project: Path) -> Path:
    """A copy of what is said in English everywhere, in place of the real sources."""
    sources = project / "interaction_models" / "source"
    sources.unlink()
    shutil.copytree(SOURCES / "en", sources / "en")
    return sources

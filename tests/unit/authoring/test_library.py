"""What the skill ships with is what the sources make."""

import json
import shutil
from pathlib import Path

import pytest

from skill.authoring.library import load_library, out_of_date, write_library
from skill.authoring.problems import ContentError
from skill.content import library as runtime
from tests.support.repository import ROOT

BUILT = "skill/content/built"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the content in place of this repository."""
    shutil.copytree(ROOT / "skill/content", tmp_path / "skill/content")
    return tmp_path


def read(project: Path, name: str) -> object:
    return json.loads((project / BUILT / name).read_text("utf-8"))


def test_the_built_content_is_what_the_sources_make() -> None:
    assert out_of_date(ROOT) == [], "the content was edited: run make update"


def test_the_built_content_is_read_as_what_the_sources_say() -> None:
    assert runtime.load_library() == load_library()


def test_a_locale_holds_only_what_it_says_otherwise(project: Path) -> None:
    own = '[phrases.phrases]\nround = "Lap {round}."\n[measures.days]\ndaily = "each day"\n'
    (project / "skill/content/locales/en-GB.toml").write_text(own, "utf-8")
    assert write_library(project) == [project / BUILT / "en-GB.json"]
    assert read(project, "en-GB.json") == {
        "phrases": {"round": ["Lap {round}."]},
        "days": {"daily": "each day"},
    }
    assert out_of_date(project) == []


def test_what_was_built_is_what_was_read(project: Path) -> None:
    own = '[routines.towel_stretch]\nname = "flannel stretch"\n'
    (project / "skill/content/locales/en-GB.toml").write_text(own, "utf-8")
    shutil.rmtree(project / BUILT)
    write_library(project)
    assert runtime.load_library(project / BUILT) == load_library(project / "skill/content")


def test_a_file_changed_by_hand_is_out_of_date(project: Path) -> None:
    built = project / BUILT / "structure.json"
    built.write_text("{}", "utf-8")
    assert out_of_date(project) == [built]
    assert write_library(project) == [built]
    assert out_of_date(project) == []


def test_words_that_nobody_says_any_more_are_removed(project: Path) -> None:
    left = project / BUILT / "en-ZZ.json"
    left.write_text("{}", "utf-8")
    assert write_library(project) == [left]
    assert not left.exists()


def test_broken_content_is_not_built(project: Path) -> None:
    (project / "skill/content/ladder.toml").unlink()
    shutil.rmtree(project / BUILT)
    with pytest.raises(ContentError, match=r"ladder\.toml: File-MustExist"):
        write_library(project)
    assert not (project / BUILT).exists()

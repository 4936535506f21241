import json
import shutil
from pathlib import Path

import pytest

from skill.content.library import BUILT, load_library
from skill.json_records import DecodeError


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A copy of the content that the skill ships with."""
    return Path(shutil.copytree(BUILT, tmp_path / "built"))


def change(built: Path, name: str, **changes: object) -> None:
    path = built / name
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | changes), "utf-8")


def test_content_is_found_wherever_the_program_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_library().words["en"].phrases["ease_off"] == ("Ease off.",)


def test_words_are_read_only_once_somebody_speaks_them(built: Path) -> None:
    library = load_library(built)
    (built / "en-AU.json").write_text("no JSON", "utf-8")
    assert library.words["en-GB"].phrases == library.words["en"].phrases
    with pytest.raises(ValueError, match="Expecting value"):
        library.words["en-AU"]


def test_words_are_read_once(built: Path) -> None:
    library = load_library(built)
    first = library.words["en-GB"]
    shutil.rmtree(built)
    assert library.words["en-GB"] is first


def test_a_locale_says_the_words_of_its_language_and_its_own(built: Path) -> None:
    change(built, "en-GB.json", phrases={"round": ["Lap {round}."]}, days={"daily": "each day"})
    words = load_library(built).words
    assert words["en-GB"].phrases == {**words["en"].phrases, "round": ("Lap {round}.",)}
    assert words["en-GB"].days == {**words["en"].days, "daily": "each day"}
    assert words["en-GB"].legs == words["en"].legs


def test_every_locale_and_its_language_have_words() -> None:
    library = load_library()
    spoken = {key for row in library.locales.values() for key in (row.words, row.language)}
    assert set(library.words) == spoken
    assert len(library.words) == len(spoken)
    assert all(library.words[key].phrases for key in spoken)


def test_nobody_else_has_words() -> None:
    with pytest.raises(KeyError):
        load_library().words["hi"]


def test_structure_of_another_version_is_refused(built: Path) -> None:
    change(built, "structure.json", recipes={})
    with pytest.raises(DecodeError):
        load_library(built)


def test_words_of_another_version_are_refused(built: Path) -> None:
    change(built, "en.json", jokes=[])
    with pytest.raises(DecodeError):
        load_library(built).words["en-US"]


def test_equal_libraries_can_stand_for_one_another() -> None:
    one, other = load_library(), load_library()
    assert one == other
    assert {one: "what follows"}[other] == "what follows"

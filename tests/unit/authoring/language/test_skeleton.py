"""A language gets all that the default one has; a further locale what another has of its own."""

import shutil
import tomllib
from pathlib import Path

import pytest

from skill.authoring import __main__ as commands
from skill.authoring.language.places import files
from skill.authoring.language.skeleton import begin
from skill.authoring.language.unfilled import unfilled
from tests.support.repository import ROOT


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of all that holds words."""
    for path in files(ROOT):
        copy = tmp_path / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    return tmp_path


def relative(paths: list[Path], project: Path) -> list[str]:
    return [path.relative_to(project).as_posix() for path in paths]


def names(folder: Path) -> list[str]:
    return sorted(relative(list(folder.rglob("*.toml")), folder))


def test_our_own_content_waits_for_nothing() -> None:
    assert unfilled(ROOT) == []


def test_a_language_has_every_file_of_the_default_one(project: Path) -> None:
    written = relative(begin(project, "xx-XX"), project)
    for folder in ("skill/content/locales", "interaction_models/source"):
        assert names(project / folder / "xx") == names(project / folder / "en")
    assert {"deploy/store/xx.toml", "deploy/store/xx-XX.toml"} < {*written}
    assert "skill/content/locales/xx-XX.toml" not in written
    assert tomllib.loads((project / "interaction_models/source/xx/model.toml").read_text("utf-8"))[
        "locales"
    ] == ["xx-XX"]


def test_what_is_begun_has_no_words_of_the_default_language(project: Path) -> None:
    begin(project, "xx-XX")
    opening = 'opening = "…"  # "If your calf is cramping'
    assert opening in (project / "skill/content/locales/xx/phrases.toml").read_text("utf-8")
    assert len(unfilled(project)) > 2000
    assert {problem.rule for problem in unfilled(project)} == {"Words-MustBeWritten"}


def test_what_is_written_already_stays_as_it_is(project: Path) -> None:
    own = project / "skill/content/locales/xx/phrases.toml"
    own.parent.mkdir()
    own.write_text('never_said = ["kuraci"]\n', "utf-8")
    assert own not in begin(project, "xx-XX")
    assert own.read_text("utf-8") == 'never_said = ["kuraci"]\n'


def test_a_further_locale_is_listed_and_has_what_another_has_of_its_own(project: Path) -> None:
    assert relative(begin(project, "en-NZ"), project) == [
        "interaction_models/source/en/model.toml",
        "skill/content/locales/en-NZ.toml",
        "interaction_models/source/en-NZ.toml",
        "deploy/store/en-NZ.toml",
        "skill/content/locales/locales.toml",
    ]
    model = (project / "interaction_models/source/en/model.toml").read_text("utf-8")
    assert tomllib.loads(model)["locales"][-1] == "en-NZ"
    assert "# What people say to Cramp Coach" in model
    row = tomllib.loads((project / "skill/content/locales/locales.toml").read_text("utf-8"))[
        "en-NZ"
    ]
    assert row == {
        "language": "en",
        "emergency_number": "…",
        "syllables_per_second": "…",
        "countries": ["…"],
    }


@pytest.mark.parametrize(
    ("locale", "why"),
    [("en-GB", "Locale-MustBeNew: en-GB is there already"), ("german", "such as en-US")],
)
def test_what_is_no_new_locale_is_refused(
    project: Path,
    locale: str,
    why: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(commands, "ROOT", project)
    assert commands.main(["language", "new", locale]) == 1
    assert why in capsys.readouterr().out
    assert unfilled(project) == []

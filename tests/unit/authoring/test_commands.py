"""The writers' commands: what they print, and what they return to the shell."""

import shutil
from pathlib import Path

import pytest

from skill.authoring import __main__ as commands
from tests.broken.examples import EXAMPLES, copy_content


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what the models are built from, in place of this repository."""
    for folder in ("skill/content", "interaction_models"):
        shutil.copytree(commands.ROOT / folder, tmp_path / folder)
    monkeypatch.setattr(commands, "ROOT", tmp_path)
    return tmp_path


def test_sound_content_is_praised(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["validate"]) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == "The content keeps every rule.\n"


def test_every_problem_is_a_line_of_path_rule_and_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = copy_content(tmp_path)
    broken = {row.rule: row for row in EXAMPLES}
    broken["Source-MustBeKnown"].apply(content)
    broken["Sentence-MustEndItself"].apply(content)
    assert commands.main(["validate", str(content)]) == 1
    printed = capsys.readouterr()
    lines = [line.split(": ")[:2] for line in printed.out.splitlines()]
    assert [broken["Source-MustBeKnown"].at, "Source-MustBeKnown"] in lines
    assert [broken["Sentence-MustEndItself"].at, "Sentence-MustEndItself"] in lines
    assert printed.err == f"{len(lines)} problems\n"


def test_models_are_rebuilt_and_then_up_to_date(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = project / "interaction_models" / "en-US.json"
    model.write_text("{}", encoding="utf-8")
    assert commands.main(["models", "--check"]) == 1
    assert "interaction_models/en-US.json is out of date" in capsys.readouterr().out
    assert model.read_text(encoding="utf-8") == "{}"
    assert commands.main(["models"]) == 0
    assert "rebuilt interaction_models/en-US.json" in capsys.readouterr().out
    assert commands.main(["models", "--check"]) == 0
    assert capsys.readouterr().out == ""


def test_the_library_is_rebuilt_and_then_up_to_date(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    built = project / "skill/content/built/en.json"
    built.unlink()
    assert commands.main(["library", "--check"]) == 1
    outdated = "skill/content/built/en.json is out of date: run make update"
    assert outdated in capsys.readouterr().out
    assert commands.main(["library"]) == 0
    assert capsys.readouterr().out == "rebuilt skill/content/built/en.json\n"
    assert commands.main(["library", "--check"]) == 0


def test_models_are_not_built_from_broken_content(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "skill/content/ladder.toml").unlink()
    assert commands.main(["models", "--check"]) == 1
    assert "ladder.toml: File-MustExist: " in capsys.readouterr().out


def test_a_command_has_to_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refusal:
        commands.main([])
    assert refusal.value.code == 2
    assert "usage: python -m skill.authoring" in capsys.readouterr().err

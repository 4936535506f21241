"""What `make` does with content that was edited, in a copy of this project."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.repository import ROOT

FOLDERS = ("skill", "simulator", "interaction_models", "requirements")
CRAMP_COACH = 'exec "$(dirname "$0")/python" -m simulator.console.terminal "$@"\n'
"""The command as its entry point runs it, with the code of the folder that it is called in."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy that is set up already, with this interpreter and its packages."""
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "Makefile", tmp_path)
    bin_ = tmp_path / ".venv/bin"
    bin_.mkdir(parents=True)
    programs = {"python": f'exec {sys.executable} "$@"\n', "cramp-coach": CRAMP_COACH}
    for name, program in programs.items():
        (bin_ / name).write_text(f"#!/bin/sh\n{program}", "utf-8")
        (bin_ / name).chmod(0o755)
    (tmp_path / ".venv/.talk-ready").touch()
    return tmp_path


def edit(project: Path, text: str, by: str) -> None:
    words = project / "skill/content/locales/en/routines/toes_up.toml"
    before = words.read_text("utf-8")
    assert text in before
    words.write_text(before.replace(text, by), "utf-8")


def talk(project: Path) -> subprocess.CompletedProcess[str]:
    command = ["make", "talk", f"PYTHON={sys.executable}", "VENV=.venv", 'ARGS=say "ow my calf"']
    environment = {**os.environ, "PYTHONPATH": ""}
    return subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, check=False
    )


def test_who_talks_after_an_edit_hears_it(project: Path) -> None:
    edit(project, "Keep still.", "Stop right there.")
    talked = talk(project)
    assert talked.returncode == 0, talked.stderr
    assert "Stop right there." in talked.stdout
    assert "rebuilt skill/content/built/en.json" in talked.stderr


def test_who_talks_after_a_wrong_edit_is_told_what_is_wrong(project: Path) -> None:
    edit(project, "Keep still.", "Keep still?")
    talked = talk(project)
    assert talked.returncode != 0
    assert talked.stdout == ""
    assert "toes_up.toml.pull: Question-MustStandAlone" in talked.stderr

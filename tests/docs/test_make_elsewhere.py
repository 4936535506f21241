"""What `make` does where people have set up their pip, their Python and their folders."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.support.repository import ROOT

BACKEND = """
from pathlib import Path

def build_editable(folder, config_settings=None, metadata_directory=None):
    wheel = Path("talking-1-py3-none-any.whl")
    (Path(folder) / wheel).write_bytes(wheel.read_bytes())
    return wheel.name
"""
PROJECT = '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
SET_UP = ".venv/.talk-ready"
Environment = dict[str, str]


def write_wheel(folder: Path, name: str) -> Path:
    """A wheel with one empty module."""
    path, about = folder / f"{name}-1-py3-none-any.whl", f"{name}-1.dist-info"
    with ZipFile(path, "w") as wheel:
        wheel.writestr(f"{name}.py", "")
        wheel.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n")
        wheel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        wheel.writestr(f"{about}/RECORD", "")
    return path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project, in a folder with a space, with this Makefile and two packages of its own."""
    folder = tmp_path / "a project"
    (folder / "requirements").mkdir(parents=True)
    (folder / "Makefile").write_bytes((ROOT / "Makefile").read_bytes())
    (folder / "backend.py").write_text(BACKEND, "utf-8")
    (folder / "pyproject.toml").write_text(PROJECT, "utf-8")
    write_wheel(folder, "talking")
    locked = write_wheel(tmp_path, "locked")
    digest = hashlib.sha256(locked.read_bytes()).hexdigest()
    pin = f"locked @ {locked.as_uri()} --hash=sha256:{digest}\n"
    (folder / "requirements/talk.txt").write_text(pin, "utf-8")
    (folder / "requirements/build.txt").write_text("", "utf-8")
    return folder


def make(project: Path, target: str, **set_up: str) -> str:
    """Make a target as somebody with these variables would; returns what was said of it."""
    without = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    command = ["make", target, f"PYTHON={sys.executable}", "VENV=.venv"]
    run = subprocess.run(
        command,
        cwd=project,
        env={**without, "PIP_NO_INDEX": "1", **set_up},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stderr


def installed(project: Path) -> set[str]:
    """The packages in the environment of the project."""
    listed = [".venv/bin/python", "-m", "pip", "list", "--format=freeze"]
    run = subprocess.run(listed, cwd=project, capture_output=True, text=True, check=True)
    return {line.partition("==")[0] for line in run.stdout.splitlines()}


def test_nothing_that_is_set_for_other_pythons_leads_elsewhere(
    project: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    configuration = tmp_path / "pip.conf"
    configuration.write_text(f"[global]\nuser = true\ntarget = {elsewhere}/global\n", "utf-8")
    make(
        project,
        SET_UP,
        PIP_USER="1",
        PIP_TARGET=f"{elsewhere}/target",
        PIP_PREFIX=f"{elsewhere}/prefix",
        PIP_ROOT=f"{elsewhere}/root",
        PIP_CONFIG_FILE=str(configuration),
        PYTHONPATH=f"{elsewhere}/path",
        PYTHONHOME=f"{elsewhere}/home",
        PYTHONSAFEPATH="1",
        PYTHONUSERBASE=f"{elsewhere}/base",
        PYTHONWARNINGS="error",
    )
    assert installed(project) >= {"locked", "talking"}
    assert not elsewhere.exists()


def test_the_environment_holds_what_is_locked_and_pip(project: Path) -> None:
    make(project, SET_UP)
    assert installed(project) == {"locked", "talking", "pip"}


def test_a_folder_that_was_moved_gets_an_environment_of_its_own(
    project: Path, tmp_path: Path
) -> None:
    make(project, SET_UP)
    assert make(project, SET_UP) == ""
    moved = project.rename(tmp_path / "moved")
    assert "making the environment" in make(moved, SET_UP)
    assert installed(moved) >= {"locked", "talking"}
    assert str(moved) in (moved / ".venv/bin/pip").read_text("utf-8")
    assert make(moved, SET_UP) == ""


def test_an_environment_that_lost_its_interpreter_is_made_anew(project: Path) -> None:
    make(project, SET_UP)
    (project / ".venv/bin/python").unlink()
    (project / ".venv/bin/python").symlink_to("/nowhere/python")
    assert "making the environment" in make(project, SET_UP)
    assert installed(project) >= {"locked", "talking"}


@pytest.mark.parametrize("target", ["test", "quick", "check", "update", "book"])
def test_the_tools_speak_utf_8_whatever_the_terminal_does(target: str, project: Path) -> None:
    rules = f"{target}:\n\t@{sys.executable} -c 'import sys; print(sys.stdout.encoding)'\n"
    makefile = (project / "Makefile").read_text("utf-8").partition("\nhelp:")[0]
    (project / "Makefile").write_text(f"{makefile}\n{rules}", "utf-8")
    spoken = subprocess.run(
        ["make", "--silent", target],
        cwd=project,
        env={**os.environ, "PYTHONIOENCODING": "cp1252", "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert spoken.stdout == "utf-8\n"

"""A language is begun, refused while lines wait for their words, and spoken once they are there.

Its words are those of the default language: what is tried is that the recipe asks for all of them,
and that nothing else is needed.
"""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import tomlkit

from skill.authoring.language.places import files
from skill.authoring.language.unfilled import MARK
from tests.support.one_language import copy_folder
from tests.support.repository import ROOT

LANGUAGE = "eo"
"""One that nothing has yet, and whose numbers the simulated device can spell."""
RECIPE = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("## Add a language")[2]
BEGIN, VALIDATE, *BUILD, TALK = re.findall(
    r"^(python -m .+|cramp-coach .+)$",
    RECIPE.partition("\n## ")[0].replace("xx-XX", f"{LANGUAGE}-XX"),
    re.MULTILINE,
)
FORMER = {LANGUAGE: "en", f"{LANGUAGE}-XX": "en-US"}
"""What is begun → what its words are taken from."""


def run(project: Path, command: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the recipe in the project."""
    program = command.replace("python -m ", "").replace("cramp-coach", "simulator.console.terminal")
    return subprocess.run(
        f"{sys.executable} -m {program}",
        shell=True,
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def filled(blank: Any, words: Any) -> Any:
    """A value of a skeleton, with the former words in place of its marks."""
    if isinstance(blank, dict):
        keys = {key: key.removeprefix(f"{MARK} ") for key in blank}
        return {key: filled(blank[one], words[FORMER.get(key, key)]) for one, key in keys.items()}
    return words if MARK in (blank if isinstance(blank, list) else [blank]) else blank


def fill(path: Path, project: Path) -> None:
    """Write the former words into a file of the skeleton."""
    if path.suffix == ".html":
        path.write_text(path.read_text("utf-8").removeprefix(f"{MARK}\n"), "utf-8")
        return
    folders = (FORMER.get(part, part) for part in path.relative_to(project).parent.parts)
    former = ROOT.joinpath(*folders) / f"{FORMER.get(path.stem, path.stem)}{path.suffix}"
    words = tomllib.loads(former.read_text("utf-8"))
    words |= {new: words[old] for new, old in FORMER.items() if old in words}
    blank = tomllib.loads(path.read_text("utf-8"))
    path.write_text(tomlkit.dumps(filled(blank, words)), "utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of all that holds words, with a language begun as the recipe says."""
    copy = tmp_path_factory.mktemp("language")
    for folder in ("deploy", "interaction_models", "simulator", "skill"):
        copy_folder(folder, copy)
    begun = run(copy, BEGIN)
    assert begun.returncode == 0, begun.stderr
    return copy


def test_a_language_is_added_as_the_recipe_says(project: Path) -> None:
    waiting = [path for path in files(project) if MARK in path.read_text("utf-8")]
    refused = run(project, VALIDATE)
    named = {line.partition(": ")[0] for line in refused.stdout.splitlines()}
    assert refused.returncode == 1
    assert named >= {
        "skill/content/locales/locales.toml.eo-XX.emergency_number",
        "skill/content/locales/locales.toml.eo-XX.syllables_per_second",
        "skill/content/locales/eo/phrases.toml.phrases.opening",
        "skill/content/locales/eo/measures.toml.legs.left.foot",
        "skill/content/locales/eo/speech.toml.sounds.vowels",
        "skill/content/locales/eo/reader/meanings/signs_today.toml.sign:swollen_leg.said",
        "interaction_models/source/eo/model.toml.invocation_name",
        "simulator/hearing/device_words.toml.eo.wake",
        "skill/hosts/web/pages/eo/privacy.html",
        "deploy/store/eo.toml.disclaimer",
        "deploy/store/eo-XX.toml.summary",
    }
    for command in BUILD:
        unbuilt = run(project, command)
        assert (unbuilt.returncode, unbuilt.stdout) == (1, refused.stdout)
    assert not (project / "interaction_models/eo-XX.json").exists()

    for path in waiting:
        fill(path, project)
    whole = run(project, VALIDATE)
    assert (whole.returncode, whole.stdout) == (0, "")
    for command in BUILD:
        built = run(project, command)
        assert built.returncode == 0, built.stdout + built.stderr
    talk = run(project, TALK)
    assert talk.returncode == 0, talk.stderr
    assert "coach Keep still." in talk.stdout
    assert talk.stdout.count("coach ") == 2

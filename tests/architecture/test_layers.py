"""The import contracts of pyproject.toml refuse what they are there to refuse.

That this repository keeps them is checked by `lint-imports` itself; here they meet a skeleton.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.repository import ROOT

SKELETON = (
    "bench/__init__.py",
    "deploy/__init__.py",
    "skill/__init__.py",
    "skill/adapters/__init__.py",
    "skill/adapters/people/__init__.py",
    "skill/adapters/stores/__init__.py",
    "skill/alexa/__init__.py",
    "skill/app.py",
    "skill/authoring/__init__.py",
    "skill/coaching/__init__.py",
    "skill/coaching/decisions/__init__.py",
    "skill/coaching/messages/__init__.py",
    "skill/coaching/state/__init__.py",
    "skill/content/__init__.py",
    "skill/content/library.py",
    "skill/hosts/__init__.py",
    "skill/hosts/aws_lambda.py",
    "skill/hosts/entry.py",
    "skill/hosts/web/__init__.py",
    "skill/json_records.py",
    "skill/record.py",
    "skill/reading/__init__.py",
    "skill/settings.py",
    "skill/speech/__init__.py",
    "skill/rate_limited_log.py",
    "skill/screens/__init__.py",
    "simulator/__init__.py",
    "simulator/amazon/__init__.py",
    "simulator/console/__init__.py",
    "simulator/device/__init__.py",
    "simulator/hearing/__init__.py",
    "simulator/services/__init__.py",
    "simulator/show/__init__.py",
    "simulator/sound/__init__.py",
    "simulator/timeline/__init__.py",
    "simulator/transcripts/__init__.py",
)


@pytest.fixture
def skeleton(tmp_path: Path) -> Path:
    """A project with every layer, all empty, under this repository's contracts."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for name in SKELETON:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return tmp_path


def lint(project: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [str(program), "--no-cache"], cwd=project, capture_output=True, text=True, check=False
    )


def test_imports_downwards_are_kept(skeleton: Path) -> None:
    (skeleton / "skill/hosts/aws_lambda.py").write_text("import skill.app")
    (skeleton / "skill/app.py").write_text("import skill.alexa, skill.content.library, time")
    (skeleton / "skill/alexa/__init__.py").write_text("import ask_sdk_core, skill.speech")
    (skeleton / "skill/speech/__init__.py").write_text("import skill.coaching")
    (skeleton / "skill/hosts/web/__init__.py").write_text("import flask, skill.app")
    (skeleton / "simulator/__init__.py").write_text("import skill.hosts.entry")
    (skeleton / "simulator/console/__init__.py").write_text("import simulator.show")
    (skeleton / "simulator/show/__init__.py").write_text("import simulator.device")
    (skeleton / "simulator/device/__init__.py").write_text("import simulator.hearing")
    linted = lint(skeleton)
    assert linted.returncode == 0, linted.stdout + linted.stderr


@pytest.mark.parametrize(
    ("module", "imported"),
    [
        ("skill/content/library.py", "skill.coaching"),
        ("skill/content/library.py", "skill.authoring"),
        ("skill/app.py", "skill.authoring"),
        ("skill/json_records.py", "skill.content"),
        ("skill/record.py", "skill.json_records"),
        ("skill/reading/__init__.py", "skill.coaching"),
        ("skill/coaching/__init__.py", "skill.speech"),
        ("skill/coaching/__init__.py", "skill.content.library"),
        ("skill/coaching/__init__.py", "ask_sdk_model"),
        ("skill/coaching/__init__.py", "random"),
        ("skill/coaching/__init__.py", "time"),
        ("skill/speech/__init__.py", "skill.screens"),
        ("skill/speech/__init__.py", "ask_sdk_core"),
        ("skill/content/__init__.py", "boto3"),
        ("skill/screens/__init__.py", "ask_sdk_model"),
        ("skill/screens/__init__.py", "skill.authoring"),
        ("skill/alexa/__init__.py", "skill.adapters"),
        ("skill/alexa/__init__.py", "flask"),
        ("skill/hosts/entry.py", "skill.hosts.web"),
        ("skill/hosts/aws_lambda.py", "cryptography"),
        ("skill/rate_limited_log.py", "skill.coaching"),
        ("skill/app.py", "skill.hosts"),
        ("skill/hosts/__init__.py", "skill.authoring"),
        ("skill/settings.py", "simulator"),
        ("simulator/__init__.py", "skill.app"),
        ("simulator/__init__.py", "skill.content"),
        ("simulator/__init__.py", "skill.screens"),
        ("simulator/__init__.py", "skill.adapters"),
        ("simulator/__init__.py", "skill.reading"),
        ("skill/app.py", "tests.support"),
        ("simulator/__init__.py", "tests.support"),
        ("bench/__init__.py", "tests.support"),
        ("deploy/__init__.py", "tests.support"),
        ("skill/coaching/messages/__init__.py", "skill.coaching.state"),
        ("skill/coaching/state/__init__.py", "skill.coaching.decisions"),
        ("skill/coaching/newcomer.py", "skill"),
        ("skill/adapters/stores/__init__.py", "skill.adapters.people"),
        ("skill/adapters/newcomer.py", "skill"),
        ("simulator/hearing/__init__.py", "simulator.device"),
        ("simulator/hearing/__init__.py", "simulator.services"),
        ("simulator/show/__init__.py", "simulator.console"),
        ("simulator/timeline/__init__.py", "simulator.sound"),
        ("simulator/transcripts/__init__.py", "simulator.console"),
        ("simulator/newcomer.py", "simulator"),
        ("skill/newcomer.py", "skill"),
    ],
)
def test_other_imports_are_refused(skeleton: Path, module: str, imported: str) -> None:
    (skeleton / module).write_text(f"import {imported}")
    linted = lint(skeleton)
    assert linted.returncode == 1
    assert "BROKEN" in linted.stdout

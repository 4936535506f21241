"""What the documents say is true: transcripts, recipes, paths, commands."""

import re
import shlex
from pathlib import Path

import pytest

from simulator.console.terminal import main
from skill.authoring import validate
from skill.authoring.drawings import write_drawings
from skill.authoring.interaction_model import built_models
from skill.authoring.library import write_library
from skill.coaching.conversation import respond
from skill.coaching.messages.events import StretchAsked
from skill.coaching.messages.questions import FACTS, Question
from skill.coaching.messages.replies import Warn
from skill.coaching.state.outcome import Outcome
from skill.coaching.state.state import State
from skill.content.library import load_library
from skill.content.model import Library
from skill.hosts.logs import UNITS
from skill.hosts.web.metrics import Metrics
from skill.screens.scenes import StepScene
from skill.screens.staging import stage
from skill.speech.render import render
from tests.support.one_language import copy_folder
from tests.support.repository import ROOT

DOCUMENTS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "deploy/README.md")
NOT_IN_THE_REPOSITORY = ("deploy/build", "deploy/.env")
"""Built, or written by whoever deploys."""


def _text(document: str) -> str:
    return (ROOT / document).read_text(encoding="utf-8")


_ARCHITECTURE = _text("ARCHITECTURE.md")


def test_the_readme_opens_with_what_the_coach_says_today(
    capsys: pytest.CaptureFixture[str],
) -> None:
    shown = re.search(r"```console\n\$ cramp-coach (.*)\n((?:.*\n)*?)```", _text("README.md"))
    assert shown
    assert main(shlex.split(shown[1])) == 0
    assert capsys.readouterr().out.rstrip() == shown[2].rstrip()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_paths_in_the_document_exist(document: str) -> None:
    named = re.findall(
        r"`((?:skill|tests|simulator|interaction_models|deploy)/[\w./-]+)`", _text(document)
    )
    made = re.compile(r"heel_drop|\bxx\b")
    missing = [
        path
        for path in named
        if not path.startswith(NOT_IN_THE_REPOSITORY)
        and not made.search(path)
        and not (ROOT / path).exists()
    ]
    assert missing == []


def test_the_architecture_names_every_folder_of_the_skill() -> None:
    folders = [path for path in (ROOT / "skill").iterdir() if (path / "__init__.py").exists()]
    missing = [
        path.name for path in folders if f"`skill/{path.name}`" not in _text("ARCHITECTURE.md")
    ]
    assert missing == []


def test_the_architecture_fits_on_a_page_beside_diagram_and_glossary() -> None:
    page, *beside = re.split(
        r"^## (?=The conversation as states|Glossary)", _ARCHITECTURE, flags=re.MULTILINE
    )
    assert len(page.splitlines()) <= 80
    assert [len(part.splitlines()) <= 40 for part in beside] == [True, True]


def test_the_diagram_of_the_conversation_has_every_question() -> None:
    (diagram,) = re.findall(r"```mermaid\n(.*?)```", _ARCHITECTURE, re.DOTALL)
    shown = re.findall(r"^    \w+: .*?<br/>(.*)$", diagram, re.MULTILINE)
    named = [
        name for line in shown for name in re.findall(r"\w+_\w+|\w+", line.replace("<br/>", " "))
    ]
    assert sorted(named) == sorted(Question)


def test_the_diagram_keeps_questions_of_a_kind_together() -> None:
    kinds = dict(re.findall(r"^    (\w+): .*?<br/>(.*)$", _ARCHITECTURE, re.MULTILINE))
    for question, facts in FACTS.items():
        assert (question in kinds["checkin"]) == facts.is_check_in
        assert (question in re.findall(r"\w+", kinds["within"])) == facts.within_step
        assert (question in kinds["between"]) == facts.between_segments
        assert (question in kinds["last"]) == facts.is_last


def test_the_guide_names_every_setting() -> None:
    source = (ROOT / "skill" / "settings.py").read_text(encoding="utf-8")
    settings = set(re.findall(r'"(CRAMP_COACH_\w+)"', source))
    assert settings == set(re.findall(r"CRAMP_COACH_\w+", _text("deploy/README.md")))


def test_the_guide_names_every_metric() -> None:
    shown = Metrics().text().decode()
    served = set(re.findall(r"^# TYPE (\S+) (?:counter|histogram)$", shown, re.MULTILINE))
    guide = _text("deploy/README.md")
    assert {name for name in served if name not in guide} == set()
    assert {name for name in UNITS if f"`{name}`" not in guide} == set()


def test_make_knows_the_commands_of_the_documents() -> None:
    targets = set(re.findall(r"^([a-z]+):.*##", _text("Makefile"), re.MULTILINE))
    named = {
        target
        for document in DOCUMENTS
        for target in re.findall(r"`?make (?:-s )?([a-z]+)`?\s", _text(document))
    }
    assert named <= targets | {"it", "a", "sure"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what the coach says and hears."""
    for folder in ("skill/content", "interaction_models"):
        copy_folder(folder, tmp_path)
    return tmp_path


def as_built(project: Path) -> Library:
    """What the skill knows after `make update`."""
    write_library(project)
    return load_library(project / "skill/content/built")


def test_a_stretch_is_added_as_the_recipe_says(project: Path) -> None:
    content = project / "skill" / "content"
    for made in content.rglob("heel_drop.toml"):
        made.unlink()
    built_models.write_models(project)
    files = re.findall(
        r"`skill/content/(\S*heel_drop\.toml)`.*\n\n```toml\n((?:.*\n)*?)```",
        _text("CONTRIBUTING.md"),
    )
    assert len(files) == 2
    for name, text in files:
        (content / name).write_text(text, encoding="utf-8")

    assert validate.problems(content) == []
    library = as_built(project)
    changed = built_models.write_models(project)
    assert {path.stem for path in changed} == library.locales.keys()
    assert all('"heel drop"' in path.read_text(encoding="utf-8") for path in changed)
    outcome = respond(State(), StretchAsked("heel_drop"), library, 0.0)
    speech = render(outcome, library, library.locale("en-US"))
    assert "Stand on a step, with your left leg at the edge." in speech.text
    first, *_ = stage(outcome, speech, library, library.locale("en-US"))
    assert isinstance(first, StepScene)
    assert first.picture.caption == "Left leg at the edge of a step"


def test_a_pose_is_drawn_as_the_recipe_says(project: Path) -> None:
    example = re.search(r"```toml\n(# Sitting on the floor(?:.*\n)*?)```", _text("CONTRIBUTING.md"))
    assert example
    content = project / "skill" / "content"
    (content / "poses" / "leaning_back.toml").write_text(example[1], encoding="utf-8")
    assert write_drawings(project) == [
        content / "built/drawings/leaning_back.json",
        content / "built/pictures/leaning_back.svg",
    ]


def test_a_locale_is_added_as_the_recipe_says(project: Path) -> None:
    content, heard = project / "skill" / "content", project / "interaction_models"
    with (content / "locales/locales.toml").open("a", encoding="utf-8") as rows:
        rows.write('\n[en-ZZ]\nlanguage = "en"\nemergency_number = "111"\ncountries = ["NZ"]\n')
        rows.write("syllables_per_second = 4.4\n")
    own = '[signs]\nafter_hours = "If none can see you, call Healthline."\n'
    (content / "locales/en-ZZ.toml").write_text(own, encoding="utf-8")
    source = heard / "source/en/model.toml"
    listed = re.sub(
        r"^locales = \[", 'locales = ["en-ZZ", ', source.read_text("utf-8"), flags=re.MULTILINE
    )
    source.write_text(listed, encoding="utf-8")
    said_there = '[intents.DoctorIntent]\nsamples = ["call healthline"]\n'
    (heard / "source/en-ZZ.toml").write_text(said_there, encoding="utf-8")

    assert validate.problems(content) == []
    assert built_models.write_models(project) == [heard / "en-ZZ.json"]
    assert '"call healthline"' in (heard / "en-ZZ.json").read_text(encoding="utf-8")
    library = as_built(project)
    warning = Outcome(State(), (Warn("tender_vein"),))
    speech = render(warning, library, library.locale("en-ZZ"))
    assert "call 111." in speech.text
    assert speech.text.endswith("If none can see you, call Healthline.")

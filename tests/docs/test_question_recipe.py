"""A question is added in three places, as the recipe says."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.one_language import copy_folder
from tests.support.repository import ROOT

ASKED = """
from skill.coaching.conversation import respond
from skill.coaching.messages.events import Control, NotUnderstood, Steered
from skill.coaching.messages.questions import Question
from skill.coaching.messages.replies import Ask
from skill.coaching.state.state import State
from skill.coaching.state.validation import is_valid
from skill.content.library import load_library
from skill.screens.staging import stage
from skill.speech.render import render

library = load_library()
locale = library.locale("en-US")
asked = State(open_question=Ask(Question("warm_up")))
assert is_valid(asked, library)
again = respond(asked, NotUnderstood(), library, 0.0)
speech = render(again, library, locale)
(scene,) = stage(again, speech, library, locale)
print(speech.text)
print(speech.reprompt)
print([button.touch for button in scene.buttons])
print(respond(asked, Steered(Control.YES), library, 0.0).ask.question.value)
print(respond(asked, Steered(Control.NO), library, 0.0).ask)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the skill, so that it can be changed."""
    copy_folder("skill", tmp_path)
    return tmp_path


def insert(path: Path, after: str, text: str) -> None:
    """Put a text behind the line that begins like this."""
    line = re.search(rf"^ *{re.escape(after)}.*\n", path.read_text(), re.MULTILINE)
    assert line, (path, after)
    path.write_text(path.read_text().replace(line[0], line[0] + text))


def run(project: Path, *arguments: str) -> str:
    """What a program of the changed project prints."""
    command = [sys.executable, *arguments]
    environment = {**os.environ, "PYTHONPATH": str(project)}
    return subprocess.run(
        command, cwd=project, env=environment, stdout=subprocess.PIPE, text=True, check=True
    ).stdout


def test_a_question_is_added_as_the_recipe_says(project: Path) -> None:
    recipe = (ROOT / "CONTRIBUTING.md").read_text().partition("## Add a question")[2]
    name, facts, answers, words = re.findall(r"```(?:python|toml)\n((?:.*\n)*?)```", recipe)[:4]
    messages, decisions = (project / "skill/coaching" / name for name in ("messages", "decisions"))
    insert(messages / "questions.py", "SAY_AGAIN = ", name)
    insert(messages / "questions.py", "Question.SAY_AGAIN: ", facts)
    insert(decisions / "yes_no.py", "Question.SAY_AGAIN: ", answers)
    with (project / "skill/content/locales/en/phrases.toml").open("a") as phrases:
        phrases.write(f"\n{words}")
    run(project, "-m", "skill.authoring", "library")
    assert run(project, "-c", ASKED).splitlines() == [
        "Sorry, I missed that. Shall we warm up first?",
        "Yes or no?",
        "['yes', 'no']",
        "easing",
        "None",
    ]

"""Amazon's linter lets our documents pass and refuses each kind of broken document."""

import json
from copy import deepcopy
from typing import Any

import pytest

from skill.authoring.rules.screens import poses
from skill.content.library import load_library
from skill.screens.documents import document
from skill.screens.screen import VIEWS
from tests.validators.apl import apl_problems

WHOLE = document(frozenset(VIEWS.values()), frozenset(poses(load_library())))
"""With every view and every drawing there is."""
BROKEN = {
    "an unknown direction": ('"direction": "row"', '"direction": "diagonal"'),
    "a weight that is no text": ('"fontWeight": "700"', '"fontWeight": 700'),
    "padding in parts of the screen": ('"paddingTop": "@gap"', '"paddingTop": "10%"'),
    "a property that does not exist": ('"text": "${button.label}"', '"words": "${button.label}"'),
    "a shape that no graphic has": ('"type": "path"', '"type": "star"'),
    "no main template": ('"mainTemplate"', '"main"'),
}
"""What is wrong → what is replaced in the good document, and by what."""


@pytest.fixture(scope="module")
def problems() -> list[str]:
    """What is found in the good document, then in each broken one."""
    text = json.dumps(WHOLE)
    broken: list[dict[str, Any]] = []
    for old, new in BROKEN.values():
        assert old in text, old
        broken.append(json.loads(text.replace(old, new, 1)))
    return apl_problems([deepcopy(WHOLE), *broken])


def test_our_document_passes(problems: list[str]) -> None:
    assert [problem for problem in problems if problem.startswith("document 0, ")] == []


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_document_is_refused(problems: list[str], what: str) -> None:
    number = [*BROKEN].index(what) + 1
    assert [problem for problem in problems if problem.startswith(f"document {number}, ")]

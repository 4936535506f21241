"""The examples in the coach's docstrings are true, and each module has one."""

import doctest
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from skill.coaching.messages import effects, events, phrases, questions, replies, schedule
from skill.coaching.state import state
from skill.content import model
from skill.reading import reading
from skill.reading.reader import reader_of
from tests.support.rehearsal import LIBRARY, NIGHT

COACHING = Path(model.__file__).parents[1] / "coaching"
PROTOCOLS = {"ports.py"}
"""Nothing in them can be called."""
MODULES = sorted(
    path
    for path in COACHING.rglob("*.py")
    if path.name not in PROTOCOLS and path.name != "__init__.py"
)


def named(path: Path) -> ModuleType:
    parts = path.relative_to(COACHING.parents[1]).with_suffix("").parts
    return import_module(".".join(parts))


def names() -> dict[str, Any]:
    """What examples may name besides what their own module has."""
    found = {"library": LIBRARY, "now": NIGHT}
    conversation = import_module("skill.coaching.conversation")
    modules = (model, schedule, questions, replies, phrases, effects, events, state, reading)
    for module in modules:
        found |= vars(module)
    return {**found, "respond": conversation.respond, "reader": reader_of("en")}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_every_module_of_the_coach_has_an_example_that_is_true(path: Path) -> None:
    module = named(path)
    examples = [
        test
        for test in doctest.DocTestFinder().find(module, globs={**names(), **vars(module)})
        if test.examples
    ]
    assert examples
    runner = doctest.DocTestRunner()
    for test in examples:
        runner.run(test)
    assert runner.failures == 0

"""Every rule refuses the content that breaks it, and passes the content that is shipped."""

import ast
from collections.abc import Container, Iterator
from pathlib import Path

import pytest

from skill.authoring import validate
from skill.authoring.library import load_library
from skill.authoring.problems import ContentError, in_order
from skill.authoring.toml.strict_toml import CONTENT
from tests.broken.examples import EXAMPLES, Example, copy_content
from tests.support.repository import ROOT

SKILL = ROOT / "skill"
OF_THE_LIBRARY = SKILL / "authoring" / "rules"
OTHER_SOURCES = frozenset({"interaction_model", "language", "reader"})
"""Folders with rules of sources that are not content; their own tests break them."""


def rules(folder: Path, other: Container[str] = OTHER_SOURCES) -> set[str]:
    """Names of rules in the code below a folder, but not those in folders with these names."""
    paths = (path for path in folder.rglob("*.py") if not any(part in other for part in path.parts))
    return {name for path in paths for name in _texts(path) if _is_rule(name)}


def _texts(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _is_rule(text: str) -> bool:
    what, _, must = text.partition("-")
    return what.isalpha() and what[0].isupper() and must.isalpha() and must.startswith("Must")


def broken(example: Example, folder: Path) -> Path:
    content = copy_content(folder)
    example.apply(content)
    return content


def by_rule(example: Example) -> str:
    return example.rule


def test_the_shipped_content_keeps_every_rule() -> None:
    assert validate.problems(CONTENT) == []


def test_every_rule_has_a_broken_example() -> None:
    assert {example.rule for example in EXAMPLES} == rules(SKILL)


@pytest.mark.parametrize("example", EXAMPLES, ids=by_rule)
def test_a_broken_example_is_named_by_its_rule_and_place(example: Example, tmp_path: Path) -> None:
    found = validate.problems(broken(example, tmp_path))
    assert (example.rule, example.at) in {(problem.rule, problem.path) for problem in found}
    assert all(problem.text for problem in found)


@pytest.mark.parametrize(
    "example",
    [example for example in EXAMPLES if example.rule in rules(OF_THE_LIBRARY)],
    ids=by_rule,
)
def test_broken_content_makes_no_library(example: Example, tmp_path: Path) -> None:
    with pytest.raises(ContentError) as refusal:
        load_library(broken(example, tmp_path))
    lines = str(refusal.value).splitlines()
    assert any(line.startswith(f"{example.at}: {example.rule}: ") for line in lines)


def test_problems_in_several_files_are_all_reported_at_once(tmp_path: Path) -> None:
    content = copy_content(tmp_path)
    chosen = [example for example in EXAMPLES if example.rule in SEVERAL]
    for example in chosen:
        example.apply(content)
    found = validate.problems(content)
    places = {(problem.rule, problem.path) for problem in found}
    assert {(example.rule, example.at) for example in chosen} <= places
    assert len(SEVERAL) == len(chosen)
    assert found == in_order(found)
    assert found[0].rule == "File-MustBeToml"


SEVERAL = {
    "File-MustBeToml",
    "Key-MustBeKnown",
    "Number-MustBeInRange",
    "Phrase-MustHaveWords",
    "Placeholder-MustBeKnown",
    "Source-MustBeKnown",
    "Word-MustBeAllowed",
}


def test_a_folder_without_content_is_one_long_list_of_problems(tmp_path: Path) -> None:
    found = validate.problems(tmp_path)
    assert {"ladder.toml", "signs.toml", "locales/locales.toml"} <= {row.path for row in found}

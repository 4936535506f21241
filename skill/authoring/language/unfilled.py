"""Finds what of a skeleton has not been written yet."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from skill.authoring.language.places import files
from skill.authoring.problems import Problem, in_order

MARK = "…"
"""Stands where words have to be written; also before a key that is words itself."""
RULE = "Words-MustBeWritten"


def unfilled(root: Path) -> list[Problem]:
    """Every line of the project in `root` that waits for its words, in order."""
    return in_order(problem for path in files(root) for problem in _of_file(path, root))


def _of_file(path: Path, root: Path) -> Iterator[Problem]:
    text = path.read_text("utf-8")
    name = path.relative_to(root).as_posix()
    if path.suffix != ".toml":
        if text.startswith(f"{MARK}\n"):
            yield Problem(name, RULE, f"write the page, and delete the line {MARK}")
    elif MARK in text:
        for keys in _waiting(tomllib.loads(text), ()):
            yield Problem(".".join((name, *keys)), RULE, f"write it in place of {MARK}")


def _waiting(value: object, keys: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The keys that lead to each mark."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from [(*keys, key)] if key.startswith(MARK) else _waiting(inner, (*keys, key))
    elif value == MARK or (isinstance(value, list) and MARK in value):
        yield keys
    elif isinstance(value, list):
        for inner in value:
            yield from _waiting(inner, keys)

"""Finds all that belongs to a language or locale: files, folders and tables with its name.

Nothing lists them, so that what is written for one language is asked of the next.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path

FOLDERS = ("skill", "interaction_models", "simulator", "deploy")
"""Folders of a project that hold words."""
BUILT = frozenset({"built", "build", "node_modules", "__pycache__"})
"""Names of folders whose files are not written by anybody."""
WORDS = frozenset({".toml", ".html"})
"""Ends of the names of files with words."""


def files(root: Path) -> Iterator[Path]:
    """Every file with words of the project in `root`, sorted."""
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in WORDS and BUILT.isdisjoint(path.relative_to(root).parts):
                yield path


def named(root: Path, name: str) -> Iterator[Path]:
    """The files whose own name, or the name of a folder around them, is that of a language."""
    for path in files(root):
        if name in (*path.relative_to(root).parent.parts, path.stem):
            yield path


def renamed(path: Path, root: Path, name: str, other: str) -> Path:
    """The path with another name in place of that of a language."""
    *folders, file = path.relative_to(root).parts
    kept = (other if part == name else part for part in folders)
    return root.joinpath(*kept, f"{other}{path.suffix}" if path.stem == name else file)


def with_table(root: Path, name: str) -> Iterator[Path]:
    """The TOML files that have a table of this name, beside those of other languages."""
    for path in _toml(root):
        if isinstance(tomllib.loads(path.read_text("utf-8")).get(name), dict):
            yield path


def listing(root: Path, locale: str) -> Iterator[tuple[Path, str]]:
    """The TOML files, and the key in each, that list this locale beside others."""
    for path in _toml(root):
        for key, value in tomllib.loads(path.read_text("utf-8")).items():
            if isinstance(value, list) and locale in value:
                yield path, key


def _toml(root: Path) -> Iterator[Path]:
    return (path for path in files(root) if path.suffix == ".toml")

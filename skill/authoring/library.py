"""Builds the content that the skill loads from the writers' TOML files.

In `skill/content/built`, `structure.json` holds what is the same in all languages,
`<language>.json` the words of a language, and `<locale>.json` those that differ in a locale. The
skill reads only these built files, which are kept in version control.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from skill.authoring.built_files import Changes, changes, write
from skill.authoring.problems import ContentError, Problems
from skill.authoring.rules import (
    captions,
    coach,
    phrases,
    references,
    safety,
    screens,
    sentences,
    sounds,
    structure,
    written,
)
from skill.authoring.toml import library_reader
from skill.authoring.toml.strict_toml import CONTENT
from skill.content.library import STRUCTURE
from skill.content.model import Library
from skill.json_records import encode

RULES = (
    structure.check,
    references.check,
    safety.check,
    sentences.check,
    sounds.check,
    screens.check,
    captions.check,
    coach.check,
    phrases.check,
    written.check,
)


def load_library(content: Path = CONTENT) -> Library:
    """Read and check the content of a folder.

    Raises:
        ContentError: The content breaks rules; it lists all problems.
    """
    library, problems = read_library(content)
    if problems:
        raise ContentError(problems)
    return library


def read_library(content: Path) -> tuple[Library, Problems]:
    """Read and check the content of a folder; returns what can be read, and all problems."""
    problems = Problems()
    library = library_reader.read(content, problems)
    for check in RULES:
        check(library, problems)
    return library, problems


def out_of_date(root: Path) -> list[Path]:
    """The built files of the project in `root` that differ from what their sources make.

    Raises:
        ContentError: The content breaks a rule.
    """
    return list(_changes(root))


def write_library(root: Path) -> list[Path]:
    """Build the content of the project in `root`; returns the paths that changed.

    Raises:
        ContentError: The content breaks a rule; nothing is written.
    """
    return write(_changes(root))


def _changes(root: Path) -> Changes:
    content = root / "skill" / "content"
    built = content / "built"
    files = as_built(load_library(content))
    wanted = {built / f"{name}.json": _text(data) for name, data in files}
    return changes(wanted, built.glob("*.json"))


def as_built(library: Library) -> Iterator[tuple[str, Any]]:
    """Name, without `.json`, and data of each file that is built of the content."""
    yield STRUCTURE, encode(library._replace(words={}))
    languages = {row.words: row.language for row in library.locales.values()}
    for key, words in library.words.items():
        usual = library.words[languages.get(key, key)]
        said = encode(words)
        yield key, said if words is usual else _difference(encode(usual), said)


def _difference(usual: dict[str, Any], words: dict[str, Any]) -> dict[str, Any]:
    """The entries of `words` that differ from `usual`; both have the same keys."""
    return {
        key: _difference(usual[key], said) if isinstance(said, dict) else said
        for key, said in words.items()
        if said != usual[key]
    }


def _text(data: Any) -> str:
    """Indented JSON with a final newline."""
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"

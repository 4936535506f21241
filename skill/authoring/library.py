"""Builds what the skill knows from what a writer puts into TOML.

`skill/content/built/structure.json` is what holds everywhere, `<language>.json` what is said in a
language, and `<locale>.json` what a locale says otherwise. The built files are kept beside the
sources, and are all that the skill reads.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from skill.authoring.built_files import Changes, changes, write
from skill.authoring.problems import ContentError, Problems
from skill.authoring.rules import coach, phrases, references, screens, sentences, structure
from skill.authoring.toml import library_reader
from skill.authoring.toml.strict_toml import CONTENT
from skill.content.library import STRUCTURE
from skill.content.model import Library
from skill.json_records import encode

RULES = (
    structure.check,
    references.check,
    sentences.check,
    screens.check,
    coach.check,
    phrases.check,
)


def load_library(content: Path = CONTENT) -> Library:
    """Read all content below a folder; raises ContentError with every problem in it."""
    library, problems = read_library(content)
    if problems:
        raise ContentError(problems)
    return library


def read_library(content: Path) -> tuple[Library, Problems]:
    """Read all content below a folder as far as it can be read, with every problem in it."""
    problems = Problems()
    library = library_reader.read(content, problems)
    for check in RULES:
        check(library, problems)
    return library, problems


def out_of_date(root: Path) -> list[Path]:
    """The built files of the project in `root` that differ from what their sources make.

    Raises `ContentError` if the content breaks a rule.
    """
    return list(_changes(root))


def write_library(root: Path) -> list[Path]:
    """Build the content of the project in `root`; gives the paths that changed.

    Raises `ContentError` if the content breaks a rule; nothing is written then.
    """
    return write(_changes(root))


def _changes(root: Path) -> Changes:
    content = root / "skill" / "content"
    built = content / "built"
    files = _built(load_library(content))
    wanted = {built / f"{name}.json": _text(data) for name, data in files}
    return changes(wanted, built.glob("*.json"))


def _built(library: Library) -> Iterator[tuple[str, Any]]:
    yield STRUCTURE, encode(library._replace(words={}))
    languages = {row.words: row.language for row in library.locales.values()}
    for key, words in library.words.items():
        usual = library.words[languages.get(key, key)]
        said = encode(words)
        yield key, said if words is usual else _difference(encode(usual), said)


def _difference(usual: dict[str, Any], words: dict[str, Any]) -> dict[str, Any]:
    """What is said otherwise; both have the same keys."""
    return {
        key: _difference(usual[key], said) if isinstance(said, dict) else said
        for key, said in words.items()
        if said != usual[key]
    }


def _text(data: Any) -> str:
    """Readable JSON that ends with a new line."""
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"

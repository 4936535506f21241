"""An edition of the content as flat texts by path, which can be signed, stored and compared.

A path leads to one text: `en/routines/toes_up/steps/pull` is said in English, and
`en-GB/signs/…` in Great Britain only. `structure/…` leads to a fact that is not words, such as the
seconds of a hold.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from skill.authoring.library import as_built
from skill.content.library import STRUCTURE
from skill.content.model import Library

VERSION = 1
"""Increases when the layout of a saved edition changes."""
NOT_REVIEWED = frozenset({"pose", "poses", "words", "never_said"})
"""Fields that are no part of what is said and done, such as which drawing shows it."""
FINGERPRINT = 12
"""Letters of the fingerprint."""


class EditionError(ValueError):
    """An edition cannot be read; the text says why, and what to do."""


class Edition(NamedTuple):
    """All texts of the content."""

    sentences: Mapping[str, str]
    """Path → what is said or shown."""
    structure: Mapping[str, str]
    """Path → another fact."""

    @property
    def fingerprint(self) -> str:
        """Some letters that change with every text, so that a signature is for this edition."""
        return hashlib.sha256(_json(self).encode()).hexdigest()[:FINGERPRINT]


def edition_of(library: Library) -> Edition:
    """The edition of the content in use."""
    return edition_of_built(dict(as_built(library)))


def edition_of_built(files: Mapping[str, Any]) -> Edition:
    """The edition of built content: name of each file, without `.json` → its data."""
    said = {name: data for name, data in files.items() if name != STRUCTURE}
    return Edition(
        sentences=dict(_flat(said, ())),
        structure=dict(_flat({STRUCTURE: files.get(STRUCTURE, {})}, ())),
    )


def save(edition: Edition, path: Path) -> None:
    """Write an edition to a file, from which `read_saved` reads it."""
    path.write_text(_json(edition) + "\n", "utf-8")


def read_saved(path: Path) -> Edition:
    """Read a saved edition.

    Raises:
        EditionError: The file is no saved edition.
    """
    try:
        data = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise EditionError(f"{path} is no saved book: {error}") from error
    if not isinstance(data, dict) or data.get("version") != VERSION:
        raise EditionError(f"{path} is no saved book of version {VERSION}")
    parts = [data.get(name) for name in Edition._fields]
    if not all(isinstance(part, dict) and _only_texts(part) for part in parts):
        raise EditionError(f"{path} is no saved book: it does not hold texts by path")
    return Edition(*parts)


def _only_texts(part: Mapping[str, Any]) -> bool:
    return all(isinstance(text, str) for text in part.values())


def _json(edition: Edition) -> str:
    data = {"version": VERSION, **edition._asdict()}
    return json.dumps(data, indent=1, ensure_ascii=False)


def _flat(data: Any, path: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Path and text of everything in JSON data; empty texts are left out."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in NOT_REVIEWED:
                yield from _flat(value, (*path, key))
    elif isinstance(data, list):
        yield from _flat_list(data, path)
    elif data not in ("", None):
        yield "/".join(path), _text(data)


def _flat_list(items: list[Any], path: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Wordings by their number, records by their id; other lists are one text."""
    if path[0] == STRUCTURE and items and not isinstance(items[0], dict):
        yield "/".join(path), ", ".join(map(_text, items))
        return
    for number, item in enumerate(items, 1):
        key = item.get("id") if isinstance(item, dict) else None
        yield from _flat(item, (*path, key or str(number)) if len(items) > 1 or key else path)


def _text(value: Any) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)

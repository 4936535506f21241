"""An edition of the content as flat texts by path, which can be signed, stored and compared.

A path leads to one text: `en/routines/toes_up/steps/pull` is said in English, and
`en-GB/signs/…` in Great Britain only. `structure/…` leads to a fact that is not words, such as the
seconds of a hold. `ladder/…` leads to what follows each answer on a rung, as the skill was walked.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from skill.authoring.book.courses import Answer, Rung, Target
from skill.authoring.book.ladder import course
from skill.authoring.library import as_built
from skill.content.library import STRUCTURE
from skill.content.model import Library

VERSION = 1
"""Increases when the layout of a saved edition changes."""
NOT_REVIEWED = frozenset({"pose", "poses", "poses_in", "helped_poses", "words", "never_said"})
"""Fields that are no part of what is said and done, such as which drawing shows it."""
FACT_END = "; "
"""What separates the facts in one text."""
FINGERPRINT = 12
"""Letters of the fingerprint."""


class BookError(ValueError):
    """The book cannot be written; the text says why."""


class Edition(NamedTuple):
    """All texts of the content."""

    sentences: Mapping[str, str]
    """Path → what is said or shown."""
    structure: Mapping[str, str]
    """Path → another fact."""
    ladder: Mapping[str, str] = {}
    """Path → what follows on a rung; empty if it was not walked."""

    @property
    def fingerprint(self) -> str:
        """Some letters that change with every text, so that a signature is for this edition."""
        return hashlib.sha256(_json(self).encode()).hexdigest()[:FINGERPRINT]


def edition_of(library: Library) -> Edition:
    """The edition of the content in use."""
    return edition_of_built(dict(as_built(library)))._replace(ladder=dict(_ladder(library)))


def edition_of_built(files: Mapping[str, Any]) -> Edition:
    """The edition of built content: name of each file, without `.json` → its data."""
    said = {name: data for name, data in files.items() if name != STRUCTURE}
    return Edition(
        sentences=dict(_said(said, ())),
        structure=dict(_facts(files.get(STRUCTURE, {}), (STRUCTURE,))),
    )


def save(edition: Edition, path: Path) -> None:
    """Write an edition to a file, from which `read_saved` reads it."""
    path.write_text(_json(edition) + "\n", "utf-8")


def read_saved(path: Path) -> Edition:
    """Read a saved edition.

    Raises:
        BookError: The file is no saved edition.
    """
    try:
        data = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise BookError(f"{path} is no saved book: {error}") from error
    if not isinstance(data, dict) or data.get("version") != VERSION:
        raise BookError(f"{path} is no saved book of version {VERSION}")
    fields = {**Edition._field_defaults, **data}
    if not all(_has_texts(fields.get(name)) for name in Edition._fields):
        raise BookError(f"{path} is no saved book: it does not hold texts by path")
    return Edition(*(fields[name] for name in Edition._fields))


def _ladder(library: Library) -> Iterator[tuple[str, str]]:
    """Path and text of what follows on each rung, as usual and in every situation."""
    locale = library.locale("")
    for situations in ((), *((one,) for one in library.situations)):
        told = course(situations, library, locale)
        for rung in told.rungs:
            yield "/".join(("ladder", *(situations or ("usual",)), rung.id)), _followed(rung)


def _followed(rung: Rung) -> str:
    """What follows each answer on a rung, and each reply to what is asked before it."""
    before = (f"before: {_ways(one.ways)}" for one in rung.before)
    return FACT_END.join((*before, _ways(rung.ways)))


def _ways(ways: Mapping[str, Target] | Mapping[Answer, Target]) -> str:
    return FACT_END.join(
        " ".join((f"{answer} → {target.id or 'asked again'}", *target.told))
        for answer, target in ways.items()
    )


def _has_texts(part: Any) -> bool:
    return isinstance(part, dict) and all(isinstance(text, str) for text in part.values())


def _json(edition: Edition) -> str:
    data = {"version": VERSION, **edition._asdict()}
    return json.dumps(data, indent=1, ensure_ascii=False)


def _said(data: Any, path: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Path and text of all words; wordings that take turns have numbers."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in NOT_REVIEWED:
                yield from _said(value, (*path, key))
    elif isinstance(data, list):
        for number, text in enumerate(data, 1):
            yield from _said(text, (*path, str(number)) if len(data) > 1 else path)
    elif data:
        yield "/".join(path), str(data)


def _facts(data: Any, path: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Path and text of all facts: what is plain in a record is one text, such as "easing ankle"."""
    if isinstance(data, list):
        data = _by_id(data)
    plain = {key: value for key, value in data.items() if not isinstance(value, dict | list)}
    if text := FACT_END.join(
        _fact(key, value) for key, value in plain.items() if _counts(key, value)
    ):
        yield "/".join(path), text
    for key, value in data.items():
        if key in plain or key in NOT_REVIEWED or not value:
            continue
        if isinstance(value, list) and not isinstance(value[0], dict):
            yield "/".join((*path, key)), ", ".join(map(str, value))
        else:
            yield from _facts(value, (*path, key))


def _by_id(records: list[Any]) -> dict[str, Any]:
    """Records by their id, or else by their number."""
    return {record.get("id", str(number)): record for number, record in enumerate(records, 1)}


def _counts(key: str, value: Any) -> bool:
    """Whether a fact is worth a word: what is empty, 0 or no is not."""
    return bool(value) and key != "id" and key not in NOT_REVIEWED


def _fact(key: str, value: Any) -> str:
    name = key.replace("_", " ")
    return name if value is True else f"{name} {value}"

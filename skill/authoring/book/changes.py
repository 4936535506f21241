"""Compares two editions, sentence by sentence."""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

from skill.content.sentences import sentences


class Kind(StrEnum):
    """What happened to a text or to a sentence of it."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    KEPT = "kept"


class Edit(NamedTuple):
    """A sentence of a text, or several, before and after."""

    kind: Kind
    before: str
    after: str


class Change(NamedTuple):
    """A text that is not the same in two editions."""

    path: str
    kind: Kind
    edits: tuple[Edit, ...]
    """Its sentences, those included that stayed."""


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Change, ...]:
    """All texts that differ: those of `after` in its order, then those that were removed."""
    return tuple(_changes(before, after))


def _changes(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Change]:
    for path, text in after.items():
        if path not in before:
            yield Change(path, Kind.ADDED, (Edit(Kind.ADDED, "", text),))
        elif before[path] != text:
            yield Change(path, Kind.CHANGED, tuple(_edits(before[path], text)))
    for path, text in before.items():
        if path not in after:
            yield Change(path, Kind.REMOVED, (Edit(Kind.REMOVED, text, ""),))


_KINDS = {
    "equal": Kind.KEPT,
    "insert": Kind.ADDED,
    "delete": Kind.REMOVED,
    "replace": Kind.CHANGED,
}
"""What `SequenceMatcher` calls a change → its kind."""


def _edits(before: str, after: str) -> Iterator[Edit]:
    old, new = sentences(before), sentences(after)
    for name, start, end, new_start, new_end in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        yield Edit(_KINDS[name], " ".join(old[start:end]), " ".join(new[new_start:new_end]))

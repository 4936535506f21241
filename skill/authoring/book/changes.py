"""Compares two editions, sentence by sentence."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

from skill.content.sentences import sentences

Split = Callable[[str], Sequence[str]]


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


def changes(
    before: Mapping[str, str], after: Mapping[str, str], split: Split = sentences
) -> tuple[Change, ...]:
    """All texts that differ: those of `after` in its order, then those that were removed.

    `split` takes a text apart into what is compared one by one.
    """
    return tuple(_changes(before, after, split))


def _changes(before: Mapping[str, str], after: Mapping[str, str], split: Split) -> Iterator[Change]:
    for path, text in after.items():
        if path not in before:
            yield Change(path, Kind.ADDED, (Edit(Kind.ADDED, "", text),))
        elif before[path] != text:
            yield Change(path, Kind.CHANGED, tuple(_edits(split(before[path]), split(text))))
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


def _edits(before: Sequence[str], after: Sequence[str]) -> Iterator[Edit]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for name, start, end, new_start, new_end in matcher.get_opcodes():
        old, new = before[start:end], after[new_start:new_end]
        yield Edit(_KINDS[name], " ".join(old), " ".join(new))

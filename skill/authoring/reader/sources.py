"""Reads the sources of a language's reader: lists, patterns of meanings, and example phrases."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from skill.authoring.problems import Problems
from skill.authoring.toml.strict_toml import Table, read_file

GRADES = ("said", "perhaps", "unless")


class Patterns(NamedTuple):
    """The patterns of a meaning, as they are written."""

    path: str
    """Where they stand, for a problem."""
    token: str
    """The meaning, such as `sign:pop`."""
    by_grade: Mapping[str, tuple[str, ...]]
    """`said`, `perhaps` or `unless` → patterns."""


class ReaderSources(NamedTuple):
    """What the reader of one language is built from."""

    lists: Mapping[str, tuple[str, ...]]
    """Name → words, phrases, beginnings and names of other lists."""
    meanings: tuple[Patterns, ...]
    phrases: Mapping[str, tuple[str, ...]]
    """Meaning, or `nothing` → whole utterances."""


def read_sources(folder: Path, problems: Problems) -> ReaderSources:
    """Read the folder of a language."""
    lists: dict[str, tuple[str, ...]] = {}
    for table in _tables(folder / "lists", problems):
        for name in table.table("lists").data:
            if name in lists:
                problems.add(table.path, "List-MustBeUnique", name)
            lists[name] = table.table("lists").strings(name)
        table.reject_unknown()
    return ReaderSources(lists, tuple(_meanings(folder, problems)), _phrases(folder, problems))


def _meanings(folder: Path, problems: Problems) -> Iterator[Patterns]:
    for file in _tables(folder / "meanings", problems):
        for token, table in file.all_tables().items():
            by_grade = {grade: table.strings(grade, []) for grade in GRADES}
            table.reject_unknown()
            yield Patterns(table.path, token, by_grade)


def _phrases(folder: Path, problems: Problems) -> dict[str, tuple[str, ...]]:
    phrases: dict[str, tuple[str, ...]] = {}
    for file in _tables(folder / "phrases", problems):
        for token, table in file.all_tables().items():
            phrases[token] = (*phrases.get(token, ()), *table.strings("phrases"))
            table.reject_unknown()
    return phrases


def _tables(folder: Path, problems: Problems) -> Iterator[Table]:
    for path in sorted(folder.glob("*.toml")):
        yield read_file(folder.parent, f"{folder.name}/{path.name}", problems)

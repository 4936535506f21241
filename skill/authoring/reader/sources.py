"""Reads the sources of a language's reader: lists, patterns of meanings, and example phrases."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from skill.authoring.problems import Problems
from skill.authoring.toml.strict_toml import Table, read_file
from skill.reading.lexicon import Reach
from skill.reading.spoken import Spoken

FOLDER = "skill/content/locales/{}/reader"
"""Where in a project the sources of a language are, beside its content."""
GRADES = ("said", "perhaps", "unless")
LANGUAGE = "language.toml"
"""The file of what the reader has to know of a language beside its words."""
FARTHEST = 20
"""The most words that what denies others may reach."""


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
    spoken: Spoken
    """How words are cut."""
    reach: Reach


def read_sources(folder: Path, problems: Problems) -> ReaderSources:
    """Read the sources in a folder."""
    lists: dict[str, tuple[str, ...]] = {}
    for table in _tables(folder / "lists", problems):
        for name in table.table("lists").data:
            if name in lists:
                problems.add(table.path, "List-MustBeUnique", name)
            lists[name] = table.table("lists").strings(name)
        table.reject_unknown()
    language = read_file(folder, LANGUAGE, problems)
    spoken, reach = _spoken(language), _reach(language.table("reach"))
    language.reject_unknown()
    meanings, phrases = tuple(_meanings(folder, problems)), _phrases(folder, problems)
    return ReaderSources(lists, meanings, phrases, spoken, reach)


def _spoken(language: Table) -> Spoken:
    """How words are cut; what is read instead of words is written as they are cut."""
    spoken = Spoken(
        endings=language.strings("endings"),
        beginnings=language.strings("beginnings"),
        kept=language.strings("kept"),
        letters={
            letter: read_as
            for read_as, letters in language.table("letters").all_strings().items()
            for letter in letters
        },
    )
    instead = language.table("instead").all_strings().items()
    return spoken._replace(
        instead={" ".join(spoken.cut(said)): " ".join(spoken.cut(read)) for said, read in instead}
    )


def _reach(table: Table) -> Reach:
    """How far what denies others reaches."""
    reach = Reach(*(table.integer(name, 1, FARTHEST) for name in Reach._fields))
    table.reject_unknown()
    return reach


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

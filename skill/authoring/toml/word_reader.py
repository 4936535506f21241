"""Reads the words of each language from its folder, and the changes that locales make to them."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from skill.authoring.placeholders import placeholders
from skill.authoring.problems import Problems
from skill.authoring.toml.record_reader import read_fields, read_record
from skill.authoring.toml.strict_toml import Table, read_file
from skill.content.word_records import AdviceWords, QuestionWords, RoutineWords, SignWords, Words
from skill.content.written_word_records import Lines, ScreenWords, WrittenWords

FOLDERS: Mapping[str, type] = {"routines": RoutineWords, "advice": AdviceWords}
"""Folder of a language that has a file for each routine or topic → the record in each."""

Files = Mapping[str, Table]
"""Name of a file in a language's folder, without `.toml` → its table."""


def read(root: Path, languages: Mapping[str, str], problems: Problems) -> dict[str, Words]:
    """Read the words of all languages, and of the locales that differ from their language.

    Args:
        root: The content folder.
        languages: Locale → its language.
        problems: Where problems are reported. Once there are any, locales are not read.

    Returns:
        Language or locale → its words.
    """
    _check_listed(root, languages, problems)
    found = {}
    for language in sorted(set(languages.values())):
        files = _files(root, language, problems)
        spoken = found[language] = Words(**_fields(files))
        own = [] if problems else [key for key, of in languages.items() if of == language]
        for locale in own:
            name = f"locales/{locale}.toml"
            if (root / name).exists():
                changes = _fields(_changed(files, read_file(root, name, problems)))
                for kind in FOLDERS:
                    changes[kind] = {**getattr(spoken, kind), **changes[kind]}
                found[locale] = spoken._replace(**changes)
    return found


def _check_listed(root: Path, languages: Mapping[str, str], problems: Problems) -> None:
    """Report files of locales that `locales.toml` does not list."""
    for path in sorted((root / "locales").glob("*-*.toml")):
        if path.stem not in languages:
            text = "give it a row in locales.toml"
            problems.add(f"locales/{path.name}", "Locale-MustBeListed", text)


def _files(root: Path, language: str, problems: Problems) -> Files:
    folder = f"locales/{language}"
    paths = (path for kind in FOLDERS for path in sorted((root / folder / kind).glob("*.toml")))
    names = [*_READERS, *(f"{path.parent.name}/{path.stem}" for path in paths)]
    return {name: read_file(root, f"{folder}/{name}.toml", problems) for name in names}


def _changed(files: Files, changes: Table) -> Files:
    """The files of a language that a locale changes, with the changes applied."""
    tables = changes.all_tables()
    for kind in FOLDERS.keys() & tables:
        tables |= {f"{kind}/{key}": row for key, row in tables.pop(kind).all_tables().items()}
    for name in sorted(tables.keys() - files):
        changes.problems.add(f"{changes.path}.{name}", "Change-MustReplaceWords", "no such file")
    return {name: _replaced(files[name].data, tables[name]) for name in tables.keys() & files}


def _replaced(usual: Mapping[str, Any], changes: Table) -> Table:
    data = dict(usual)
    for key, value in changes.data.items():
        path = f"{changes.path}.{key}"
        if key not in usual:
            changes.problems.add(path, "Change-MustReplaceWords", "the language has no such words")
        elif _placeholders(usual[key]) != _placeholders(value):
            changes.problems.add(path, "Change-MustKeepPlaceholders", f"keep those of {usual[key]}")
        elif usual[key] == value:
            changes.problems.add(path, "Change-MustChange", "the language says just that")
        elif isinstance(value, dict) and isinstance(usual[key], dict):
            data[key] = _replaced(usual[key], changes.table(key)).data
        else:
            data[key] = value
    return Table(changes.path, data, changes.problems)


def _placeholders(value: object) -> set[str]:
    return placeholders(value) if isinstance(value, str) else set()


def _fields(files: Files) -> dict[str, Any]:
    """The fields of `Words` in these files; routines and topics are only those with a file."""
    fields: dict[str, Any] = {kind: {} for kind in FOLDERS}
    for name, table in files.items():
        folder, _, key = name.rpartition("/")
        if folder:
            fields[folder][key] = read_record(FOLDERS[folder], table)
        else:
            fields |= _READERS[name](table)
            table.reject_unknown()
    return fields


def _of_phrases(table: Table) -> dict[str, Any]:
    asked = table.table("questions").all_tables()
    return {
        "phrases": _wordings(table.table("phrases")),
        "questions": {key: _question(row) for key, row in asked.items()},
        **read_fields(Words, table, ["never_said", "never_said_within"]),
    }


def _question(table: Table) -> QuestionWords:
    return read_record(QuestionWords, table, ask=_wording(table, "ask"))


def _of_screens(table: Table) -> dict[str, Any]:
    topics = table.table("advice").all_tables()
    advice = {key: _lines(row) for key, row in topics.items()}
    return {"screens": read_record(ScreenWords, table, advice=advice)}


def _lines(table: Table) -> Lines:
    facts = {key: table.string(key) for key in table.data if key not in ("title", "situations")}
    situations = table.table("situations", required=False).all_tables()
    return Lines(
        title=table.string("title"),
        facts=facts,
        situations={key: row.all_strings() for key, row in situations.items()},
    )


def _of_written(table: Table) -> dict[str, Any]:
    return {"written": read_record(WrittenWords, table)}


def _wordings(table: Table) -> dict[str, tuple[str, ...]]:
    return {key: _wording(table, key) for key in table.data}


def _wording(table: Table, key: str) -> tuple[str, ...]:
    """One wording, or a list of wordings that take turns."""
    several = isinstance(table.data.get(key), list)
    return table.strings(key) if several else (table.string(key),)


def _of_signs(table: Table) -> dict[str, Any]:
    helper = table.table("helper")
    fields = read_fields(Words, table, ["local_number", "after_hours", "deeds_begin"])
    own = read_fields(SignWords, table, SignWords._fields)
    return {
        "warnings": SignWords(**own),
        "helper_warnings": read_record(SignWords, helper),
        **fields,
    }


_FIELDS = {
    "speech": ("sounds",),
    "relief": ("situations",),
    "measures": ("legs", "seconds", "minutes", "numbers", "clock", "days", "of_one_leg"),
}
"""Name of a file → the fields of `Words` in it, if they need no function of their own."""
_READERS: Mapping[str, Callable[[Table], dict[str, Any]]] = {
    "phrases": _of_phrases,
    "signs": _of_signs,
    "screens": _of_screens,
    "written": _of_written,
    **{name: partial(read_fields, Words, names=names) for name, names in _FIELDS.items()},
}
"""Name of a file → function that reads fields of `Words` from it; routines have further files."""

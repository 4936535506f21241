"""The words of one language, read from its folder, and those that a locale says otherwise."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from skill.authoring.placeholders import placeholders
from skill.authoring.problems import Problems
from skill.authoring.toml.strict_toml import Table, read_file
from skill.content.word_records import (
    AdviceWords,
    Lines,
    QuestionWords,
    RoutineWords,
    ScreenWords,
    Words,
)

ROUTINES = "routines"

Files = Mapping[str, Table]
"""Name of a file below a language's folder → what is in it."""


def read(root: Path, languages: Mapping[str, str], problems: Problems) -> dict[str, Words]:
    """Everything that is said: in each language, and in each locale that differs from it.

    Args:
        root: The content folder.
        languages: Locale → its language.
        problems: Where to report to. While a language has some, its locales are left out.
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
                changes["routines"] = {**spoken.routines, **changes["routines"]}
                found[locale] = spoken._replace(**changes)
    return found


def _check_listed(root: Path, languages: Mapping[str, str], problems: Problems) -> None:
    """Report words of a locale that has no row."""
    for path in sorted((root / "locales").glob("*-*.toml")):
        if path.stem not in languages:
            text = "give it a row in locales.toml"
            problems.add(f"locales/{path.name}", "Locale-MustBeListed", text)


def _files(root: Path, language: str, problems: Problems) -> Files:
    folder = f"locales/{language}"
    routines = sorted((root / folder / ROUTINES).glob("*.toml"))
    names = [*_READERS, *(f"{ROUTINES}/{path.stem}" for path in routines)]
    return {name: read_file(root, f"{folder}/{name}.toml", problems) for name in names}


def _changed(files: Files, changes: Table) -> Files:
    """Those files of a language in which a locale replaces something, with its words."""
    tables = changes.all_tables()
    routines = tables.pop(ROUTINES).all_tables() if ROUTINES in tables else {}
    tables |= {f"{ROUTINES}/{key}": table for key, table in routines.items()}
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
    """The fields of `Words` that these files hold; of routines those that are among them."""
    fields: dict[str, Any] = {"routines": {}}
    for name, table in files.items():
        folder, _, routine = name.rpartition("/")
        if folder:
            fields[folder][routine] = _routine(table)
        else:
            fields |= _READERS[name](table)
            table.reject_unknown()
    return fields


def _of_phrases(table: Table) -> dict[str, Any]:
    questions = table.table("questions").all_tables()
    return {
        "never_said": table.strings("never_said"),
        "phrases": _phrases(table.table("phrases")),
        "questions": {key: _question(row) for key, row in questions.items()},
    }


def _of_advice(table: Table) -> dict[str, Any]:
    return {"advice": {key: _advice(row) for key, row in table.all_tables().items()}}


def _of_signs(table: Table) -> dict[str, Any]:
    return {
        "urgencies": table.table("urgencies").all_strings(),
        "local_number": table.string("local_number"),
        "after_hours": table.string("after_hours"),
        "signs": table.table("signs").all_strings(),
    }


def _of_relief(table: Table) -> dict[str, Any]:
    return {name: table.table(name).all_strings() for name in ("rungs", "situations")}


def _of_measures(table: Table) -> dict[str, Any]:
    legs = table.table("legs").all_tables()
    return {
        "legs": {key: row.all_strings() for key, row in legs.items()},
        **{name: _numbered(table.table(name)) for name in ("seconds", "minutes", "numbers")},
        **{name: table.table(name).all_strings() for name in ("clock", "days")},
    }


def _of_screens(table: Table) -> dict[str, Any]:
    texts = {name: table.table(name).all_strings() for name in ("captions", "touches", "labels")}
    topics = table.table("advice").all_tables()
    advice = {key: _lines(row) for key, row in topics.items()}
    return {"screens": ScreenWords(advice=advice, **texts)}


def _lines(table: Table) -> Lines:
    facts = {key: text for key, text in table.all_strings().items() if key != "title"}
    return Lines(table.string("title"), facts)


def _phrases(table: Table) -> dict[str, tuple[str, ...]]:
    return {
        key: table.strings(key) if isinstance(value, list) else (table.string(key),)
        for key, value in table.data.items()
    }


def _question(table: Table) -> QuestionWords:
    words = QuestionWords(table.string("ask"), table.string("reprompt"), table.string("help"))
    table.reject_unknown()
    return words


def _routine(table: Table) -> RoutineWords:
    situations = table.table("situations", required=False).all_tables()
    words = RoutineWords(
        name=table.string("name"),
        also_called=table.strings("also_called", []),
        keep=table.string("keep", ""),
        ask=table.string("ask", ""),
        reprompt=table.string("reprompt", ""),
        steps=table.table("steps", required=False).all_strings(),
        situations={key: row.all_strings() for key, row in situations.items()},
    )
    table.reject_unknown()
    return words


def _advice(table: Table) -> AdviceWords:
    facts = [key for key in table.data if key not in ("ask", "reprompt")]
    return AdviceWords(
        facts={key: table.string(key) for key in facts},
        ask=table.string("ask"),
        reprompt=table.string("reprompt"),
    )


def _numbered(table: Table) -> dict[int, str]:
    texts = table.all_strings()
    for key in texts:
        if not key.isdigit():
            table.problems.add(f"{table.path}.{key}", "Key-MustBeANumber", "use digits")
    return {int(key): text for key, text in texts.items() if key.isdigit()}


_READERS: Mapping[str, Callable[[Table], dict[str, Any]]] = {
    "phrases": _of_phrases,
    "advice": _of_advice,
    "signs": _of_signs,
    "relief": _of_relief,
    "measures": _of_measures,
    "screens": _of_screens,
}
"""Name of a file → what makes fields of `Words` of it; the files of routines are one more."""

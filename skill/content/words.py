"""The words of one language, read from its folder, and those that a locale says otherwise."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from skill.content.language import AdviceWords, QuestionWords, RoutineWords, Words
from skill.content.reading import Problems, Table, read_file

FILES = ("phrases", "advice", "signs", "relief", "measures")
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
    found = {}
    for language in sorted(set(languages.values())):
        files = _files(root, language, problems)
        found[language] = _words(files)
        own = [] if problems else [key for key, of in languages.items() if of == language]
        for locale in own:
            name = f"locales/{locale}.toml"
            if (root / name).exists():
                found[locale] = _words(_changed(files, read_file(root, name, problems)))
    return found


def _files(root: Path, language: str, problems: Problems) -> Files:
    folder = f"locales/{language}"
    routines = sorted((root / folder / ROUTINES).glob("*.toml"))
    names = [*FILES, *(f"{ROUTINES}/{path.stem}" for path in routines)]
    return {name: read_file(root, f"{folder}/{name}.toml", problems) for name in names}


def _changed(files: Files, changes: Table) -> Files:
    """The files of a language with what a locale replaces in them."""
    tables = changes.all_tables()
    routines = tables.pop(ROUTINES).all_tables() if ROUTINES in tables else {}
    tables |= {f"{ROUTINES}/{key}": table for key, table in routines.items()}
    for name in sorted(tables.keys() - files):
        changes.problems.add(f"{changes.path}.{name}", "Change-MustReplaceWords", "no such file")
    changed = {name: _replaced(files[name].data, tables[name]) for name in tables.keys() & files}
    return {**files, **changed}


def _replaced(usual: Mapping[str, Any], changes: Table) -> Table:
    data = dict(usual)
    for key, value in changes.data.items():
        path = f"{changes.path}.{key}"
        if key not in usual:
            changes.problems.add(path, "Change-MustReplaceWords", "the language has no such words")
        elif usual[key] == value:
            changes.problems.add(path, "Change-MustChange", "the language says just that")
        elif isinstance(value, dict) and isinstance(usual[key], dict):
            data[key] = _replaced(usual[key], changes.table(key)).data
        else:
            data[key] = value
    return Table(changes.path, data, changes.problems)


def _words(files: Files) -> Words:
    phrases, signs, relief, measures = map(
        files.__getitem__, ("phrases", "signs", "relief", "measures")
    )
    advice = files["advice"].all_tables()
    words = Words(
        never_said=phrases.texts("never_said"),
        phrases=_phrases(phrases.table("phrases")),
        questions={
            key: _question(row) for key, row in phrases.table("questions").all_tables().items()
        },
        routines=_routines(files),
        advice={key: _advice(row) for key, row in advice.items()},
        urgencies=signs.table("urgencies").all_texts(),
        local_number=signs.text("local_number"),
        signs=signs.table("signs").all_texts(),
        rungs=relief.table("rungs").all_texts(),
        situations=relief.table("situations").all_texts(),
        legs={key: row.all_texts() for key, row in measures.table("legs").all_tables().items()},
        seconds=_numbered(measures.table("seconds")),
        minutes=_numbered(measures.table("minutes")),
        numbers=_numbered(measures.table("numbers")),
        clock=measures.table("clock").all_texts(),
        days=measures.table("days").all_texts(),
    )
    for table in (phrases, signs, relief, measures):
        table.done()
    return words


def _phrases(table: Table) -> dict[str, tuple[str, ...]]:
    return {
        key: table.texts(key) if isinstance(value, list) else (table.text(key),)
        for key, value in table.data.items()
    }


def _question(table: Table) -> QuestionWords:
    words = QuestionWords(table.text("ask"), table.text("reprompt"), table.text("help"))
    table.done()
    return words


def _routines(files: Files) -> dict[str, RoutineWords]:
    beginning = f"{ROUTINES}/"
    return {
        name.removeprefix(beginning): _routine(table)
        for name, table in files.items()
        if name.startswith(beginning)
    }


def _routine(table: Table) -> RoutineWords:
    situations = table.table("situations", required=False).all_tables()
    words = RoutineWords(
        name=table.text("name"),
        also_called=table.texts("also_called", []),
        keep=table.text("keep", ""),
        ask=table.text("ask", ""),
        reprompt=table.text("reprompt", ""),
        steps=table.table("steps", required=False).all_texts(),
        situations={key: row.all_texts() for key, row in situations.items()},
    )
    table.done()
    return words


def _advice(table: Table) -> AdviceWords:
    facts = [key for key in table.data if key not in ("ask", "reprompt")]
    return AdviceWords(
        facts={key: table.text(key) for key in facts},
        ask=table.text("ask"),
        reprompt=table.text("reprompt"),
    )


def _numbered(table: Table) -> dict[int, str]:
    texts = table.all_texts()
    for key in texts:
        if not key.isdigit():
            table.problems.add(f"{table.path}.{key}", "Key-MustBeANumber", "use digits")
    return {int(key): text for key, text in texts.items() if key.isdigit()}

"""Reads the sources of the interaction models: `interaction_models/source`.

A folder such as `en` holds the source for all locales of a language: `model.toml`, what
Amazon asks of its words in `amazon.toml`, a file for each intent in `intents` and one for each slot
type in `slot_types`. A file such as `en-GB.toml` beside
it holds what one locale adds.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from skill.authoring.interaction_model.amazon_words import read_amazon_words
from skill.authoring.interaction_model.source import Additions, ModelSource, SlotType, Value
from skill.authoring.problems import ContentError, Problems
from skill.authoring.toml.strict_toml import Table, read_file

_NOT_VALUES = frozenset(["slots", "routines", "other_routines", "files"])
"""Keys of a slot type's file that are options; all other keys are ids of values."""


class _LanguageFolder:
    """Reads the files of one language, and reports those that were not read."""

    def __init__(self, root: Path, language: str, problems: Problems) -> None:
        self._root = root
        self._language = language
        self._problems = problems
        self._read: set[str] = set()

    def file(self, name: str) -> Table:
        """Read a file, such as `model` or `intents/StretchIntent`."""
        path = f"{self._language}/{name}.toml"
        self._read.add(path)
        return read_file(self._root, path, self._problems)

    def files(self, folder: str, first: Iterable[str]) -> dict[str, Table]:
        """Name → file of a whole folder: first the listed ones, then the others by name."""
        paths = (self._root / self._language / folder).glob("*.toml")
        names = dict.fromkeys((*first, *sorted(path.stem for path in paths)))
        return {name: self.file(f"{folder}/{name}") for name in names}

    def reject_unknown(self) -> None:
        """Report the files that were not read."""
        for path in (self._root / self._language).rglob("*.toml"):
            name = path.relative_to(self._root).as_posix()
            if name not in self._read:
                self._problems.add(name, "File-MustBeKnown", "nothing reads this file")


def read_sources(root: Path) -> list[ModelSource]:
    """Read all languages in the folder `root`, each with what its locales add.

    Raises:
        ContentError: Files are malformed or unknown; it lists all problems.
    """
    problems = Problems()
    languages = sorted(path.name for path in root.iterdir() if path.is_dir())
    sources = [read_source(root, language, problems) for language in languages]
    for path in root.glob("*.toml"):
        if not any(path.stem in source.additions for source in sources):
            problems.add(path.name, "Locale-MustBeListed", "no language lists this locale")
    if problems:
        raise ContentError(problems)
    return sources


def read_source(root: Path, language: str, problems: Problems) -> ModelSource:
    """Read one language in the folder `root`, with the additions of its locales.

    Problems with the files are added to `problems`.
    """
    folder = _LanguageFolder(root, language, problems)
    model = folder.file("model")
    types = folder.files("slot_types", model.strings("slot_types"))
    intents = folder.files("intents", model.strings("intents"))
    source = ModelSource(
        path=language,
        language=language,
        locales=model.strings("locales"),
        invocation_name=model.string("invocation_name"),
        fallback_sensitivity=model.string("fallback_sensitivity", ""),
        amazon=read_amazon_words(folder.file("amazon")),
        rules=model.table("rules").all_strings(),
        types={name: _slot_type(name, file, folder) for name, file in types.items()},
        intents={name: _only_strings(file, "samples") for name, file in intents.items()},
    )
    model.reject_unknown()
    folder.reject_unknown()
    _check_slots(source, problems)
    return replace(source, additions=_read_additions(root, source, problems))


def _slot_type(name: str, file: Table, folder: _LanguageFolder) -> SlotType:
    """A slot type. Further values may be in files in a folder with its name."""
    parts = folder.files(f"slot_types/{name}", file.strings("files", []))
    values: dict[str, Value] = {}
    for id_, row in _rows(file, parts.values()):
        if id_ in values:
            file.problems.add(row.path, "Value-MustBeUnique", f"another file of {name} has it")
        values[id_] = _value(id_, row)
    return SlotType(
        slots=file.strings("slots"),
        values=tuple(values.values()),
        routines=file.strings("routines", []),
        other_routines=file.boolean("other_routines"),
    )


def _rows(file: Table, parts: Iterable[Table]) -> Iterator[tuple[str, Table]]:
    """Id and table of each value of a slot type."""
    yield from ((key, file.table(key)) for key in file.data if key not in _NOT_VALUES)
    for part in parts:
        yield from part.all_tables().items()


def _value(id_: str, row: Table) -> Value:
    value = Value(id_, row.string("name"), row.strings("synonyms"))
    row.reject_unknown()
    return value


def _check_slots(source: ModelSource, problems: Problems) -> None:
    """Report slots that several types name as theirs."""
    claims = Counter(slot for kind in source.types.values() for slot in kind.slots)
    for slot in (slot for slot, count in claims.items() if count > 1):
        place = source.place(f"slot_types/{source.slots[slot]}")
        problems.add(place, "Slot-MustHaveOneType", f"another type takes {{{slot}}} too")


def _read_additions(root: Path, source: ModelSource, problems: Problems) -> dict[str, Additions]:
    """Locale → what it adds; contains only locales with a file."""
    names = {locale: f"{locale}.toml" for locale in source.locales}
    return {
        locale: _additions(source, read_file(root, name, problems))
        for locale, name in names.items()
        if (root / name).exists()
    }


def _additions(source: ModelSource, file: Table) -> Additions:
    kinds = file.table("slot_types", required=False).all_tables()
    intents = file.table("intents", required=False).all_tables()
    file.reject_unknown()
    _check_places(f"{file.path}.slot_types", kinds, source.types, file.problems)
    _check_places(f"{file.path}.intents", intents, source.intents, file.problems)
    for name in kinds.keys() & source.types.keys():
        ids = [value.id for value in source.types[name].values]
        _check_places(kinds[name].path, kinds[name].data, ids, file.problems)
    return Additions(
        path=file.path,
        samples={name: _only_strings(row, "samples") for name, row in intents.items()},
        synonyms={
            name: {key: _only_strings(row, "synonyms") for key, row in kind.all_tables().items()}
            for name, kind in kinds.items()
        },
    )


def _check_places(
    path: str, added: Iterable[str], there: Container[str], problems: Problems
) -> None:
    """Report additions to things that the language does not have."""
    for name in added:
        if name not in there:
            text = "the language has no such thing"
            problems.add(f"{path}.{name}", "Addition-MustHaveAPlace", text)


def _only_strings(table: Table, key: str) -> tuple[str, ...]:
    """The list of strings under a table's only key."""
    strings = table.strings(key)
    table.reject_unknown()
    return strings

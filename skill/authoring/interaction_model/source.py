"""What people say, as a writer puts it: `interaction_models/source`.

`<language>.toml` is what all locales of a language hear, `<locale>.toml` what one of them adds.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from skill.authoring.problems import ContentError, Problems
from skill.authoring.toml.strict_toml import Table, read_file

_OWN_KEYS = frozenset(["routines", "other_routines"])
"""Keys of a slot type that are not ids of values."""


class RoutineNames(Protocol):
    """How people call a routine in one language."""

    @property
    def name(self) -> str:
        """The name that the coach says."""

    @property
    def also_called(self) -> Sequence[str]:
        """Other names that people use."""


@dataclass(frozen=True)
class Value:
    """One value of a slot type."""

    id: str
    name: str
    synonyms: tuple[str, ...]


@dataclass(frozen=True)
class SlotType:
    """What may be said in a slot."""

    values: tuple[Value, ...]
    routines: tuple[str, ...]
    """Ids of routines that are values too."""
    other_routines: bool
    """Whether every routine that no type names is a value too."""


@dataclass(frozen=True)
class Additions:
    """What people in one locale say besides what everybody says in its language."""

    path: str
    samples: Mapping[str, tuple[str, ...]]
    """Intent → templates."""
    synonyms: Mapping[str, Mapping[str, tuple[str, ...]]]
    """Slot type → id of a value → other words for it."""


@dataclass(frozen=True)
class ModelSource:
    """A source file, read but not yet spelled out."""

    path: str
    language: str
    locales: tuple[str, ...]
    """The locales that get a model of their own."""
    invocation_name: str
    fallback_sensitivity: str
    rules: Mapping[str, str]
    """Phrase → template, for `<phrase>` within templates."""
    slots: Mapping[str, str]
    """Slot → type."""
    types: Mapping[str, SlotType]
    intents: Mapping[str, tuple[str, ...]]
    """Intent → templates."""
    additions: Mapping[str, Additions] = field(default_factory=dict)
    """Locale → what it adds."""

    def said_in(self, locale: str) -> "ModelSource":
        """This with what a locale adds; problems of the whole are then the locale's."""
        if locale not in self.additions:
            return self
        added = self.additions[locale]
        return replace(
            self,
            path=added.path,
            types={
                name: _with_synonyms(kind, added.synonyms.get(name, {}))
                for name, kind in self.types.items()
            },
            intents={
                name: (*templates, *added.samples.get(name, ()))
                for name, templates in self.intents.items()
            },
        )


def read_sources(folder: Path) -> list[ModelSource]:
    """Read all languages in `folder`, each with what its locales add.

    Raises `ContentError` with everything that is out of shape or has no place.
    """
    problems = Problems()
    names = sorted(path.name for path in folder.glob("*.toml"))
    locales = [name for name in names if "-" in name]
    sources = [read_source(folder, name, problems) for name in names if name not in locales]
    for name in locales:
        if not any(name.removesuffix(".toml") in source.additions for source in sources):
            problems.add(name, "Locale-MustBeListed", "no language lists this locale")
    if problems:
        raise ContentError(problems)
    return sources


def read_source(folder: Path, name: str, problems: Problems) -> ModelSource:
    """Read the file `name` in `folder` and what the locales that it lists add.

    What is wrong with its shape is added to `problems`.
    """
    file = read_file(folder, name, problems)
    source = ModelSource(
        path=name,
        language=file.string("language"),
        locales=file.strings("locales"),
        invocation_name=file.string("invocation_name"),
        fallback_sensitivity=file.string("fallback_sensitivity"),
        rules=file.table("rules").all_strings(),
        slots=file.table("slots").all_strings(),
        types={key: _type(kind) for key, kind in file.table("types").all_tables().items()},
        intents={
            key: _texts(row, "samples") for key, row in file.table("intents").all_tables().items()
        },
    )
    file.reject_unknown()
    written = [locale for locale in source.locales if (folder / f"{locale}.toml").exists()]
    additions = {
        locale: _additions(source, read_file(folder, f"{locale}.toml", problems))
        for locale in written
    }
    return replace(source, additions=additions)


def _additions(source: ModelSource, file: Table) -> Additions:
    kinds = file.table("types", required=False).all_tables()
    intents = file.table("intents", required=False).all_tables()
    file.reject_unknown()
    _check_places(f"{file.path}.types", kinds, source.types, file.problems)
    _check_places(f"{file.path}.intents", intents, source.intents, file.problems)
    for name in kinds.keys() & source.types.keys():
        ids = [value.id for value in source.types[name].values]
        _check_places(kinds[name].path, kinds[name].data, ids, file.problems)
    return Additions(
        path=file.path,
        samples={name: _texts(row, "samples") for name, row in intents.items()},
        synonyms={
            name: {key: _texts(row, "synonyms") for key, row in kind.all_tables().items()}
            for name, kind in kinds.items()
        },
    )


def _check_places(
    path: str, added: Iterable[str], there: Container[str], problems: Problems
) -> None:
    """Report what is added to nothing."""
    for name in added:
        if name not in there:
            text = "the language has no such thing"
            problems.add(f"{path}.{name}", "Addition-MustHaveAPlace", text)


def _with_synonyms(kind: SlotType, added: Mapping[str, tuple[str, ...]]) -> SlotType:
    values = tuple(
        replace(value, synonyms=(*value.synonyms, *added.get(value.id, ())))
        for value in kind.values
    )
    return replace(kind, values=values)


def _type(table: Table) -> SlotType:
    return SlotType(
        values=tuple(_value(key, table.table(key)) for key in table.data if key not in _OWN_KEYS),
        routines=table.strings("routines", []),
        other_routines=table.boolean("other_routines"),
    )


def _value(key: str, table: Table) -> Value:
    value = Value(key, table.string("name"), table.strings("synonyms"))
    table.reject_unknown()
    return value


def _texts(table: Table, key: str) -> tuple[str, ...]:
    """The texts of a table that holds nothing else."""
    texts = table.strings(key)
    table.reject_unknown()
    return texts

"""What people say in one language, as a writer puts it: `interaction_models/source/<lang>.toml`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from skill.content.reading import Problems, Table, read_file

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


def read_source(folder: Path, name: str, problems: Problems) -> ModelSource:
    """Read the file `name` in `folder`; what is wrong with its shape is added to `problems`."""
    file = read_file(folder, name, problems)
    source = ModelSource(
        path=name,
        language=file.text("language"),
        locales=file.texts("locales"),
        invocation_name=file.text("invocation_name"),
        fallback_sensitivity=file.text("fallback_sensitivity"),
        rules=file.table("rules").all_texts(),
        slots=file.table("slots").all_texts(),
        types={key: _type(kind) for key, kind in file.table("types").all_tables().items()},
        intents={key: _templates(row) for key, row in file.table("intents").all_tables().items()},
    )
    file.done()
    return source


def _type(table: Table) -> SlotType:
    return SlotType(
        values=tuple(_value(key, table.table(key)) for key in table.data if key not in _OWN_KEYS),
        routines=table.texts("routines", []),
        other_routines=table.flag("other_routines"),
    )


def _value(key: str, table: Table) -> Value:
    value = Value(key, table.text("name"), table.texts("synonyms"))
    table.done()
    return value


def _templates(table: Table) -> tuple[str, ...]:
    templates = table.texts("samples")
    table.done()
    return templates

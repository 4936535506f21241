"""Reads TOML tables into records: a field's name is its key, its type determines how it is read."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin

from skill.authoring.toml.strict_toml import Table

Record = TypeVar("Record")

HOLD_SECONDS = (10, 75)
"""Shortest and longest hold in seconds; the longest keeps a turn within Alexa's 90 seconds."""
PAUSE_SECONDS = (2, 6)
"""Shortest and longest pause in seconds to get into a position.

At the slowest pace it is longer, but stays below Alexa's limit of 10 seconds.
"""
LIMITS = {
    "beats": (2, 15),
    "minutes": (1, 60),
    "pause": PAUSE_SECONDS,
    "rounds": (1, 5),
    "seconds": HOLD_SECONDS,
    "times": (1, 5),
}
"""Name of an integer field → its lowest and highest accepted value."""
SYLLABLES_PER_SECOND = (2.0, 10.0)
"""Rates of voices that somebody could still follow."""
DATES = ("reviewed_on",)
"""Names of text fields that are written as dates."""


def read_record(kind: type[Record], table: Table, **given: object) -> Record:
    """Read a table into a record, and report keys that are no fields of it.

    A key may be missing if its field has a default, or is a bool, a list of tables or optional.

    Args:
        kind: The record's type, a named tuple.
        table: The table with its fields.
        given: Values of fields that are not read from the table.
    """
    record: Any = kind
    others = [name for name in record._fields if name not in given]
    fields = read_fields(kind, table, others)
    table.reject_unknown()
    return kind(**fields, **given)


def read_fields(kind: type, table: Table, names: Iterable[str]) -> dict[str, Any]:
    """Read the named fields of a record from a table; returns field → value."""
    record: Any = kind
    defaults, kinds = record._field_defaults, record.__annotations__
    return {
        name: defaults[name]
        if name in defaults and name not in table.data
        else _read(kinds[name], table, name)
        for name in names
    }


def _read(kind: Any, table: Table, name: str) -> Any:
    if kind in _READERS:
        return _READERS[kind](table, name)
    if isinstance(kind, UnionType):
        return _read(get_args(kind)[0], table, name) if name in table.data else None
    if get_origin(kind) is tuple and issubclass(get_args(kind)[0], StrEnum):
        return tuple(_member(get_args(kind)[0], text, table, name) for text in table.strings(name))
    if get_origin(kind) is tuple:
        return tuple(read_record(get_args(kind)[0], row) for row in table.tables(name))
    if get_origin(kind) is Mapping:
        rows = table.table(name).all_tables()
        return {key: read_record(get_args(kind)[1], row) for key, row in rows.items()}
    return _choice(kind, table, name) if issubclass(kind, StrEnum) else _nested(kind, table, name)


def _nested(kind: Any, table: Table, name: str) -> Any:
    return read_record(kind, table.table(name))


def _choice(kind: type[StrEnum], table: Table, name: str) -> StrEnum:
    return _member(kind, table.string(name), table, name)


def _member(kind: type[StrEnum], value: str, table: Table, name: str) -> StrEnum:
    if value in list(kind):
        return kind(value)
    text = f"{value!r} is none of {', '.join(kind)}"
    table.problems.add(f"{table.path}.{name}", "Value-MustBeAChoice", text)
    return next(iter(kind))


def _integer(table: Table, name: str) -> int:
    return table.integer(name, *LIMITS[name])


def _rate(table: Table, name: str) -> float:
    return table.decimal(name, *SYLLABLES_PER_SECOND)


def _string(table: Table, name: str) -> str:
    return table.date(name) if name in DATES else table.string(name)


def _strings(table: Table, name: str) -> dict[str, str]:
    return table.table(name).all_strings()


def _lists(table: Table, name: str) -> dict[str, tuple[str, ...]]:
    lists = table.table(name)
    return {key: lists.strings(key) for key in lists.data}


def _tables(table: Table, name: str) -> dict[str, dict[str, str]]:
    return {key: row.all_strings() for key, row in table.table(name).all_tables().items()}


def _numbered(table: Table, name: str) -> dict[int, str]:
    numbers = table.table(name)
    texts = numbers.all_strings()
    for key in texts:
        if not key.isdigit():
            table.problems.add(f"{numbers.path}.{key}", "Key-MustBeANumber", "use digits")
    return {int(key): text for key, text in texts.items() if key.isdigit()}


_READERS: Mapping[Any, Callable[[Table, str], Any]] = {
    str: _string,
    bool: Table.boolean,
    int: _integer,
    float: _rate,
    tuple[str, ...]: Table.strings,
    Mapping[str, str]: _strings,
    Mapping[str, tuple[str, ...]]: _lists,
    Mapping[str, Mapping[str, str]]: _tables,
    Mapping[int, str]: _numbered,
}
"""Type of a field → function that reads it. `_read` handles records, enums and their containers."""

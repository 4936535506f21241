"""Named tuples as JSON and back, strictly: what `write` did not write is refused."""

from collections.abc import Mapping
from enum import Enum
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin

LARGEST = 1e12
"""No number in a stored record is larger."""

Record = TypeVar("Record")


class StoredError(ValueError):
    """Stored data that does not fit its record."""


def write(value: Any) -> Any:
    """Turn a record into JSON values: tables, lists, texts, numbers."""
    if hasattr(value, "_fields"):
        return {name: write(getattr(value, name)) for name in value._fields}
    if isinstance(value, tuple):
        return [write(item) for item in value]
    if isinstance(value, Mapping):
        return {write(key): write(item) for key, item in value.items()}
    return value.value if isinstance(value, Enum) else value


def read(kind: type[Record], data: object) -> Record:
    """Build a record of this kind from JSON values; raises StoredError if they do not fit."""
    value: Record = _value(kind, data)
    return value


def _value(kind: Any, data: object) -> Any:
    if isinstance(kind, UnionType):
        return None if data is None else _value(get_args(kind)[0], data)
    if hasattr(kind, "_fields"):
        return _record(kind, _expect(data, Mapping))
    if get_origin(kind) is tuple:
        return tuple(_value(get_args(kind)[0], item) for item in _expect(data, list, tuple))
    if get_origin(kind) is Mapping:
        of_key, of_value = get_args(kind)
        table = _expect(data, Mapping)
        return {_value(of_key, key): _value(of_value, item) for key, item in table.items()}
    return _scalar(kind, data)


def _record(kind: Any, data: Mapping[str, object]) -> Any:
    if data.keys() != set(kind._fields):
        raise StoredError(f"{kind.__name__} has other fields")
    types = kind.__annotations__
    return kind(**{name: _value(types[name], value) for name, value in data.items()})


def _scalar(kind: Any, data: object) -> Any:
    if issubclass(kind, Enum):
        if data not in [member.value for member in kind]:
            raise StoredError(f"not a {kind.__name__}")
        return kind(data)
    if kind is float:
        return float(_in_range(_expect(data, int, float)))
    if kind is int:
        return _in_range(_expect(data, int))
    if kind is bool:
        return _expect(data, bool)
    return _expect(data, str)


def _in_range(number: Any) -> Any:
    if isinstance(number, bool) or not 0 <= number < LARGEST:
        raise StoredError("a number out of range")
    return number


def _expect(data: object, *kinds: type) -> Any:
    if not isinstance(data, kinds):
        raise StoredError(f"not a {kinds[0].__name__}")
    return data

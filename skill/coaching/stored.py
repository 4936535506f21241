"""Frozen records as JSON and back, strictly: what `to_json` did not write is refused."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin

LARGEST = 1e12
"""No number in a stored record is larger."""

Record = TypeVar("Record")


class StoredError(ValueError):
    """Stored data that does not fit its record."""


def read(kind: type[Record], data: object) -> Record:
    """Build a record of this kind from JSON values; raises StoredError if they do not fit."""
    value: Record = _value(kind, data)
    return value


def _value(kind: Any, data: object) -> Any:
    if isinstance(kind, UnionType):
        return None if data is None else _value(get_args(kind)[0], data)
    if get_origin(kind) is tuple:
        return tuple(_value(get_args(kind)[0], item) for item in _expect(data, list, tuple))
    if get_origin(kind) is Mapping:
        of_key, of_value = get_args(kind)
        table = _expect(data, Mapping)
        return {_value(of_key, key): _value(of_value, item) for key, item in table.items()}
    if is_dataclass(kind):
        return _record(kind, _expect(data, Mapping))
    return _scalar(kind, data)


def _record(kind: Any, data: Mapping[str, object]) -> Any:
    known = fields(kind)
    if data.keys() != {field.name for field in known}:
        raise StoredError(f"{kind.__name__} has other fields")
    return kind(**{field.name: _value(field.type, data[field.name]) for field in known})


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

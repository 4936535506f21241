"""Named tuples as JSON and back, strictly: what `encode` did not write is refused."""

from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache, partial
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin

LARGEST = 1e12
"""No number in a stored record is larger."""

Record = TypeVar("Record")
Converter = Callable[[Any], Any]


class DecodeError(ValueError):
    """Stored data that does not fit its record."""


def encode(value: Any) -> Any:
    """Turn a record into JSON values: tables, lists, texts, numbers."""
    kind: Any = type(value)
    return _writer(kind)(value)


@cache
def _writer(kind: Any) -> Converter:
    """What writes values of a type; looked up once."""
    if hasattr(kind, "_fields"):
        return partial(_write_record, kind._fields)
    if issubclass(kind, tuple):
        return lambda items: [encode(item) for item in items]
    if issubclass(kind, Mapping):
        return lambda table: {str(encode(key)): encode(item) for key, item in table.items()}
    return _value if issubclass(kind, Enum) else _as_is


def _write_record(names: tuple[str, ...], record: Any) -> dict[str, Any]:
    return {name: encode(value) for name, value in zip(names, record, strict=True)}


def _value(member: Any) -> Any:
    return member.value


def _as_is(value: Any) -> Any:
    return value


def decode(kind: type[Record], data: object) -> Record:
    """Build a record of this kind from JSON values; raises DecodeError if they do not fit."""
    wanted: Any = kind
    value: Record = _reader(wanted)(data)
    return value


@cache
def _reader(kind: Any) -> Converter:
    """What reads values of a kind; looked up once."""
    if isinstance(kind, UnionType):
        return partial(_optional, _reader(get_args(kind)[0]))
    if hasattr(kind, "_fields"):
        return partial(_record, kind, {name: _reader(of) for name, of in _types(kind).items()})
    if get_origin(kind) is tuple:
        return partial(_tuple, _reader(get_args(kind)[0]))
    if get_origin(kind) is Mapping:
        key, item = get_args(kind)
        return partial(_table, _int_key if key is int else _reader(key), _reader(item))
    return _SCALARS.get(kind) or partial(_member, {member.value: member for member in kind})


def _types(kind: Any) -> Mapping[str, Any]:
    types: Mapping[str, Any] = kind.__annotations__
    return types


def _optional(read_value: Converter, data: object) -> Any:
    return None if data is None else read_value(data)


def _record(kind: Any, readers: Mapping[str, Converter], data: object) -> Any:
    values = _expect(dict, data)
    if values.keys() != readers.keys():
        raise DecodeError(f"{kind.__name__} has other fields")
    return kind(*[read_value(values[name]) for name, read_value in readers.items()])


def _tuple(read_item: Converter, data: object) -> Any:
    return tuple([read_item(item) for item in _expect((list, tuple), data)])


def _table(read_key: Converter, read_item: Converter, data: object) -> Any:
    return {read_key(key): read_item(item) for key, item in _expect(dict, data).items()}


def _int_key(data: str) -> int:
    if not data.isdecimal():
        raise DecodeError("not a number")
    return int(data)


def _member(members: Mapping[Any, Enum], data: object) -> Enum:
    member = members.get(data) if isinstance(data, str) else None
    if member is None:
        raise DecodeError("not a member")
    return member


def _float(data: object) -> float:
    return float(_in_range(_expect((int, float), data)))


def _int(data: object) -> int:
    number: int = _in_range(_expect(int, data))
    return number


def _in_range(number: Any) -> Any:
    if isinstance(number, bool) or not 0 <= number < LARGEST:
        raise DecodeError("a number out of range")
    return number


def _expect(kinds: Any, data: object) -> Any:
    if not isinstance(data, kinds):
        raise DecodeError("not of the right kind")
    return data


_SCALARS: Mapping[Any, Converter] = {
    float: _float,
    int: _int,
    bool: partial(_expect, bool),
    str: partial(_expect, str),
}

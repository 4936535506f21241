"""Converts named tuples to JSON values and back; `decode` refuses what cannot have been made so.

>>> encode(Schedule(21, 0))
{'hour': 21, 'minute': 0, 'days': 'daily'}
>>> decode(Schedule, {"hour": 21, "minute": 0, "days": "daily"})
Schedule(hour=21, minute=0, days=<Days.DAILY: 'daily'>)
"""

import json
import os
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from enum import Enum
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin

LARGEST = 1e12
"""Numbers in a stored record must be smaller than this, and at least 0."""

Decoded = TypeVar("Decoded")
Converter = Callable[[Any], Any]


Path = str | os.PathLike[str]


def read_json(path: Path) -> Any:
    """Parse a JSON file.

    It uses no `pathlib`, whose import would take longer than reading all files of a start.
    """
    with open(path, "rb") as file:
        return json.load(file)


class DecodeError(ValueError):
    """Data does not match the type of its record."""


_PLAIN = frozenset({str, int, float, bool, NoneType})
"""Types whose values are JSON values as they are. Enum members have another type."""


def encode(value: Any) -> Any:
    """Convert a record to JSON values: dicts, lists, strings, numbers, booleans and None."""
    kind: Any = type(value)
    return _encoder(kind, encode)(value)


def brief(value: Any) -> Any:
    """Convert a record to JSON values without the fields that have their default."""
    kind: Any = type(value)
    return _encoder(kind, brief)(value)


@cache
def _encoder(kind: Any, inner: Converter) -> Converter:
    """The function that encodes values of a type; `inner` encodes what is in them."""
    if hasattr(kind, "_fields"):
        usual = kind._field_defaults if inner is brief else {}
        fields = [(name, usual.get(name, _REQUIRED)) for name in kind._fields]
        return partial(_encode_record, fields, inner)
    if issubclass(kind, tuple):
        return lambda items: [inner(item) for item in items]
    if issubclass(kind, Mapping):
        return lambda table: {str(inner(key)): inner(item) for key, item in table.items()}
    return _value if issubclass(kind, Enum) else _as_is


_REQUIRED = object()
"""Stands for the default of a field that is always written."""


def _encode_record(
    fields: list[tuple[str, object]], inner: Converter, record: Any
) -> dict[str, Any]:
    return {
        name: value if type(value) in _PLAIN else inner(value)
        for (name, default), value in zip(fields, record, strict=True)
        if value is not default and value != default
    }


def _value(member: Any) -> Any:
    return member.value


def _as_is(value: Any) -> Any:
    return value


def decode(kind: type[Decoded], data: object) -> Decoded:
    """Build a record of this kind from JSON values; raises DecodeError if they do not fit."""
    wanted: Any = kind
    value: Decoded = _decoder(wanted)(data)
    return value


@cache
def _decoder(kind: Any) -> Converter:
    """The function that decodes values of a type."""
    if isinstance(kind, UnionType):
        return _union_decoder([of for of in get_args(kind) if of is not NoneType])
    if hasattr(kind, "_fields"):
        usual = kind._field_defaults
        fields = [(name, _decoder(of), usual.get(name)) for name, of in _types(kind).items()]
        return partial(_record, kind, fields)
    if get_origin(kind) is tuple:
        return partial(_tuple, _decoder(get_args(kind)[0]))
    if get_origin(kind) is Mapping:
        key, item = get_args(kind)
        return partial(_table, _int_key if key is int else _decoder(key), _decoder(item))
    return _SCALARS.get(kind) or partial(_member, {member.value: member for member in kind})


def _union_decoder(kinds: list[Any]) -> Converter:
    """The function that decodes an optional value, or one of several records.

    The records of a union are told apart by the names of their fields.
    """
    if len(kinds) == 1:
        return partial(_optional, _decoder(kinds[0]))
    return partial(_one_of, {kind: _decoder(kind) for kind in kinds})


def _one_of(decoders: Mapping[Any, Converter], data: object) -> Any:
    if data is None:
        return None
    names = _expect(dict, data).keys()
    decoder = next((decode_it for kind, decode_it in decoders.items() if _fits(kind, names)), None)
    if decoder is None:
        raise DecodeError("a record of none of these kinds")
    return decoder(data)


def _fits(kind: Any, names: AbstractSet[str]) -> bool:
    """Whether a record of this kind can have been written with these fields."""
    every, required = _names(kind)
    return names <= every and names >= required


@cache
def _names(kind: Any) -> tuple[frozenset[str], frozenset[str]]:
    """The names of all fields, and of those that have no default."""
    every = frozenset(kind._fields)
    return every, every - kind._field_defaults.keys()


def _types(kind: Any) -> Mapping[str, Any]:
    types: Mapping[str, Any] = kind.__annotations__
    return types


def _optional(decode_value: Converter, data: object) -> Any:
    return None if data is None else decode_value(data)


def _record(kind: Any, fields: list[tuple[str, Converter, object]], data: object) -> Any:
    values = _expect(dict, data)
    if not _fits(kind, values.keys()):
        raise DecodeError(f"{kind.__name__} has other fields")
    read = [
        decode_value(values[name]) if name in values else usual
        for name, decode_value, usual in fields
    ]
    return kind(*read)


def _tuple(decode_item: Converter, data: object) -> Any:
    return tuple([decode_item(item) for item in _expect((list, tuple), data)])


def _table(decode_key: Converter, decode_item: Converter, data: object) -> Any:
    return {decode_key(key): decode_item(item) for key, item in _expect(dict, data).items()}


def _int_key(data: str) -> int:
    if not data.isdecimal():
        raise DecodeError("not a number")
    return int(data)


def _member(members: Mapping[Any, Enum], data: object) -> Enum:
    member = members.get(data) if isinstance(data, str) else None
    if member is None:
        raise DecodeError("not a member")
    return member


def _float(data: Any) -> float:
    if type(data) in (float, int) and 0 <= data < LARGEST:
        return float(data)
    raise DecodeError("not a number, or one out of range")


def _int(data: object) -> int:
    if type(data) is int and 0 <= data < LARGEST:
        return data
    raise DecodeError("not a whole number, or one out of range")


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

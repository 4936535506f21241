"""Reads requests into the SDK's model objects, faster than the SDK's own serializer.

The SDK parses type names, resolves classes and copies key maps for every value of every request.
Here each type is inspected once; after that a value costs a table look-up. For every envelope that
conforms to Amazon's documentation the result equals that of `DefaultSerializer`, except for the
members that `_MEMBERS_READ` leaves as JSON.

An envelope that the SDK refuses is read as far as possible, so that a malformed request can still
be answered:

* A value that cannot be read as its type (a string for an object, an unknown enum member, a time
  that is "yesterday") counts as missing and becomes `None`.
* An unknown or missing discriminator, such as a new request type, gives the base class with
  `object_type` kept.
* An unknown key becomes an attribute, unless the model has an attribute of that name.
* Only text that is not JSON, or whose top is no object, raises, always `SerializationException`.
"""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from enum import Enum
from functools import cache, partial
from importlib import import_module
from typing import Any

from ask_sdk_core.exceptions import SerializationException

# JSON and the SDK's models have no static types, so this module works with `Any`.
Converter = Callable[[Any], Any]


def deserialize(payload: Any, obj_type: Any) -> Any:
    """Read an envelope or an API answer.

    Args:
        payload: JSON text or its parsed value; free-form values in the latter, such as session
            attributes, are shared with the result. `None` gives `None`.
        obj_type: A model class, or a type name as in the models, such as `list[a.b.C]`.

    Raises:
        SerializationException: The text is not JSON, its top is not of that type, or it is nested
            too deeply.
    """
    if payload is None:
        return None
    try:
        value = json.loads(payload) if isinstance(payload, (str, bytes)) else payload
        read = _reader(obj_type) if isinstance(obj_type, str) else _class_reader(obj_type)
        result = read(value)
    except (ValueError, RecursionError) as error:
        raise SerializationException("The payload is not readable JSON") from error
    if result is None and value is not None:
        raise SerializationException(f"The payload is not of type {obj_type}")
    return result


_MEMBERS_READ = {
    "ask_sdk_model.slot": frozenset({"name", "value", "resolutions"}),
    "ask_sdk_model.context": frozenset({"system"}),
    "ask_sdk_model.supported_interfaces": frozenset[str](),
}
"""Module of a model → its members that are read as models; the others stay JSON.

Some hundred models describe a device's capabilities, of which the skill reads one string; loading
them would take a tenth of a cold start. The other members of a slot repeat these three.
"""


@cache
def _fields(model: Any) -> dict[str, tuple[str, str]]:
    """JSON key → attribute and the name of its type."""
    keys = getattr(model, "attribute_map", {})
    types = model.deserialized_types
    read = _MEMBERS_READ.get(model.__module__, types)
    return {
        keys.get(name, name): (name, type_name if name in read else "object")
        for name, type_name in types.items()
    }


def _read_model(model: Any, payload: Any) -> Any:
    if not isinstance(payload, dict):
        return None
    fields = _fields(model)
    instance = model()
    for key, value in payload.items():
        field = fields.get(key)
        if field is not None:
            name, type_name = field
            setattr(instance, name, None if value is None else _reader(type_name)(value))
        elif not hasattr(instance, key):
            setattr(instance, key, value)
    return instance


def _read_discriminated(base: Any, payload: Any) -> Any:
    try:
        class_name = base.get_real_child_model(payload)
    except (KeyError, TypeError):  # no discriminator, or one that is no string
        class_name = None
    return _read_model(_load(class_name) if class_name else base, payload)


def _read_list(read: Converter, payload: Any) -> Any:
    if not isinstance(payload, list):
        return None
    return [None if value is None else read(value) for value in payload]


def _read_dict(read: Converter, payload: Any) -> Any:
    if not isinstance(payload, dict):
        return None
    return {key: None if value is None else read(value) for key, value in payload.items()}


_MILLISECONDS_FROM = 1e11
"""From this number on, a time counts milliseconds: as seconds it would be in the year 5138."""


def _read_plain(convert: Converter, payload: Any) -> Any:
    try:
        return convert(payload)
    except (TypeError, ValueError, OverflowError, OSError):
        return None


def _as_is(payload: Any) -> Any:
    return payload


def _moment(payload: Any) -> datetime:
    """A time in ISO 8601, or a number of seconds or milliseconds since the epoch.

    Amazon documents the former; some of her services have sent the latter.
    """
    if type(payload) not in (int, float):
        return datetime.fromisoformat(payload)
    seconds = payload if abs(payload) < _MILLISECONDS_FROM else payload / 1000
    return datetime.fromtimestamp(seconds, UTC)


_PLAIN: dict[str, Converter] = {
    "str": str,
    "bool": bool,
    "object": _as_is,
    "int": partial(_read_plain, int),
    "float": partial(_read_plain, float),
    "datetime": partial(_read_plain, _moment),
}


@cache
def _reader(type_name: str) -> Converter:
    """The converter for a type as the models name it."""
    if type_name in _PLAIN:
        return _PLAIN[type_name]
    if type_name.startswith("list["):
        return partial(_read_list, _reader(type_name[len("list[") : -1]))
    if type_name.startswith("dict("):
        _, _, value_type = type_name[:-1].partition(", ")
        return partial(_read_dict, _reader(value_type))
    return _class_reader(_load(type_name))


@cache
def _class_reader(model: Any) -> Converter:
    if issubclass(model, Enum):
        return partial(_read_plain, model)
    if hasattr(model, "get_real_child_model"):
        return partial(_read_discriminated, model)
    return partial(_read_model, model)


@cache
def _load(class_name: str) -> Any:
    module_name, _, name = class_name.rpartition(".")
    try:
        return getattr(import_module(module_name), name)
    except (ImportError, AttributeError, ValueError) as error:
        raise SerializationException(f"There is no class {class_name}") from error

"""Reading beside the SDK's: equal where that one answers, kind where it refuses."""

import importlib
import inspect
import json
import pkgutil
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import Enum
from typing import Any

import ask_sdk_model
import pytest
from ask_sdk_core.exceptions import SerializationException
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import (
    Context,
    Intent,
    IntentRequest,
    Request,
    RequestEnvelope,
    Slot,
    SlotValue,
    SupportedInterfaces,
)
from ask_sdk_model.slu.entityresolution import Resolutions
from hypothesis import given
from hypothesis import strategies as st

from skill.alexa.deserializer import deserialize
from tests.support.envelope_strategies import envelopes, json_values

REFERENCE = DefaultSerializer()
LEFT_AS_JSON: dict[Any, frozenset[str]] = {
    Context: frozenset(Context.attribute_map.values()) - {"System"},
    SupportedInterfaces: frozenset(SupportedInterfaces.attribute_map.values()),
    Slot: frozenset({"confirmationStatus", "slotValue"}),
}
"""Model → keys whose values are not read."""


def model_classes() -> Iterator[Any]:
    """Every class of the SDK's models that is read by its type names."""
    for module_info in pkgutil.walk_packages(ask_sdk_model.__path__, "ask_sdk_model."):
        module = importlib.import_module(module_info.name)
        for _, model in inspect.getmembers(module, inspect.isclass):
            if model.__module__ == module.__name__ and hasattr(model, "deserialized_types"):
                yield model


def example(type_name: str, depth: int) -> Any:
    """A JSON value of a type as the models name it, with everything in it down to a depth."""
    plain = {"str": "word", "int": 7, "float": 0.5, "bool": True, "object": {"any": [1, None]}}
    if type_name in plain:
        return plain[type_name]
    if type_name == "datetime":
        return "2026-11-23T02:30:00.25Z"
    if type_name.startswith("list["):
        return [example(type_name[5:-1], depth)]
    if type_name.startswith("dict("):
        return {"key": example(type_name[:-1].partition(", ")[2], depth)}
    module, _, name = type_name.rpartition(".")
    try:
        return model_example(getattr(importlib.import_module(module), name), depth)
    except ModuleNotFoundError:  # the SDK's reminders name one class that it does not ship
        return None


def model_example(model: Any, depth: int) -> Any:
    """A JSON object for a model class, or the first value of an enumeration."""
    if issubclass(model, Enum):
        return next(iter(model)).value
    if depth == 0:
        fields = {}
    else:
        fields = {
            key: example(model.deserialized_types[name], depth - 1)
            for name, key in model.attribute_map.items()
            if key not in LEFT_AS_JSON.get(model, ())
        }
    if hasattr(model, "get_real_child_model"):
        kinds = model.discriminator_value_class_map
        own_name = f"{model.__module__}.{model.__name__}"
        kind = next((key for key, name in kinds.items() if name == own_name), next(iter(kinds)))
        fields[model.json_discriminator_key] = kind
    return fields


def without_what_stays_json(envelope: dict[str, Any]) -> dict[str, Any]:
    """The envelope, less what a device shows and can do."""
    kept: dict[str, Any] = json.loads(json.dumps(envelope))
    context = kept.get("context") or {}
    _drop(context, Context)
    device = (context.get("System") or {}).get("device") or {}
    _drop(device.get("supportedInterfaces"), SupportedInterfaces)
    intent = (kept.get("request") or {}).get("intent") or {}
    for slot in (intent.get("slots") or {}).values():
        _drop(slot, Slot)
    return kept


def _drop(part: dict[str, Any] | None, model: Any) -> None:
    for key in (part or {}).keys() & LEFT_AS_JSON[model]:
        del (part or {})[key]


@given(envelopes.map(without_what_stays_json))
def test_requests_are_read_as_the_sdk_reads_them(envelope: dict[str, Any]) -> None:
    expected = REFERENCE.deserialize(json.dumps(envelope), RequestEnvelope)
    for payload in (envelope, json.dumps(envelope), json.dumps(envelope).encode()):
        read = deserialize(payload, RequestEnvelope)
        assert read == expected
        assert read.to_dict() == expected.to_dict()
        assert type(read.request) is type(expected.request)
        assert REFERENCE.serialize(read) == REFERENCE.serialize(expected)


@pytest.mark.parametrize("model", list(model_classes()), ids=lambda model: model.__name__)
def test_every_model_of_the_sdk_is_read_alike(model: Any) -> None:
    payload = model_example(model, depth=3)
    expected = REFERENCE.deserialize(json.dumps(payload), model)
    read = deserialize(payload, model)
    assert read == expected
    assert type(read) is type(expected)
    assert REFERENCE.serialize(read) == REFERENCE.serialize(expected)


def paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The place of every value inside a JSON value, the value itself first."""
    yield path
    if isinstance(value, (dict, list)):
        for key, child in value.items() if isinstance(value, dict) else enumerate(value):
            yield from paths(child, (*path, key))


@given(st.data())
def test_anything_anywhere_in_an_envelope_is_read(data: st.DataObject) -> None:
    envelope = data.draw(envelopes)
    place = data.draw(st.sampled_from(list(paths(envelope))[1:] or [("request",)]))
    parent: Any = envelope
    for key in place[:-1]:
        parent = parent[key]
    parent[place[-1]] = data.draw(json_values)
    read = deserialize(envelope, RequestEnvelope)
    assert read.to_dict().keys() == RequestEnvelope().to_dict().keys()


@pytest.mark.parametrize("model", LEFT_AS_JSON, ids=lambda model: model.__name__)
def test_what_nobody_reads_stays_json(model: Any) -> None:
    keys = LEFT_AS_JSON[model]
    payload = {key: {"any": [1, {"thing": None}]} for key in keys}
    read = deserialize(payload, model)
    names = {key: name for name, key in model.attribute_map.items()}
    assert {key: getattr(read, names[key]) for key in keys} == payload


def test_an_unknown_request_type_keeps_its_name() -> None:
    envelope = {"request": {"type": "Alexa.New.Thing", "requestId": "1", "colour": "red"}}
    request = deserialize(envelope, RequestEnvelope).request
    assert type(request) is Request
    assert (request.object_type, request.request_id) == ("Alexa.New.Thing", "1")
    assert vars(request)["colour"] == "red"


@pytest.mark.parametrize("kind", [{}, {"type": None}, {"type": []}, {"type": 3}])
def test_a_request_without_a_usable_type_is_a_plain_request(kind: dict[str, object]) -> None:
    request = deserialize({"request": {**kind, "locale": "en-GB"}}, RequestEnvelope).request
    assert type(request) is Request
    assert request.locale == "en-GB"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("timestamp", "yesterday"),
        ("timestamp", True),
        ("timestamp", 1e300),
        ("timestamp", float("nan")),
        ("timestamp", -(10**30)),
        ("intent", "ReliefIntent"),
        ("intent", ["ReliefIntent"]),
        ("dialogState", "DREAMING"),
        ("dialogState", {}),
    ],
)
def test_a_value_of_the_wrong_kind_counts_as_missing(key: str, value: object) -> None:
    request: Request = deserialize({"type": "IntentRequest", key: value}, Request)
    assert request == IntentRequest()


@pytest.mark.parametrize("sent", ["2026-09-21T14:13:20Z", 1_790_000_000, 1_790_000_000_000.0])
def test_a_time_is_read_as_text_or_as_a_number_of_seconds_or_milliseconds(sent: object) -> None:
    request: Request = deserialize({"type": "IntentRequest", "timestamp": sent}, Request)
    assert request.timestamp == datetime(2026, 9, 21, 14, 13, 20, tzinfo=UTC)


@pytest.mark.parametrize("slots", [[], "left", 1])
def test_a_map_of_the_wrong_kind_counts_as_missing(slots: object) -> None:
    assert deserialize({"slots": slots}, Intent) == Intent()


@pytest.mark.parametrize("authorities", [{}, "left", 1])
def test_a_list_of_the_wrong_kind_counts_as_missing(authorities: object) -> None:
    payload = {"resolutionsPerAuthority": authorities}
    assert deserialize(payload, Resolutions) == Resolutions()


def test_a_key_named_like_a_part_of_the_model_changes_nothing() -> None:
    keys = ["to_dict", "__class__", "__dict__", "deserialized_types", "request_id"]
    assert deserialize({"type": "IntentRequest"} | dict.fromkeys(keys, 1), Request) == (
        IntentRequest()
    )


@pytest.mark.parametrize("payload", ["{", b"\xff", "[]", "7", [], 7, "word"])
def test_what_is_no_envelope_raises_one_error(payload: object) -> None:
    with pytest.raises(SerializationException):
        deserialize(payload, RequestEnvelope)


def test_what_is_nested_too_deeply_raises_the_same_error() -> None:
    value: dict[str, Any] = {"type": "Simple"}
    for _ in range(10_000):
        value = {"type": "List", "values": [value]}
    with pytest.raises(SerializationException):
        deserialize(value, SlotValue)


@pytest.mark.parametrize("type_name", ["Nowhere", "no.such.Thing", "ask_sdk_model.Nothing"])
def test_an_unknown_type_is_named_in_the_error(type_name: str) -> None:
    with pytest.raises(SerializationException, match=type_name):
        deserialize({}, type_name)


def test_nothing_gives_nothing() -> None:
    assert deserialize(None, RequestEnvelope) is None
    assert deserialize("null", RequestEnvelope) is None

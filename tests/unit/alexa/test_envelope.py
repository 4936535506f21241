"""Reading beside the SDK's models: equal where those answer, kind where they refuse."""

import json
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope
from hypothesis import given
from hypothesis import strategies as st

from skill.alexa.envelope import part, parts, seconds, sender, text
from skill.alexa.handler_input import HandlerInput
from skill.alexa.request import read
from tests.support.envelope_strategies import envelopes, json_values, paths
from tests.support.rehearsal import LIBRARY, NIGHT

SDK = DefaultSerializer()


def attribute(model: Any, *path: str) -> Any:
    """What is at a path of attributes; None if there is nothing."""
    for name in path:
        model = getattr(model, name, None)
    return model


@given(envelopes)
def test_requests_are_read_as_the_sdks_models_read_them(envelope: dict[str, Any]) -> None:
    model: Any = SDK.deserialize(json.dumps(envelope), RequestEnvelope)
    found = HandlerInput(envelope)
    read_here = read(found, LIBRARY, NIGHT)
    system = attribute(model, "context", "system")
    holder = system or model.session
    assert found.type == (attribute(model, "request", "object_type") or "")
    assert read_here.intent == (attribute(model, "request", "intent", "name") or "")
    assert read_here.account == (attribute(holder, "user", "user_id") or "")
    assert read_here.access == (
        attribute(system, "api_endpoint") or "",
        attribute(system, "api_access_token") or "",
        attribute(system, "device", "device_id") or "",
    )
    application = text(part(sender(envelope), "application"), "applicationId")
    assert application == (attribute(holder, "application", "application_id") or "")
    timestamp = attribute(model, "request", "timestamp")
    if timestamp is not None and timestamp.tzinfo:
        assert seconds(found.request, "timestamp") == timestamp.timestamp()


@given(st.data())
def test_anything_anywhere_in_an_envelope_is_read(data: st.DataObject) -> None:
    envelope = data.draw(envelopes)
    place = data.draw(st.sampled_from(list(paths(envelope)) or [("request",)]))
    parent: Any = envelope
    for key in place[:-1]:
        parent = parent[key]
    parent[place[-1]] = data.draw(json_values)
    found = read(HandlerInput(envelope), LIBRARY, NIGHT)
    assert isinstance(found.type, str)
    assert found.now >= 0


@pytest.mark.parametrize("odd", [None, True, 3, "word", ["word"], {"key": "word"}], ids=str)
def test_a_value_of_another_kind_counts_as_missing(odd: object) -> None:
    holder = {"key": odd}
    assert part(holder, "key") == (odd if isinstance(odd, dict) else {})
    assert parts(holder, "key") == (odd if isinstance(odd, list) else [])
    assert text(holder, "key") == (odd if isinstance(odd, str) else "")
    assert part(odd, "key", "further") == {}


@pytest.mark.parametrize(
    "time", ["yesterday", "", None, True, 1e300, float("nan"), -(10**30), [], {}], ids=str
)
def test_a_time_that_cannot_be_read_counts_as_missing(time: object) -> None:
    assert seconds({"timestamp": time}, "timestamp") is None


@pytest.mark.parametrize(
    "time",
    [
        "2026-09-21T14:13:20Z",
        "2026-09-21T14:13:20",
        "2026-09-21T15:13:20+01:00",
        1_790_000_000,
        1_790_000_000_000.0,
    ],
    ids=str,
)
def test_a_time_is_text_or_a_number_of_seconds_or_milliseconds(time: object) -> None:
    assert seconds({"timestamp": time}, "timestamp") == 1_790_000_000

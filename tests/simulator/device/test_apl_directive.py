from typing import Any

import pytest

from simulator.device.apl_directive import RenderedDocument
from simulator.device.response import InvalidResponseError, parse_response

DOCUMENT: dict[str, Any] = {"type": "APL", "version": "1.6", "mainTemplate": {"items": []}}
RENDER: dict[str, Any] = {
    "type": "Alexa.Presentation.APL.RenderDocument",
    "token": "step",
    "document": DOCUMENT,
    "datasources": {"screen": {}},
}


def answer_with(*directives: Any) -> dict[str, Any]:
    return {
        "version": "1.0",
        "response": {
            "outputSpeech": {"type": "PlainText", "text": "Hold."},
            "directives": list(directives),
            "shouldEndSession": False,
        },
    }


def test_a_document_is_shown_beside_the_speech() -> None:
    read = parse_response(answer_with(RENDER), has_screen=True)
    assert read.screen == RenderedDocument("step", DOCUMENT, {"screen": {}})
    assert read.speech[0].words == "Hold."
    assert read.open


def test_a_document_needs_no_datasources() -> None:
    bare = {name: part for name, part in RENDER.items() if name != "datasources"}
    read = parse_response(answer_with(bare), has_screen=True)
    assert read.screen == RenderedDocument("step", DOCUMENT, {})


@pytest.mark.parametrize(
    ("directives", "reason"),
    [
        ([RENDER | {"token": ""}], "a token"),
        ([RENDER | {"token": 7}], "a token"),
        ([RENDER | {"document": None}], "type APL"),
        ([RENDER | {"document": DOCUMENT | {"type": "APLT"}}], "type APL"),
        ([RENDER | {"document": DOCUMENT | {"version": 1.6}}], "version of APL"),
        ([RENDER | {"document": DOCUMENT | {"mainTemplate": []}}], "a mainTemplate"),
        ([RENDER | {"datasources": [1]}], "datasources of a document must be an object"),
        ([RENDER, RENDER], "more than one document"),
        ([RENDER, {"type": "Dialog.Delegate"}], "a directive that is not known here"),
        (["show it"], "a directive must be an object"),
    ],
)
def test_a_document_that_alexa_refuses_is_refused(directives: list[Any], reason: str) -> None:
    with pytest.raises(InvalidResponseError, match=reason):
        parse_response(answer_with(*directives), has_screen=True)


def test_a_device_without_a_screen_refuses_it() -> None:
    with pytest.raises(InvalidResponseError, match="has no screen"):
        parse_response(answer_with(RENDER))

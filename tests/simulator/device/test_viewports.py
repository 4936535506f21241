import json
from datetime import UTC, datetime
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope
from rich.console import Console

from simulator.console.display import Display
from simulator.device.echo import Echo, NothingToTouchError
from simulator.device.envelopes import UserTouch
from simulator.device.exchange_json import details, intent_name
from simulator.device.exchanges import DeviceEvent, Exchange, Reprompt
from simulator.device.viewports import VIEWPORTS, NoSuchViewportError, find_viewport
from simulator.hearing.nlu import Recognizer
from tests.support.small_model import HOLD_SECONDS, small_model, small_skill

START = datetime(2026, 1, 10, tzinfo=UTC)
DOCUMENT = {"type": "APL", "version": "1.6", "mainTemplate": {"item": {"type": "Text"}}}
SHOWN = {
    "type": "Alexa.Presentation.APL.RenderDocument",
    "token": "hold",
    "document": DOCUMENT,
    "datasources": {"screen": {"milliseconds": 1}},
}


def showing_skill(event: dict[str, Any], context: object) -> dict[str, Any]:
    """The small skill, which shows the same document at each launch and after each wish."""
    response = small_skill(event, context)
    if event["request"]["type"] != "SessionEndedRequest":
        response["response"]["directives"] = [SHOWN]
    return response


def echo_with(name: str = "small-hub") -> Echo:
    return Echo(showing_skill, Recognizer(small_model()), START, viewport=VIEWPORTS[name])


def last(events: list[DeviceEvent]) -> Exchange:
    assert isinstance(events[-1], Exchange)
    return events[-1]


def say(echo: Echo, words: str, at: float | None = None) -> Exchange:
    return last(list(echo.say(words, at)))


def touch(echo: Echo, at: float, *arguments: str) -> Exchange:
    return last(list(echo.touch(UserTouch(arguments, "button"), at)))


def test_a_device_with_a_screen_says_so() -> None:
    context = say(echo_with(), "open cramp coach").request["context"]
    interfaces = context["System"]["device"]["supportedInterfaces"]
    assert interfaces == {"Alexa.Presentation.APL": {"runtime": {"maxVersion": "2024.3"}}}
    viewport = context["Viewport"]
    assert (viewport["shape"], viewport["mode"], viewport["dpi"]) == ("RECTANGLE", "HUB", 160)
    assert (viewport["pixelWidth"], viewport["currentPixelHeight"]) == (960, 480)
    assert viewport["touch"] == ["SINGLE"]


def test_a_television_has_twice_the_dots_and_is_not_touched() -> None:
    viewport = say(echo_with("tv"), "open cramp coach").request["context"]["Viewport"]
    assert (viewport["pixelWidth"], viewport["pixelHeight"]) == (1920, 1080)
    assert (viewport["mode"], viewport["dpi"]) == ("TV", 320)
    assert (viewport["touch"], viewport["keyboard"]) == ([], ["DIRECTION"])


def test_amazons_own_sdk_reads_a_screen() -> None:
    request = json.dumps(say(echo_with("round-hub"), "open cramp coach").request)
    read = DefaultSerializer().deserialize(request, RequestEnvelope)
    interfaces = read.context.system.device.supported_interfaces
    assert interfaces.alexa_presentation_apl.runtime.max_version == "2024.3"
    assert read.context.viewport.shape.name == "ROUND"
    assert read.context.viewport.experiences[0].can_rotate is False


def test_a_document_stays_on_the_screen() -> None:
    exchange = say(echo_with(), "help my calf cramp")
    assert exchange.fault == ""
    assert exchange.output.screen is not None
    assert exchange.output.screen.token == "hold"
    assert exchange.output.screen.document == DOCUMENT
    assert exchange.output.screen.datasources == {"screen": {"milliseconds": 1}}


def test_a_device_without_a_screen_refuses_a_document() -> None:
    echo = Echo(showing_skill, Recognizer(small_model()), START)
    problem, ended = echo.say("help my calf cramp")
    assert isinstance(problem, Exchange)
    assert problem.fault == "a document is to be shown, but the device has no screen"
    assert isinstance(ended, Exchange)
    assert ended.ends_session


def test_a_touch_is_a_request_of_the_same_session() -> None:
    echo = echo_with()
    first = say(echo, "help my calf cramp", at=0)
    exchange = touch(echo, 12, "pause")
    assert {key: exchange.request["request"][key] for key in ("type", "token", "arguments")} == {
        "type": "Alexa.Presentation.APL.UserEvent",
        "token": "hold",
        "arguments": ["pause"],
    }
    source = {"type": "TouchWrapper", "handler": "Press", "id": "button"}
    assert exchange.request["request"]["source"] == source
    assert exchange.request["request"]["components"] == {}
    assert exchange.request["session"]["sessionId"] == first.request["session"]["sessionId"]
    assert exchange.request["session"]["attributes"] == {"turns": 1}
    assert exchange.request["request"]["timestamp"] == "2026-01-10T00:00:13Z"
    assert (exchange.utterance, exchange.touch, exchange.at) == (
        None,
        UserTouch(("pause",), "button"),
        12,
    )
    assert intent_name(exchange) == "Alexa.Presentation.APL.UserEvent"
    assert details(exchange) == {"arguments": "pause"}


def test_amazons_own_sdk_reads_a_touch() -> None:
    echo = echo_with()
    say(echo, "help my calf cramp", at=0)
    request = json.dumps(touch(echo, 12, "yes").request)
    read = DefaultSerializer().deserialize(request, RequestEnvelope).request
    assert type(read).__name__ == "UserEvent"
    assert (read.token, read.arguments) == ("hold", ["yes"])


def test_a_touch_after_the_first_window_comes_after_the_reprompt() -> None:
    echo = echo_with()
    say(echo, "help my calf cramp", at=0)
    reprompt, exchange = echo.touch(UserTouch(("yes",)), HOLD_SECONDS + 9)
    assert isinstance(reprompt, Reprompt)
    assert isinstance(exchange, Exchange)
    assert exchange.at == pytest.approx(1)


def test_a_touch_of_what_a_closed_session_has_left_begins_another() -> None:
    echo = echo_with()
    closed = say(echo, "stop", at=0)
    assert not echo.open
    exchange = touch(echo, 3, "again")
    assert exchange.request["session"]["new"] is True
    assert exchange.request["session"]["sessionId"] != closed.request["session"]["sessionId"]


def test_what_is_not_shown_is_not_touched() -> None:
    echo = echo_with()
    with pytest.raises(NothingToTouchError):
        touch(echo, 0, "yes")
    say(echo, "help my calf cramp", at=0)
    list(echo.silence())
    with pytest.raises(NothingToTouchError):
        touch(echo, 0, "yes")


def test_a_screen_is_found_as_it_is_set_up() -> None:
    viewport = find_viewport("round-hub", "light", 1.5)
    assert (viewport.theme, viewport.font_scale) == ("light", 1.5)
    assert viewport.apl == {
        "width": 480,
        "height": 480,
        "dpi": 160,
        "theme": "light",
        "shape": "round",
        "mode": "hub",
    }


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        (("cinema", "dark", 1.0), "no screen 'cinema', only round-hub, small-hub"),
        (("tv", "sepia", 1.0), "no theme 'sepia', only dark, light"),
        (("tv", "dark", 7.0), "text cannot be 7.0 times as large"),
    ],
)
def test_a_screen_that_there_is_not_is_refused(wanted: tuple[str, str, float], reason: str) -> None:
    with pytest.raises(NoSuchViewportError, match=reason):
        find_viewport(*wanted)


def test_a_touch_is_printed_as_what_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    echo = echo_with()
    say(echo, "help my calf cramp", at=0)
    Display(Console(width=100)).show(touch(echo, 12, "pause"))
    first, *_ = capsys.readouterr().out.splitlines()
    assert first.strip() == "Alexa.Presentation.APL.UserEvent arguments=pause"

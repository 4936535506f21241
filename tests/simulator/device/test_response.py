from typing import Any

import pytest

from simulator.device.response import (
    InvalidResponseError,
    PermissionRequest,
    check_farewell,
    from_wire,
    parse_response,
)
from tests.support.small_model import answer


def test_an_answer_is_read() -> None:
    read = parse_response(answer("Hold.<break time='3s'/>", "Is it easing?", {"turns": 1}))
    assert [piece.seconds for piece in read.speech] == [0.375, 3.0]
    assert [piece.words for piece in read.reprompt] == ["Is it easing?"]
    assert read.open
    assert read.attributes == {"turns": 1}


@pytest.mark.parametrize(
    ("body", "stays_open"),
    [
        ({}, False),
        ({"shouldEndSession": True}, False),
        ({"shouldEndSession": False}, True),
        ({"shouldEndSession": None}, True),
    ],
)
def test_the_session_goes_on_as_alexa_decides(body: dict[str, Any], stays_open: bool) -> None:
    assert parse_response({"version": "1.0", "response": body}).open is stays_open


def test_plain_text_is_spoken_too() -> None:
    speech = {"outputSpeech": {"type": "PlainText", "text": "ice & heat"}}
    assert parse_response({"version": "1.0", "response": speech}).speech[0].words == "ice & heat"


@pytest.mark.parametrize(
    ("response", "reason"),
    [
        (None, "the response must be an object"),
        ({"response": {}}, "version is missing"),
        ({"version": "1.0"}, "response must be an object"),
        ({"version": "1.0", "response": {"outputSpeech": "hi"}}, "outputSpeech must be an object"),
        ({"version": "1.0", "response": {"outputSpeech": {"type": "SSML"}}}, "needs a type"),
        ({"version": "1.0", "response": {"outputSpeech": {"ssml": "hi"}}}, "needs a type"),
        ({"version": "1.0", "response": {}, "sessionAttributes": [1]}, "sessionAttributes must"),
        (answer("a & b", None, {}), "not well formed"),
        (answer("fine", "<break time='11s'/>", {}), "reprompt.outputSpeech: a break of 11s"),
        (answer("a" * 8000, None, {}), "8015 characters, over 8000"),
    ],
)
def test_an_answer_that_alexa_refuses_is_refused(response: object, reason: str) -> None:
    with pytest.raises(InvalidResponseError, match=reason):
        parse_response(response)


@pytest.mark.parametrize(
    ("response", "reason"),
    [
        (answer("hi", None, {"time": object()}), "not JSON"),
        (answer("hi", None, {"seconds": float("nan")}), "not JSON"),
        (answer("hi", None, {"long": "x" * 130_000}), "over 120 KB"),
        ("hi", "must be an object"),
    ],
)
def test_only_json_of_a_sensible_size_arrives(response: object, reason: str) -> None:
    with pytest.raises(InvalidResponseError, match=reason):
        from_wire(response)


def test_lists_arrive_in_place_of_tuples() -> None:
    assert from_wire({"turns": (1, 2)}) == {"turns": [1, 2]}


@pytest.mark.parametrize("part", ["outputSpeech", "reprompt", "card", "directives"])
def test_a_farewell_is_silent(part: str) -> None:
    check_farewell({"version": "1.0", "response": {}})
    with pytest.raises(InvalidResponseError, match=f"has a {part}"):
        check_farewell({"version": "1.0", "response": {part: {"type": "SSML"}}})


def asking(**changes: Any) -> dict[str, Any]:
    payload = {
        "@type": "AskForPermissionsConsentRequest",
        "@version": "1",
        "permissionScope": "alexa::alerts:reminders:skill:readwrite",
    }
    directive = {"type": "Connections.SendRequest", "name": "AskFor", "token": "21:00 daily"}
    return directive | {"payload": payload} | changes


def with_directives(*directives: Any, **beside: Any) -> dict[str, Any]:
    response = {"directives": list(directives), **beside}
    return {"version": "1.0", "sessionAttributes": {"turns": 1}, "response": response}


def test_a_question_for_a_permission_is_left_to_alexa() -> None:
    read = parse_response(with_directives(asking()))
    assert read.permission_request == PermissionRequest(
        "alexa::alerts:reminders:skill:readwrite", "21:00 daily"
    )
    assert read.attributes == {"turns": 1}
    assert read.speech == ()


SPEECH = {"type": "PlainText", "text": "May I?"}


@pytest.mark.parametrize(
    ("response", "reason"),
    [
        (with_directives(asking(), outputSpeech=SPEECH), "not alone: directives, outputSpeech"),
        (with_directives(asking(), reprompt={"outputSpeech": SPEECH}), "directives, reprompt"),
        (with_directives(asking(), card={"type": "Simple"}), "not alone: card, directives"),
        (with_directives(asking(), shouldEndSession=False), "directives, shouldEndSession"),
        (with_directives(asking(), asking()), "not alone: directives"),
        (with_directives({"type": "Dialog.Delegate"}), "not known here: Dialog.Delegate"),
        (with_directives(asking(name="Buy")), "not known here: Connections.SendRequest"),
        (with_directives(asking(payload={"@version": "1"})), "not known here"),
        (with_directives(asking(payload="please")), "payload must be an object"),
        (with_directives("please"), "a directive must be an object"),
        ({"version": "1.0", "response": {"directives": "please"}}, "a directive must be an object"),
        (with_directives(asking(token=21)), "must be text"),
        (
            with_directives(asking(payload=asking()["payload"] | {"permissionScope": None})),
            "must be text",
        ),
    ],
)
def test_a_directive_that_alexa_refuses_is_refused(response: object, reason: str) -> None:
    with pytest.raises(InvalidResponseError, match=reason):
        parse_response(response)


def with_card(card: object) -> dict[str, Any]:
    return {"version": "1.0", "response": {"outputSpeech": SPEECH, "card": card}}


def test_a_card_may_ask_for_permissions() -> None:
    card = {"type": "AskForPermissionsConsent", "permissions": ["alexa::alerts:reminders"]}
    assert parse_response(with_card(card)).card_permissions == ("alexa::alerts:reminders",)
    assert parse_response(with_card({"type": "Simple", "content": "Hold."})).card_permissions == ()


@pytest.mark.parametrize(
    ("card", "reason"),
    [
        ({"type": "Postcard"}, "no card of type Postcard"),
        ({"type": "AskForPermissionsConsent"}, "must name them"),
        ({"type": "AskForPermissionsConsent", "permissions": []}, "must name them"),
        ("hello", "card must be an object"),
    ],
)
def test_a_card_that_alexa_refuses_is_refused(card: object, reason: str) -> None:
    with pytest.raises(InvalidResponseError, match=reason):
        parse_response(with_card(card))

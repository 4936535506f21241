"""Parses the skill's response and checks it as Alexa does."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from simulator.device.apl_directive import (
    RENDER,
    InvalidDirectiveError,
    RenderedDocument,
    parse_render_directive,
)
from simulator.device.app_card import Card, InvalidCardError, parse_card
from simulator.device.reading_clock import BY_WORDS, Clock
from simulator.device.speech import InvalidSpeechError, Piece, from_text, parse_ssml

LARGEST_RESPONSE = 120 * 1024
"""Most bytes of JSON in one response."""
LONGEST_SPEECH = 8000
"""Most characters of SSML or text in one speech."""
COACH, ALEXA = "coach", "alexa"
"""Who speaks: the skill, or Alexa in her own words."""
_ASKING = {"type": "Connections.SendRequest", "name": "AskFor"}
_ASKED = {"@type": "AskForPermissionsConsentRequest", "@version": "1"}


class InvalidResponseError(ValueError):
    """A response that Alexa would not accept; the message says why."""


@dataclass(frozen=True, slots=True)
class PermissionRequest:
    """A permission that the skill lets Alexa ask the person for, in her own words.

    https://developer.amazon.com/en-US/docs/alexa/smapi/voice-permissions-for-reminders.html
    """

    permission: str
    """Such as alexa::alerts:reminders:skill:readwrite."""
    token: str
    """Returned to the skill with the person's answer."""


@dataclass(frozen=True, slots=True)
class DeviceOutput:
    """What the device says and shows, and whether it listens afterwards."""

    speech: tuple[Piece, ...] = ()
    reprompt: tuple[Piece, ...] = ()
    open: bool = False
    """Whether the microphone opens after the speech and the session goes on.

    A response without `shouldEndSession` counts as ending the session, although a device with a
    screen would keep it open for half a minute, without a microphone.
    """
    attributes: dict[str, Any] = field(default_factory=dict)
    """Session attributes to return with the next request."""
    by: str = COACH
    """Who speaks: `COACH` or `ALEXA`."""
    permission_request: PermissionRequest | None = None
    """The permission that Alexa asks for before the skill goes on."""
    card: Card | None = None
    """The card that the Alexa app shows."""
    screen: RenderedDocument | None = None
    """The document that the device shows from now on; None leaves the screen as it is."""

    @property
    def card_permissions(self) -> tuple[str, ...]:
        """Permissions that a card in the Alexa app asks for."""
        return self.card.permissions if self.card else ()


def parse_response(
    response: object, *, has_screen: bool = False, clock: Clock = BY_WORDS
) -> DeviceOutput:
    """Parse the response to a request; raises `InvalidResponseError`."""
    envelope = _envelope(response)
    body = _mapping(envelope.get("response"), "response")
    attributes = dict(_mapping(envelope.get("sessionAttributes") or {}, "sessionAttributes"))
    directives = _directives(body)
    if directives and not all(directive.get("type") == RENDER for directive in directives):
        return DeviceOutput(
            attributes=attributes, permission_request=_permission_request(body, directives)
        )
    reprompt = _mapping(body.get("reprompt") or {}, "response.reprompt")
    return DeviceOutput(
        speech=_speech(body.get("outputSpeech"), "response.outputSpeech", clock),
        reprompt=_speech(reprompt.get("outputSpeech"), "response.reprompt.outputSpeech", clock),
        open=not body.get("shouldEndSession", True),
        attributes=attributes,
        card=_card(body.get("card")),
        screen=_screen(directives, has_screen=has_screen),
    )


def check_farewell(response: object) -> None:
    """Check the response to a SessionEndedRequest, which must be silent."""
    body = _mapping(_envelope(response).get("response") or {}, "response")
    for part in ("outputSpeech", "reprompt", "card", "directives"):
        if body.get(part):
            raise InvalidResponseError(f"the answer to a SessionEndedRequest has a {part}")


def from_wire(response: object) -> dict[str, Any]:
    """The response after a round trip through JSON; raises `InvalidResponseError`."""
    try:
        wire = json.dumps(response, allow_nan=False)
    except (TypeError, ValueError) as error:
        raise InvalidResponseError(f"the response is not JSON: {error}") from error
    if len(wire.encode()) > LARGEST_RESPONSE:
        raise InvalidResponseError(f"the response has {len(wire.encode())} bytes, over 120 KB")
    return dict(_mapping(json.loads(wire), "the response"))


def _envelope(response: object) -> Mapping[str, Any]:
    envelope = _mapping(response, "the response")
    if not isinstance(envelope.get("version"), str):
        raise InvalidResponseError("version is missing")
    return envelope


def _mapping(value: object, where: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise InvalidResponseError(f"{where} must be an object, not {type(value).__name__}")
    return value


def _directives(body: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    directives = body.get("directives") or []
    listed = directives if isinstance(directives, list) else [directives]
    return [_mapping(directive, "a directive") for directive in listed]


def _permission_request(
    body: Mapping[str, Any], directives: list[Mapping[str, Any]]
) -> PermissionRequest:
    """The request for a permission, which must be the whole response."""
    for directive in directives:
        payload = _mapping(directive.get("payload") or {}, "payload")
        if not (_ASKING.items() <= directive.items() and _ASKED.items() <= payload.items()):
            raise InvalidResponseError(
                f"a directive that is not known here: {directive.get('type')}"
            )
    parts = sorted(part for part, value in body.items() if value is not None)
    if parts != ["directives"] or len(directives) != 1:
        raise InvalidResponseError(f"a question for a permission is not alone: {', '.join(parts)}")
    permission, token = payload.get("permissionScope"), directive.get("token", "")
    if not isinstance(permission, str) or not isinstance(token, str):
        raise InvalidResponseError("permissionScope and token must be text")
    return PermissionRequest(permission, token)


def _screen(directives: list[Mapping[str, Any]], *, has_screen: bool) -> RenderedDocument | None:
    if not directives:
        return None
    if not has_screen:
        raise InvalidResponseError("a document is to be shown, but the device has no screen")
    if len(directives) > 1:
        raise InvalidResponseError("more than one document is to be shown")
    try:
        return parse_render_directive(directives[0])
    except InvalidDirectiveError as error:
        raise InvalidResponseError(str(error)) from error


def _card(value: object) -> Card | None:
    if not value:
        return None
    try:
        return parse_card(_mapping(value, "response.card"))
    except InvalidCardError as error:
        raise InvalidResponseError(str(error)) from error


def _speech(value: object, where: str, clock: Clock) -> tuple[Piece, ...]:
    if value is None:
        return ()
    kind = _mapping(value, where).get("type")
    field = {"SSML": "ssml", "PlainText": "text"}.get(str(kind))
    text = _mapping(value, where).get(field or "")
    if not isinstance(text, str):
        raise InvalidResponseError(f"{where} needs a type, and ssml or text to go with it")
    if len(text) >= LONGEST_SPEECH:
        raise InvalidResponseError(f"{where} has {len(text)} characters, over {LONGEST_SPEECH}")
    try:
        return parse_ssml(text, clock) if kind == "SSML" else from_text(text, clock)
    except InvalidSpeechError as error:
        raise InvalidResponseError(f"{where}: {error}") from error

"""Parses and checks the requests of the page; each function raises `BadRequestError`."""

from collections.abc import Mapping
from math import isfinite
from typing import Any

from simulator.device.echo import LONGEST_WAIT
from simulator.device.envelopes import UserTouch
from simulator.device.viewports import NoSuchViewportError, Viewport, find_viewport

LONGEST_WORDS = 300
"""Most characters that a person can say at once."""
MOST_ARGUMENTS = 8
LONGEST_ARGUMENT = 100
"""Most characters of one argument that a touch sends."""
OWN_SCREEN = "own"
"""Name of a screen that is as large as the page, and not one of the Echos'."""
LONGEST_SIDE = 10_000
"""Most dp of such a screen, each way."""


class BadRequestError(ValueError):
    """A request that cannot be answered; the message says why."""


def json_object(body: object) -> Mapping[str, Any]:
    """The body of a request as a JSON object."""
    if not isinstance(body, Mapping):
        raise BadRequestError("the body must be a JSON object")
    return body


def device(asked: Mapping[str, Any]) -> str:
    """Name of the device."""
    return _text(asked, "device", LONGEST_ARGUMENT)


def words(asked: Mapping[str, Any]) -> str:
    """What the person says, with single spaces."""
    utterance = " ".join(_text(asked, "words", LONGEST_WORDS).split())
    if not utterance:
        raise BadRequestError("words are missing")
    return utterance


def seconds(asked: Mapping[str, Any]) -> float:
    """When the person acts, in seconds since the device last began to speak."""
    at = asked.get("at")
    if isinstance(at, bool) or not isinstance(at, (int, float)) or not isfinite(at):
        raise BadRequestError("at must be a number of seconds")
    if not 0 <= at <= LONGEST_WAIT:
        raise BadRequestError(f"at must be from 0 to {LONGEST_WAIT:g} s")
    return float(at)


def touch(asked: Mapping[str, Any]) -> UserTouch:
    """What the person touches."""
    arguments = asked.get("arguments")
    if not isinstance(arguments, list) or not 1 <= len(arguments) <= MOST_ARGUMENTS:
        raise BadRequestError(f"arguments must be a list of 1 to {MOST_ARGUMENTS} texts")
    if any(not isinstance(text, str) or len(text) > LONGEST_ARGUMENT for text in arguments):
        raise BadRequestError(f"an argument must be a text of up to {LONGEST_ARGUMENT} characters")
    return UserTouch(tuple(arguments), _text({"id": ""} | dict(asked), "id", LONGEST_ARGUMENT))


def locale(asked: Mapping[str, Any]) -> str:
    """Locale of a new device."""
    return _text(asked, "locale", LONGEST_ARGUMENT)


def person(asked: Mapping[str, Any]) -> str:
    """Name of the person whose device it is; empty for somebody new."""
    return _text({"person": ""} | dict(asked), "person", LONGEST_ARGUMENT)


def viewport(asked: Mapping[str, Any]) -> Viewport | None:
    """Screen of a new device; None without one."""
    screen = asked.get("viewport")
    if screen is None:
        return None
    if not isinstance(screen, Mapping):
        raise BadRequestError("viewport must be an object or null")
    name = _text(screen, "name", LONGEST_ARGUMENT)
    if name == OWN_SCREEN:
        return Viewport(name, _side(screen, "width"), _side(screen, "height"))
    try:
        return find_viewport(name)
    except NoSuchViewportError as error:
        raise BadRequestError(str(error)) from error


def _side(screen: Mapping[str, Any], name: str) -> int:
    side = screen.get(name)
    if isinstance(side, bool) or not isinstance(side, int) or not 1 <= side <= LONGEST_SIDE:
        raise BadRequestError(f"{name} must be a whole number from 1 to {LONGEST_SIDE}")
    return side


def _text(asked: Mapping[str, Any], name: str, longest: int) -> str:
    value = asked.get(name)
    if not isinstance(value, str):
        raise BadRequestError(f"{name} must be text")
    if len(value) > longest:
        raise BadRequestError(f"{name} has {len(value)} characters, over {longest}")
    return value

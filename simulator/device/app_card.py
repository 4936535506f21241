"""Parses a card of the Alexa app, and checks it as Alexa does.

https://developer.amazon.com/en-US/docs/alexa/custom-skills/request-and-response-json-reference.html
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

LONGEST_CARD = 8000
"""Most characters of a card's title and text together."""
LONGEST_ADDRESS = 2000
"""Most characters of an image's URL."""
_TEXTS = {"Simple": "content", "Standard": "text"}
"""Type of a card → name of the field with its text."""
_OTHERS = frozenset({"LinkAccount", "AskForPermissionsConsent"})
_IMAGES = ("smallImageUrl", "largeImageUrl")


class InvalidCardError(ValueError):
    """A card that Alexa would not accept; the message says why."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card that the Alexa app shows with an answer."""

    type: str
    title: str = ""
    text: str = ""
    images: tuple[str, ...] = ()
    """URLs of the same picture, the smaller first; the app takes the one that fits."""
    permissions: tuple[str, ...] = ()
    """Permissions that the card asks the person for."""


def parse_card(value: Mapping[str, Any]) -> Card:
    """Parse `response.card`; raises `InvalidCardError`."""
    kind = value.get("type")
    if kind in _TEXTS:
        return _with_text(str(kind), value)
    if kind not in _OTHERS:
        raise InvalidCardError(f"there is no card of type {kind}")
    return Card(str(kind), permissions=_permissions(value) if kind != "LinkAccount" else ())


def _with_text(kind: str, value: Mapping[str, Any]) -> Card:
    title, text = value.get("title") or "", value.get(_TEXTS[kind]) or ""
    if not isinstance(title, str) or not isinstance(text, str):
        raise InvalidCardError(f"title and {_TEXTS[kind]} of a card must be text")
    if len(title) + len(text) > LONGEST_CARD:
        raise InvalidCardError(f"a card has {len(title) + len(text)} characters")
    return Card(kind, title, text, _images(value.get("image")) if kind == "Standard" else ())


def _images(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, Mapping) or not set(value) <= set(_IMAGES):
        raise InvalidCardError(f"the image of a card has {' and '.join(_IMAGES)} only")
    addresses = [value[name] for name in _IMAGES if value.get(name) is not None]
    for address in addresses:
        if not isinstance(address, str) or not address.startswith("https://"):
            raise InvalidCardError("the image of a card must have an https address")
        if len(address) > LONGEST_ADDRESS:
            raise InvalidCardError(f"the address of an image has {len(address)} characters")
    return tuple(addresses)


def _permissions(value: Mapping[str, Any]) -> tuple[str, ...]:
    permissions = value.get("permissions")
    if not isinstance(permissions, list) or not permissions:
        raise InvalidCardError("a card that asks for permissions must name them")
    return tuple(str(permission) for permission in permissions)

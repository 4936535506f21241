"""Parses the directive that shows an APL document, and checks it as Alexa does.

https://developer.amazon.com/en-US/docs/alexa/alexa-presentation-language/apl-interface.html
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

RENDER = "Alexa.Presentation.APL.RenderDocument"
"""The directive that shows a document."""


class InvalidDirectiveError(ValueError):
    """A directive that Alexa would not accept; the message says why."""


@dataclass(frozen=True, slots=True)
class RenderedDocument:
    """A document on the device's screen."""

    token: str
    """Returned to the skill when the person touches the screen."""
    document: Mapping[str, Any]
    datasources: Mapping[str, Any]


def parse_render_directive(directive: Mapping[str, Any]) -> RenderedDocument:
    """Parse a `RENDER` directive; raises `InvalidDirectiveError`."""
    token, document = directive.get("token"), directive.get("document")
    if not isinstance(token, str) or not token:
        raise InvalidDirectiveError("a document is shown with a token, which must be text")
    if not isinstance(document, Mapping) or document.get("type") != "APL":
        raise InvalidDirectiveError("what is shown must be a document of type APL")
    if not isinstance(document.get("version"), str):
        raise InvalidDirectiveError("a document must say its version of APL")
    if not isinstance(document.get("mainTemplate"), Mapping):
        raise InvalidDirectiveError("a document must have a mainTemplate")
    datasources = directive.get("datasources") or {}
    if not isinstance(datasources, Mapping):
        raise InvalidDirectiveError("the datasources of a document must be an object")
    return RenderedDocument(token, document, datasources)

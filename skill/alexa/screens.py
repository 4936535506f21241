"""Alexa's JSON for screens: whether a device has one, the directive for it, and touches."""

import re

from skill.alexa.envelope import Json, part, parts, text
from skill.coaching.messages.events import Event
from skill.coaching.messages.touches import touched
from skill.coaching.state.outcome import Outcome
from skill.content.model import Library, Locale
from skill.speech.render import Speech

NAME = "cramp-coach"
"""Token of every document; being equal, each document replaces the one before."""
OLDEST = (1, 6)
"""Oldest version of APL with all features that the documents use.

https://developer.amazon.com/en-US/docs/alexa/alexa-presentation-language/apl-interface.html
"""

_VERSION = re.compile(r"(\d{1,4})\.(\d{1,4})(?:\.\d+)*")


def can_show(system: Json) -> bool:
    """Whether a request's device has a screen with APL of version `OLDEST` or newer."""
    runtime = part(system, "device", "supportedInterfaces", "Alexa.Presentation.APL", "runtime")
    version = _VERSION.fullmatch(text(runtime, "maxVersion"))
    return version is not None and (int(version[1]), int(version[2])) >= OLDEST


def directive(outcome: Outcome, speech: Speech, library: Library, locale: Locale) -> Json:
    """The directive that shows an answer."""
    # Imported only for devices with a screen, to keep other cold starts short.
    from skill.screens.screen import show  # noqa: PLC0415

    screen = show(outcome, speech, library, locale)
    return {
        "type": "Alexa.Presentation.APL.RenderDocument",
        "token": NAME,
        "document": screen.document,
        "datasources": {"screen": screen.data},
    }


def touch(request: Json) -> Event:
    """The event that an `Alexa.Presentation.APL.UserEvent` stands for."""
    return touched(next(iter(parts(request, "arguments")), None))

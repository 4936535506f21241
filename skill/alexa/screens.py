"""Alexa's JSON for screens: whether a device has one, the directive for it, and touches."""

import re
from typing import Any

from skill.alexa.error_log import log_error
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


def can_show(envelope: Any) -> bool:
    """Whether the device has a screen with APL of version `OLDEST` or newer."""
    system = getattr(envelope.context, "system", None)
    interfaces = getattr(getattr(system, "device", None), "supported_interfaces", None)
    apl = getattr(interfaces, "alexa_presentation_apl", None)
    runtime = apl.get("runtime") if isinstance(apl, dict) else None
    newest = runtime.get("maxVersion") if isinstance(runtime, dict) else None
    version = _VERSION.fullmatch(str(newest))
    return version is not None and (int(version[1]), int(version[2])) >= OLDEST


def directives(
    outcome: Outcome, speech: Speech, library: Library, locale: Locale
) -> tuple[dict[str, Any], ...]:
    """The directive that shows an answer; empty if an error occurs, as speech has everything."""
    try:
        return (_directive(outcome, speech, library, locale),)
    except Exception as error:  # noqa: BLE001 - a picture must not cost the answer
        log_error(error)
        return ()


def _directive(
    outcome: Outcome, speech: Speech, library: Library, locale: Locale
) -> dict[str, Any]:
    # Imported only for devices with a screen, to keep other cold starts short.
    from skill.screens.screen import show  # noqa: PLC0415

    screen = show(outcome, speech, library, locale)
    return {
        "type": "Alexa.Presentation.APL.RenderDocument",
        "token": NAME,
        "document": screen.document,
        "datasources": {"screen": screen.data},
    }


def touch(request: Any) -> Event:
    """The event that an `Alexa.Presentation.APL.UserEvent` stands for."""
    arguments = getattr(request, "arguments", None) or [None]
    return touched(arguments[0])

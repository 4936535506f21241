"""One log line a request: what it was and how long it took, never what was said."""

import json
import logging
from time import perf_counter
from typing import Any

from ask_sdk_core.dispatch_components import AbstractRequestInterceptor, AbstractResponseInterceptor
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response

from skill.alexa.intents import HANDLED

_log = logging.getLogger(__name__)
_STARTED = "started"


class StartTimer(AbstractRequestInterceptor):
    """Notes when the work on a request began."""

    def process(self, handler_input: HandlerInput) -> None:
        """Note the time."""
        handler_input.attributes_manager.request_attributes[_STARTED] = perf_counter()


class LogTurn(AbstractResponseInterceptor):
    """Logs the type of request, the intent, the time taken, and whether the session goes on."""

    def process(self, handler_input: HandlerInput, response: Response) -> None:
        """Write one JSON line at level INFO."""
        if not _log.isEnabledFor(logging.INFO):
            return
        request: Any = handler_input.request_envelope.request
        started: Any = handler_input.attributes_manager.request_attributes.get(_STARTED)
        name = getattr(getattr(request, "intent", None), "name", None)
        line = {
            "request": type(request).__name__,
            "intent": name if name in HANDLED else None,
            "milliseconds": round((perf_counter() - started) * 1000, 2) if started else None,
            "closes": response.should_end_session,
        }
        _log.info(json.dumps(line))

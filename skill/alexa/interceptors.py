"""One report a request: what it was, what came of it and how long it took, never what was said."""

import logging
from time import perf_counter
from typing import Any

from ask_sdk_core.dispatch_components import AbstractRequestInterceptor, AbstractResponseInterceptor
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response

from skill.alexa.intents import HANDLED
from skill.alexa.report import REPORT, Observer, Report

_log = logging.getLogger(__name__)
_STARTED = "started"


class StartTimer(AbstractRequestInterceptor):
    """Notes when the work on a request began."""

    def process(self, handler_input: HandlerInput) -> None:
        """Note the time."""
        handler_input.attributes_manager.request_attributes[_STARTED] = perf_counter()


class ReportRequest(AbstractResponseInterceptor):
    """Logs a report of the request at level INFO, and shows it to whoever measures."""

    def __init__(self, observer: Observer | None) -> None:
        self._observer = observer

    def process(self, handler_input: HandlerInput, response: Response) -> None:
        """Log the report as the record's `report`."""
        logged = _log.isEnabledFor(logging.INFO)
        if not logged and self._observer is None:
            return
        attributes: Any = handler_input.attributes_manager.request_attributes
        request: Any = handler_input.request_envelope.request
        name = getattr(getattr(request, "intent", None), "name", None)
        report = Report(
            request=type(request).__name__,
            intent=name if name in HANDLED else None,
            milliseconds=round((perf_counter() - attributes[_STARTED]) * 1000, 2),
            closes=response.should_end_session,
            turn=attributes.get(REPORT),
        )
        if logged:
            _log.info("answered", extra={"report": report})
        if self._observer is not None:
            self._observer(report)

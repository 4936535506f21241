"""Logs one report for each request, without anything that the person said.

What only watches never costs an answer: an error here is logged, and the answer stays.
"""

import logging
from time import perf_counter

from ask_sdk_runtime.dispatch_components import AbstractResponseInterceptor

from skill.alexa.error_log import log_error
from skill.alexa.handler_input import HandlerInput
from skill.alexa.intents import HANDLED
from skill.alexa.report import Observer, Report
from skill.alexa.response import Json

_log = logging.getLogger(__name__)


class ReportRequest(AbstractResponseInterceptor[HandlerInput, Json]):
    """Logs a report of the request at level INFO, and passes it to the observer."""

    def __init__(self, observer: Observer | None) -> None:
        self._observer = observer

    def process(self, handler_input: HandlerInput, response: Json) -> None:
        """Make the report and log it as the log record's `report`; never raises."""
        try:
            self._report(handler_input, response)
        except Exception as error:  # noqa: BLE001 - the answer is there, and is worth more
            log_error(error)

    def _report(self, handler_input: HandlerInput, response: Json) -> None:
        logged = _log.isEnabledFor(logging.INFO)
        if not logged and self._observer is None:
            return
        request = handler_input.request
        name = getattr(getattr(request, "intent", None), "name", None)
        report = Report(
            request=type(request).__name__,
            intent=name if name in HANDLED else None,
            milliseconds=round((perf_counter() - handler_input.began) * 1000, 2),
            closes=response.get("shouldEndSession"),
            turn=handler_input.turn,
            failed=handler_input.failed,
        )
        if logged:
            _log.info("answered", extra={"report": report})
        if self._observer is not None:
            self._observer(report)

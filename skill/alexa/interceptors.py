"""Logs one report for each request, without anything that the person said.

What only watches never costs an answer: an error here is logged, and the answer stays.
"""

import logging
from time import perf_counter

from ask_sdk_runtime.dispatch_components import AbstractResponseInterceptor

from skill.alexa.envelope import Json, part, text
from skill.alexa.error_log import log_error
from skill.alexa.handler_input import HandlerInput
from skill.alexa.handlers import KNOWN
from skill.alexa.intents import HANDLED
from skill.alexa.report import Complaint, Observer, Report

REPORTING = (
    "SessionEndedRequest",
    "System.ExceptionEncountered",
    "Alexa.Presentation.APL.RuntimeError",
    "Alexa.Presentation.APLA.RuntimeError",
)
"""Types of requests that can report something as wrong."""

TYPES = KNOWN.union(REPORTING)
"""Types of requests that a report names."""
OTHER = "Request"
"""Stands for every other type."""

_log = logging.getLogger(__name__)


class ReportRequest(AbstractResponseInterceptor[HandlerInput, Json]):
    """Logs a report of the request, and passes it to the observer.

    The level is INFO, or WARNING where the request says that something is wrong.
    """

    def __init__(self, observer: Observer | None) -> None:
        self._observer = observer

    def process(self, handler_input: HandlerInput, response: Json) -> None:
        """Make the report and log it as the log record's `report`; never raises."""
        try:
            self._report(handler_input, response)
        except Exception as error:  # noqa: BLE001 - the answer is there, and is worth more
            log_error(error)

    def _report(self, handler_input: HandlerInput, response: Json) -> None:
        request = handler_input.request
        told = _complaint(handler_input)
        level = logging.WARNING if told else logging.INFO
        logged = _log.isEnabledFor(level)
        if not logged and self._observer is None:
            return
        name = text(part(request, "intent"), "name")
        report = Report(
            request=handler_input.type if handler_input.type in TYPES else OTHER,
            intent=name if name in HANDLED else None,
            milliseconds=round((perf_counter() - handler_input.began) * 1000, 2),
            closes=response.get("shouldEndSession"),
            turn=handler_input.turn,
            failed=handler_input.failed,
            complaint=told,
        )
        if logged:
            message = f"Alexa reports {' '.join(filter(None, told))}" if told else "answered"
            _log.log(level, message, extra={"report": report})
        if self._observer is not None:
            self._observer(report)


def _complaint(handler_input: HandlerInput) -> Complaint | None:
    if handler_input.type not in REPORTING:
        return None
    from skill.alexa.complaints import complaint  # noqa: PLC0415 - hardly ever needed

    return complaint(handler_input.request)

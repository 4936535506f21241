"""Answers internal errors without losing the person's place."""

from ask_sdk_runtime.dispatch_components import AbstractExceptionHandler

from skill.alexa import response
from skill.alexa.can_fulfill import CANNOT
from skill.alexa.coach import Coach
from skill.alexa.envelope import Json
from skill.alexa.error_log import log_error
from skill.alexa.handler_input import HandlerInput
from skill.alexa.handlers import (
    CanFulfillHandler,
    NotDoneError,
    SkillDisabledHandler,
    is_unheard,
)
from skill.alexa.interceptors import ReportRequest
from skill.alexa.request import Request
from skill.alexa.response import SILENCE
from skill.coaching.messages.events import WentWrong
from skill.coaching.state.state import State


class ErrorHandler(AbstractExceptionHandler[HandlerInput, Json]):
    """Answers every exception that a handler raises, and reports it like every answer."""

    def __init__(self, coach: Coach, reporter: ReportRequest) -> None:
        self._coach = coach
        self._reporter = reporter

    def can_handle(self, handler_input: HandlerInput, exception: Exception) -> bool:
        """True for every exception."""
        return True

    def handle(self, handler_input: HandlerInput, exception: Exception) -> Json:
        """Repeat the current step; if that fails too, ask "say that again?".

        Requests that Alexa does not let a skill answer by speech get a silent response.

        Raises:
            NotDoneError: What a person asked for could not be done, and has to be sent again.
        """
        log_error(exception)
        handler_input.failed = True
        response = self._response(handler_input)
        self._reporter.process(handler_input, response)
        return response

    def _response(self, handler_input: HandlerInput) -> Json:
        request = self._coach.read(handler_input)
        if request.type in SkillDisabledHandler.request_types:
            raise NotDoneError(request.type) from None
        if is_unheard(request):
            return _without_a_word(request)
        try:
            return self._answer(handler_input, request)
        except Exception as error:  # noqa: BLE001 - the last resort must not fail
            log_error(error)
            return self._answer(handler_input, request._replace(state=State()))

    def _answer(self, handler_input: HandlerInput, request: Request) -> Json:
        return self._coach.answer(handler_input, request, WentWrong())


def _without_a_word(request: Request) -> Json:
    asked = request.type in CanFulfillHandler.request_types
    return response.can_fulfill(CANNOT) if asked else SILENCE

"""The SDK's dispatcher, with a faster serializer, its id checked, and an answer to everything.

The SDK's own `CustomSkill` is left out: with it come the clients of all of Alexa's services, which
take as long to import as everything else together and are needed by no answer.
"""

from typing import Any

from ask_sdk_core.attributes_manager import AttributesManager
from ask_sdk_core.exceptions import AskSdkException, SerializationException
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import RequestEnvelope, ResponseEnvelope, Session
from ask_sdk_runtime.dispatch import GenericRequestDispatcher
from ask_sdk_runtime.skill import RuntimeConfiguration, RuntimeConfigurationBuilder

from skill.alexa.coach import Coach
from skill.alexa.error_log import log_error
from skill.alexa.errors import ErrorHandler
from skill.alexa.handlers import HANDLERS
from skill.alexa.interceptors import ReportRequest, StartTimer
from skill.alexa.report import Observer
from skill.alexa.serializer import FastSerializer, RawJson


class WrongSkillError(AskSdkException):
    """The request was made to another skill."""


class CoachSkill:
    """The whole skill, from a request envelope to a response envelope."""

    def __init__(self, configuration: RuntimeConfiguration, skill_id: str) -> None:
        """Take the wired handlers; an empty `skill_id` accepts every request."""
        self._dispatcher = GenericRequestDispatcher(configuration)
        self._serializer = FastSerializer()
        self._expected_id = skill_id

    def invoke(self, request_envelope: RequestEnvelope, context: object) -> ResponseEnvelope:
        """Answer a request.

        Raises:
            WrongSkillError: It was made to another skill.
        """
        if self._expected_id and _application_id(request_envelope) != self._expected_id:
            raise WrongSkillError("the request is for another skill")
        attributes = _attributes(request_envelope)
        handler_input = HandlerInput(request_envelope, attributes, context)
        response = self._dispatcher.dispatch(handler_input)
        # They are JSON: they came with the request, or were made so by the coach.
        session = RawJson(attributes.session_attributes or {}) if request_envelope.session else None
        return ResponseEnvelope(version="1.0", session_attributes=session, response=response)

    def handle(self, event: object, context: object) -> dict[str, Any]:
        """Answer a request given as parsed JSON.

        What is no envelope at all is answered like one that holds nothing.

        Raises:
            WrongSkillError: It was made to another skill.
        """
        try:
            envelope = self._serializer.deserialize(event, RequestEnvelope) or RequestEnvelope()
        except SerializationException as error:
            log_error(error)
            envelope = RequestEnvelope()
        answer: dict[str, Any] = self._serializer.serialize(self.invoke(envelope, context))
        return answer


def _attributes(envelope: Any) -> AttributesManager:
    """The attributes of a request, without the SDK's copy of the session's: nobody changes them."""
    session = envelope.session
    manager = AttributesManager(RequestEnvelope(session=session and Session()))
    if session is not None:
        manager.session_attributes = session.attributes or {}
    return manager


def _application_id(envelope: Any) -> str | None:
    system = getattr(envelope.context, "system", None) or envelope.session
    application = getattr(system, "application", None)
    return getattr(application, "application_id", None)


def wire(coach: Coach, skill_id: str, observer: Observer | None = None) -> CoachSkill:
    """Put handlers, interceptors and the error handler in their order."""
    builder = RuntimeConfigurationBuilder()
    for handler in HANDLERS:
        builder.add_request_handler(handler(coach))
    builder.add_exception_handler(ErrorHandler(coach))
    builder.add_global_request_interceptor(StartTimer())
    builder.add_global_response_interceptor(ReportRequest(observer))
    return CoachSkill(builder.get_runtime_configuration(), skill_id)

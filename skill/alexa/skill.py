"""The SDK's skill, with a faster serializer, its id checked, and an answer to everything."""

from typing import Any

from ask_sdk_core.exceptions import AskSdkException, SerializationException
from ask_sdk_core.skill import CustomSkill, SkillConfiguration
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_model import RequestEnvelope, ResponseEnvelope

from skill.alexa.coach import Coach
from skill.alexa.errors import ErrorHandler, log_error
from skill.alexa.handlers import HANDLERS
from skill.alexa.interceptors import LogTurn, StartTimer
from skill.alexa.serializer import FastSerializer


class WrongSkillError(AskSdkException):
    """The request was made to another skill."""


class CoachSkill(CustomSkill):
    """The whole skill, from a request envelope to a response envelope."""

    def __init__(self, configuration: SkillConfiguration, skill_id: str) -> None:
        """Take the wired handlers; an empty `skill_id` accepts every request."""
        super().__init__(configuration)
        self.serializer: FastSerializer = FastSerializer()
        self._expected_id = skill_id

    def invoke(self, request_envelope: RequestEnvelope, context: object) -> ResponseEnvelope:
        """Answer a request.

        Raises:
            WrongSkillError: It was made to another skill.
        """
        if self._expected_id and _application_id(request_envelope) != self._expected_id:
            raise WrongSkillError("the request is for another skill")
        return super().invoke(request_envelope, context)

    def handle(self, event: object, context: object) -> dict[str, Any]:
        """Answer a request given as parsed JSON.

        What is no envelope at all is answered like one that holds nothing.

        Raises:
            WrongSkillError: It was made to another skill.
        """
        try:
            envelope = self.serializer.deserialize(event, RequestEnvelope) or RequestEnvelope()
        except SerializationException as error:
            log_error(error)
            envelope = RequestEnvelope()
        answer: dict[str, Any] = self.serializer.serialize(self.invoke(envelope, context))
        return answer


def _application_id(envelope: Any) -> str | None:
    system = getattr(envelope.context, "system", None) or envelope.session
    application = getattr(system, "application", None)
    return getattr(application, "application_id", None)


def wire(coach: Coach, skill_id: str) -> CoachSkill:
    """Put handlers, interceptors and the error handler in their order."""
    builder = SkillBuilder()
    for handler in HANDLERS:
        builder.add_request_handler(handler(coach))
    builder.add_exception_handler(ErrorHandler(coach))
    builder.add_global_request_interceptor(StartTimer())
    builder.add_global_response_interceptor(LogTurn())
    return CoachSkill(builder.skill_configuration, skill_id)

"""The whole skill: the SDK's dispatcher, with an answer to everything.

It replaces the SDK's `CustomSkill`, which imports the clients of all Alexa services. They take as
long to import as everything else together, and no answer needs them.
"""

from typing import TypeGuard

from ask_sdk_core.exceptions import AskSdkException
from ask_sdk_runtime.dispatch import GenericRequestDispatcher
from ask_sdk_runtime.skill import RuntimeConfiguration, RuntimeConfigurationBuilder

from skill.alexa.coach import Coach
from skill.alexa.envelope import Json, part, sender, text
from skill.alexa.errors import ErrorHandler
from skill.alexa.handler_input import HandlerInput
from skill.alexa.handlers import HANDLERS
from skill.alexa.interceptors import ReportRequest
from skill.alexa.report import Observer
from skill.alexa.request import STATE_ATTRIBUTE
from skill.alexa.response import SILENCE
from skill.coaching.state.state import State, to_json


class WrongSkillError(AskSdkException):
    """The request was made to another skill."""


class CoachSkill:
    """The whole skill, from a request envelope to the JSON that answers it."""

    def __init__(self, configuration: RuntimeConfiguration, skill_id: str) -> None:
        """Take the wired handlers; an empty `skill_id` accepts every request."""
        self._dispatcher = GenericRequestDispatcher(configuration)
        self._expected_id = skill_id

    def invoke(self, request_envelope: Json, context: object) -> Json:
        """Answer a request.

        Raises:
            WrongSkillError: It was made to another skill.
        """
        if self._expected_id and _application_id(request_envelope) != self._expected_id:
            raise WrongSkillError("the request is for another skill")
        handler_input = HandlerInput(request_envelope)
        response = self._dispatcher.dispatch(handler_input)
        session = _session(handler_input.state) if handler_input.has_session else {}
        return {"version": "1.0", **session, "response": response}

    def handle(self, event: object, context: object) -> Json:
        """Answer a request given as parsed JSON.

        What is no request of Alexa's, such as an event that keeps a function warm, is answered
        with nothing.

        Raises:
            WrongSkillError: It was made to another skill.
        """
        if not _is_alexas(event):
            return {"version": "1.0", "response": SILENCE}
        return self.invoke(event, context)


def _is_alexas(event: object) -> TypeGuard[Json]:
    """Whether there is anything of an envelope in JSON."""
    parts = ("request", "session", "context")
    return isinstance(event, dict) and any(isinstance(event.get(part), dict) for part in parts)


def _session(state: State | None) -> Json:
    """What the session keeps: the skill's own state and nothing else that came with the request."""
    return {"sessionAttributes": {} if state is None else {STATE_ATTRIBUTE: to_json(state)}}


def _application_id(envelope: Json) -> str:
    return text(part(sender(envelope), "application"), "applicationId")


def wire(coach: Coach, skill_id: str, observer: Observer | None = None) -> CoachSkill:
    """Build the skill from its handlers, the error handler and the report interceptor."""
    builder = RuntimeConfigurationBuilder()
    for handler in HANDLERS:
        builder.add_request_handler(handler(coach))
    reporter = ReportRequest(observer)
    builder.add_exception_handler(ErrorHandler(coach, reporter))
    builder.add_global_response_interceptor(reporter)
    return CoachSkill(builder.get_runtime_configuration(), skill_id)

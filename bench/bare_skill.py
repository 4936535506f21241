"""The baseline: a minimal skill written as in the SDK's own guide."""

from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_core.utils import is_request_type
from ask_sdk_model import Response

skill_builder = SkillBuilder()


@skill_builder.request_handler(can_handle_func=is_request_type("LaunchRequest"))
def answer_launch(handler_input: HandlerInput) -> Response:
    """Greet and keep listening."""
    builder = handler_input.response_builder
    builder.speak("Hello. What shall I say?").ask("What shall I say?")
    return builder.response


@skill_builder.request_handler(can_handle_func=is_request_type("IntentRequest"))
def answer_intent(handler_input: HandlerInput) -> Response:
    """Say hello to every intent."""
    return handler_input.response_builder.speak("Hello, world.").response


@skill_builder.request_handler(can_handle_func=is_request_type("SessionEndedRequest"))
def answer_session_ended(handler_input: HandlerInput) -> Response:
    """Answer without speech, because Alexa allows none once the session has ended."""
    return handler_input.response_builder.response


handler = skill_builder.lambda_handler()

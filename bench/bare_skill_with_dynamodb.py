"""The bare skill with the SDK's own adapter for DynamoDB, as its documentation has it.

It counts how often a person spoke: reads what it knows of them before an answer, and saves it
afterwards.
https://developer.amazon.com/docs/alexa-skills-kit-sdk-for-python/manage-attributes.html
"""

from typing import Any

from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill_builder import CustomSkillBuilder
from ask_sdk_dynamodb.adapter import DynamoDbAdapter
from ask_sdk_model import Response

from bench import bare_skill

TABLE = "bare"
"""Its key is `id`, a text."""

skill_builder = CustomSkillBuilder(persistence_adapter=DynamoDbAdapter(table_name=TABLE))
skill_builder.runtime_configuration_builder = bare_skill.skill_builder.runtime_configuration_builder


@skill_builder.global_request_interceptor()
def count(handler_input: HandlerInput) -> None:
    """Read what is known of the person."""
    known: dict[str, Any] = handler_input.attributes_manager.persistent_attributes
    known["requests"] = int(known.get("requests", 0)) + 1


@skill_builder.global_response_interceptor()
def save(handler_input: HandlerInput, _response: Response) -> None:
    """Keep it."""
    handler_input.attributes_manager.save_persistent_attributes()


handler = skill_builder.lambda_handler()

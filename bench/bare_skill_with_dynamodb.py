"""The bare skill with the SDK's own adapter for DynamoDB, used as in its documentation.

It counts a person's requests: it reads their attributes before each answer and saves them after it.
https://developer.amazon.com/docs/alexa-skills-kit-sdk-for-python/manage-attributes.html
"""

from typing import Any

from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill_builder import CustomSkillBuilder
from ask_sdk_dynamodb.adapter import DynamoDbAdapter
from ask_sdk_model import Response

from bench import bare_skill

TABLE = "bare"
"""Name of the table, whose partition key is the string `id`."""

skill_builder = CustomSkillBuilder(persistence_adapter=DynamoDbAdapter(table_name=TABLE))
skill_builder.runtime_configuration_builder = bare_skill.skill_builder.runtime_configuration_builder


@skill_builder.global_request_interceptor()
def count(handler_input: HandlerInput) -> None:
    """Read the person's attributes and count the request."""
    known: dict[str, Any] = handler_input.attributes_manager.persistent_attributes
    known["requests"] = int(known.get("requests", 0)) + 1


@skill_builder.global_response_interceptor()
def save(handler_input: HandlerInput, _response: Response) -> None:
    """Save the person's attributes."""
    handler_input.attributes_manager.save_persistent_attributes()


handler = skill_builder.lambda_handler()

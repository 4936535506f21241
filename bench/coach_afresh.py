"""The coach as if everything it says were said for the first time."""

from typing import Any

from skill.alexa.presentation import presentation
from skill.hosts import aws_lambda


def handler(event: dict[str, Any], context: object) -> dict[str, Any]:
    """Answer without what was made for answers before."""
    presentation.cache_clear()
    return aws_lambda.handler(event, context)

"""AWS Lambda: one skill, built when the function starts."""

from typing import Any

from skill.app import build_skill
from skill.settings import Settings

_skill = build_skill(Settings.from_environment())


def handler(event: object, context: object) -> dict[str, Any]:
    """Answer an Alexa request; raises WrongSkillError if it is for another skill."""
    return _skill.handle(event, context)

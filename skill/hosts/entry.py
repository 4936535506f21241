"""The skill as a function: a parsed request and a context in, a parsed answer out."""

import sys
from collections.abc import Callable, Mapping
from typing import Any

from skill.app import build_skill
from skill.settings import Settings

Entry = Callable[[object, object], dict[str, Any]]


def entry(environment: Mapping[str, str]) -> Entry:
    """Build a skill, and return what answers its requests.

    What is returned raises WrongSkillError for a request that was made to another skill.

    Args:
        environment: How to set it up: variables that begin with CRAMP_COACH_ or AWS_.

    Raises:
        SettingsError: The environment cannot be used.
    """
    settings = Settings.from_environment(environment)
    if settings.on_lambda:
        from skill.hosts import logs  # noqa: PLC0415 - elsewhere nobody reads them

        logs.configure(logs.JsonMetrics(), sys.stdout)
    return build_skill(settings).handle

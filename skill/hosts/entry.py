"""Builds the skill as a function from the JSON object of a request to that of its answer."""

import sys
from collections.abc import Callable, Mapping
from typing import Any

from skill.app import Understood, build_skill
from skill.content.library import load_library
from skill.settings import Settings

Entry = Callable[[object, object], dict[str, Any]]


def default_locale() -> str:
    """The locale whose words whoever asks in an unknown language hears."""
    return load_library().default_locale


def entry(environment: Mapping[str, str], understood: Understood | None = None) -> Entry:
    """Build the skill; returns its handler, which takes an event and Lambda's context.

    The handler raises WrongSkillError for a request to another skill.

    Args:
        environment: The settings: variables that begin with CRAMP_COACH_ or AWS_.
        understood: Called with what was understood in every turn; only for who develops.

    Raises:
        SettingsError: A setting has an invalid value.
    """
    settings = Settings.from_environment(environment)
    if settings.on_lambda:
        from skill.hosts import logs  # noqa: PLC0415 - only Lambda's logs are read

        logs.configure(logs.JsonMetrics(), sys.stdout)
    return build_skill(settings, understood=understood).handle

"""Wires the skill: content, coach, handlers. The one place that sees all layers."""

from collections.abc import Callable
from time import time

from skill.alexa.coach import Coach
from skill.alexa.skill import CoachSkill, wire
from skill.coaching import needs
from skill.content.loader import load_library
from skill.content.model import Library
from skill.content.reading import ContentError, Problems
from skill.settings import Settings
from skill.speech import phrasebook


def build_skill(
    settings: Settings,
    *,
    library: Library | None = None,
    clock: Callable[[], float] = time,
) -> CoachSkill:
    """Build the skill.

    Args:
        settings: How this installation is set up.
        library: Content in place of the one the skill ships with.
        clock: Seconds since the epoch, for requests that carry no time.

    Raises:
        ContentError: The content breaks rules; all of them are named.
    """
    content = library or load_library()
    problems = Problems()
    needs.check(content, problems)
    phrasebook.check(content, problems)
    if problems:
        raise ContentError(problems)
    return wire(Coach(content, clock), settings.skill_id)

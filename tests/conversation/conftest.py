"""The conversations that the tests of this folder look at, walked through once."""

import pytest

from skill.alexa.skill import CoachSkill
from skill.content.library import load_library
from skill.content.model import Library
from tests.conversation import survey as surveying
from tests.conversation import visiting
from tests.conversation.survey import Survey

LOCALES = load_library().locales


@pytest.fixture(scope="session")
def library() -> Library:
    """The content."""
    return visiting.library()


@pytest.fixture(scope="session")
def skill() -> CoachSkill:
    """The skill under test, with reminders that can be set."""
    return visiting.skill()


@pytest.fixture(scope="session")
def survey() -> Survey:
    """Everything that can be done, done in every state; this takes a minute or two."""
    return surveying.survey()

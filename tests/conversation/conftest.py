"""Fixtures of the conversation tests: the content, the skill and the survey, built once."""

import pytest

from skill.alexa.skill import CoachSkill
from skill.content.library import load_library
from skill.content.model import Library
from tests.conversation import survey as surveying
from tests.conversation import visiting
from tests.conversation.survey import Survey

LOCALES = load_library().locales
ENGLISH = [key for key, row in LOCALES.items() if row.language == "en"]


@pytest.fixture(scope="session")
def library() -> Library:
    """The content."""
    return visiting.library()


@pytest.fixture(scope="session")
def skill() -> CoachSkill:
    """The skill under test, with fake reminders."""
    return visiting.skill()


@pytest.fixture(scope="session")
def survey() -> Survey:
    """The results of every act in every state, which takes a minute or two."""
    return surveying.survey()

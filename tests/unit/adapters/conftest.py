from collections.abc import Iterator

import pytest

from simulator.services.alexa_services import AlexaServices
from skill.adapters.reminders.alexa_reminders import AlexaReminders


@pytest.fixture(scope="session")
def running_alexa() -> Iterator[AlexaServices]:
    with AlexaServices() as services:
        yield services


@pytest.fixture
def alexa(running_alexa: AlexaServices) -> AlexaServices:
    """Alexa's services, with nothing set and nothing wrong."""
    running_alexa.reset()
    running_alexa.zone = "America/New_York"
    return running_alexa


@pytest.fixture(scope="session")
def service() -> AlexaReminders:
    return AlexaReminders()

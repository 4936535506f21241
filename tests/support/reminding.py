"""Runs the effects of reminders with the real adapter."""

from simulator.services.alexa_services import AlexaServices
from skill.adapters.reminders.alexa_reminders import AlexaReminders
from skill.coaching.messages.effects import Result
from skill.coaching.messages.schedule import Schedule
from skill.coaching.ports import Access

NOW = 1_795_399_200.0
HERE = "http://127.0.0.1"
"""Where Alexa's services stand in these tests."""
TOKEN, DEVICE, TEXT = "SECRET-TOKEN", "SECRET-DEVICE", "SECRET-TEXT"
AT_NINE = Schedule(21, 0)
SET, FIND, CANCEL = ERRANDS = ("set", "find", "cancel")


def run(
    effect: str, alexa: AlexaServices, service: AlexaReminders, schedule: Schedule = AT_NINE
) -> Result:
    """Run an effect in its own request; returns its result."""
    theirs = service.of(Access(alexa.endpoint, TOKEN, DEVICE), NOW)
    if effect == SET:
        return theirs.set(schedule, TEXT, "en-US")
    return theirs.find() if effect == FIND else theirs.cancel()

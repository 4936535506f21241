"""Reminders through whole requests: what Alexa is told, and what her answers and events change."""

from typing import Any

import pytest

from simulator.device.request_json import plain_slot
from skill.adapters.people.people_repository import StoredPeople
from skill.adapters.stores.memory_store import MemoryStore
from skill.app import build_skill
from skill.coaching.messages.effects import EffectError, Reminder, Result
from skill.coaching.messages.questions import Question
from skill.coaching.messages.replies import Ask
from skill.coaching.messages.schedule import USUAL, Schedule
from skill.coaching.state.memory import Profile
from skill.coaching.state.state import State
from skill.content.choices import Days
from skill.settings import Settings
from tests.support.envelopes import Envelope, ask, intent, kept, request, spoken
from tests.support.rehearsal import LIBRARY, NIGHT
from tests.support.rehearsed_reminders import RehearsedReminders

SCOPE = "alexa::alerts:reminders:skill:readwrite"
PROPOSED = State(open_question=Ask(Question.REMIND, USUAL))
DONE = "Done. I will remind you every day at nine p.m. Would you like anything else?"
WITH_ONE = PROPOSED._replace(profile=Profile(reminder="token"))


class Home:
    """A device with reminders whose ends are set, and a store."""

    def __init__(self, result: Result = None) -> None:
        self.reminders = RehearsedReminders(result)
        people = StoredPeople(MemoryStore(), timeout=5.0)
        self.skill = build_skill(
            Settings(), library=LIBRARY, people=people, reminders=self.reminders
        )

    def ask(self, envelope: Envelope) -> dict[str, Any]:
        """The answer to a request."""
        return ask(envelope, self.skill)

    def knows_a_reminder(self) -> bool:
        """Whether a later session remembers one."""
        later = self.ask(request("LaunchRequest", at=NIGHT + 60))
        return kept(later).profile.reminder != ""


def answered(status: object, token: object = str(USUAL), code: object = "200") -> Envelope:
    """What Alexa sends when the person was asked for permission."""
    envelope = request("Connections.Response", State(), name="AskFor", token=token)
    envelope["request"]["status"] = {"code": code, "message": ""}
    envelope["request"]["payload"] = {"permissionScope": SCOPE, "status": status}
    return envelope


def event(kind: str, **body: Any) -> Envelope:
    """An event, which comes without a session."""
    envelope = request(kind, body=body)
    del envelope["session"]
    return envelope


def test_time_and_days_are_taken_from_what_was_said() -> None:
    envelope = intent("SetReminderIntent", days="weekdays")
    envelope["request"]["intent"]["slots"]["time"] = plain_slot("time", "20:30")
    answer = Home().ask(envelope)
    assert kept(answer).open_question == Ask(Question.REMIND, Schedule(20, 30, Days.WEEKDAYS))
    assert "every weekday at eight thirty p.m.?" in spoken(answer)


def test_a_yes_reaches_the_service_of_the_persons_region_and_device() -> None:
    home = Home()
    envelope = intent("AMAZON.YesIntent", PROPOSED)
    envelope["context"]["System"] |= {
        "apiEndpoint": "https://api.eu.amazonalexa.com",
        "apiAccessToken": "secret",
        "device": {"deviceId": "device", "supportedInterfaces": {}},
    }
    assert spoken(home.ask(envelope)) == DONE
    assert home.reminders.asked == [
        ("https://api.eu.amazonalexa.com", "secret", "device", NIGHT),
        ("set", USUAL, "It's time to stretch your calves.", "en-US"),
    ]
    assert home.knows_a_reminder()


def test_without_a_way_to_the_service_it_is_said_to_be_out_of_reach() -> None:
    assert "cannot reach your reminders" in spoken(ask(intent("AMAZON.YesIntent", PROPOSED)))


def test_a_missing_permission_is_asked_for_by_alexa_and_nothing_else_is_said() -> None:
    answer = Home(EffectError.NOT_PERMITTED).ask(intent("AMAZON.YesIntent", PROPOSED))
    payload = {
        "@type": "AskForPermissionsConsentRequest",
        "@version": "1",
        "permissionScope": SCOPE,
    }
    directive = {"type": "Connections.SendRequest", "name": "AskFor"}
    asked = {**directive, "payload": payload, "token": str(USUAL)}
    assert answer["response"] == {"directives": [asked]}


def test_a_given_permission_sets_what_it_was_asked_for() -> None:
    home = Home()
    evening = Schedule(19, 5, Days.SUNDAY)
    answer = home.ask(answered("ACCEPTED", str(evening)))
    assert "every Sunday at seven oh five p.m. Would" in spoken(answer)
    assert home.reminders.asked[1][:2] == ("set", evening)


@pytest.mark.parametrize(
    ("envelope", "said"),
    [
        (answered("DENIED"), "Then I will not remind you."),
        (answered("NOT_ANSWERED"), "I heard no answer, so nothing is set."),
        (answered("ACCEPTED", code="500"), "For that I need your permission."),
        (answered("MAYBE"), "For that I need your permission."),
        (answered(None, None, None), "For that I need your permission."),
        (answered([], {}, {}), "For that I need your permission."),
    ],
)
def test_without_permission_there_is_a_card_and_the_talk_goes_on(
    envelope: Envelope, said: str
) -> None:
    answer = Home().ask(envelope)
    assert spoken(answer).startswith(said)
    assert answer["response"]["shouldEndSession"] is False
    card = {"type": "AskForPermissionsConsent", "permissions": [SCOPE]}
    assert answer["response"]["card"] == card


def test_an_answer_about_a_permission_without_anything_else_is_survived() -> None:
    assert "need your permission" in spoken(Home().ask(request("Connections.Response")))


@pytest.mark.parametrize(
    ("envelope", "gone"),
    [
        (event("Reminders.ReminderDeleted", alertTokens=["other", "token"]), True),
        (event("Reminders.ReminderDeleted", alertTokens=["other"]), False),
        (event("Reminders.ReminderStatusChanged", alertToken="token", status="COMPLETED"), False),
        (event("AlexaSkillEvent.SkillPermissionChanged"), True),
        (event("AlexaSkillEvent.SkillPermissionChanged", acceptedPermissions=[]), True),
        (
            event("AlexaSkillEvent.SkillPermissionChanged", acceptedPermissions=[{"scope": SCOPE}]),
            False,
        ),
        (event("Reminders.ReminderStarted", alertToken="token"), False),
        (event("Reminders.ReminderDeleted"), False),
    ],
)
def test_a_reminder_that_is_gone_is_forgotten_without_a_word(
    envelope: Envelope, gone: bool
) -> None:
    home = Home()
    home.ask(intent("AMAZON.YesIntent", PROPOSED))
    assert home.ask(envelope)["response"] == {}
    assert home.knows_a_reminder() is not gone


def test_an_event_about_somebody_without_a_reminder_changes_nothing() -> None:
    home = Home()
    home.ask(event("Reminders.ReminderDeleted", alertTokens=["token"]))
    assert not home.knows_a_reminder()


@pytest.mark.parametrize("result", [None, Reminder("token", USUAL), *EffectError])
@pytest.mark.parametrize("name", ["ReminderStatusIntent", "CancelReminderIntent"])
def test_every_end_of_an_errand_is_spoken(name: str, result: Result) -> None:
    answer = Home(result).ask(intent(name, WITH_ONE))
    assert spoken(answer).endswith("?")
    assert answer["response"]["shouldEndSession"] is False

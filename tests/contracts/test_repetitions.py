"""What has an effect outside has it once for each request, however often that comes."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest

from simulator.services.alexa_services import AlexaServices
from skill.adapters.stores.store import Store
from skill.app import build_skill
from skill.coaching.messages.questions import Question
from skill.coaching.messages.replies import Ask
from skill.coaching.messages.schedule import USUAL
from skill.coaching.state.state import State
from skill.settings import Settings
from tests.support.account import Account
from tests.support.envelopes import Envelope, ask, intent, request, spoken
from tests.support.rehearsal import LIBRARY, NIGHT

PROPOSED = State(open_question=Ask(Question.REMIND, USUAL))


@pytest.fixture
def alexa() -> Iterator[AlexaServices]:
    with AlexaServices() as services:
        yield services


def to(alexa: AlexaServices, envelope: Envelope) -> Envelope:
    """The request, with where Alexa's services are."""
    system = envelope["context"]["System"]
    system.update(apiEndpoint=alexa.endpoint, apiAccessToken="token")
    return envelope


def processes(store: Store) -> tuple[Account, Account]:
    """One account, served by two processes that share a store."""
    one = Account(store)
    return one, Account(store, one.id)


def test_the_same_yes_twice_at_once_sets_one_reminder(store: Store, alexa: AlexaServices) -> None:
    yes = to(alexa, intent("AMAZON.YesIntent", PROPOSED))
    served = processes(store) * 2
    together = Barrier(len(served))

    def say(home: Account) -> dict[str, Any]:
        together.wait()
        return home.ask(yes)

    with ThreadPoolExecutor(len(served)) as pool:
        answers = list(pool.map(say, served))
    assert len(alexa.reminders) == 1
    assert [call.method for call in alexa.calls].count("POST") == 1
    assert any(spoken(answer).startswith("Done. I will remind you") for answer in answers)
    assert all(answer["response"]["outputSpeech"] for answer in answers)


def test_a_repeated_yes_is_told_of_the_reminder_that_it_set(
    store: Store, alexa: AlexaServices
) -> None:
    yes = to(alexa, intent("AMAZON.YesIntent", PROPOSED))
    said = [spoken(home.ask(yes)) for home in processes(store)]
    assert said[0] == said[1]
    assert said[0].startswith("Done. I will remind you every day at nine")


def test_a_repeated_yes_does_not_set_what_was_cancelled_meanwhile(
    store: Store, alexa: AlexaServices
) -> None:
    one, other = processes(store)
    yes = to(alexa, intent("AMAZON.YesIntent", PROPOSED))
    one.ask(yes)
    one.ask(to(alexa, intent("CancelReminderIntent", at=NIGHT + 60.0)))
    for home in (one, other):
        assert "busy" in spoken(home.ask(yes))
    assert alexa.reminders == []


def test_a_repeated_cancellation_leaves_what_was_set_meanwhile(
    store: Store, alexa: AlexaServices
) -> None:
    one, other = processes(store)
    cancel = to(alexa, intent("CancelReminderIntent"))
    one.ask(cancel)
    one.ask(to(alexa, intent("AMAZON.YesIntent", PROPOSED, NIGHT + 60.0)))
    other.ask(cancel)
    assert len(alexa.reminders) == 1


def test_forget_me_does_not_make_a_request_new_again(store: Store, alexa: AlexaServices) -> None:
    one, other = processes(store)
    yes = to(alexa, intent("AMAZON.YesIntent", PROPOSED))
    one.ask(yes)
    one.ask(to(alexa, intent("CancelReminderIntent", at=NIGHT + 30.0)))
    one.ask(intent("PrivacyIntent", at=NIGHT + 60.0, forget="forget"))
    other.ask(yes)
    assert alexa.reminders == []


def test_a_repeated_event_does_not_lose_a_reminder_that_was_set_meanwhile(
    store: Store, alexa: AlexaServices
) -> None:
    one, other = processes(store)
    revoked = request("AlexaSkillEvent.SkillPermissionChanged", body={"acceptedPermissions": []})
    del revoked["session"]
    one.ask(revoked)
    one.ask(to(alexa, intent("AMAZON.YesIntent", PROPOSED, NIGHT + 60.0)))
    other.ask(revoked)
    later = one.ask(request("LaunchRequest", at=NIGHT + 120.0))
    assert later["sessionAttributes"]["coach"]["state"]["profile"]["reminder"]


def test_without_a_store_it_is_so_within_one_process(alexa: AlexaServices) -> None:
    skill = build_skill(Settings(alexa_api="http://127.0.0.1"), library=LIBRARY)
    yes = to(alexa, intent("AMAZON.YesIntent", PROPOSED))
    ask(yes, skill)
    ask(to(alexa, intent("CancelReminderIntent", at=NIGHT + 60.0)), skill)
    ask(yes, skill)
    assert alexa.reminders == []

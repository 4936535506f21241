"""A store that is away when something has to be stored for the person's safety, or deleted."""

from threading import Timer
from time import monotonic, sleep

import pytest

from skill.adapters.people.people_repository import URGENT_SECONDS
from skill.adapters.stores.store import Store
from skill.alexa.handlers import NotDoneError
from tests.support.account import Account
from tests.support.envelopes import Envelope, intent, kept, request, spoken
from tests.support.rehearsal import NIGHT
from tests.support.unsteady_store import UnsteadyStore

TIMEOUT = 0.3
SLACK = 1.5


@pytest.fixture
def unsteady(store: Store) -> UnsteadyStore:
    return UnsteadyStore(store)


@pytest.fixture
def home(unsteady: UnsteadyStore) -> Account:
    return Account(unsteady, timeout=TIMEOUT)


def elsewhere(home: Account, store: Store) -> Account:
    """The same account, served by another process."""
    return Account(store, home.id)


def warned_meanwhile(home: Account, unsteady: UnsteadyStore) -> Envelope:
    """The answer to a danger sign in a walk whose store has gone away."""
    begun = home.ask(intent("ReliefIntent"))
    unsteady.away = True
    return home.ask(intent("RedFlagIntent", kept(begun), NIGHT + 20.0, sign="chest_pain"))


def test_a_danger_sign_ends_the_walk_though_the_store_is_away_for_a_moment(
    home: Account, unsteady: UnsteadyStore, store: Store
) -> None:
    begun = home.ask(intent("ReliefIntent"))
    unsteady.away = True
    back = Timer(0.3, lambda: setattr(unsteady, "away", False))
    back.start()
    home.ask(intent("RedFlagIntent", kept(begun), NIGHT + 20.0, sign="chest_pain"))
    back.join()
    assert not elsewhere(home, store).is_offered(NIGHT + 60.0)


def test_a_danger_sign_is_answered_soon_and_ends_the_walk_when_the_store_is_back(
    home: Account, unsteady: UnsteadyStore, store: Store
) -> None:
    asked = monotonic()
    answer = warned_meanwhile(home, unsteady)
    assert monotonic() - asked < URGENT_SECONDS + SLACK
    assert "911" in spoken(answer)
    unsteady.away = False
    assert not home.is_offered(NIGHT + 60.0)
    until = monotonic() + 2.0
    while elsewhere(home, store).is_offered(NIGHT + 60.0) and monotonic() < until:
        sleep(0.05)
    assert not elsewhere(home, store).is_offered(NIGHT + 60.0)


def test_what_is_still_to_be_stored_is_tried_when_the_process_stops(
    home: Account, unsteady: UnsteadyStore, store: Store
) -> None:
    warned_meanwhile(home, unsteady)
    unsteady.away = False
    home.people.close()
    assert not elsewhere(home, store).is_offered(NIGHT + 60.0)


def test_the_end_of_the_session_tells_the_store_once_more(
    home: Account, unsteady: UnsteadyStore, store: Store
) -> None:
    warned = warned_meanwhile(home, unsteady)
    other = elsewhere(home, store)
    other.ask(request("SessionEndedRequest", kept(warned), NIGHT + 30.0))
    assert not other.is_offered(NIGHT + 60.0)


def test_a_deletion_that_failed_is_not_acknowledged_and_works_when_it_is_repeated(
    home: Account, unsteady: UnsteadyStore
) -> None:
    home.ask(intent("StretchIntent", stretch="towel_stretch"))
    event = request("AlexaSkillEvent.SkillDisabled", at=NIGHT + 20.0)
    del event["session"]
    unsteady.away = True
    with pytest.raises(NotDoneError):
        home.ask(event)
    unsteady.away = False
    assert home.ask(event)["response"] == {}
    assert not home.is_offered(NIGHT + 60.0)

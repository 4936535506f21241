"""What was erased stays erased, whatever other open sessions still write, in every store."""

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

import pytest

from skill.adapters.stores.store import Store
from skill.coaching.state.household import MARK_SECONDS
from tests.support.account import Account
from tests.support.deadlines import PLENTY
from tests.support.envelopes import Envelope, intent, kept, request, said_by, spoken
from tests.support.rehearsal import NIGHT

MINUTE = 60.0
CLOCKS = (-60.0, 0.0, 60.0)
"""Seconds by which the clock of one device is ahead of the other's."""


@pytest.fixture
def home(store: Store) -> Account:
    return Account(store)


def disabled(at: float) -> Envelope:
    event = request("AlexaSkillEvent.SkillDisabled", at=at)
    del event["session"]
    return event


def forget_me(home: Account, at: float) -> None:
    answer = home.ask(intent("PrivacyIntent", at=at, forget="forget"))
    assert spoken(answer).startswith("Done. I have forgotten it all.")


def danger(home: Account, at: float) -> None:
    home.ask(intent("RedFlagIntent", at=at, sign="chest_pain"))


def relief_to_its_end(home: Account, at: float) -> None:
    begun = home.ask(intent("ReliefIntent", at=at - 5.0))
    home.ask(intent("GoneIntent", kept(begun), at))


def skill_disabled(home: Account, at: float) -> None:
    home.ask(disabled(at))


ERASURES: dict[str, Callable[[Account, float], None]] = {
    "forget me": forget_me,
    "a danger sign": danger,
    "a relief to its end": relief_to_its_end,
    "the skill disabled": skill_disabled,
}


@pytest.mark.parametrize("ahead", CLOCKS)
@pytest.mark.parametrize("erasure", ERASURES)
def test_an_erasure_outlives_the_sessions_that_began_before_it(
    home: Account, erasure: str, ahead: float
) -> None:
    first = home.ask(intent("ReliefIntent", at=NIGHT + ahead))
    ERASURES[erasure](home, NIGHT + 20.0)
    home.ask(request("SessionEndedRequest", kept(first), NIGHT + 25.0 + ahead))
    assert not home.is_offered(NIGHT + 2 * MINUTE)
    second = home.ask(intent("AMAZON.NoIntent", kept(first), NIGHT + 30.0 + ahead))
    home.ask(request("SessionEndedRequest", kept(second), NIGHT + 40.0 + ahead))
    assert not home.is_offered(NIGHT + 2 * MINUTE)


@pytest.mark.parametrize("erasure", ERASURES)
def test_a_session_that_had_stored_nothing_yet_stores_nothing_afterwards(
    home: Account, erasure: str
) -> None:
    opened = home.ask(request("LaunchRequest"))
    ERASURES[erasure](home, NIGHT + 20.0)
    home.ask(intent("StretchIntent", kept(opened), NIGHT + 30.0, stretch="towel_stretch"))
    assert not home.is_offered(NIGHT + MINUTE)


@pytest.mark.parametrize("ahead", CLOCKS)
@pytest.mark.parametrize("erasure", ERASURES)
def test_a_session_that_begins_afterwards_is_remembered(
    home: Account, erasure: str, ahead: float
) -> None:
    home.ask(intent("ReliefIntent"))
    ERASURES[erasure](home, NIGHT + 20.0 + ahead)
    home.ask(intent("StretchIntent", at=NIGHT + MINUTE, stretch="towel_stretch"))
    assert home.is_offered(NIGHT + 2 * MINUTE)


def test_a_walk_after_a_finished_one_in_the_same_session_is_remembered(home: Account) -> None:
    begun = home.ask(intent("ReliefIntent"))
    gone = home.ask(intent("GoneIntent", kept(begun), NIGHT + 20.0))
    home.ask(intent("StretchIntent", kept(gone), NIGHT + MINUTE, stretch="towel_stretch"))
    assert home.is_offered(NIGHT + 2 * MINUTE)


def test_preferences_of_an_older_session_do_not_come_back_either(home: Account) -> None:
    first = home.ask(intent("PaceIntent", pace="gentle"))
    forget_me(home, NIGHT + 20.0)
    home.ask(intent("PaceIntent", kept(first), NIGHT + 30.0, pace="longer"))
    later = home.ask(intent("ReliefIntent", at=NIGHT + MINUTE))
    assert "Hold for thirty seconds." in spoken(later)


def test_a_danger_sign_leaves_preferences_as_they_are(home: Account) -> None:
    home.ask(intent("PaceIntent", pace="gentle"))
    danger(home, NIGHT + 20.0)
    later = home.ask(intent("ReliefIntent", at=NIGHT + MINUTE))
    assert "Hold for ten seconds." in spoken(later)


@pytest.mark.parametrize("erasure", ERASURES)
def test_a_request_that_is_repeated_does_not_undo_an_erasure(home: Account, erasure: str) -> None:
    captured = intent("StretchIntent", at=NIGHT + 60.0, stretch="towel_stretch")
    first = home.ask(captured)
    later = intent("AMAZON.NextIntent", kept(first), NIGHT + 65.0)
    home.ask(later)
    ERASURES[erasure](home, NIGHT + 10.0)
    for old in (captured, later):
        home.ask(old)
    assert not home.is_offered(NIGHT + 2 * MINUTE)


def test_a_request_that_was_made_before_an_erasure_and_comes_late_changes_nothing(
    home: Account,
) -> None:
    danger(home, NIGHT)
    home.ask(intent("StretchIntent", at=NIGHT - 100.0, stretch="towel_stretch"))
    assert not home.is_offered(NIGHT + MINUTE)


def test_a_mark_is_gone_after_a_day(home: Account, store: Store) -> None:
    forget_me(home, NIGHT)
    person: Any = home.people.of(home.id)
    rows = store.read(person._owner, NIGHT + MARK_SECONDS - 1.0, PLENTY)
    assert {*rows} == {"place", "profile"}
    assert store.read(person._owner, NIGHT + MARK_SECONDS + 1.0, PLENTY) == {}


def test_of_writers_at_once_none_undoes_an_erasure(home: Account) -> None:
    sessions = [kept(home.ask(intent("ReliefIntent"))) for _ in range(4)]
    together = Barrier(len(sessions) + 1)

    def write(number: int) -> None:
        together.wait()
        for second in range(5):
            home.ask(intent("AMAZON.RepeatIntent", sessions[number], NIGHT + 9.0 + second))

    threads = [Thread(target=write, args=(number,)) for number in range(len(sessions))]
    for thread in threads:
        thread.start()
    together.wait()
    forget_me(home, NIGHT + 10.0)
    for thread in threads:
        thread.join()
    assert not home.is_offered(NIGHT + MINUTE)


def test_each_recognized_person_has_their_own(home: Account) -> None:
    home.ask(said_by("ann", intent("StretchIntent", stretch="towel_stretch")))
    home.ask(said_by("ben", intent("PaceIntent", pace="gentle")))
    assert home.is_offered(NIGHT + MINUTE, "ann")
    assert not home.is_offered(NIGHT + MINUTE, "ben")
    assert not home.is_offered(NIGHT + MINUTE)
    for person, seconds in (("ann", "thirty"), ("ben", "ten"), ("", "thirty")):
        cry = intent("ReliefIntent", at=NIGHT + 2 * MINUTE)
        said = spoken(home.ask(said_by(person, cry) if person else cry))
        assert f"Hold for {seconds} seconds." in said


def test_one_recognized_person_is_forgotten_and_another_is_not(home: Account) -> None:
    for person in ("ann", "ben"):
        home.ask(said_by(person, intent("StretchIntent", stretch="towel_stretch")))
    home.ask(said_by("ann", intent("PrivacyIntent", at=NIGHT + 20.0, forget="forget")))
    assert not home.is_offered(NIGHT + MINUTE, "ann")
    assert home.is_offered(NIGHT + MINUTE, "ben")


def test_whoever_is_recognized_is_forgotten_of_what_nobody_known_had_too(home: Account) -> None:
    home.ask(intent("StretchIntent", stretch="towel_stretch"))
    home.ask(said_by("ann", intent("PrivacyIntent", at=NIGHT + 20.0, forget="forget")))
    assert not home.is_offered(NIGHT + MINUTE)


@pytest.mark.parametrize("erasure", ["forget me", "the skill disabled", "a danger sign"])
def test_whoever_is_not_recognized_may_be_anybody_of_the_account(
    home: Account, erasure: str
) -> None:
    for person in ("ann", "ben"):
        home.ask(said_by(person, intent("StretchIntent", stretch="towel_stretch")))
    ERASURES[erasure](home, NIGHT + 20.0)
    for person in ("ann", "ben", ""):
        assert not home.is_offered(NIGHT + MINUTE, person)


def test_somebody_recognized_for_the_first_time_is_erased_with_the_account(home: Account) -> None:
    begun = home.ask(said_by("ann", intent("ReliefIntent")))
    home.ask(disabled(NIGHT + 20.0))
    ended = request("SessionEndedRequest", kept(begun), NIGHT + 30.0)
    home.ask(ended)
    assert not home.is_offered(NIGHT + MINUTE, "ann")


def test_a_session_stays_that_of_whom_it_began_with(home: Account) -> None:
    begun = home.ask(said_by("ann", intent("StretchIntent", stretch="towel_stretch")))
    mute = home.ask(intent("AMAZON.NextIntent", kept(begun), NIGHT + 9.0))
    other = said_by("ben", intent("AMAZON.RepeatIntent", kept(mute), NIGHT + 20.0))
    home.ask(request("SessionEndedRequest", kept(home.ask(other)), NIGHT + 30.0))
    assert home.is_offered(NIGHT + MINUTE, "ann")
    assert not home.is_offered(NIGHT + MINUTE, "ben")
    assert not home.is_offered(NIGHT + MINUTE)


def test_the_id_of_a_person_is_not_given_away(home: Account) -> None:
    answer = home.ask(said_by("amzn1.ask.person.SECRET", intent("ReliefIntent")))
    assert "SECRET" not in str(answer)

import logging
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from threading import Event, current_thread, main_thread
from time import monotonic

import pytest

from skill.adapters.bounded_executor import MAX_CALLS
from skill.adapters.deadline import Deadline
from skill.adapters.people.null_people import NullPeople
from skill.adapters.people.people_repository import StoredPeople
from skill.adapters.stores.memory_store import MemoryStore
from skill.adapters.stores.store import Row, StoreError
from skill.coaching.ports import PeopleRepository
from skill.coaching.state.memory import Memory, Profile
from skill.content.choices import Pace
from skill.rate_limited_log import LOGGED_EVERY

NOW = 1_795_399_200.0
GENTLE = Memory(None, Profile(Pace.GENTLE))
TIMEOUT = 0.2
SECRET = "amzn1.ask.account.SECRET"


class Failing(MemoryStore):
    """A store that can block, and does something else first: raises, or waits."""

    blocks = True

    def __init__(self, first: Callable[[], object]) -> None:
        super().__init__()
        self.first = first

    def read(self, owner: str, now: float, deadline: Deadline) -> Mapping[str, Row]:
        self.first()
        return super().read(owner, now, deadline)


def broken() -> None:
    raise StoreError("the database is down")


def buggy() -> None:
    raise KeyError(SECRET)


@pytest.fixture
def hanging() -> Iterator[Failing]:
    """A store that answers only when the test is over."""
    over = Event()
    yield Failing(lambda: over.wait(30.0))
    over.set()


def test_somebody_is_known_again() -> None:
    people = StoredPeople(MemoryStore(), TIMEOUT)
    people.of("one").keep(Memory(), GENTLE, NOW)
    person = people.of("one")
    assert person.recall(NOW) == GENTLE
    assert people.of("two").recall(NOW) == Memory()
    assert person.forget(NOW)
    assert people.of("one").recall(NOW) == Memory(mark=NOW)
    assert not person.failed


def test_the_store_never_sees_the_id_itself() -> None:
    store = MemoryStore()
    StoredPeople(store, TIMEOUT).of(SECRET).keep(Memory(), GENTLE, NOW)
    (owner,) = store._rows
    assert SECRET not in owner
    assert len(owner) == 64


@pytest.mark.parametrize("owner", ["\ud800", "ä" * 300])
def test_any_id_will_do(owner: str) -> None:
    people = StoredPeople(MemoryStore(), TIMEOUT)
    people.of(owner).keep(Memory(), GENTLE, NOW)
    assert people.of(owner).recall(NOW) == GENTLE


def test_those_without_an_id_are_not_taken_for_one_another() -> None:
    people = StoredPeople(MemoryStore(), TIMEOUT)
    people.of("").keep(Memory(), GENTLE, NOW)
    assert people.of("").recall(NOW) == Memory()
    assert people.of("").forget(NOW)


@pytest.mark.parametrize("first", [broken, buggy])
def test_a_store_that_fails_is_like_none(first: Callable[[], None]) -> None:
    person = StoredPeople(Failing(first), TIMEOUT).of("one")
    assert person.recall(NOW) == Memory()
    person.keep(Memory(), GENTLE, NOW)
    assert not person.forget(NOW)
    assert person.failed


def test_a_deletion_is_certain_even_after_a_failure() -> None:
    store = Failing(broken)
    person = StoredPeople(store, TIMEOUT).of("one")
    person.recall(NOW)
    store.first = bool
    assert person.forget(NOW)


def test_all_of_a_request_waits_no_longer_than_the_timeout(hanging: Failing) -> None:
    person = StoredPeople(hanging, TIMEOUT).of("one")
    began = monotonic()
    assert person.recall(NOW) == Memory()
    person.keep(Memory(), GENTLE, NOW)
    assert not person.forget(NOW)
    assert TIMEOUT * 0.9 <= monotonic() - began < TIMEOUT + 0.3


def test_only_what_is_waited_for_the_store_counts() -> None:
    clock = [0.0]
    people = StoredPeople(MemoryStore(), TIMEOUT, lambda: clock[0])
    person = people.of("one")
    person.recall(NOW)
    clock[0] += 10 * TIMEOUT
    person.keep(Memory(), GENTLE, NOW)
    assert not person.failed
    assert people.of("one").recall(NOW) == GENTLE


def test_a_store_that_hangs_does_not_pile_up_calls(hanging: Failing) -> None:
    people = StoredPeople(hanging, 0.01)
    for _ in range(3 * MAX_CALLS):
        people.of("one").recall(NOW)
    began = monotonic()
    assert people.of("one").recall(NOW) == Memory()
    assert monotonic() - began < TIMEOUT
    assert people._executor
    assert len(people._executor._pool._threads) <= MAX_CALLS
    assert people._executor._pool._work_queue.qsize() == 0


def test_a_store_that_comes_back_is_used_again() -> None:
    store = Failing(broken)
    people = StoredPeople(store, TIMEOUT)
    for _ in range(3 * MAX_CALLS):
        assert people.of("one").recall(NOW) == Memory()
    store.first = bool
    people.of("one").keep(Memory(), GENTLE, NOW)
    assert people.of("one").recall(NOW) == GENTLE


def test_failures_are_logged_once_a_minute_without_a_secret(
    caplog: pytest.LogCaptureFixture,
) -> None:
    seconds = iter(range(10_000))
    people = StoredPeople(Failing(broken), 1000.0, clock=lambda: next(seconds) / 10.0)
    with caplog.at_level(logging.DEBUG):
        while next(seconds) / 10.0 < 1.5 * LOGGED_EVERY:
            people.of(SECRET).recall(NOW)
    assert len(caplog.records) == 2
    assert caplog.messages[0] == "the store failed: the database is down 1"
    assert SECRET not in caplog.text


def test_nothing_changed_is_nothing_written() -> None:
    person = StoredPeople(Failing(broken), TIMEOUT).of("one")
    person.keep(GENTLE, GENTLE, NOW)
    assert not person.failed


def test_somebody_forgotten_by_another_process_is_remembered_from_the_next_talk_on() -> None:
    store = MemoryStore()
    here, there = StoredPeople(store, TIMEOUT), StoredPeople(store, TIMEOUT)
    here.of("one").keep(Memory(), GENTLE, NOW)
    assert there.of("one").forget(NOW)
    longer = Memory(None, Profile(Pace.LONGER))
    person = here.of("one")
    person.keep(GENTLE, longer, NOW)
    assert not person.failed
    known = there.of("one").recall(NOW)
    assert known == Memory(mark=NOW)
    person.keep(known, longer._replace(mark=known.mark), NOW)
    assert there.of("one").recall(NOW) == longer._replace(mark=NOW)


class Slow(MemoryStore):
    """A store that is read for the first time only when it is told to."""

    blocks = True

    def __init__(self) -> None:
        super().__init__()
        self.wanted, self.go_on = Event(), Event()

    def read(self, owner: str, now: float, deadline: Deadline) -> Mapping[str, Row]:
        if not self.wanted.is_set():
            self.wanted.set()
            self.go_on.wait(30.0)
        return super().read(owner, now, deadline)


def test_what_came_too_late_does_not_undo_what_was_forgotten() -> None:
    store = Slow()
    people = StoredPeople(store, TIMEOUT)
    person = people.of("one")
    person.keep(Memory(), GENTLE, NOW)
    assert person.failed
    assert people.of("one").forget(NOW)
    store.go_on.set()
    people.close()
    assert StoredPeople(store, TIMEOUT).of("one").recall(NOW) == Memory(mark=NOW)


@pytest.mark.parametrize("blocks", [False, True])
def test_only_a_store_that_can_block_is_called_in_a_thread(blocks: bool) -> None:
    threads = []
    store = Failing(lambda: threads.append(current_thread()))
    store.blocks = blocks
    StoredPeople(store, 30.0).of("one").recall(NOW)
    assert [thread is main_thread() for thread in threads] == [not blocks]


def test_a_store_that_cannot_block_but_fails_is_like_none() -> None:
    store = Failing(buggy)
    store.blocks = False
    person = StoredPeople(store, TIMEOUT).of("one")
    assert person.recall(NOW) == Memory()
    assert person.failed


def test_for_a_store_that_cannot_block_nothing_heavy_is_loaded() -> None:
    program = """
import sys
from skill.adapters.people.people_repository import StoredPeople
from skill.adapters.stores.memory_store import MemoryStore
StoredPeople(MemoryStore(), 0.3)
print(*{"concurrent.futures", "hashlib", "socket", "ssl"} & sys.modules.keys())
"""
    loaded = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    assert loaded.stdout == b"\n"


def test_two_processes_that_serve_one_person_in_turns_agree() -> None:
    store = MemoryStore()
    here, there = StoredPeople(store, TIMEOUT), StoredPeople(store, TIMEOUT)
    shorter, longer = GENTLE, Memory(None, Profile(Pace.LONGER))
    here.of("one").keep(Memory(), shorter, NOW)
    there.of("one").keep(shorter, longer, NOW)
    here.of("one").keep(longer, shorter, NOW)
    assert there.of("one").recall(NOW) == shorter


def test_a_repository_that_is_closed_remembers_nobody() -> None:
    people = StoredPeople(Failing(bool), TIMEOUT)
    people.of("one").keep(Memory(), GENTLE, NOW)
    people.close()
    assert people.of("one").recall(NOW) == Memory()


def test_without_a_store_everybody_is_a_stranger() -> None:
    people: PeopleRepository = NullPeople()
    person = people.of("one")
    person.keep(Memory(), GENTLE, NOW)
    assert person.recall(NOW) == Memory()
    assert person.forget(NOW)
    assert not person.failed

from collections.abc import Mapping
from threading import Thread

import pytest

from skill.adapters.deadline import Deadline
from skill.adapters.people.account_rows import PLACE, PROFILE, UNREADABLE_SUFFIX
from skill.adapters.people.changes import PROFILE_SECONDS, REFRESH_SECONDS
from skill.adapters.people.person_records import StoredMemory
from skill.adapters.stores.memory_store import MemoryStore
from skill.adapters.stores.store import Row, Store, StoreError
from skill.coaching.state.memory import Memory, Place, Profile
from skill.content.choices import Pace
from tests.support.deadlines import PLENTY

NOW = 1_795_399_200.0
LAST, THIS = (
    Place("towel_stretch", "", turn, 0, ready=False, until=NOW + 3600.0 + turn) for turn in (0, 1)
)
OTHERS = Place("relief", "press", 0, 0, ready=False, until=NOW + 1800.0)
NOBODY = Memory()
GENTLE = Profile(Pace.GENTLE)


def recall(store: Store, owner: str, now: float) -> Memory:
    """What a new conversation recalls."""
    return StoredMemory(store, owner).recall(now, PLENTY)


def keep(
    store: Store, owner: str, before: Memory, after: Memory, now: float, *, over: bool = False
) -> None:
    """Keep as a request does in which nothing was recalled."""
    StoredMemory(store, owner).keep(before, after, now, PLENTY, over=over)


def forget(store: Store, owner: str) -> None:
    """Erase all of an account."""
    StoredMemory(store, owner).forget(NOW, PLENTY)


class Overtaken(MemoryStore):
    """A store in which another device writes right before the first writes of this one."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.times = times

    def write(self, owner: str, kind: str, row: Row, now: float, deadline: Deadline) -> bool:
        if self.times and kind == PROFILE:
            self.times -= 1
            there = self.read(owner, now, deadline).get(kind)
            keep(_Plain(self), owner, NOBODY, Memory(None, Profile(heard_disclaimer=True)), now)
            if there is None:
                return super().write(owner, kind, row, now, deadline)
        return super().write(owner, kind, row, now, deadline)


class _Plain(MemoryStore):
    def __init__(self, store: MemoryStore) -> None:
        self._rows, self._lock, self._max_owners = store._rows, store._lock, store._max_owners


def test_a_stranger_has_no_memory_and_leaves_none_by_doing_nothing() -> None:
    store = MemoryStore()
    keep(store, "one", NOBODY, NOBODY, NOW)
    assert recall(store, "one", NOW) == NOBODY
    assert store.read("one", NOW, PLENTY) == {}


def test_what_is_kept_is_recalled_by_the_same_owner_alone() -> None:
    store = MemoryStore()
    keep(store, "one", NOBODY, Memory(THIS, GENTLE), NOW)
    assert recall(store, "one", NOW) == Memory(THIS, GENTLE)
    assert recall(store, "two", NOW) == NOBODY


def test_a_place_is_gone_after_its_hour_and_the_profile_stays() -> None:
    store = MemoryStore()
    keep(store, "one", NOBODY, Memory(THIS, GENTLE), NOW)
    assert recall(store, "one", THIS.until) == Memory(None, GENTLE)
    assert PLACE not in store.read("one", THIS.until, PLENTY)


def test_a_profile_is_gone_when_it_was_not_used_for_long() -> None:
    store = MemoryStore()
    keep(store, "one", NOBODY, Memory(None, GENTLE), NOW)
    assert recall(store, "one", NOW + PROFILE_SECONDS - 1.0).profile == GENTLE
    assert recall(store, "one", NOW + PROFILE_SECONDS) == NOBODY


def test_a_profile_in_use_does_not_expire() -> None:
    store = MemoryStore()
    keep(store, "one", NOBODY, Memory(None, GENTLE), NOW)
    later = NOW + REFRESH_SECONDS
    keep(store, "one", Memory(LAST, GENTLE), Memory(THIS, GENTLE), later - 1.0)
    assert store.read("one", NOW, PLENTY)[PROFILE].revision == 1
    keep(store, "one", Memory(LAST, GENTLE), Memory(THIS, GENTLE), later + 1.0)
    assert recall(store, "one", NOW + PROFILE_SECONDS + REFRESH_SECONDS).profile == GENTLE


def test_a_walk_that_is_over_leaves_no_place() -> None:
    store = MemoryStore()
    keep(store, "one", NOBODY, Memory(THIS), NOW)
    keep(store, "one", Memory(THIS), NOBODY, NOW)
    assert recall(store, "one", NOW) == Memory(mark=NOW)


def test_a_walk_that_is_over_ends_those_of_other_devices_too() -> None:
    store = MemoryStore()
    keep(store, "one", NOBODY, Memory(THIS), NOW)
    keep(store, "one", Memory(OTHERS), NOBODY, NOW)
    assert recall(store, "one", NOW).place is None


def test_of_two_places_the_later_one_stands() -> None:
    for first, second in ((OTHERS, THIS), (THIS, OTHERS)):
        store = MemoryStore()
        keep(store, "one", NOBODY, Memory(first), NOW)
        keep(store, "one", NOBODY, Memory(second), NOW)
        assert recall(store, "one", NOW).place == THIS


def test_a_place_that_did_not_change_is_not_written_again() -> None:
    store = MemoryStore()
    keep(store, "one", NOBODY, Memory(THIS), NOW)
    keep(store, "one", Memory(THIS), Memory(THIS, GENTLE), NOW)
    assert store.read("one", NOW, PLENTY)[PLACE].revision == 1


def test_what_two_devices_change_is_both_kept() -> None:
    store = MemoryStore()
    keep(store, "one", NOBODY, Memory(None, Profile(reminder="token")), NOW)
    keep(store, "one", NOBODY, Memory(None, GENTLE), NOW)
    keep(store, "one", NOBODY, Memory(THIS, Profile(heard_disclaimer=True)), NOW)
    both = Profile(Pace.GENTLE, heard_disclaimer=True, reminder="token")
    assert recall(store, "one", NOW) == Memory(THIS, both)


def test_a_write_that_was_overtaken_is_done_on_top_of_the_other() -> None:
    store = Overtaken(times=2)
    keep(store, "one", NOBODY, Memory(None, GENTLE), NOW)
    assert recall(store, "one", NOW).profile == Profile(Pace.GENTLE, heard_disclaimer=True)


def test_a_write_that_is_overtaken_for_ever_is_given_up() -> None:
    class Busy(MemoryStore):
        def write(self, owner: str, kind: str, row: Row, now: float, deadline: Deadline) -> bool:
            return False

    with pytest.raises(StoreError):
        keep(Busy(), "one", NOBODY, Memory(None, GENTLE), NOW)


def test_many_devices_at_once_lose_nothing() -> None:
    changes = [
        Memory(None, GENTLE),
        Memory(None, Profile(heard_disclaimer=True)),
        Memory(None, Profile(reminder="token")),
        Memory(THIS),
    ]
    for _ in range(50):
        store = MemoryStore()
        threads = [
            Thread(target=keep, args=(store, "one", NOBODY, change, NOW)) for change in changes
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        everything = Memory(THIS, Profile(Pace.GENTLE, heard_disclaimer=True, reminder="token"))
        assert recall(store, "one", NOW) == everything


@pytest.mark.parametrize("data", ["", "garbage", "[]", '{"version": 99, "record": {}}'])
def test_a_record_that_cannot_be_read_is_set_aside_and_no_harm(data: str) -> None:
    store = MemoryStore()
    for kind in (PLACE, PROFILE):
        store.write("one", kind, Row(data, 1, NOW + 10.0), NOW, PLENTY)
    assert recall(store, "one", NOW) == NOBODY
    for turn in (LAST, THIS):
        keep(store, "one", NOBODY, Memory(turn, GENTLE), NOW)
    assert recall(store, "one", NOW) == Memory(THIS, GENTLE)
    rows = store.read("one", NOW, PLENTY)
    assert {rows[kind + UNREADABLE_SUFFIX].data for kind in (PLACE, PROFILE)} == {data}
    forget(store, "one")
    assert recall(store, "one", NOW) == Memory(mark=NOW)
    assert store.read("one", NOW, PLENTY).keys() == {PLACE, PROFILE}
    assert data == "" or data not in str(store.read("one", NOW, PLENTY))


def test_what_is_set_aside_twice_is_the_later_one() -> None:
    store = MemoryStore()
    for data in ("first", "second"):
        revision = store.read("one", NOW, PLENTY)[PROFILE].revision if data == "second" else 0
        store.write("one", PROFILE, Row(data, revision + 1, NOW + 10.0), NOW, PLENTY)
        keep(store, "one", NOBODY, Memory(None, GENTLE), NOW)
    assert store.read("one", NOW, PLENTY)[PROFILE + UNREADABLE_SUFFIX].data == "second"


class Counting(MemoryStore):
    """A store that counts how often it is read."""

    reads = 0

    def read(self, owner: str, now: float, deadline: Deadline) -> Mapping[str, Row]:
        self.reads += 1
        return super().read(owner, now, deadline)


def test_what_was_recalled_is_not_read_again_in_the_same_request() -> None:
    store = Counting()
    records = StoredMemory(store, "one")
    records.recall(NOW, PLENTY)
    records.keep(NOBODY, Memory(THIS, GENTLE), NOW, PLENTY)
    assert store.reads == 1
    assert recall(store, "one", NOW) == Memory(THIS, GENTLE)


def test_what_another_device_wrote_since_then_is_found_out() -> None:
    store = MemoryStore()
    records = StoredMemory(store, "one")
    records.recall(NOW, PLENTY)
    keep(store, "one", NOBODY, Memory(None, Profile(reminder="token")), NOW)
    records.keep(NOBODY, Memory(None, GENTLE), NOW, PLENTY)
    assert recall(store, "one", NOW).profile == Profile(Pace.GENTLE, reminder="token")


def test_a_walk_that_is_over_takes_its_earlier_places_along() -> None:
    store = MemoryStore()
    keep(store, "one", NOBODY, Memory(LAST), NOW)
    keep(store, "one", Memory(THIS), NOBODY, NOW)
    assert recall(store, "one", NOW) == Memory(mark=NOW)


def test_what_ends_everything_ends_the_walk_of_another_device_too() -> None:
    store = MemoryStore()
    keep(store, "one", NOBODY, Memory(THIS, GENTLE), NOW)
    for before in (NOBODY, Memory(OTHERS)):
        keep(store, "one", before, NOBODY, NOW, over=True)
        known = recall(store, "one", NOW)
        assert known == Memory(None, GENTLE, known.mark)
        keep(store, "one", known, known._replace(place=THIS), NOW)


def test_once_nobody_waits_nothing_is_written() -> None:
    store, late = MemoryStore(), Deadline.after(0.0)
    with pytest.raises(StoreError):
        StoredMemory(store, "one").keep(NOBODY, Memory(THIS), NOW, late)
    assert store.read("one", NOW, PLENTY) == {}
    keep(store, "one", NOBODY, Memory(THIS), NOW)
    with pytest.raises(StoreError):
        StoredMemory(store, "one").keep(Memory(THIS), NOBODY, NOW, late)
    assert recall(store, "one", NOW).place == THIS


def test_what_is_known_to_be_over_is_not_written_again() -> None:
    store = MemoryStore()
    memory = StoredMemory(store, "one")
    mark = memory.keep(NOBODY, NOBODY, NOW, PLENTY, over=True)
    knows = Memory(mark=mark)
    assert StoredMemory(store, "one").keep(knows, knows, NOW + 9.0, PLENTY, over=True) == mark
    assert store.read("one", NOW, PLENTY)[PLACE].revision == 1


def test_marks_grow_even_if_a_clock_is_behind() -> None:
    store, known = MemoryStore(), 0.0
    for seconds in (0.0, 60.0, 60.0):
        ended = Memory(mark=known)
        begun = Memory(THIS, mark=known)
        mark = StoredMemory(store, "one").keep(begun, ended, NOW - seconds, PLENTY)
        assert mark > known
        known = mark


def test_only_reminders_that_are_gone_are_lost_whoever_has_them() -> None:
    store = MemoryStore()
    for person, token in (("ann", "first"), ("ben", "second"), ("", "first")):
        memory = Memory(None, Profile(Pace.GENTLE, reminder=token))
        StoredMemory(store, "one", person).keep(NOBODY, memory, NOW, PLENTY)
    StoredMemory(store, "one").lose_reminders(lambda token: token == "first", NOW, PLENTY)
    left = [
        StoredMemory(store, "one", person).recall(NOW, PLENTY).profile
        for person in ("ann", "ben", "")
    ]
    assert left == [GENTLE, GENTLE._replace(reminder="second"), GENTLE]

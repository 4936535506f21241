"""What is peculiar to the store in memory; what it promises like all others: tests/contracts."""

from skill.adapters.stores.memory_store import MemoryStore
from skill.adapters.stores.store import Row
from tests.support.deadlines import PLENTY

NOW = 1_800_000_000
FIRST = Row("{}", 1, NOW + 60)
SECOND = Row("{}", 2, NOW + 60)


def test_whoever_was_written_least_recently_is_dropped() -> None:
    store = MemoryStore(max_owners=2)
    for owner in ("ann", "ben"):
        store.write(owner, "place", FIRST, NOW, PLENTY)
    store.write("ann", "place", SECOND, NOW, PLENTY)
    store.write("cleo", "place", FIRST, NOW, PLENTY)
    assert store.read("ann", NOW, PLENTY) == {"place": SECOND}
    assert store.read("ben", NOW, PLENTY) == {}
    assert store.read("cleo", NOW, PLENTY) == {"place": FIRST}


def test_reading_of_strangers_and_removing_leave_nothing_behind() -> None:
    store = MemoryStore(max_owners=2)
    store.write("ann", "place", FIRST, NOW, PLENTY)
    for number in range(9):
        store.read(f"stranger {number}", NOW, PLENTY)
        store.write(f"stranger {number}", "place", SECOND, NOW, PLENTY)
        store.write("ben", "place", FIRST, NOW, PLENTY)
        store.remove("ben", "place", 1, PLENTY)
    assert store.read("ann", NOW, PLENTY) == {"place": FIRST}
    assert len(store._rows) == 1


def test_it_holds_ten_thousand_and_no_more() -> None:
    store = MemoryStore()
    for number in range(10_001):
        store.write(str(number), "place", FIRST, NOW, PLENTY)
    assert store.read("0", NOW, PLENTY) == {}
    assert (
        store.read("1", NOW, PLENTY).keys() == store.read("10000", NOW, PLENTY).keys() == {"place"}
    )

"""What every store promises, asked of every store."""

import json
from collections.abc import Callable
from contextlib import closing
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from skill.adapters.deadline import Deadline
from skill.adapters.stores.store import Row, Store, StoreError
from tests.support.deadlines import PLENTY

NOW = 1_800_000_000.25
LATER = NOW + 3600
FIRST = Row('{"place": "wall_stretch"}', 1, 1_800_003_600)
SECOND = Row('{"place": "heel_drop"}', 2, 1_800_003_600)

few = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def owner() -> str:
    return uuid4().hex


def test_of_somebody_new_there_is_nothing(store: Store, owner: str) -> None:
    assert store.read(owner, NOW, PLENTY) == {}


def test_what_was_written_is_read_back(store: Store, owner: str) -> None:
    assert store.write(owner, "place", FIRST, NOW, PLENTY)
    assert store.read(owner, NOW, PLENTY) == {"place": FIRST}


@few
@given(
    data=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=3000)
)
def test_every_text_is_kept_as_it_is(store: Store, data: str) -> None:
    owner = uuid4().hex
    row = FIRST._replace(data=data)
    assert store.write(owner, "place", row, NOW, PLENTY)
    assert store.read(owner, NOW, PLENTY) == {"place": row}


@few
@given(
    owner=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1),
    kind=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1),
)
def test_every_owner_and_kind_is_a_key(store: Store, owner: str, kind: str) -> None:
    assert store.write(owner, kind, FIRST, NOW, PLENTY)
    assert store.read(owner, NOW, PLENTY) == {kind: FIRST}
    assert store.remove(owner, kind, 1, PLENTY)


@pytest.mark.parametrize("data", ["a\0b", "half \ud83d of a pair"])
def test_a_text_that_cannot_be_kept_is_refused_or_kept(store: Store, owner: str, data: str) -> None:
    row = FIRST._replace(data=data)
    try:
        store.write(owner, "place", row, NOW, PLENTY)
    except StoreError:
        assert store.read(owner, NOW, PLENTY) == {}
    else:
        assert store.read(owner, NOW, PLENTY) == {"place": row}


def test_thirty_kilobytes_are_kept(store: Store, owner: str) -> None:
    row = FIRST._replace(data='"\\é' * 10_000)
    assert store.write(owner, "place", row, NOW, PLENTY)
    assert store.read(owner, NOW, PLENTY) == {"place": row}


def test_the_next_revision_takes_the_place_of_the_one_before(store: Store, owner: str) -> None:
    assert store.write(owner, "place", FIRST, NOW, PLENTY)
    assert store.write(owner, "place", SECOND, NOW, PLENTY)
    assert store.read(owner, NOW, PLENTY) == {"place": SECOND}


@pytest.mark.parametrize("revision", [1, 2, 4])
def test_a_writer_who_saw_something_else_is_refused(
    store: Store, owner: str, revision: int
) -> None:
    store.write(owner, "place", FIRST, NOW, PLENTY)
    store.write(owner, "place", SECOND, NOW, PLENTY)
    assert not store.write(owner, "place", Row("{}", revision, LATER), NOW, PLENTY)
    assert store.read(owner, NOW, PLENTY) == {"place": SECOND}


def test_a_row_that_is_missing_has_no_second_revision(store: Store, owner: str) -> None:
    assert not store.write(owner, "place", SECOND, NOW, PLENTY)
    assert store.read(owner, NOW, PLENTY) == {}


def test_an_expired_row_counts_as_missing_for_readers(store: Store, owner: str) -> None:
    store.write(owner, "place", FIRST, NOW, PLENTY)
    assert store.read(owner, FIRST.expires - 0.5, PLENTY) == {"place": FIRST}
    assert store.read(owner, FIRST.expires, PLENTY) == {}
    assert store.read(owner, FIRST.expires + 0.5, PLENTY) == {}


def test_an_expired_row_counts_as_missing_for_writers(store: Store, owner: str) -> None:
    store.write(owner, "place", FIRST, NOW, PLENTY)
    at_its_end = FIRST.expires
    assert not store.write(owner, "place", Row("[]", 1, LATER + 60), at_its_end - 0.5, PLENTY)
    assert not store.write(owner, "place", SECOND, at_its_end, PLENTY)
    assert store.write(owner, "place", Row("[]", 1, LATER + 60), at_its_end, PLENTY)
    assert store.read(owner, at_its_end, PLENTY)["place"].data == "[]"


def test_a_part_of_a_second_is_not_lost(store: Store, owner: str) -> None:
    store.write(owner, "place", FIRST._replace(expires=NOW + 0.5), NOW, PLENTY)
    assert store.read(owner, NOW + 0.49, PLENTY).keys() == {"place"}
    assert store.read(owner, NOW + 1.5, PLENTY) == {}


def test_a_row_is_removed_at_the_revision_that_was_seen(store: Store, owner: str) -> None:
    store.write(owner, "place", FIRST, NOW, PLENTY)
    assert store.remove(owner, "place", 1, PLENTY)
    assert store.read(owner, NOW, PLENTY) == {}
    assert store.write(owner, "place", FIRST, NOW, PLENTY)


def test_a_row_that_has_changed_is_not_removed(store: Store, owner: str) -> None:
    store.write(owner, "place", FIRST, NOW, PLENTY)
    store.write(owner, "place", SECOND, NOW, PLENTY)
    assert not store.remove(owner, "place", 1, PLENTY)
    assert store.read(owner, NOW, PLENTY) == {"place": SECOND}


def test_a_row_that_is_missing_is_as_good_as_removed(store: Store, owner: str) -> None:
    assert store.remove(owner, "place", 1, PLENTY)
    store.write(owner, "profile", FIRST, NOW, PLENTY)
    assert store.remove(owner, "place", 1, PLENTY)


def test_kinds_do_not_touch_each_other(store: Store, owner: str) -> None:
    store.write(owner, "place", FIRST, NOW, PLENTY)
    store.write(owner, "profile", FIRST, NOW, PLENTY)
    store.write(owner, "profile", SECOND, NOW, PLENTY)
    assert store.read(owner, NOW, PLENTY) == {"place": FIRST, "profile": SECOND}
    store.remove(owner, "place", 1, PLENTY)
    assert store.read(owner, NOW, PLENTY) == {"profile": SECOND}


USES: dict[str, Callable[[Store, str, Deadline], object]] = {
    "read": lambda store, owner, deadline: store.read(owner, NOW, deadline),
    "write": lambda store, owner, deadline: store.write(owner, "place", SECOND, NOW, deadline),
    "remove": lambda store, owner, deadline: store.remove(owner, "place", 1, deadline),
}


@pytest.mark.parametrize("use", USES)
def test_past_its_deadline_a_call_fails_and_changes_nothing(
    store: Store, owner: str, use: str
) -> None:
    store.write(owner, "place", FIRST, NOW, PLENTY)
    with pytest.raises(StoreError):
        USES[use](store, owner, Deadline.after(0.0))
    assert store.read(owner, NOW, PLENTY) == {"place": FIRST}


def test_a_store_can_be_closed_and_used_again(store: Store, owner: str) -> None:
    store.write(owner, "place", FIRST, NOW, PLENTY)
    store.close()
    store.close()
    assert store.write(owner, "place", SECOND, NOW, PLENTY)
    assert store.read(owner, NOW, PLENTY) == {"place": SECOND}


def add_one(store: Store, owner: str) -> None:
    """Count one more; begin again as often as somebody else was faster."""
    while True:
        row = store.read(owner, NOW, PLENTY).get("count", Row("0", 0, LATER))
        more = Row(json.dumps(json.loads(row.data) + 1), row.revision + 1, LATER)
        if store.write(owner, "count", more, NOW, PLENTY):
            return


def test_threads_that_write_at_once_lose_nothing(store: Store, owner: str) -> None:
    threads, times = 5, 6
    together = Barrier(threads)

    def count() -> None:
        together.wait()
        for _ in range(times):
            add_one(store, owner)

    running = [Thread(target=count) for _ in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    assert store.read(owner, NOW, PLENTY)["count"][:2] == (str(threads * times), threads * times)


class Model(RuleBasedStateMachine):
    """A store beside a dictionary; the clock goes on in whole seconds."""

    owners = st.sampled_from(["ann", "ben"])
    kinds = st.sampled_from(["place", "profile"])
    off = st.sampled_from([0, 0, 0, -1, 1])

    tested: Store

    def __init__(self) -> None:
        super().__init__()
        self.store = self.tested
        self.run = uuid4().hex
        self.now = round(NOW)
        self.rows: dict[tuple[str, str], Row] = {}

    def seen(self, owner: str, kind: str) -> int:
        """Revision of a row; 0 if it is missing or has expired."""
        row = self.rows.get((owner, kind))
        return row.revision if row and row.expires > self.now else 0

    @rule(
        owner=owners,
        kind=kinds,
        off=off,
        data=st.text("aé\"'", max_size=9),
        lasts=st.integers(-1, 9),
    )
    def write(self, owner: str, kind: str, off: int, data: str, lasts: int) -> None:
        row = Row(data, max(self.seen(owner, kind) + 1 + off, 1), self.now + lasts)
        stored = self.store.write(f"{self.run}{owner}", kind, row, self.now, PLENTY)
        assert stored == (row.revision == self.seen(owner, kind) + 1)
        if stored:
            self.rows[owner, kind] = row

    @rule(owner=owners, kind=kinds, off=off)
    def remove(self, owner: str, kind: str, off: int) -> None:
        row = self.rows.get((owner, kind), Row("", 1, self.now + 1))
        gone = self.store.remove(f"{self.run}{owner}", kind, row.revision + off, PLENTY)
        missing = (owner, kind) not in self.rows
        if row.expires > self.now or off == 0:
            assert gone == (missing or off == 0)
        if gone:
            self.rows.pop((owner, kind), None)

    @rule(seconds=st.integers(1, 5))
    def wait(self, seconds: int) -> None:
        self.now += seconds

    @rule()
    def close(self) -> None:
        self.store.close()

    @rule(owner=owners)
    def read(self, owner: str) -> None:
        live = {
            kind: row
            for (whose, kind), row in self.rows.items()
            if whose == owner and row.expires > self.now
        }
        assert self.store.read(f"{self.run}{owner}", self.now, PLENTY) == live

    def teardown(self) -> None:
        for owner in ("ann", "ben"):
            self.read(owner)


def test_whatever_is_done_a_store_is_like_a_dictionary(store: Store) -> None:
    class OfThisStore(Model):
        tested = store

    steps = settings(max_examples=20, stateful_step_count=20, deadline=None)
    run_state_machine_as_test(OfThisStore, settings=steps)


@pytest.mark.parametrize("kind", ["sqlite", "postgresql", "dynamodb"])
def test_what_was_written_outlives_the_store(kind: str, open_new: Callable[[str], Store]) -> None:
    with closing(open_new(kind)) as store:
        assert store.write("ann", "place", FIRST, NOW, PLENTY)
        store.close()
        assert store.read("ann", NOW, PLENTY) == {"place": FIRST}

"""What is peculiar to SQL; what its store promises like all others: tests/contracts."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event
from threading import enumerate as threads
from time import monotonic, sleep

import pytest

from skill.adapters.stores import housekeeping, sql_store
from skill.adapters.stores.sql_store import SWEEP_MARGIN, SqlStore
from skill.adapters.stores.store import Row, StoreError
from tests.support.deadlines import PLENTY

NOW = 1_800_000_000
SHORT = Row("{}", 1, NOW + 5)
LONG = Row("{}", 1, NOW + 3600)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "rows.db"


@pytest.fixture
def store(path: Path) -> Iterator[SqlStore]:
    with closing(SqlStore(f"sqlite:///{path}", 2.0)) as one:
        yield one


def asked(path: Path, query: str) -> list[tuple[object, ...]]:
    """What another program reads in the file."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def owners(path: Path) -> set[object]:
    return {owner for (owner,) in asked(path, "SELECT owner FROM remembered")}


def test_nothing_is_opened_before_it_is_used(store: SqlStore, path: Path) -> None:
    assert not path.exists()
    store.read("ann", NOW, PLENTY)
    assert path.exists()


def test_the_file_is_written_ahead(store: SqlStore, path: Path) -> None:
    store.read("ann", NOW, PLENTY)
    assert asked(path, "PRAGMA journal_mode") == [("wal",)]
    with store._connected(PLENTY) as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 1


def test_a_table_whose_index_is_missing_gets_it(store: SqlStore, path: Path) -> None:
    store.write("ann", "place", LONG, NOW, PLENTY)
    store.close()
    asked(path, "DROP INDEX remembered_by_end")
    assert store.read("ann", NOW, PLENTY) == {"place": LONG}
    assert asked(path, "SELECT name FROM sqlite_master WHERE name LIKE '%by_end'")


def tidied(store: SqlStore, now: float) -> None:
    """One round of housekeeping, at this time of the host's clock."""
    store._clock = lambda: now
    store.tidy(Event())


def test_housekeeping_deletes_what_expired_by_the_hosts_clock(store: SqlStore, path: Path) -> None:
    store.write("ann", "place", SHORT, NOW, PLENTY)
    store.write("ben", "place", LONG, NOW, PLENTY)
    tidied(store, SHORT.expires + SWEEP_MARGIN - 1)
    assert owners(path) == {"ann", "ben"}
    tidied(store, SHORT.expires + SWEEP_MARGIN)
    assert owners(path) == {"ben"}


def test_requests_delete_nothing_whatever_their_clock_says(store: SqlStore, path: Path) -> None:
    store.write("ann", "place", SHORT, NOW, PLENTY)
    assert store.read("ben", NOW + 1e6, PLENTY) == {}
    assert store.write("ben", "place", Row("{}", 1, NOW + 2e6), NOW + 1e6, PLENTY)
    assert owners(path) == {"ann", "ben"}


def test_a_backlog_is_deleted_a_part_at_a_time_in_one_round(
    store: SqlStore, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sql_store, "SWEEP_LIMIT", 3)
    for owner in "abcdefg":
        store.write(owner, "place", SHORT, NOW, PLENTY)
    stopping = Event()
    stopping.set()
    store._clock = lambda: NOW + SWEEP_MARGIN + 60.0
    store.tidy(stopping)
    assert len(owners(path)) == 4
    store.tidy(Event())
    assert owners(path) == set()


def test_housekeeping_begins_with_the_first_use_and_ends_with_the_last(store: SqlStore) -> None:
    def running() -> bool:
        return any(thread.name == "housekeeping" for thread in threads())

    assert not running()
    store.read("ann", NOW, PLENTY)
    assert running()
    store.close()
    assert not running()
    store.read("ann", NOW, PLENTY)
    assert running()


def test_housekeeping_goes_on_by_itself(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(housekeeping.Housekeeping.__init__, "__defaults__", (0.02,))
    late = NOW + SWEEP_MARGIN + 60.0
    with closing(SqlStore(f"sqlite:///{path}", 2.0, lambda: late)) as store:
        for _ in range(2):
            store.write("ann", "place", SHORT, NOW, PLENTY)
            until = monotonic() + 5.0
            while owners(path) and monotonic() < until:
                sleep(0.02)
            assert owners(path) == set()


def test_the_log_is_cut_by_housekeeping(store: SqlStore, path: Path) -> None:
    row = Row("x" * 20_000, 1, NOW + 3600)
    for number in range(20):
        store.write(f"owner {number}", "place", row, NOW, PLENTY)
    log = path.with_name("rows.db-wal")
    assert log.stat().st_size > 100_000
    tidied(store, NOW)
    assert log.stat().st_size == 0


def test_what_was_erased_is_in_none_of_the_files(store: SqlStore, path: Path) -> None:
    store.write("ann-hash", "place", Row("secret words", 1, NOW + 3600), NOW, PLENTY)
    store.write("ben", "place", LONG, NOW, PLENTY)
    tidied(store, NOW)
    assert b"secret words" in path.read_bytes()
    store.write("ann-hash", "place", Row("mark", 2, NOW + 60), NOW, PLENTY)
    tidied(store, NOW)
    stored = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert b"secret words" not in stored
    tidied(store, NOW + 60 + SWEEP_MARGIN)
    stored = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert b"ann-hash" not in stored


def test_only_who_runs_the_skill_may_read_the_files(store: SqlStore, path: Path) -> None:
    path.touch(0o644)
    store.write("ann", "place", LONG, NOW, PLENTY)
    files = [path, *path.parent.glob("rows.db-*")]
    assert len(files) == 3
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}


@pytest.mark.parametrize("replaced", [False, True], ids=["removed", "replaced"])
def test_a_file_that_is_removed_or_replaced_is_noticed_and_opened_anew(
    store: SqlStore, path: Path, replaced: bool, caplog: pytest.LogCaptureFixture
) -> None:
    store.write("ann", "place", LONG, NOW, PLENTY)
    for file in (path, *path.parent.glob("rows.db-*")):
        file.unlink()
    if replaced:
        with closing(SqlStore(f"sqlite:///{path.with_name('other.db')}", 2.0)) as other:
            other.write("ben", "place", LONG, NOW, PLENTY)
        path.with_name("other.db").rename(path)
    found = store.read("ben", NOW, PLENTY)
    assert found == ({"place": LONG} if replaced else {})
    assert store.write("cleo", "place", LONG, NOW, PLENTY)
    assert owners(path) == ({"ben", "cleo"} if replaced else {"cleo"})
    assert [text for text in caplog.messages if "removed or replaced" in text] != []
    assert path.name not in caplog.text.replace("sql_store", "")


def test_a_file_that_stays_is_not_opened_anew(
    store: SqlStore, caplog: pytest.LogCaptureFixture
) -> None:
    for owner in "abc":
        store.write(owner, "place", LONG, NOW, PLENTY)
    assert caplog.messages == []


def test_another_program_that_looks_in_does_not_take_the_log_away(
    store: SqlStore, path: Path
) -> None:
    with store._connected(PLENTY):
        store.write("ann", "place", LONG, NOW, PLENTY)  # by a second connection
    query = "SELECT owner FROM remembered"
    look = f"import sqlite3, sys; print(*sqlite3.connect(sys.argv[1]).execute('{query}'))"
    seen = []
    for owner in ("ben", "cleo"):
        run = [sys.executable, "-c", look, str(path)]
        seen.append(subprocess.run(run, check=True, capture_output=True, text=True).stdout)
        store.write(owner, "place", LONG, NOW, PLENTY)
    assert seen == ["('ann',)\n", "('ann',) ('ben',)\n"]


def test_a_sweep_uses_the_index(store: SqlStore, path: Path) -> None:
    store.read("ann", NOW, PLENTY)
    ended = "SELECT owner, kind FROM remembered WHERE expires <= 1 ORDER BY expires LIMIT 3"
    some = f"(owner, kind) IN ({ended}) AND expires <= 1"
    plan = asked(path, f"EXPLAIN QUERY PLAN DELETE FROM remembered WHERE {some}")
    steps = " ".join(str(step[-1]) for step in plan)
    assert "remembered_by_end (expires<?)" in steps
    assert "SCAN remembered" not in steps


def test_housekeeping_that_fails_is_logged_and_disturbs_nobody(
    store: SqlStore, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store.write("ann", "place", SHORT, NOW, PLENTY)
    asked(
        path, "CREATE TRIGGER no BEFORE DELETE ON remembered BEGIN SELECT raise(ABORT, 'no'); END"
    )
    tidied(store, NOW + 3600)
    assert caplog.messages == ["housekeeping of the store failed: IntegrityError 1"]
    assert store.write("ben", "place", LONG, NOW, PLENTY)
    with pytest.raises(StoreError, match=r"^the database failed: IntegrityError$"):
        store.remove("ann", "place", 1, PLENTY)


@pytest.mark.parametrize(
    "url",
    [
        "sqlite://",
        "sqlite:///",
        "sqlite:///:memory:",
        "sqlite://host/rows.db",
        "postgresql://host:port/rows",
        "postgresql:",
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        SqlStore(url, 0.3)

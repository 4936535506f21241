"""What is peculiar to SQL; what its store promises like all others: tests/contracts."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from skill.adapters.stores import sql_store
from skill.adapters.stores.sql_store import SWEEP_EVERY, SqlStore
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


def test_writers_delete_what_has_expired_once_a_minute(store: SqlStore, path: Path) -> None:
    store.write("ann", "place", SHORT, NOW, PLENTY)
    store.write("ben", "place", LONG, NOW + SWEEP_EVERY - 1, PLENTY)
    assert owners(path) == {"ann", "ben"}
    store.write("cleo", "place", LONG, NOW + SWEEP_EVERY, PLENTY)
    assert owners(path) == {"ben", "cleo"}
    store.write("dora", "place", SHORT, NOW + SWEEP_EVERY, PLENTY)
    store.write("emil", "place", LONG, NOW + SWEEP_EVERY + 30, PLENTY)
    assert owners(path) == {"ben", "cleo", "dora", "emil"}


def test_readers_do_so_too(store: SqlStore, path: Path) -> None:
    store.write("ann", "place", SHORT, NOW, PLENTY)
    store.close()
    assert store.read("ben", NOW + 600, PLENTY) == {}
    assert owners(path) == set()


def test_a_sweep_deletes_a_part_at_a_time(
    store: SqlStore, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sql_store, "SWEEP_LIMIT", 3)
    for owner in "abcde":
        store.write(owner, "place", SHORT, NOW, PLENTY)
    store.write("ann", "place", LONG, NOW + SWEEP_EVERY, PLENTY)
    assert len(owners(path)) == 3
    store.write("ann", "place", LONG._replace(revision=2), NOW + 2 * SWEEP_EVERY, PLENTY)
    assert owners(path) == {"ann"}


def test_a_sweep_uses_the_index(store: SqlStore, path: Path) -> None:
    store.read("ann", NOW, PLENTY)
    ended = "SELECT owner, kind FROM remembered WHERE expires <= 1 LIMIT 3"
    plan = asked(
        path, f"EXPLAIN QUERY PLAN DELETE FROM remembered WHERE (owner, kind) IN ({ended})"
    )
    steps = " ".join(str(step[-1]) for step in plan)
    assert "remembered_by_end (expires<?)" in steps
    assert "SCAN remembered" not in steps


def test_a_sweep_that_fails_does_not_undo_the_write(store: SqlStore, path: Path) -> None:
    store.write("ann", "place", SHORT, NOW, PLENTY)
    asked(
        path, "CREATE TRIGGER no BEFORE DELETE ON remembered BEGIN SELECT raise(ABORT, 'no'); END"
    )
    assert store.write("ben", "place", LONG, NOW + SWEEP_EVERY, PLENTY)
    assert owners(path) == {"ann", "ben"}
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

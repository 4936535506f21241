"""PostgreSQL behind PgBouncer, which hands each transaction to any of its connections."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from time import monotonic, sleep

import psycopg
import pytest

from skill.adapters.stores.store import Row, StoreError
from skill.adapters.stores.store_factory import open_store
from skill.settings import Aws
from tests.support import servers
from tests.support.deadlines import PLENTY
from tests.support.servers import PostgresqlServer

pytestmark = pytest.mark.skipif(
    shutil.which("pgbouncer") is None,
    reason="no pgbouncer; Debian's package of this name has it",
)

NOW = 1_800_000_000
ROW = Row("{}", 1, NOW + 3600)
PEOPLE, AT_ONCE = 160, 8


@pytest.fixture(params=[("transaction", 3), ("session", 12)], ids=["transaction", "session"])
def pooled(request: pytest.FixtureRequest, postgresql: PostgresqlServer) -> Iterator[str]:
    """URL of an empty database, through a pooler with a few connections."""
    with servers.pgbouncer(postgresql, *request.param) as through:
        yield through(postgresql.new_database())


def test_everybody_is_remembered(pooled: str) -> None:
    with closing(open_store(pooled, 5.0, Aws())) as store:

        def visit(number: int) -> bool:
            owner = f"owner {number}"
            first = store.write(owner, "place", ROW, NOW, PLENTY)
            then = store.write(owner, "place", ROW._replace(revision=2), NOW, PLENTY)
            read = store.read(owner, NOW, PLENTY) == {"place": ROW._replace(revision=2)}
            return first and then and read

        with ThreadPoolExecutor(AT_ONCE) as threads:
            assert list(threads.map(visit, range(PEOPLE))) == [True] * PEOPLE


def is_waiting(connection: "psycopg.Connection[tuple[int]]") -> bool:
    """Whether the server still holds a statement that waits for a lock."""
    return connection.execute("SELECT 1 FROM pg_locks WHERE NOT granted").fetchone() is not None


def test_a_statement_has_its_limit_of_time_and_leaves_none_behind(pooled: str) -> None:
    with closing(open_store(pooled, 0.2, Aws())) as store:
        store.write("ann", "place", ROW, NOW, PLENTY)
        with psycopg.connect(pooled, prepare_threshold=None) as other:
            other.execute("LOCK TABLE remembered")
            with pytest.raises(StoreError):
                store.write("ann", "place", ROW._replace(revision=2), NOW, PLENTY)
            until = monotonic() + 2.0
            while is_waiting(other) and monotonic() < until:
                sleep(0.02)
            assert not is_waiting(other)
        assert store.read("ann", NOW, PLENTY) == {"place": ROW}
        with psycopg.connect(pooled, prepare_threshold=None) as other:
            assert other.execute("SHOW statement_timeout").fetchone() == ("0",)

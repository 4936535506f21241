"""Stores that cannot be reached, stand still or refuse: a StoreError, and soon."""

import re
import socket
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic, sleep

import psycopg
import pytest

from skill.adapters.deadline import Deadline
from skill.adapters.stores.postgres_timeouts import connect
from skill.adapters.stores.sql_engine import POSTGRESQL_CONNECT_TIMEOUT
from skill.adapters.stores.store import Row, Store, StoreError
from skill.adapters.stores.store_factory import open_store
from skill.settings import Aws
from tests.support import servers
from tests.support.deadlines import PLENTY
from tests.support.servers import DynamodbServer, PostgresqlServer

TIMEOUT = 0.2
SLACK = 1.5
"""Seconds that a busy machine may add."""
NOW = 1_800_000_000
ROW = Row("{}", 1, NOW + 3600)

USES: dict[str, Callable[[Store], object]] = {
    "read": lambda store: store.read("ann", NOW, PLENTY),
    "write": lambda store: store.write("ann", "place", ROW, NOW, PLENTY),
    "remove": lambda store: store.remove("ann", "place", 1, PLENTY),
}


@contextmanager
def fails_within(seconds: float) -> Iterator[None]:
    """A StoreError, in time, that tells nothing of whom or where."""
    began = monotonic()
    with pytest.raises(StoreError) as raised:
        yield
    assert monotonic() - began < seconds + SLACK
    assert not re.search(r"ann|127|secret|rows|\.db", str(raised.value))
    assert raised.value.__cause__ is None


@pytest.fixture
def closed_port() -> Iterator[str]:
    """An address where nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield "{}:{}".format(*taken.getsockname())


@pytest.fixture
def silent_port() -> Iterator[str]:
    """An address where somebody picks up and says nothing."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield "{}:{}".format(*listening.getsockname())


def unreachable(kind: str, folder: Path, port: str) -> Store:
    url = {
        "sqlite": servers.sqlite_url(folder / "unmounted" / "rows.db"),
        "postgresql": f"postgresql://ann:secret@{port}/postgres",
        "dynamodb": "dynamodb://rows",
    }[kind]
    access = Aws("eu-west-1", "key", "secret", dynamodb=f"http://{port}")
    (folder / "unmounted").mkdir()
    store = open_store(url, TIMEOUT, access)
    (folder / "unmounted").rmdir()
    return store


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize("kind", ["sqlite", "postgresql", "dynamodb"])
def test_a_store_that_is_not_there_fails_when_it_is_used(
    kind: str, use: str, tmp_path: Path, closed_port: str
) -> None:
    with closing(unreachable(kind, tmp_path, closed_port)) as store, fails_within(TIMEOUT):
        USES[use](store)


@pytest.mark.parametrize(
    ("kind", "seconds"), [("postgresql", POSTGRESQL_CONNECT_TIMEOUT), ("dynamodb", TIMEOUT)]
)
def test_a_store_that_never_answers_is_given_up(
    kind: str, seconds: float, tmp_path: Path, silent_port: str
) -> None:
    with closing(unreachable(kind, tmp_path, silent_port)) as store, fails_within(seconds):
        store.read("ann", NOW, Deadline.after(TIMEOUT))


def test_a_locked_file_is_given_up_and_tried_again(sqlite_file: str) -> None:
    with (
        closing(open_store(sqlite_file, TIMEOUT, Aws())) as store,
        closing(open_store(sqlite_file, TIMEOUT, Aws())) as other,
    ):
        assert store.write("ann", "place", ROW, NOW, PLENTY)
        with other._connected(PLENTY) as connection:  # type: ignore[attr-defined]
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            with fails_within(TIMEOUT):
                store.write("ann", "place", ROW._replace(revision=2), NOW, PLENTY)
            assert store.read("ann", NOW, PLENTY) == {"place": ROW}
            connection.exec_driver_sql("ROLLBACK")
        assert store.write("ann", "place", ROW._replace(revision=2), NOW, PLENTY)


def test_a_file_that_is_no_database_is_a_store_that_fails(tmp_path: Path) -> None:
    path = tmp_path / "rows.db"
    path.write_text("nothing of the kind\n" * 100)
    store = open_store(servers.sqlite_url(path), TIMEOUT, Aws())
    with closing(store), fails_within(TIMEOUT):
        store.read("ann", NOW, PLENTY)


def waiting_for_locks(connection: "psycopg.Connection[tuple[int]]") -> bool:
    """Whether somebody's statement still waits at the server."""
    here = "datname = current_database() AND wait_event_type = 'Lock'"
    query = f"SELECT 1 FROM pg_stat_activity WHERE {here}"
    return connection.execute(query).fetchone() is not None  # type: ignore[arg-type, unused-ignore]


def eventually(holds: Callable[[], bool]) -> None:
    """Wait for something that is about to be so."""
    until = monotonic() + SLACK
    while not holds() and monotonic() < until:
        sleep(0.02)
    assert holds()


def test_a_locked_table_is_given_up_and_tried_again(postgresql: PostgresqlServer) -> None:
    url = postgresql.new_database()
    with closing(open_store(url, TIMEOUT, Aws())) as store:
        assert store.write("ann", "place", ROW, NOW, PLENTY)
        with psycopg.connect(url) as other:
            other.execute("LOCK TABLE remembered")
            for use in USES.values():
                with fails_within(TIMEOUT):
                    use(store)
            with psycopg.connect(url, autocommit=True) as watching:
                eventually(lambda: not waiting_for_locks(watching))
        assert store.read("ann", NOW, PLENTY) == {"place": ROW}


def test_a_server_that_stands_still_is_given_up_and_used_again(
    postgresql: PostgresqlServer,
) -> None:
    with closing(open_store(postgresql.new_database(), TIMEOUT, Aws())) as store:
        assert store.write("ann", "place", ROW, NOW, PLENTY)
        with postgresql.hanging(), fails_within(TIMEOUT + POSTGRESQL_CONNECT_TIMEOUT):
            store.read("ann", NOW, PLENTY)
        assert store.read("ann", NOW, PLENTY) == {"place": ROW}


def test_a_connection_that_waits_for_too_long_is_closed(postgresql: PostgresqlServer) -> None:
    arguments = {"conninfo": postgresql.new_database()}
    connection = connect(TIMEOUT)(None, None, [], arguments)
    began = monotonic()
    with pytest.raises(psycopg.OperationalError):
        connection.execute("SELECT pg_sleep(9)")
    assert monotonic() - began < TIMEOUT + SLACK
    assert connection.closed


def test_a_connection_that_the_server_ended_is_replaced(postgresql: PostgresqlServer) -> None:
    url = postgresql.new_database()
    with closing(open_store(url, 2.0, Aws())) as store:
        assert store.write("ann", "place", ROW, NOW, PLENTY)
        with psycopg.connect(url) as other:
            others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            mine = "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            assert other.execute(f"{others} {mine}").fetchall() == [(True,)]
        assert store.read("ann", NOW, PLENTY) == {"place": ROW}


def test_whoever_may_only_use_the_table_can(postgresql: PostgresqlServer) -> None:
    url = postgresql.new_database()
    with closing(open_store(url, 2.0, Aws())) as owner:
        assert owner.write("ann", "place", ROW, NOW, PLENTY)
    with psycopg.connect(url) as admin:
        admin.execute("CREATE ROLE guest LOGIN")
        admin.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON remembered TO guest")
    with closing(open_store(url.replace("postgres:@", "guest@"), 2.0, Aws())) as guest:
        assert guest.read("ann", NOW, PLENTY) == {"place": ROW}
        assert guest.write("ann", "place", ROW._replace(revision=2), NOW, PLENTY)


@pytest.mark.parametrize("part", ["access_key", "secret_key"])
def test_a_wrong_key_is_refused(dynamodb: DynamodbServer, part: str) -> None:
    access = dynamodb.access._replace(**{part: "x" * 20})
    store = open_store(f"dynamodb://{dynamodb.new_table()}", 2.0, access)
    with closing(store), fails_within(2.0):
        store.read("ann", NOW, PLENTY)


def test_a_table_that_is_missing_is_named_as_the_reason(dynamodb: DynamodbServer) -> None:
    store = open_store("dynamodb://nowhere", 2.0, dynamodb.access)
    with closing(store), pytest.raises(StoreError, match=r"400 ResourceNotFoundException$"):
        store.read("ann", NOW, PLENTY)


def test_the_end_of_a_row_is_what_amazons_time_to_live_needs(dynamodb: DynamodbServer) -> None:
    """Whole seconds since the epoch, as a number.

    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-before-you-start.html
    """
    table = dynamodb.new_table()
    with closing(open_store(f"dynamodb://{table}", 2.0, dynamodb.access)) as store:
        assert store.write("ann", "place", ROW._replace(expires=NOW + 60.25), NOW, PLENTY)
    key = {"owner": {"S": "ann"}, "kind": {"S": "place"}}
    client = dynamodb.client("dynamodb", dynamodb.access)
    assert client.get_item(TableName=table, Key=key)["Item"] == {
        **key,
        "data": {"S": "{}"},
        "revision": {"N": "1"},
        "expires": {"N": str(NOW + 61)},
    }


def test_an_owner_with_more_than_a_page_of_rows_is_read_and_removed(
    dynamodb: DynamodbServer,
) -> None:
    row = ROW._replace(data="x" * 390_000)
    store = open_store(f"dynamodb://{dynamodb.new_table()}", 5.0, dynamodb.access)
    with closing(store):
        for kind in "abcd":
            assert store.write("ann", kind, row, NOW, PLENTY)
        assert store.read("ann", NOW, PLENTY) == dict.fromkeys("abcd", row)
        for kind in "abcd":
            assert store.remove("ann", kind, 1, PLENTY)
        assert store.read("ann", NOW, PLENTY) == {}

"""The servers, once a run, and every store that there is."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from skill.adapters.stores.store import Store
from skill.adapters.stores.store_factory import open_store
from skill.settings import Aws
from tests.support import servers
from tests.support.servers import DynamodbServer, PostgresqlServer

TIMEOUT = 2.0
"""Seconds; a machine that is busy with other tests is no reason for a store to fail."""
KINDS = ("memory", "sqlite", "postgresql", "dynamodb")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgresqlServer]:
    with servers.postgresql() as server:
        yield server


@pytest.fixture(scope="session")
def dynamodb() -> Iterator[DynamodbServer]:
    with servers.dynamodb() as server:
        yield server


@pytest.fixture(scope="session")
def open_new(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Store]:
    """Opens a store of some kind with nothing in it."""

    def open_one(kind: str) -> Store:
        url, access = "memory:", Aws()
        if kind == "sqlite":
            url = servers.sqlite_url(tmp_path_factory.mktemp("store") / "rows.db")
        elif kind == "postgresql":
            url = request.getfixturevalue("postgresql").new_database()
        elif kind == "dynamodb":
            server = request.getfixturevalue("dynamodb")
            url, access = f"dynamodb://{server.new_table()}", server.access
        return open_store(url, TIMEOUT, access)

    return open_one


@pytest.fixture(scope="session", params=KINDS)
def store(request: pytest.FixtureRequest, open_new: Callable[[str], Store]) -> Iterator[Store]:
    """Each store in its turn, shared by the tests; each test takes an owner of its own."""
    with closing(open_new(request.param)) as one:
        yield one


@pytest.fixture
def sqlite_file(tmp_path: Path) -> str:
    """URL of a file that is not there yet."""
    return servers.sqlite_url(tmp_path / "rows.db")

"""Several processes on one database, and processes that die in the middle of writing."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from itertools import islice
from pathlib import Path
from threading import Barrier, Thread

import pytest

from skill.adapters.stores.store import StoreError
from skill.adapters.stores.store_factory import open_store
from skill.settings import Aws
from tests.contracts import writer
from tests.support import servers
from tests.support.deadlines import PLENTY

FOREVER = 1_000_000


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An address without so much as a table."""
    if request.param == "sqlite":
        return servers.sqlite_url(tmp_path / "rows.db")
    address: str = request.getfixturevalue("postgresql").new_database()
    return address


def test_processes_that_begin_at_once_share_one_store(url: str) -> None:
    processes, times = 3, 20
    with ExitStack() as ended:
        running = [
            ended.enter_context(writer.start(url, "everybody", times)) for _ in range(processes)
        ]
        writer.go(*running)
        said = [process.communicate()[0].split() for process in running]
    assert [process.returncode for process in running] == [0] * processes
    assert sorted(int(number) for numbers in said for number in numbers) == [
        *range(1, processes * times + 1)
    ]


@pytest.mark.parametrize("_round", range(3))
def test_a_table_that_many_create_at_once_is_there_for_all(url: str, _round: int) -> None:
    many = 8
    together = Barrier(many)
    failures: list[StoreError] = []

    def begin() -> None:
        with closing(open_store(url, 2.0, Aws())) as store:
            together.wait()
            try:
                store.read("ann", writer.NOW, PLENTY)
            except StoreError as error:
                failures.append(error)

    threads = [Thread(target=begin) for _ in range(many)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def killed_after(url: str, numbers: int) -> Iterator[int]:
    """What a process said before it was killed, at least so many numbers."""
    with writer.start(url, "ann", FOREVER) as process:
        writer.go(process)
        assert process.stdout is not None
        yield from map(int, islice(process.stdout, numbers))
        process.kill()
        yield from map(int, process.stdout)


def test_all_that_was_acknowledged_survives_kill_9(url: str) -> None:
    stored = 0
    for numbers in (1, 20, 45):
        said = list(killed_after(url, numbers))
        assert said == [*range(stored + 1, stored + len(said) + 1)]
        with closing(open_store(url, 2.0, Aws())) as store:
            row = store.read("ann", writer.NOW, PLENTY)["count"]
            assert row.revision == int(row.data)
            assert row.revision in {said[-1], said[-1] + 1}
            stored = row.revision
            assert store.write(
                "ann", f"round {numbers}", row._replace(revision=1), writer.NOW, PLENTY
            )

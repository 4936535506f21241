"""Real processes add to the same numbers, one after the other and at the same time."""

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context

import pytest

from skill.hosts.web.shared_numbers import ROWS, SharedNumbers, count_in_row

FORKED = get_context("fork")


@pytest.fixture(autouse=True)
def _first_row() -> Iterator[None]:
    yield
    count_in_row(0)


def in_a_process(work: Callable[[], None]) -> int | None:
    """Do it in a process of its own; returns its exit code."""
    process = FORKED.Process(target=work)
    process.start()
    process.join(30)
    return process.exitcode


def test_numbers_are_zero_until_something_is_added() -> None:
    numbers = SharedNumbers(["easing", ("refusals", "size")])
    numbers.add(("refusals", "size"))
    numbers.add(("refusals", "size"), 2.5)
    assert numbers.total("easing") == 0.0
    assert numbers.total(("refusals", "size")) == 3.5


def test_threads_lose_nothing() -> None:
    numbers = SharedNumbers(["x"])
    with ThreadPoolExecutor(8) as pool:
        for _ in range(8000):
            pool.submit(numbers.add, "x")
    assert numbers.total("x") == 8000.0


@pytest.mark.parametrize("row", [1, 2, ROWS - 1, ROWS, 1000])
def test_what_another_process_adds_is_in_the_total(row: int) -> None:
    numbers = SharedNumbers(["x", "y"])
    numbers.add("y", 0.5)

    def work() -> None:
        count_in_row(row)
        numbers.add("y", 2.0)

    assert in_a_process(work) == 0
    assert (numbers.total("x"), numbers.total("y")) == (0.0, 2.5)


def test_the_numbers_of_a_killed_process_stay_and_its_successor_goes_on() -> None:
    numbers = SharedNumbers(["x"])

    def work() -> None:
        count_in_row(1)
        numbers.add("x")
        os.kill(os.getpid(), signal.SIGKILL)

    for _ in range(20):
        assert in_a_process(work) == -signal.SIGKILL
    assert numbers.total("x") == 20.0

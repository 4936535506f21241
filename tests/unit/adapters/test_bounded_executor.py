from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, current_thread

import pytest

from skill.adapters.bounded_executor import MAX_CALLS, BoundedExecutor, BusyError
from skill.adapters.deadline import Deadline
from tests.support.deadlines import PLENTY

LONG = 30.0
TIMEOUT = 0.1


@contextmanager
def full(executor: BoundedExecutor) -> Iterator[Event]:
    """As much is under way as may be, until the event is set."""
    over = Event()
    for _ in range(MAX_CALLS):
        executor.submit(lambda: over.wait(LONG), PLENTY)
    yield over
    over.set()


def test_a_call_gives_what_it_gives_in_a_thread_of_its_own() -> None:
    call = BoundedExecutor("ours").submit(lambda: current_thread().name, PLENTY)
    assert call.result(LONG).startswith("ours")


def test_a_call_raises_what_it_raises() -> None:
    call = BoundedExecutor("ours").submit(lambda: 1 // 0, PLENTY)
    with pytest.raises(ZeroDivisionError):
        call.result(LONG)


def test_a_call_goes_on_when_nobody_waits_any_more() -> None:
    executor, over = BoundedExecutor("ours"), Event()
    deadline = Deadline.after(TIMEOUT)
    call = executor.submit(lambda: over.wait(LONG), deadline)
    with pytest.raises(TimeoutError):
        call.result(deadline.left())
    over.set()
    assert call.result(LONG)


def test_without_any_time_nothing_is_begun() -> None:
    began: list[int] = []
    with pytest.raises(TimeoutError):
        BoundedExecutor("ours").submit(lambda: began.append(1), Deadline(5.0, lambda: 5.0))
    assert began == []


def test_only_so_much_is_under_way_and_nothing_queues() -> None:
    executor = BoundedExecutor("ours")
    with full(executor) as over:
        with pytest.raises(BusyError):
            executor.submit(bool, PLENTY)
        over.set()
        executor.close()
    assert executor._free._value == MAX_CALLS


def test_a_place_is_free_again_after_a_call_failed() -> None:
    executor = BoundedExecutor("ours")
    for _ in range(3 * MAX_CALLS):
        with pytest.raises(ZeroDivisionError):
            executor.submit(lambda: 1 // 0, PLENTY).result(LONG)


def test_a_place_is_free_again_after_no_thread_could_be_started() -> None:
    executor = BoundedExecutor("ours")
    executor.close()
    for _ in range(3 * MAX_CALLS):
        with pytest.raises(BusyError):
            executor.submit(bool, PLENTY)
    assert executor._free._value == MAX_CALLS


def test_closing_waits_for_what_is_under_way() -> None:
    executor, over = BoundedExecutor("ours"), Event()
    call = executor.submit(lambda: over.wait(TIMEOUT), PLENTY)
    executor.close()
    assert call.done()

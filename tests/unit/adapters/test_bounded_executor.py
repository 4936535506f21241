from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, current_thread
from time import monotonic

import pytest

from skill.adapters.bounded_executor import MAX_CALLS, BoundedExecutor, BusyError

LONG = 30.0
TIMEOUT = 0.1


def soon() -> float:
    return monotonic() + TIMEOUT


def later() -> float:
    return monotonic() + LONG


@contextmanager
def full(calls: BoundedExecutor) -> Iterator[Event]:
    """As much is under way as may be, until the event is set."""
    over = Event()
    for _ in range(MAX_CALLS):
        calls.begin(lambda: over.wait(LONG), later())
    yield over
    over.set()


def test_a_call_gives_what_it_gives_in_a_thread_of_its_own() -> None:
    calls = BoundedExecutor("ours")
    name = calls.wait(calls.begin(lambda: current_thread().name, later()), later())
    assert name.startswith("ours")


def test_a_call_raises_what_it_raises() -> None:
    calls = BoundedExecutor("ours")
    with pytest.raises(ZeroDivisionError):
        calls.wait(calls.begin(lambda: 1 // 0, later()), later())


def test_nobody_waits_longer_than_they_want() -> None:
    calls, over = BoundedExecutor("ours"), Event()
    call = calls.begin(lambda: over.wait(LONG), later())
    began = monotonic()
    with pytest.raises(TimeoutError):
        calls.wait(call, soon())
    assert TIMEOUT * 0.9 <= monotonic() - began < TIMEOUT + 1.0
    over.set()
    assert calls.wait(call, later())


def test_without_any_time_nothing_is_begun() -> None:
    began: list[int] = []
    with pytest.raises(BusyError):
        BoundedExecutor("ours", clock=lambda: 5.0).begin(lambda: began.append(1), 5.0)
    assert began == []


def test_only_so_much_is_under_way_and_nothing_queues() -> None:
    calls = BoundedExecutor("ours")
    with full(calls) as over:
        with pytest.raises(BusyError):
            calls.begin(bool, later())
        over.set()
        calls.close()
    assert calls._free._value == MAX_CALLS


def test_a_place_is_free_again_after_a_call_failed() -> None:
    calls = BoundedExecutor("ours")
    for _ in range(3 * MAX_CALLS):
        with pytest.raises(ZeroDivisionError):
            calls.wait(calls.begin(lambda: 1 // 0, later()), later())


def test_a_place_is_free_again_after_no_thread_could_be_started() -> None:
    calls = BoundedExecutor("ours")
    calls._pool.shutdown()
    for _ in range(3 * MAX_CALLS):
        with pytest.raises(BusyError):
            calls.begin(bool, later())
    assert calls._free._value == MAX_CALLS


def test_closing_waits_for_what_is_under_way() -> None:
    calls, over = BoundedExecutor("ours"), Event()
    call = calls.begin(lambda: over.wait(TIMEOUT), later())
    calls.close()
    assert call.done()

import logging
from threading import Thread

import pytest

from skill.hosts.web.refusals import LOGGED_EVERY, Reason, RefusalLog
from tests.unit.hosts.web.clock import Clock


def test_a_flood_is_one_line_a_minute_with_its_counts(caplog: pytest.LogCaptureFixture) -> None:
    clock = Clock()
    refusals = RefusalLog(clock)
    for _ in range(1000):
        refusals.add(Reason.SIGNATURE)
    refusals.add(Reason.BODY)
    assert caplog.messages == ["refused: signature 1"]
    clock.now += LOGGED_EVERY
    refusals.add(Reason.BODY)
    refusals.add(Reason.BODY)
    assert caplog.messages == ["refused: signature 1", "refused: signature 999, body 2"]


def test_nothing_is_counted_twice_or_lost_between_threads(
    caplog: pytest.LogCaptureFixture,
) -> None:
    clock = Clock()
    refusals = RefusalLog(clock)
    caplog.set_level(logging.ERROR)

    def work() -> None:
        for _ in range(500):
            refusals.add(Reason.CHAIN)

    threads = [Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    clock.now += LOGGED_EVERY
    caplog.set_level(logging.WARNING)
    refusals.add(Reason.CHAIN)
    assert caplog.messages == ["refused: chain 2000"]

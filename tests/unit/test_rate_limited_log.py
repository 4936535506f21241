import logging
from threading import Thread

import pytest

from skill.rate_limited_log import LOGGED_EVERY, CountedWarnings
from tests.support.clock import Clock


def test_a_flood_is_one_line_a_minute_with_its_counts(caplog: pytest.LogCaptureFixture) -> None:
    clock = Clock()
    tally = CountedWarnings("refused", clock)
    for _ in range(1000):
        tally.add("signature")
    tally.add("body")
    assert caplog.messages == ["refused: signature 1"]
    clock.now += LOGGED_EVERY
    tally.add("body")
    tally.add("body")
    assert caplog.messages == ["refused: signature 1", "refused: signature 999, body 2"]


def test_nothing_is_counted_twice_or_lost_between_threads(
    caplog: pytest.LogCaptureFixture,
) -> None:
    clock = Clock()
    tally = CountedWarnings("refused", clock)
    caplog.set_level(logging.ERROR)

    def work() -> None:
        for _ in range(500):
            tally.add("chain")

    threads = [Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    clock.now += LOGGED_EVERY
    caplog.set_level(logging.WARNING)
    tally.add("chain")
    assert caplog.messages == ["refused: chain 2000"]

"""What holds for all tests."""

import logging
from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import settings

# Tests share the processors with each other, so that what takes a millisecond may take a second.
# Whether the skill is quick enough is no question for random examples: it has tests of its own.
settings.register_profile("shared", deadline=timedelta(seconds=10))
settings.load_profile("shared")


@pytest.fixture(autouse=True)
def _the_log_is_nobodys() -> Iterator[None]:
    """A host sets up the skill's log for its whole process; the next test finds it as it was."""
    log = logging.getLogger("skill")
    handlers, propagate, level = log.handlers, log.propagate, log.level
    log.handlers, log.propagate = [], True
    log.setLevel(logging.NOTSET)
    yield
    log.handlers, log.propagate = handlers, propagate
    log.setLevel(level)

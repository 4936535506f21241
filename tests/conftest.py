"""What every test may rely on."""

import logging
from collections.abc import Iterator

import pytest


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

"""Logs errors by type and place only."""

import logging
import traceback

_log = logging.getLogger(__name__)


def log_error(error: BaseException) -> None:
    """Log the type and place of an error, not its message, which could contain a person's words."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{frames[-1].name}:{frames[-1].lineno}" if frames else "nowhere"
    _log.error("%s in %s", type(error).__name__, where)

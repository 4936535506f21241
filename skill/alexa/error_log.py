"""What is logged of an error: its kind and its place."""

import logging
import traceback

_log = logging.getLogger(__name__)


def log_error(error: BaseException) -> None:
    """Log what went wrong and where, without a message that could hold somebody's words."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{frames[-1].name}:{frames[-1].lineno}" if frames else "nowhere"
    _log.error("%s in %s", type(error).__name__, where)

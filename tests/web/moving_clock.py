"""The web service with a clock that a test can move while it runs."""

import os
import time
from pathlib import Path

from flask import Flask

from skill.hosts.web import create_app

VARIABLE = "TEST_CLOCK_FILE"
"""Names a file with the seconds by which the clock is ahead."""


def app() -> Flask:
    """The service, to be named to gunicorn."""
    file = Path(os.environ[VARIABLE])
    return create_app(clock=lambda: time.time() + float(file.read_text(encoding="ascii")))

"""What is logged and measured of one request: what it was, what came of it, how long it took."""

from collections.abc import Callable
from typing import NamedTuple


class TurnReport(NamedTuple):
    """What was answered; nothing in it was said by a person or names one."""

    doing: str
    """What was under way: `relief`, `stretch` or `nothing`."""
    asked: str
    """The question that was open; empty if none was."""
    noted: str
    """What happened, as one word."""
    speech_seconds: float
    """How long the answer plays."""
    store_failed: bool


class Report(NamedTuple):
    """One request."""

    request: str
    intent: str | None
    milliseconds: float
    """From the first look at the request to its answer, waiting for the store included."""
    closes: bool | None
    """Whether the session ends; None where that is not ours to say."""
    turn: TurnReport | None
    """None if nothing was spoken."""


Observer = Callable[[Report], None]
"""Is shown the report of every request."""

"""Lines of a written conversation: what is said, and when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from simulator.device.echo import Echo
from simulator.device.exchanges import Event

SILENCE = "..."
_TIMED = re.compile(r"@(\d+(?:\.\d+)?)\s+(\S.*)")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing the person does."""

    words: str
    """What is said; empty for a silence that lasts until the session ends."""
    at: float | None
    """Seconds into the answer; None when said after it."""


def read_line(text: str) -> Line:
    """Read `words`, `@12 words` (12 s into the answer) or `...` (silence)."""
    text = text.strip()
    if text == SILENCE:
        return Line("", None)
    timed = _TIMED.fullmatch(text)
    return Line(timed[2], float(timed[1])) if timed else Line(text, None)


def play(echo: Echo, line: Line) -> Iterator[Event]:
    """Let the person do what the line says."""
    return echo.say(line.words, line.at) if line.words else echo.silence()

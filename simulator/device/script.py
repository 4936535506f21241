"""Reads the lines of a written conversation and plays them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from simulator.device.echo import LONGEST_WAIT, Echo
from simulator.device.exchanges import DeviceEvent

SILENCE = "..."
_TIMED = re.compile(r"@(\d+(?:\.\d+)?)\s+(\S.*)")


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """What the person says, and when."""

    words: str
    """What the person says; empty for silence until the session ends."""
    at: float | None
    """Seconds into the answer at which they say it, at most `LONGEST_WAIT`; None for after it."""


def parse_line(text: str) -> ScriptLine:
    """Read `words`, `@12 words` (12 s into the answer) or `...` (silence)."""
    text = text.strip()
    if text == SILENCE:
        return ScriptLine("", None)
    timed = _TIMED.fullmatch(text)
    return (
        ScriptLine(timed[2], min(float(timed[1]), LONGEST_WAIT))
        if timed
        else ScriptLine(text, None)
    )


def play(echo: Echo, line: ScriptLine) -> Iterator[DeviceEvent]:
    """Play one line on the device."""
    return echo.say(line.words, line.at) if line.words else echo.silence()

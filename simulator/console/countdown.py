"""What stands above the line being typed: the words being spoken, or the seconds left."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from rich.console import Console, Group, RenderableType
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from simulator.device.speech import Piece

LONGEST_CUE = 5
"""Words; what is said inside a hold without ending its countdown."""
BAR_WIDTH = 40
"""Columns of the bar."""


@dataclass(frozen=True, slots=True)
class Span:
    """Part of an answer, in seconds of the reading clock from its beginning."""

    start: float
    end: float


def countdowns(pieces: Sequence[Piece]) -> list[Span | None]:
    """For each piece the hold it belongs to: silences and the short cues between them."""
    spans: list[Span | None] = [None] * len(pieces)
    starts = _starts(pieces)
    first = 0
    while first < len(pieces):
        last = _last_of_hold(pieces, first)
        if last is not None:
            end = starts[last] + pieces[last].seconds
            spans[first : last + 1] = [Span(starts[first], end)] * (last + 1 - first)
        first = first + 1 if last is None else last + 1
    return spans


def _starts(pieces: Sequence[Piece]) -> list[float]:
    starts, second = [], 0.0
    for piece in pieces:
        starts.append(second)
        second += piece.seconds
    return starts


def _last_of_hold(pieces: Sequence[Piece], first: int) -> int | None:
    """The last silence of the hold that begins with piece `first`."""
    if pieces[first].words:
        return None
    last = first
    for place in range(first + 1, len(pieces)):
        words = len(pieces[place].words.split())
        if words > LONGEST_CUE or (words and pieces[place - 1].words):
            break
        last = last if words else place
    return last


def bar(span: Span, now: float, label: Text) -> RenderableType:
    """A bar that empties from the start of `span` to its end, with the seconds left."""
    left = max(0.0, span.end - now)
    progress = ProgressBar(total=span.end - span.start, completed=left, width=BAR_WIDTH)
    grid = Table.grid(padding=(0, 1))
    grid.add_row(label, progress, Text(f"{ceil(left)} s", "bold"))
    return grid


def speaking(words: str, hold: Span | None, now: float) -> RenderableType:
    """The words as far as they are spoken, and the countdown of the hold they belong to."""
    spoken = Text(words, "bold")
    return Group(spoken, bar(hold, now, Text("hold", "cyan"))) if hold else spoken


def words_until(piece: Piece, seconds: float) -> str:
    """The words of `piece` that have been begun after so many seconds of it."""
    words = piece.words.split()
    return " ".join(words[: 1 + int(seconds / piece.seconds * len(words))])


def as_ansi(console: Console, content: RenderableType) -> str:
    """What the console would print, as text with escape codes, without the last line break."""
    with console.capture() as captured:
        console.print(content)
    return captured.get().rstrip("\n")

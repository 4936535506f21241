"""What the terminal shows above the prompt: the words being spoken, or the seconds left."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from rich.console import Console, Group, RenderableType
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from simulator.device.speech import Piece

LONGEST_CUE = 5
"""Number of words of the longest cue that does not end the countdown of a hold."""
BAR_WIDTH = 40
"""Width of the bar in columns."""


@dataclass(frozen=True, slots=True)
class Span:
    """A part of an answer, in seconds of the reading clock since its beginning."""

    start: float
    end: float


def countdowns(pieces: Sequence[Piece]) -> list[Span | None]:
    """For each piece the hold it belongs to; a hold is silences and the short cues between them."""
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
    """Index of the last silence of the hold that begins with piece `first`; None if none does."""
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
    """A bar that empties over `span`, with the seconds left at `now`."""
    left = max(0.0, span.end - now)
    progress = ProgressBar(total=span.end - span.start, completed=left, width=BAR_WIDTH)
    grid = Table.grid(padding=(0, 1))
    grid.add_row(label, progress, Text(f"{ceil(left)} s", "bold"))
    return grid


def speaking(words: str, hold: Span | None, now: float) -> RenderableType:
    """The words spoken so far, and the countdown of their hold if they belong to one."""
    spoken = Text(words, "bold")
    return Group(spoken, bar(hold, now, Text("hold", "cyan"))) if hold else spoken


def words_until(piece: Piece, seconds: float) -> str:
    """The words of `piece` that have begun after `seconds` of it."""
    words = piece.words.split()
    return " ".join(words[: 1 + int(seconds / piece.seconds * len(words))])


def as_ansi(console: Console, content: RenderableType) -> str:
    """The content as text with escape codes, without the last line break."""
    with console.capture() as captured:
        console.print(content)
    return captured.get().rstrip("\n")

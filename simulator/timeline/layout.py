"""Where the words of a timeline stand: beside what they belong to, never on top of each other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from textwrap import fill, wrap

from matplotlib.textpath import text_to_path

from simulator.device.announced_holds import Hold
from simulator.device.speech import length
from simulator.timeline.look import Look
from simulator.timeline.timeline import Kind, Row

PAGE_WIDTH = 960.0
"""Points for the time axis and the words along it, 72 to the inch."""
SHORTEST_AXIS = 20.0
"""Seconds that the axis shows at least."""
LINE_LETTERS = 36
"""Letters to a line of a label."""
HEADING_LETTERS = 90
PADDING = 6.0
"""Points between two labels side by side."""
ROOM = 26.0
"""Points; a silence that is shorter on the page carries no length."""


@dataclass(frozen=True, slots=True)
class Label:
    """Words on one or more lines that begin at a second."""

    second: float
    text: str
    look: Look
    faded: bool = False
    """Whether it belongs to what is not heard."""

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return self.text.count("\n") + 1

    @property
    def width(self) -> float:
        """Points, with the space around it."""
        return PADDING + max(_width(line, self.look) for line in self.text.split("\n"))


@cache
def _width(line: str, look: Look) -> float:
    width, _, _ = text_to_path.get_text_width_height_descent(line, look.font, ismath=False)
    return float(width)


def spoken_labels(row: Row) -> list[Label]:
    """What is said in a row by the device, and by the person who interrupts it."""
    labels = [
        Label(
            sound.start,
            _wrapped(sound.words),
            Look.CUE if sound.kind is Kind.CUE else Look.SPEECH,
            faded=sound.start >= row.heard,
        )
        for sound in row.sounds
        if sound.words
    ]
    if row.bargein:
        words = _wrapped(f"you at {row.bargein.at:g} s: {row.bargein.words}")
        labels.append(Label(row.bargein.at, words, Look.PERSON))
    return sorted(labels, key=lambda label: label.second)


def _wrapped(words: str) -> str:
    """The words on as few lines as they need, all about as long."""
    words = " ".join(words.split())
    lines = len(wrap(words, LINE_LETTERS))
    widths = range(len(words) // lines, LINE_LETTERS + 1)
    fitting = (wrapped for width in widths if len(wrapped := wrap(words, width)) <= lines)
    return "\n".join(next(fitting))


def hold_labels(row: Row) -> list[Label]:
    """How long each hold of a row was said to last, and lasted."""
    return [
        Label(hold.start, _lasted(hold, row.heard), Look.HOLD, faded=hold.start >= row.heard)
        for hold in row.holds
    ]


def _lasted(hold: Hold, heard: float) -> str:
    if heard <= hold.start:
        return f"{hold.announced} s, not heard"
    if heard < hold.end:
        return f"{hold.announced} s announced, cut off after {heard - hold.start:.1f} s"
    return f"{hold.announced} s announced, {hold.end - hold.start:.1f} s heard"


def heading_label(row: Row) -> Label:
    """What a row answers."""
    words = "(nobody answers)" if row.after is None else f"you: {row.after}"
    return Label(0.0, fill(words, HEADING_LETTERS), Look.HEADING)


def microphone_label(row: Row) -> Label:
    """What the microphone does at the end of a row."""
    second = row.heard + row.listened
    if not row.open:
        return Label(second, "○ session closed", Look.CLOSED)
    then = ", then ○ session closed" if row.given_up else ""
    return Label(second, f"● microphone open{then}", Look.OPEN)


def silence_labels(row: Row, scale: float) -> list[Label]:
    """The seconds of every silence with room for them, but for one cut off."""
    return [
        Label(sound.start, f"{sound.seconds:.1f} s", Look.SILENCE, faded=sound.start >= row.heard)
        for sound in row.sounds
        if sound.kind is Kind.SILENCE
        and sound.seconds * scale >= ROOM
        and not sound.start < row.heard < sound.end
    ]


def points_a_second(rows: Iterable[Row]) -> float:
    """The largest scale of the time axis at which all bars and labels end on the page."""
    return min([PAGE_WIDTH / SHORTEST_AXIS, *(scale for row in rows for scale in _scales(row))])


def _scales(row: Row) -> Iterator[float]:
    if row.speech:
        yield PAGE_WIDTH / length(row.speech)
    for label in (*spoken_labels(row), *hold_labels(row), microphone_label(row)):
        if label.second:
            yield (PAGE_WIDTH - label.width) / label.second


def levels(labels: Sequence[Label], scale: float) -> list[int]:
    """For labels in order the line above the bars on which each one stands.

    A label stands above all later ones that begin before it ends: then none covers another, nor
    the line that leads from another down to its bar, and they read from top to bottom.
    """
    found: list[int] = []
    for place in reversed(range(len(labels))):
        label = labels[place]
        end = label.second * scale + label.width
        later = zip(labels[place + 1 :], reversed(found), strict=True)
        below = (level + other.lines for other, level in later if other.second * scale < end)
        found.append(max(below, default=0))
    return found[::-1]

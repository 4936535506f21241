"""Drawing one row of a timeline: what is answered, the words, the bars and the holds."""

from collections.abc import Iterator, Sequence
from typing import Literal

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

from simulator.device.announced_holds import Hold
from simulator.timeline.layout import (
    PAGE_WIDTH,
    Label,
    heading_label,
    hold_labels,
    levels,
    microphone_label,
    silence_labels,
    spoken_labels,
)
from simulator.timeline.look import (
    BAND,
    BLUE,
    FADED,
    FADED_WORDS,
    GREEN,
    GREY,
    INK,
    ORANGE,
    PALE,
    RED,
    Look,
)
from simulator.timeline.timeline import Kind, Row, Sound

LINE, HEADING_LINE = 10.5, 13.0
"""Points from one line of words to the next; what follows is in points from the mid of the bars."""
BAR, CUE_BAR, BAND_EDGE = 7.0, 3.5, 10.0
WORDS, BRACKET, HOLDS = 14.0, -13.0, -16.0
TICKS, GAP, INDENT = 20.0, 12.0, 2.5
"""Points for the seconds below a row, for the space above it, and from a line to its words."""

_BARS = {Kind.SPEECH: (BAR, BLUE), Kind.CUE: (CUE_BAR, ORANGE)}
_Placed = list[tuple[Label, int]]


class RowDrawing:
    """One row of a page."""

    def __init__(self, row: Row, scale: float) -> None:
        """`scale` is in points a second."""
        self._row = row
        self._scale = scale
        self._heading = heading_label(row)
        self._spoken = _placed(spoken_labels(row), scale)
        self._held = _placed(hold_labels(row), scale)
        self._top = WORDS + LINE * _lines(self._spoken) + HEADING_LINE * self._heading.lines
        self._bottom = HOLDS - LINE * _lines(self._held)

    @property
    def height(self) -> float:
        """Points, with the seconds below it and the space above it."""
        return GAP + self._top - self._bottom + TICKS

    def draw_on(self, axes: Axes) -> None:
        """Fill `axes`, which must be as high as this row and as wide as the page."""
        self._draw_seconds(axes)
        self._write(axes, self._heading, self._top, "top")
        for hold in self._row.holds:
            self._draw_hold(axes, hold)
        for sound in self._row.sounds:
            self._draw_sound(axes, sound)
        self._draw_words(axes)
        if self._row.bargein is None:
            self._draw_microphone(axes)

    def _draw_seconds(self, axes: Axes) -> None:
        axes.set(xlim=(0, PAGE_WIDTH / self._scale), ylim=(self._bottom - TICKS, self._top + GAP))
        axes.yaxis.set_visible(False)
        axes.patch.set_visible(False)
        axes.spines[["left", "right", "top"]].set_visible(False)
        axes.spines["bottom"].set(position=("data", self._bottom), color=PALE)
        axes.xaxis.set_major_locator(MaxNLocator(nbins=12, steps=[1, 2, 5, 10]))
        axes.xaxis.set_major_formatter("{x:g} s")
        axes.tick_params(axis="x", color=PALE, labelcolor=GREY, labelsize=7)

    def _draw_hold(self, axes: Axes, hold: Hold) -> None:
        for start, end, opacity in self._parts(hold.start, hold.end):
            axes.add_patch(_box(start, end, BAND_EDGE, BAND, opacity))
            axes.hlines(BRACKET, start, end, color=INK, alpha=opacity, lw=0.8)
        for edge in (hold.start, hold.end):
            opacity = 1.0 if edge <= self._row.heard else FADED
            axes.vlines(edge, BRACKET, -BAND_EDGE, color=INK, alpha=opacity, lw=0.8)

    def _draw_sound(self, axes: Axes, sound: Sound) -> None:
        for start, end, opacity in self._parts(sound.start, sound.end):
            if sound.kind is Kind.SILENCE:
                axes.hlines(0, start, end, color=GREY, alpha=opacity, lw=1)
            else:
                height, colour = _BARS[sound.kind]
                axes.add_patch(_box(start, end, height, colour, opacity))

    def _parts(self, start: float, end: float) -> Iterator[tuple[float, float, float]]:
        """What is heard of a span and what is not, each with its opacity."""
        cut = min(max(start, self._row.heard), end)
        if start < cut:
            yield start, cut, 1.0
        if cut < end:
            yield cut, end, FADED

    def _draw_words(self, axes: Axes) -> None:
        for label, level in self._spoken:
            y = WORDS + LINE * level
            self._lead(axes, label, y + LINE * label.lines)
            self._write(axes, label, y, "bottom")
        for label, level in self._held:
            self._write(axes, label, HOLDS - LINE * level, "top")
        for label in silence_labels(self._row, self._scale):
            self._write(axes, label, 1, "bottom")

    def _lead(self, axes: Axes, label: Label, top: float) -> None:
        """Draw the line from words to their bar, or through the bars where the person cuts in."""
        if label.look is Look.PERSON:
            axes.vlines(label.second, BRACKET, top, color=RED, lw=1.6, ls="--")
        else:
            axes.vlines(label.second, BAR, top, color=PALE, lw=0.6)

    def _draw_microphone(self, axes: Axes) -> None:
        if self._row.listened:
            corner, size = (self._row.heard, -CUE_BAR), (self._row.listened, 2 * CUE_BAR)
            axes.add_patch(Rectangle(corner, *size, fill=False, edgecolor=GREEN))
        self._write(axes, microphone_label(self._row), 0, "center")

    def _write(
        self, axes: Axes, label: Label, y: float, side: Literal["top", "center", "bottom"]
    ) -> None:
        axes.text(
            label.second + INDENT / self._scale,
            y,
            label.text,
            verticalalignment=side,
            color=label.look.colour,
            alpha=FADED_WORDS if label.faded else 1.0,
            fontproperties=label.look.font,
            parse_math=False,
        )


def _box(start: float, end: float, edge: float, colour: str, opacity: float) -> Rectangle:
    corner, size = (start, -edge), (end - start, 2 * edge)
    return Rectangle(
        corner, *size, facecolor=colour, edgecolor="white", linewidth=0.6, alpha=opacity
    )


def _placed(labels: Sequence[Label], scale: float) -> _Placed:
    return list(zip(labels, levels(labels, scale), strict=True))


def _lines(placed: _Placed) -> int:
    return max((level + label.lines for label, level in placed), default=0)

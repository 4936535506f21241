"""Drawing a timeline: one row an answer, all on the same scale of seconds."""

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from simulator.timeline.layout import PAGE_WIDTH, points_a_second
from simulator.timeline.look import BAND, BLUE, FADED, GREEN, GREY, ORANGE, RED
from simulator.timeline.row import RowDrawing
from simulator.timeline.timeline import Row

POINTS = 72
"""Points to the inch."""
DOTS = 120
"""Pixels to the inch."""
TALLEST = 30_000
"""Pixels; a longer conversation is drawn smaller."""
MARGIN = 24.0
"""Points left and right of the page."""
LEGEND = 28.0
"""Points above the first row."""


def as_png(figure: Figure) -> bytes:
    """The drawing as a PNG file."""
    file = BytesIO()
    with _as_delivered():
        figure.savefig(file, format="png", dpi=min(DOTS, TALLEST / figure.get_figheight()))
    return file.getvalue()


def draw(rows: Sequence[Row]) -> Figure:
    """A figure with one axes for each row, in order; x is seconds of that answer."""
    with _as_delivered():
        scale = points_a_second(rows)
        drawings = [RowDrawing(row, scale) for row in rows]
        width = PAGE_WIDTH + 2 * MARGIN
        top = sum(drawing.height for drawing in drawings)
        height = top + LEGEND
        figure = Figure(figsize=(width / POINTS, height / POINTS), dpi=DOTS)
        _add_legend(figure, (MARGIN / width, 1 - MARGIN / 2 / height))
        for drawing in drawings:
            top -= drawing.height
            place = (MARGIN / width, top / height, PAGE_WIDTH / width, drawing.height / height)
            drawing.draw_on(figure.add_axes(place))
        return figure


@contextmanager
def _as_delivered() -> Iterator[None]:
    """Leave out this machine's settings for matplotlib; a letter without a glyph is a box."""
    with mpl.rc_context(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph", UserWarning)
        mpl.rcdefaults()
        yield


def _add_legend(figure: Figure, corner: tuple[float, float]) -> None:
    handles = [
        Patch(color=BLUE, label="speech"),
        Patch(color=ORANGE, label="cue in a hold"),
        Line2D([], [], color=GREY, label="silence"),
        Patch(color=BAND, label="hold"),
        Line2D([], [], color=RED, linestyle="--", label="you cut in"),
        Patch(color=BLUE, alpha=FADED, label="not heard"),
        Patch(facecolor="white", edgecolor=GREEN, label="microphone open"),
    ]
    figure.legend(
        handles=handles,
        loc="upper left",
        bbox_to_anchor=corner,
        borderaxespad=0,
        borderpad=0,
        ncols=len(handles),
        frameon=False,
        fontsize=8,
    )

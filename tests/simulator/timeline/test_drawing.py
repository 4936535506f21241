import re
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from itertools import combinations
from typing import NamedTuple

import matplotlib as mpl
import pytest
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.colors import to_hex, to_rgba_array
from matplotlib.figure import Figure
from matplotlib.image import imread
from matplotlib.patches import Rectangle
from matplotlib.transforms import Bbox
from matplotlib.typing import ColorType

from simulator.device.echo import REMEMBERING, Echo, Handler
from simulator.device.script import parse_line, play
from simulator.device.speech import from_text, parse_ssml
from simulator.hearing.interaction_model import load_model
from simulator.hearing.nlu import Recognizer
from simulator.timeline.drawing import as_png, draw
from simulator.timeline.look import (
    BAND,
    BLUE,
    FADED,
    GREEN,
    GREY,
    ORANGE,
    RED,
)
from simulator.timeline.timeline import BargeIn, Row, Timeline
from skill.hosts.entry import entry
from tests.support.small_model import small_model, small_skill

CONVERSATIONS = {
    "relief": ("help my calf cramp", "no", "yes", "yes", "yes"),
    "daily routine": ("daily routine", *["yes"] * 10),
    "barge-in": ("help my calf cramp", "@20 how long left", "@3.333 repeat", "@0 pause"),
    "short holds": ("i'm pregnant and my calf is cramping", "no"),
    "silence": ("open cramp coach", "...", "how do i prevent cramps", "@9 stop"),
    "danger sign": ("help my calf cramp", "@8 my calf is hot and swollen"),
    "odd letters": ("my calf hurts $\\frac{$ 日本 \x00\x07", "@4 " + "stop \t" * 40),
}


def hold_conversation(handler: Handler, hearing: Recognizer, *lines: str) -> list[Row]:
    echo = Echo(handler, hearing, datetime(2026, 1, 10, tzinfo=UTC))
    timeline = Timeline()
    for line in lines:
        for event in play(echo, parse_line(line)):
            timeline.follow(event)
    return timeline.rows


@cache
def real_hearing() -> Recognizer:
    return Recognizer(load_model("en-US"))


class Drawing(NamedTuple):
    figure: Figure
    png: bytes
    texts: list[tuple[str, Bbox]]
    """All that can be read, with its place in pixels."""
    bars: list[Bbox]
    """The place of every bar of speech in pixels."""

    @property
    def not_on_page(self) -> list[Bbox]:
        page = self.figure.bbox
        places = [*self.bars, *(place for _, place in self.texts)]
        return [box for box in places if not (page.contains(*box.min) and page.contains(*box.max))]


@cache
def drawn(name: str) -> Drawing:
    handler = entry(REMEMBERING)
    return drawing(hold_conversation(handler, real_hearing(), *CONVERSATIONS[name]))


def drawing(rows: list[Row]) -> Drawing:
    figure = draw(rows)
    png = as_png(figure)
    found = [text for legend in figure.legends for text in legend.get_texts()]
    for axes in figure.axes:
        ticks = zip(axes.get_xticks(), axes.get_xticklabels(), strict=True)
        found += axes.texts + [label for tick, label in ticks if tick <= axes.get_xlim()[1]]
    texts = [(text.get_text(), text.get_window_extent()) for text in found]
    bars = [
        bar.get_window_extent()
        for axes in figure.axes
        for bar in (*boxes(axes, BLUE), *boxes(axes, ORANGE))
    ]
    return Drawing(figure, png, texts, bars)


def small_drawing(*lines: str) -> Figure:
    return draw(hold_conversation(small_skill, Recognizer(small_model()), *lines))


def boxes(axes: Axes, colour: str) -> list[Rectangle]:
    """The boxes filled with a colour, or drawn with it where they are empty."""
    found = [patch for patch in axes.patches if isinstance(patch, Rectangle)]
    return [box for box in found if to_hex(ink(box)) == colour.lower()]


def ink(box: Rectangle) -> ColorType:
    return box.get_facecolor() if box.get_fill() else box.get_edgecolor()


def spans(axes: Axes, colour: str) -> list[tuple[float, float]]:
    """The seconds at which those boxes begin and end."""
    return [(box.get_x(), box.get_x() + box.get_width()) for box in boxes(axes, colour)]


def lines(axes: Axes, colour: str) -> list[Bbox]:
    """The lines of a colour, in seconds and points."""
    return [
        path.get_extents()
        for found in axes.collections
        if isinstance(found, LineCollection)
        and to_hex(tuple(to_rgba_array(found.get_color())[0])) == colour.lower()
        for path in found.get_paths()
    ]


def words(axes: Axes) -> list[str]:
    return [text.get_text().replace("\n", " ") for text in axes.texts]


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_no_words_overlap(name: str) -> None:
    overlapping = [
        (one, other)
        for (one, here), (other, there) in combinations(drawn(name).texts, 2)
        if here.padded(1.5, -0.5).overlaps(there.padded(1.5, -0.5))
    ]
    assert overlapping == []


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_no_words_stand_on_a_bar(name: str) -> None:
    covered = [
        text
        for text, place in drawn(name).texts
        for bar in drawn(name).bars
        if bar.padded(-0.5).overlaps(place.padded(-0.5))
    ]
    assert covered == []


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_nothing_leaves_the_page(name: str) -> None:
    assert drawn(name).not_on_page == []


@pytest.mark.parametrize(("silences", "cut"), [(2, 0.5), (9, 0.5), (9, 95.5)])
def test_nothing_leaves_the_page_at_the_end_of_a_long_answer(silences: int, cut: float) -> None:
    silence = "<break time='10s'/>" * silences
    speech = parse_ssml(f"<speak>{silence}{'Then slowly and gently ' * 5} stop.</speak>")
    row = Row("help", speech, open=True, bargein=BargeIn("stop" + " " * 200 + "now " * 20, cut))
    assert drawing([row]).not_on_page == []


@pytest.mark.parametrize("name", ["relief", "daily routine", "short holds"])
def test_a_hold_is_as_long_as_its_words_say(name: str) -> None:
    held = []
    for axes in drawn(name).figure.axes:
        whole = [box for box in boxes(axes, BAND) if box.get_alpha() == 1]
        said = [re.match(r"(\d+) s announced, ([\d.]+) s heard", text) for text in words(axes)]
        for numbers in filter(None, said):
            announced, heard = int(numbers[1]), float(numbers[2])
            width = next(box.get_width() for box in whole if round(box.get_width(), 1) == heard)
            held.append((announced, width))
    assert held
    assert [width for announced, width in held if abs(width - announced) > announced / 10] == []


def test_bars_last_as_long_as_what_is_heard() -> None:
    [axes] = small_drawing("help my calf cramp").axes
    assert spans(axes, BLUE) == [(0, 3.375), (21.25, 22), (22, 23.125)]
    assert spans(axes, ORANGE) == [(12.375, 13.125)]
    assert spans(axes, BAND) == [(1.6875, 21.25)]
    assert [line.intervalx.tolist() for line in lines(axes, GREY) if line.height == 0] == [
        [3.375, 12.375],
        [13.125, 21.25],
    ]
    assert "20 s announced, 19.6 s heard" in words(axes)
    assert {"9.0 s", "8.1 s", "● microphone open"} <= set(words(axes))


def test_cues_are_lower_than_other_speech() -> None:
    [axes] = small_drawing("help my calf cramp").axes
    [cue] = boxes(axes, ORANGE)
    assert cue.get_height() < min(box.get_height() for box in boxes(axes, BLUE))


def test_a_bargein_is_marked_and_what_follows_is_faded() -> None:
    cut, _ = small_drawing("help my calf cramp", "@12.75 stop").axes
    [mark] = lines(cut, RED)
    assert mark.intervalx.tolist() == [12.75, 12.75]
    assert spans(cut, ORANGE) == [(12.375, 12.75), (12.75, 13.125)]
    assert [box.get_alpha() for box in boxes(cut, ORANGE)] == [1, FADED]
    assert [box.get_alpha() for box in boxes(cut, BLUE)] == [1, FADED, FADED]
    assert "you at 12.75 s: stop" in words(cut)
    assert "20 s announced, cut off after 11.1 s" in words(cut)
    assert not any("microphone" in text for text in words(cut))


def test_a_hold_that_is_not_reached_says_so() -> None:
    cut, _ = small_drawing("help my calf cramp", "@1 stop").axes
    assert "20 s, not heard" in words(cut)
    assert [box.get_alpha() for box in boxes(cut, BAND)] == [FADED]


def test_the_microphone_is_drawn_for_as_long_as_it_is_open() -> None:
    asked, again = small_drawing("open cramp coach", "...").axes
    assert spans(asked, GREEN) == [(1.5, 9.5)]
    assert spans(again, GREEN) == [(1.875, 9.875)]
    assert "(nobody answers)" in words(again)
    assert "● microphone open, then ○ session closed" in words(again)
    answered, stopped = small_drawing("help my calf cramp", "stop").axes
    assert spans(answered, GREEN) == [(23.125, 24.625)]
    assert spans(stopped, GREEN) == []
    assert "○ session closed" in words(stopped)


def test_every_row_has_the_same_scale() -> None:
    assert len({axes.get_xlim() for axes in drawn("relief").figure.axes}) == 1


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_the_file_is_a_picture(name: str) -> None:
    picture = imread(BytesIO(drawn(name).png))
    assert picture.shape[1] == 1680
    assert len(set(picture[..., 0].flat)) > 50


def test_nothing_said_is_a_picture_too() -> None:
    assert imread(BytesIO(as_png(draw([])))).shape[1] == 1680


def test_a_very_long_conversation_is_drawn_smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulator.timeline.drawing.TALLEST", 300)
    row = Row("help", from_text("Pull up."), open=True)
    height, width, _ = imread(BytesIO(as_png(draw([row] * 3)))).shape
    assert height == 300
    assert 900 < width < 1680


def test_settings_of_the_machine_do_not_matter() -> None:
    row = Row("help", from_text("Pull up."), open=True)
    plain = as_png(draw([row]))
    with mpl.rc_context({"axes.facecolor": "red", "font.size": 30, "savefig.transparent": True}):
        assert as_png(draw([row])) == plain

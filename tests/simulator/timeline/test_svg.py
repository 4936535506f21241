import re
import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from functools import cache
from itertools import combinations

import pytest
from resvg_py import svg_to_bytes

from simulator.device.echo import REMEMBERING, Echo, Handler
from simulator.device.script import parse_line, play
from simulator.hearing.interaction_model import load_model
from simulator.hearing.nlu import Recognizer
from simulator.timeline.labels import LETTER, SCALE
from simulator.timeline.recorder import TimelineRecorder, TimelineRow
from simulator.timeline.svg import GAP, MARGIN, timeline_svg
from skill.hosts.entry import entry
from tests.support.small_model import small_model, small_skill

CONVERSATIONS = {
    "relief": ("help my calf cramp", "no", "yes", "yes", "yes"),
    "daily routine": ("daily routine", *["yes"] * 10),
    "barge-in": ("help my calf cramp", "@20 how long left", "@3.333 repeat", "@0 pause"),
    "short holds": ("i'm pregnant and my calf is cramping", "no"),
    "silence": ("open cramp coach", "...", "how do i prevent cramps", "@9 stop"),
    "danger sign": ("help my calf cramp", "@8 my calf is hot and swollen"),
    "odd letters": ("my calf hurts <&> 日本 \x00\x07", "@4 " + "stop \t" * 40),
}
Box = tuple[float, float, float, float]
"""Left, upper, right and lower edge."""


def hold_conversation(handler: Handler, recognizer: Recognizer, *lines: str) -> list[TimelineRow]:
    echo = Echo(handler, recognizer, datetime(2026, 1, 10, tzinfo=UTC))
    timeline = TimelineRecorder()
    for line in lines:
        for event in play(echo, parse_line(line)):
            timeline.follow(event)
    return timeline.rows


@cache
def drawn(name: str) -> ET.Element:
    recognizer = Recognizer(load_model("en-US"))
    rows = hold_conversation(entry(REMEMBERING), recognizer, *CONVERSATIONS[name])
    return ET.fromstring(timeline_svg(rows))


def small_drawing(*lines: str) -> ET.Element:
    rows = hold_conversation(small_skill, Recognizer(small_model()), *lines)
    return ET.fromstring(timeline_svg(rows))


def size(element: ET.Element, name: str) -> float:
    return float(element.attrib[name])


def text_box(text: ET.Element) -> Box:
    """About where a text stands, from the base line to the height of its small letters."""
    left, base = size(text, "x"), size(text, "y")
    return left, base - 7, left + 0.9 * LETTER * len(words(text)), base


def words(text: ET.Element) -> str:
    return text.text or ""


def texts(drawing: ET.Element) -> list[ET.Element]:
    return drawing.findall("{*}text")


def all_words(drawing: ET.Element) -> set[str]:
    return {words(text) for text in texts(drawing)}


def bars(drawing: ET.Element, style: str) -> list[tuple[float, float]]:
    """The seconds at which the bars of a kind begin and end, those of the legend left out."""
    return [
        ((size(bar, "x") - MARGIN) / SCALE, (size(bar, "x") + size(bar, "width") - MARGIN) / SCALE)
        for bar in drawing.findall("{*}rect")
        if bar.attrib["class"] == style and size(bar, "y") > GAP
    ]


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_no_words_overlap(name: str) -> None:
    overlapping = [
        (words(one), words(other))
        for one, other in combinations(texts(drawn(name)), 2)
        if overlap(text_box(one), text_box(other))
    ]
    assert overlapping == []


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_nothing_leaves_the_page(name: str) -> None:
    page = drawn(name)
    assert page.attrib["viewBox"] == f"0 0 {page.attrib['width']} {page.attrib['height']}"
    for text in texts(page):
        left, upper, right, lower = text_box(text)
        assert left >= 0
        assert upper >= 0
        assert right <= size(page, "width")
        assert lower <= size(page, "height")
    for bar in page.findall("{*}rect"):
        assert size(bar, "x") + size(bar, "width") <= size(page, "width")


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_the_file_is_a_picture(name: str) -> None:
    svg = ET.tostring(drawn(name), encoding="unicode")
    assert svg_to_bytes(svg_string=svg).startswith(b"\x89PNG")


def test_nothing_said_is_a_picture_too() -> None:
    assert svg_to_bytes(svg_string=timeline_svg([])).startswith(b"\x89PNG")


@pytest.mark.parametrize("name", ["relief", "daily routine", "short holds"])
def test_a_hold_is_as_long_as_its_words_say(name: str) -> None:
    widths = [round(end - start, 1) for start, end in bars(drawn(name), "hold")]
    held = re.findall(r"(\d+) s announced, ([\d.]+) s heard", "\n".join(all_words(drawn(name))))
    assert held
    for announced, heard in held:
        assert float(heard) in widths
        assert float(heard) == pytest.approx(int(announced), rel=0.1)


def test_bars_last_as_long_as_what_is_heard() -> None:
    page = small_drawing("help my calf cramp")
    assert bars(page, "speech") == [(0, 3.375), (21.25, 22), (22, 23.125)]
    assert bars(page, "cue") == [(12.375, 13.125)]
    assert bars(page, "hold") == [(1.6875, 21.25)]
    assert bars(page, "silence") == [(3.375, 12.375), (13.125, 21.25)]
    assert {"20 s announced, 19.6 s heard", "9.0 s", "8.1 s", "microphone open"} <= all_words(page)


def test_a_bargein_is_marked_and_what_follows_is_pale() -> None:
    page = small_drawing("help my calf cramp", "@12.75 stop")
    [(mark, _)] = bars(page, "bargein")
    assert mark == 12.75
    assert bars(page, "cue") == [(12.375, 12.75)]
    assert bars(page, "cue unheard") == [(12.75, 13.125)]
    assert bars(page, "speech unheard") == [(21.25, 22), (22, 23.125)]
    said = {"you at 12.75 s: stop", "20 s announced, cut off after 11.1 s", "session closed"}
    assert said <= all_words(page)


def test_a_hold_that_is_not_reached_says_so() -> None:
    page = small_drawing("help my calf cramp", "@1 stop")
    assert "20 s, not heard" in all_words(page)
    assert bars(page, "hold") == []
    assert bars(page, "hold unheard") == [(1.6875, 21.25)]


def test_the_microphone_is_drawn_for_as_long_as_it_is_open() -> None:
    asked = small_drawing("open cramp coach", "...")
    assert bars(asked, "microphone") == [(1.5, 9.5), (1.875, 9.875)]
    assert {"(nobody answers)", "microphone open, then session closed"} <= all_words(asked)
    answered = small_drawing("help my calf cramp", "stop")
    assert bars(answered, "microphone") == [(23.125, 24.625)]

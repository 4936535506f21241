"""Draws a recorded conversation as SVG, one row for each answer, all on the same time scale."""

import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence

from simulator.timeline.labels import FONT, LETTER, SCALE, Label, hold_labels, levels, spoken_labels
from simulator.timeline.recorder import SoundKind, TimelineRow

LINE = 15.0
"""Height of a line of words in pixels, like the sizes below."""
MARGIN, GAP = 24.0, 26.0
HALF_BAR, HALF_CUE, HALF_HOLD = 9.0, 5.0, 14.0
"""Half the height of each kind of bar."""
SHORTEST_LABELLED = 1.8
"""Shortest silence, in seconds, that has room for a label."""
TICK = 10
"""Seconds between two marks of the axis."""
LEGEND = (
    ("speech", "speech"),
    ("cue", "cue in a hold"),
    ("silence", "silence"),
    ("hold", "hold"),
    ("bargein", "you cut in"),
    ("speech unheard", "not heard"),
    ("microphone", "microphone open"),
)
"""CSS class of a mark, and its meaning."""
# The colours of the drawings. What the colour-blind may take for the same has another form.
STYLE = """
svg { background: #fbfaf7 }
text { font: 12px Verdana, "DejaVu Sans", sans-serif; fill: #16243a }
.heading, .you, .open, .closed { font-weight: bold }
.speech { fill: #16243a; stroke: #fbfaf7 } .cue { fill: #b34d08; stroke: #fbfaf7 }
.silence { fill: #526079 } .hold { fill: #fbe3cf } .microphone { fill: none; stroke: #076883 }
.bargein { fill: #a32014 } .you { fill: #a32014 } .open { fill: #076883 }
.closed, .seconds { fill: #526079 } .seconds { font-size: 10px }
.leader, .axis { fill: #a4b2c8 } .unheard { opacity: 0.35 }
@media (prefers-color-scheme: dark) {
  svg { background: #0d1524 } text { fill: #eef2f9 }
  .speech { fill: #d9e4f5; stroke: #0d1524 } .cue { fill: #ff9d4d; stroke: #0d1524 }
  .silence { fill: #a4b2c8 } .hold { fill: #5b3a1c } .microphone { stroke: #4fd0ee }
  .bargein { fill: #ff9d92 } .you { fill: #ff9d92 } .open { fill: #4fd0ee }
  .closed, .seconds { fill: #a4b2c8 } .leader, .axis { fill: #526079 }
}
"""


class Page:
    """An SVG page that grows with its boxes and words."""

    def __init__(self) -> None:
        """Begin with an empty page."""
        self.svg = ET.Element("svg", xmlns="http://www.w3.org/2000/svg")
        ET.SubElement(self.svg, "style").text = STYLE
        self._width = 0.0

    def box(self, style: str, x: float, y: float, width: float, height: float) -> None:
        """Add a box; `y` is its upper edge."""
        place = {"x": x, "y": y, "width": width, "height": height}
        ET.SubElement(self.svg, "rect", _numbers(place) | {"class": style})
        self._width = max(self._width, x + width)

    def words(self, style: str, x: float, y: float, text: str) -> None:
        """Add words; `y` is their baseline."""
        label = ET.SubElement(self.svg, "text", _numbers({"x": x, "y": y}) | {"class": style})
        label.text = _printable(text)
        self._width = max(self._width, x + len(text) * LETTER)

    def written(self, height: float) -> str:
        """The page as the text of an SVG file."""
        size = _numbers({"width": self._width + MARGIN, "height": height})
        self.svg.attrib |= size | {"viewBox": f"0 0 {size['width']} {size['height']}"}
        ET.indent(self.svg)
        return ET.tostring(self.svg, encoding="unicode") + "\n"


def timeline_svg(rows: Sequence[TimelineRow]) -> str:
    """The conversation as the text of an SVG file, with one row for each answer."""
    page = Page()
    x = MARGIN
    for style, meaning in LEGEND:
        page.box(style, x, 12, GAP, 2 if style in {"silence", "bargein"} else HALF_BAR)
        page.words("", x + GAP + 6, 20, meaning)
        x += GAP + (len(meaning) + 4) * LETTER
    top = 2 * GAP
    for row in rows:
        top = RowDrawing(page, row, top).draw() + GAP
    return page.written(top)


class RowDrawing:
    """Draws one row: the person's words, the answer's words and bars, its holds and the axis."""

    def __init__(self, page: Page, row: TimelineRow, top: float) -> None:
        """Place the row on `page` with its upper edge at `top`."""
        self._page, self._row, self._top = page, row, top
        self._spoken = levels(spoken_labels(row))
        self._holds = levels(hold_labels(row))
        self._middle = top + LINE * (2 + _lines(self._spoken)) + HALF_HOLD

    def draw(self) -> float:
        """Draw the row; returns its lower edge."""
        answered = "(nobody answers)" if self._row.after is None else f"you: {self._row.after}"
        self._page.words("heading", MARGIN, self._top + FONT, answered)
        for hold in self._row.holds:
            self._bar("hold", hold.start, hold.end, HALF_HOLD)
        self._draw_sounds()
        self._draw_labels()
        if self._row.bargein is None:
            self._draw_microphone()
        return self._draw_axis(self._middle + HALF_HOLD + LINE * (_lines(self._holds) + 0.5))

    def _draw_sounds(self) -> None:
        halves = {SoundKind.SPEECH: HALF_BAR, SoundKind.CUE: HALF_CUE, SoundKind.SILENCE: 0.5}
        for sound in self._row.sounds:
            self._bar(sound.kind.value, sound.start, sound.end, halves[sound.kind])
            if sound.kind is SoundKind.SILENCE and sound.seconds >= SHORTEST_LABELLED:
                style = f"seconds{self._unheard(sound.start)}"
                self._words(Label(sound.start, f"{sound.seconds:.1f} s", style), self._middle - 3)

    def _draw_labels(self) -> None:
        for label, level in self._spoken:
            base = self._middle - HALF_HOLD - 4 - LINE * level
            bargein = label.style == "you"
            bottom = self._middle + (HALF_HOLD if bargein else -HALF_BAR)
            style, width = ("bargein", 2) if bargein else (f"leader {label.style}", 1)
            self._page.box(style, _x(label.second), base - FONT, width, bottom - base + FONT)
            self._words(label, base)
        for label, level in self._holds:
            self._words(label, self._middle + HALF_HOLD + LINE * (level + 1) - 2)

    def _draw_microphone(self) -> None:
        row, middle = self._row, self._middle
        end = row.heard + row.listened
        if row.listened:
            width = SCALE * row.listened
            self._page.box("microphone", _x(row.heard), middle - HALF_CUE, width, 2 * HALF_CUE)
        then = ", then session closed" if row.given_up else ""
        words = f"microphone open{then}" if row.open else "session closed"
        self._words(Label(end, words, "open" if row.open else "closed"), middle + FONT / 3)

    def _draw_axis(self, y: float) -> float:
        """Draw the axis of seconds at `y`; returns its lower edge."""
        last = int(max(self._row.heard + self._row.listened, self._row.seconds)) // TICK + 1
        self._page.box("axis", MARGIN, y, SCALE * TICK * last, 1)
        for second in range(0, TICK * last + 1, TICK):
            self._page.box("axis", _x(second), y, 1, 4)
            self._page.words("seconds", _x(second), y + LINE, f"{second} s")
        return y + LINE

    def _bar(self, style: str, start: float, end: float, half: float) -> None:
        """Draw a bar from `start` to `end`, paler where the sound was cut off."""
        cut = min(max(start, self._row.heard), end)
        for left, right, heard in ((start, cut, ""), (cut, end, " unheard")):
            if left < right:
                width = SCALE * (right - left)
                self._page.box(style + heard, _x(left), self._middle - half, width, 2 * half)

    def _words(self, label: Label, y: float) -> None:
        self._page.words(label.style, _x(label.second) + 3, y, label.text)

    def _unheard(self, second: float) -> str:
        return " unheard" if second >= self._row.heard else ""


def _lines(placed: Sequence[tuple[Label, int]]) -> int:
    return max((level + 1 for _, level in placed), default=0)


def _x(second: float) -> float:
    return MARGIN + SCALE * second


def _numbers(values: Mapping[str, float]) -> dict[str, str]:
    return {name: f"{value:.6g}" for name, value in values.items()}


def _printable(text: str) -> str:
    """The text on one line, without characters that XML cannot contain."""
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable())

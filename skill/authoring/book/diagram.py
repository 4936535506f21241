"""Draws the ladder as SVG: a box for each rung, and where each answer leads.

The boxes stand in one column. An answer that leads to the next box is an arrow down; the others
leave to the right if they lead further down, else to the left. All that lead to the same box share
one line, which ends there with an arrowhead. The line goes on, dashed, to the box that in the end
takes its place.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from xml.etree import ElementTree as ET

WIDTH = 680
BOX_LEFT, BOX_WIDTH, BOX_HEIGHT, GAP = 185, 270, 84, 36
BOX_RIGHT = BOX_LEFT + BOX_WIDTH
LETTER = 6.3
"""About the width of a letter."""
STUB = 20
"""Distance at which words are followed by the line that several answers share."""
STEP = 18
"""Distance between two answers that leave on the same side."""
LANE = 24
"""Distance between two lines that lead to different boxes."""
LINE = 17
"""Distance between two lines of text."""
HEAD = 7
TOP = 4


class Box(NamedTuple):
    """A place in the diagram."""

    id: str
    title: str
    lines: tuple[str, ...]
    end: bool = False
    """Whether the ladder ends there."""
    ways: Mapping[str, str] = {}
    """Answer → id of the box it leads to."""
    in_place_of: str = ""
    """Id of the box that it takes the place of in the end; a dashed line leads there."""


class _Way(NamedTuple):
    source: int
    target: int
    words: str

    @property
    def side(self) -> int:
        """1 if it leaves to the right, -1 to the left, 0 straight down."""
        if self.target == self.source + 1:
            return 0
        return 1 if self.target > self.source else -1


def diagram(boxes: Sequence[Box], title: str) -> str:
    """The diagram as an SVG element; the boxes stand in the order given."""
    height = len(boxes) * (BOX_HEIGHT + GAP) - GAP + 2 * TOP
    svg = ET.Element(
        "svg",
        {"class": "diagram", "viewBox": f"0 0 {WIDTH} {height}", "role": "img"},
    )
    ET.SubElement(svg, "title").text = title
    ways = _ways(boxes)
    for way in ways:
        if way.side == 0:
            _draw_down(svg, way)
    for side in (-1, 1):
        _draw_side(svg, [way for way in ways if way.side == side], side, _ends(boxes))
    for place, box in enumerate(boxes):
        _draw_box(svg, place, box)
    return ET.tostring(svg, encoding="unicode")


def _ways(boxes: Sequence[Box]) -> list[_Way]:
    """One way for each pair of boxes, with all answers that lead along it."""
    places = {box.id: place for place, box in enumerate(boxes)}
    answers: dict[tuple[int, int], list[str]] = {}
    for place, box in enumerate(boxes):
        for answer, target in box.ways.items():
            answers.setdefault((place, places[target]), []).append(answer)
    return [_Way(*pair, ", ".join(words)) for pair, words in answers.items()]


def _ends(boxes: Sequence[Box]) -> Mapping[int, int]:
    """Place of a box → that of the box which in the end takes its place."""
    places = {box.id: place for place, box in enumerate(boxes)}
    return {places[box.in_place_of]: places[box.id] for box in boxes if box.in_place_of}


def _top(place: int) -> int:
    return TOP + place * (BOX_HEIGHT + GAP)


def _draw_box(svg: ET.Element, place: int, box: Box) -> None:
    top = _top(place)
    size = {"width": BOX_WIDTH, "height": BOX_HEIGHT, "rx": BOX_HEIGHT // 2 if box.end else 6}
    _add(svg, "rect", {"x": BOX_LEFT, "y": top, **size, "class": "end" if box.end else "rung"})
    middle = BOX_LEFT + BOX_WIDTH // 2
    first = top + (BOX_HEIGHT - LINE * len(box.lines)) // 2 + 4
    _write(svg, middle, first, box.title, "title")
    for number, line in enumerate(box.lines, 1):
        _write(svg, middle, first + number * LINE, line, "middle")


def _draw_down(svg: ET.Element, way: _Way) -> None:
    x, start, end = BOX_LEFT + BOX_WIDTH // 2, _top(way.source) + BOX_HEIGHT, _top(way.target)
    _line(svg, [(x, start), (x, end - HEAD)])
    _head(svg, x, end, 0)
    _write(svg, x + 10, (start + end) // 2 + 4, way.words, "start")


def _draw_side(svg: ET.Element, ways: Sequence[_Way], side: int, ends: Mapping[int, int]) -> None:
    """Draw the ways of one side; the nearest target has the innermost lane."""
    edge = BOX_RIGHT if side > 0 else BOX_LEFT
    stub = STUB + round(LETTER * max((len(way.words) for way in ways), default=0))
    targets = sorted({way.target for way in ways}, key=lambda target: side * target)
    for lane, target in enumerate(targets):
        x = edge + side * (stub + lane * LANE)
        entry = _top(target) + BOX_HEIGHT // 6
        starts = [_start(way, ways) for way in ways if way.target == target]
        _line(svg, [(x, min(*starts, entry)), (x, max(*starts, entry))])
        _line(svg, [(x, entry), (edge + side * HEAD, entry)])
        _head(svg, edge, entry, side)
        if side < 0 and target in ends:
            _draw_end(svg, x, max(*starts, entry), _top(ends[target]) + BOX_HEIGHT // 2)
        for way, y in zip((one for one in ways if one.target == target), starts, strict=True):
            _line(svg, [(edge, y), (x, y)])
            _add(svg, "circle", {"cx": x, "cy": y, "r": 2.5, "class": "join"})
            _write(svg, edge + side * 8, y - 5, way.words, "start" if side > 0 else "ends")


def _draw_end(svg: ET.Element, x: int, start: int, end: int) -> None:
    """Draw how the line goes on where the box it leads to is replaced."""
    points = f"{x},{start} {x},{end} {BOX_LEFT - HEAD},{end}"
    _add(svg, "polyline", {"points": points, "class": "end"})
    _head(svg, BOX_LEFT, end, -1)


def _start(way: _Way, ways: Sequence[_Way]) -> int:
    """The height at which a way leaves its box: below the arrows that come in."""
    own = sorted((one for one in ways if one.source == way.source), key=lambda one: -one.target)
    return _top(way.source) + BOX_HEIGHT - 10 - STEP * (len(own) - 1 - own.index(way))


def _line(svg: ET.Element, points: Iterable[tuple[int, int]]) -> None:
    _add(svg, "polyline", {"points": " ".join(f"{x},{y}" for x, y in points)})


def _head(svg: ET.Element, x: int, y: int, side: int) -> None:
    """An arrowhead with its tip here; it points down, or towards a box from that side."""
    back = HEAD + 2
    if side == 0:
        points = [(x, y), (x - 5, y - back), (x + 5, y - back)]
    else:
        points = [(x, y), (x + side * back, y - 5), (x + side * back, y + 5)]
    _add(svg, "polygon", {"points": " ".join(f"{a},{b}" for a, b in points)})


def _write(svg: ET.Element, x: int, y: int, text: str, kind: str) -> None:
    _add(svg, "text", {"x": x, "y": y, "class": kind}).text = text


def _add(svg: ET.Element, tag: str, attributes: Mapping[str, object]) -> ET.Element:
    return ET.SubElement(svg, tag, {key: str(value) for key, value in attributes.items()})

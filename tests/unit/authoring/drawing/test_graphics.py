"""AVG, moving SVG and still SVG are the same drawing."""

import json
import re
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import pytest
import resvg_py

from skill.authoring.drawing.avg import avg
from skill.authoring.drawing.palette import DARK, LIGHT
from skill.authoring.drawing.poses import Pose, load_poses
from skill.authoring.drawing.shapes import HEIGHT, WIDTH, InkRole
from skill.authoring.drawing.svg import svg

POSES = load_poses()
MOVING = {name: pose for name, pose in POSES.items() if pose.motion}
PHASES = (0.0, 0.2, 0.5, 0.8, 1.0)
SVG = "{http://www.w3.org/2000/svg}"
NUMBER = r"-?\d*\.?\d+"
ITEM_KEYS = {
    "group": {"type", "transform", "opacity", "items"},
    "path": {
        "type", "pathData", "fill", "stroke", "strokeWidth", "strokeLineCap", "strokeLineJoin",
        "opacity",
    },
}  # fmt: skip
MOST_BYTES, MOST_ON_AVERAGE = 7650, 4550
"""Of a graphic as JSON; the whole answer may have 120 KB, with at most six of them."""


class Painted(NamedTuple):
    """One path of a drawing at some phase."""

    path: str
    fill: str
    stroke: str
    place: tuple[float, float, float]


def value(text: str, phase: float) -> float:
    """A number, or an expression of the form `${a+b*phase}`."""
    first, way = re.fullmatch(rf"(?:\$\{{)?({NUMBER})(?:([+-]?{NUMBER})\*phase\}})?", text).groups()  # type: ignore[union-attr]
    return float(first) + float(way or 0) * phase


def placed(transform: str, phase: float) -> tuple[float, float, float]:
    matched = re.fullmatch(r"translate\((\S+) (\S+)\) rotate\((\S+)\)", transform)
    assert matched is not None
    x, y, angle = (value(text, phase) for text in matched.groups())
    return x, y, angle


def items(graphic: dict[str, Any]) -> list[dict[str, Any]]:
    """What a graphic shows with its arrows: the group of arrows is replaced by what is in it."""
    return [row for item in graphic["items"] for row in (item["items"] if arrows(item) else [item])]


def arrows(item: dict[str, Any]) -> bool:
    """Whether it is the group of arrows."""
    return item.get("opacity") == "${arrow}"


def in_avg(graphic: dict[str, Any], phase: float) -> list[Painted]:
    found = []
    for item in items(graphic):
        (path,) = item["items"] if item["type"] == "group" else [item]
        place = placed(item["transform"], phase) if item["type"] == "group" else (0.0, 0.0, 0.0)
        fill, stroke = (path.get(key, "none").strip("${}") for key in ("fill", "stroke"))
        found.append(Painted(path["pathData"], fill, stroke, place))
    return found


def in_svg(document: str, phase: float) -> list[Painted]:
    root = ET.fromstring(document)
    style = root.findtext(f"{SVG}style") or ""
    found = []
    for element in root.findall("*"):
        if element.tag not in {f"{SVG}g", f"{SVG}path"} or element.get("d") == ground():
            continue
        (path,) = element if element.tag == f"{SVG}g" else [element]
        place = (0.0, 0.0, 0.0)
        if element.tag == f"{SVG}g":
            place = animated(style, element.attrib["class"], phase)
        fill, stroke = (name(path.get(key, "none")) for key in ("fill", "stroke"))
        found.append(Painted(path.attrib["d"], fill, stroke, place))
    return found


def ground() -> str:
    return f"M0 0H{WIDTH}V{HEIGHT}H0Z"


def name(colour: str) -> str:
    return colour.removeprefix("var(--").removesuffix(")")


def animated(style: str, animation: str, phase: float) -> tuple[float, float, float]:
    frame = rf"{{transform:translate\(({NUMBER})px,({NUMBER})px\) rotate\(({NUMBER})deg\)}}"
    frames = re.search(rf"@keyframes {animation}{{from{frame}to{frame}}}", style)
    assert frames is not None
    numbers = [float(text) for text in frames.groups()]
    x, y, angle = (a + (b - a) * phase for a, b in zip(numbers[:3], numbers[3:], strict=True))
    return x, y, angle


@pytest.mark.parametrize("pose", POSES.values(), ids=POSES)
@pytest.mark.parametrize("phase", PHASES)
def test_avg_and_moving_svg_are_the_same_at_every_phase(pose: Pose, phase: float) -> None:
    theirs, ours = (
        in_avg(avg(pose), phase),
        in_svg(svg(pose, width=720, height=480, moving=True), phase),
    )
    assert [row[:3] for row in theirs] == [row[:3] for row in ours]
    for one, other in zip(theirs, ours, strict=True):
        assert one.place == pytest.approx(other.place, abs=0.11)


@pytest.mark.parametrize("pose", POSES.values(), ids=POSES)
def test_still_svg_is_the_moving_one_at_its_still_phase(pose: Pose) -> None:
    still = ET.fromstring(svg(pose, width=720, height=480)).findall(f"{SVG}path")[1:]
    moving = in_avg(avg(pose), pose.still)
    assert len(still) == len(moving)
    for element, painted in zip(still, moving, strict=True):
        assert element.get("fill") == LIGHT.get(painted.fill, "none")
        if painted.place == (0, 0, 0):
            assert element.get("d") == painted.path


@pytest.mark.parametrize("pose", POSES.values(), ids=POSES)
def test_a_graphic_keeps_to_what_every_device_can_draw(pose: Pose) -> None:
    graphic = json.loads(json.dumps(avg(pose)))
    assert graphic["type"] == "AVG"
    assert (graphic["version"], graphic["width"], graphic["height"]) == ("1.1", 240, 160)
    names = {row["name"] for row in graphic["parameters"]}
    assert names == {"phase", "arrow", "ink", "faint", "accent", "paper"}
    inner = [row for item in items(graphic) for row in item.get("items", [])]
    for item in graphic["items"] + items(graphic) + inner:
        assert item.keys() <= ITEM_KEYS[item["type"]]
    bound = re.findall(r"\$\{([^}]*)\}", json.dumps(graphic["items"]))
    used = set(re.findall(r"[a-z]+", " ".join(bound)))
    assert used <= names
    assert ("phase" in used) == (pose.motion is not None)
    assert ("arrow" in used) == bool(pose.arrows)


@pytest.mark.parametrize("pose", POSES.values(), ids=POSES)
def test_one_parameter_hides_the_arrows_and_nothing_else(pose: Pose) -> None:
    graphic, without = avg(pose), avg(pose._replace(arrows=()))
    assert [item for item in graphic["items"] if not arrows(item)] == without["items"]
    assert [arrows(item) for item in graphic["items"]].count(True) == bool(pose.arrows)
    assert {row["name"]: row["default"] for row in graphic["parameters"]}["arrow"] == 1


def test_graphics_are_small() -> None:
    sizes = [len(json.dumps(avg(pose), separators=(",", ":"))) for pose in POSES.values()]
    assert max(sizes) <= MOST_BYTES
    assert sum(sizes) / len(sizes) <= MOST_ON_AVERAGE


@pytest.mark.parametrize("pose", MOVING.values(), ids=MOVING)
def test_nothing_moves_for_a_reader_who_wants_less_motion(pose: Pose) -> None:
    document = svg(pose, width=720, height=480, moving=True)
    lively = re.search(
        r"@media \(prefers-reduced-motion:no-preference\){((?:[^{}]+{[^}]*})+)}", document
    )
    assert lively is not None
    assert document.count("animation:") == lively[1].count("animation:") > 0


def test_a_still_picture_has_no_style_and_a_moving_one_follows_light_and_dark() -> None:
    pose = POSES["toes_up"]
    assert "style" not in svg(pose, width=720, height=480)
    assert "var(" not in svg(pose, width=720, height=480)
    moving = svg(pose, width=720, height=480, moving=True)
    assert f"--accent:{LIGHT['accent']}" in moving
    assert re.search(rf"prefers-color-scheme:dark.*--accent:{DARK['accent']}", moving)


def test_a_title_is_escaped_and_left_out_if_there_is_none() -> None:
    pose = POSES["rest"]
    titled = ET.fromstring(svg(pose, width=9, height=6, title="Rest & <breathe>"))
    assert titled.findtext(f"{SVG}title") == "Rest & <breathe>"
    assert "title" not in svg(pose, width=9, height=6)


@pytest.mark.parametrize("pose", POSES.values(), ids=POSES)
def test_a_still_picture_becomes_an_image_with_a_figure_in_it(pose: Pose) -> None:
    image = bytes(resvg_py.svg_to_bytes(svg_string=svg(pose, width=240, height=160)))
    assert image.startswith(b"\x89PNG")
    blank = bytes(
        resvg_py.svg_to_bytes(
            svg_string=f'<svg xmlns="http://www.w3.org/2000/svg" width="240" height="160">'
            f'<path d="{ground()}" fill="{LIGHT[InkRole.PAPER]}"/></svg>'
        )
    )
    assert len(image) > 3 * len(blank)


def luminance(colour: str) -> float:
    """Of sRGB, by WCAG 2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_are_told_apart_without_colour(colours: dict[str, str]) -> None:
    paper = colours[InkRole.PAPER]
    assert contrast(colours[InkRole.INK], paper) >= 7
    assert contrast(colours[InkRole.ACCENT], paper) >= 3
    assert contrast(colours[InkRole.FAINT], paper) >= 2
    assert contrast(colours[InkRole.ACCENT], colours[InkRole.INK]) >= 1.8
    assert contrast(colours[InkRole.FAINT], colours[InkRole.INK]) >= 3

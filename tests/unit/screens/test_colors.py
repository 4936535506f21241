"""What is written can be read, in light and dark."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from skill.screens.documents import FOLDER

DOCUMENT = json.loads((Path(FOLDER) / "document.json").read_text("utf-8"))
DARK, LIGHT = (block["colors"] for block in DOCUMENT["resources"] if "colors" in block)
THEMES = {"dark": DARK, "light": {**DARK, **LIGHT}}
ON = {
    "ink": "background",
    "muted": "background",
    "accent": "background",
    "buttonText": "button",
    "alarmText": "alarm",
    "amberText": "amber",
}
"""Colour of a text → what it is written on."""
READABLE = 4.5
"""Contrast that text needs: https://www.w3.org/TR/WCAG22/#contrast-minimum"""
VISIBLE = 3.0
"""Contrast that shapes need: https://www.w3.org/TR/WCAG22/#non-text-contrast"""


def luminance(color: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("text", ON)
def test_text_can_be_read(theme: str, text: str) -> None:
    colors = THEMES[theme]
    assert contrast(colors[text], colors[ON[text]]) >= READABLE


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("shape", ["ink", "accent"])
def test_drawings_can_be_seen(theme: str, shape: str) -> None:
    assert contrast(THEMES[theme][shape], THEMES[theme]["background"]) >= VISIBLE


@pytest.mark.parametrize("theme", THEMES)
def test_the_three_colours_of_a_drawing_differ_in_grey(theme: str) -> None:
    colors = THEMES[theme]
    shades = sorted(luminance(colors[name]) for name in ("ink", "faint", "accent"))
    assert all((after + 0.05) / (before + 0.05) > 1.2 for before, after in pairwise(shades))


def test_every_colour_of_a_text_is_among_them() -> None:
    layouts = "".join(path.read_text("utf-8") for path in Path(FOLDER).glob("layouts/*.json"))
    inks = re.findall(r'"color": "(.*?)"|"type": "color",\s*"value": "(.*?)"', layouts)
    used = {name for ink in inks for name in re.findall(r"@(\w+)", "".join(ink))}
    assert used == set(ON)


def test_both_themes_have_every_colour() -> None:
    assert LIGHT.keys() | {"alarm", "alarmText", "amber", "amberText"} == DARK.keys()

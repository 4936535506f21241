"""Writes a page with all drawings, animated: in light and dark mode, each also in grey."""

from collections.abc import Mapping
from pathlib import Path

from skill.authoring.drawing.palette import DARK, LIGHT
from skill.authoring.drawing.poses import load_poses
from skill.authoring.drawing.svg import properties, svg

INDEX = "index.html"
WIDTH, HEIGHT = 360, 240
"""Size of each drawing on the page, in pixels."""
ROWS = ("light", "dark", "light grey", "dark grey")
"""The variants in which each drawing is shown: CSS classes of `STYLE`."""
STYLE = f"""
body {{ font: 16px sans-serif; margin: 1rem; color: #222; background: #ccc }}
section {{ display: flex; flex-wrap: wrap; gap: .5rem; margin-bottom: 1rem }}
h2 {{ flex-basis: 100%; margin: 0; font-size: 1rem }}
svg {{ display: block; max-width: 100%; height: auto }}
.light {{ {properties(LIGHT)} }}
.dark {{ {properties(DARK)} }}
.grey {{ filter: grayscale(1) }}
"""


def write_sheet(folder: Path) -> None:
    """Write every pose as an animated SVG into a folder, and a page that shows them all."""
    drawings = {
        name: svg(pose, width=WIDTH, height=HEIGHT, moving=True, title=name)
        for name, pose in load_poses().items()
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, drawing in drawings.items():
        (folder / f"{name}.svg").write_text(drawing, "utf-8")
    (folder / INDEX).write_text(_page(drawings), "utf-8")


def _page(drawings: Mapping[str, str]) -> str:
    sections = "".join(_section(name, drawing) for name, drawing in drawings.items())
    return (
        '<!DOCTYPE html>\n<html>\n<meta charset="utf-8">\n'
        f"<title>Poses of Cramp Coach</title>\n<style>{STYLE}</style>\n{sections}</html>\n"
    )


def _section(name: str, drawing: str) -> str:
    shown = "".join(f'<div class="{row}">{drawing}</div>\n' for row in ROWS)
    return f'<section id="{name}">\n<h2>{name}</h2>\n{shown}</section>\n'

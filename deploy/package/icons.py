"""Renders the skill's icons from an SVG file."""

import struct
from collections.abc import Mapping
from pathlib import Path

import resvg_py

SIZES = {"smallIconUri": 108, "largeIconUri": 512}
"""Key in the manifest → width and height in pixels.

https://developer.amazon.com/en-US/docs/alexa/smapi/skill-manifest.html
"""
FOLDER = "assets/images"
_HEADER = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


def icons(drawing: Path) -> Mapping[str, bytes]:
    """URI in the manifest → PNG image, for each of the sizes; the drawing is a square SVG file."""
    svg = drawing.read_text(encoding="utf-8")
    return {
        address(size): bytes(
            resvg_py.svg_to_bytes(svg_string=svg, width=size, height=size, skip_system_fonts=True)
        )
        for size in SIZES.values()
    }


def address(size: int) -> str:
    """The URI of an icon in the manifest: a file URI relative to the package."""
    return f"file://{FOLDER}/icon-{size}.png"


def size_of(image: bytes) -> tuple[int, int]:
    """Width and height of a PNG image in pixels; (0, 0) for anything else."""
    start = len(_HEADER)
    if not image.startswith(_HEADER) or len(image) < start + 8:
        return 0, 0
    width, height = struct.unpack_from(">II", image, start)
    return width, height

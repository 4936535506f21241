"""The colours of drawings in light and dark mode."""

from collections.abc import Mapping
from types import MappingProxyType

from skill.authoring.drawing.shapes import InkRole

LIGHT: Mapping[str, str] = MappingProxyType(
    {
        InkRole.INK: "#16243a",
        InkRole.FAINT: "#93a0b4",
        InkRole.ACCENT: "#c8450c",
        InkRole.PAPER: "#fbfaf7",
    }
)
"""Colours on a light background, which itself is `paper`."""
DARK: Mapping[str, str] = MappingProxyType(
    {
        InkRole.INK: "#f3f5f9",
        InkRole.FAINT: "#66758e",
        InkRole.ACCENT: "#ff9a4d",
        InkRole.PAPER: "#0d1524",
    }
)
"""Colours on a dark background."""

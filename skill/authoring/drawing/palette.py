"""The colours of drawings, by day and by night."""

from collections.abc import Mapping
from types import MappingProxyType

from skill.authoring.drawing.shapes import Ink

LIGHT: Mapping[str, str] = MappingProxyType(
    {Ink.INK: "#16243a", Ink.FAINT: "#93a0b4", Ink.ACCENT: "#c8450c", Ink.PAPER: "#fbfaf7"}
)
"""On a light ground, which is the colour `paper`."""
DARK: Mapping[str, str] = MappingProxyType(
    {Ink.INK: "#f3f5f9", Ink.FAINT: "#66758e", Ink.ACCENT: "#ff9a4d", Ink.PAPER: "#0d1524"}
)
"""On a dark ground."""

"""The screens that a virtual Echo can have.

https://developer.amazon.com/en-US/docs/alexa/alexa-presentation-language/apl-viewport-property.html
https://developer.amazon.com/en-US/docs/alexa/alexa-presentation-language/apl-interface.html
"""

from dataclasses import asdict, dataclass, replace
from typing import Any

Json = dict[str, Any]

APL = "Alexa.Presentation.APL"
"""The interface of a device that shows APL documents."""
MAX_VERSION = "2024.3"
"""The newest version of APL that the devices know."""
BASE_DPI = 160
"""Dots per inch at which a dp is a pixel."""
THEMES = ("dark", "light")
FONT_SCALES = (1.0, 1.25, 1.5)
"""What a person can choose as the size of text."""


class NoSuchViewportError(ValueError):
    """There is no screen of that name, theme or size of text."""


@dataclass(frozen=True, slots=True)
class Viewport:
    """A screen, as the skill and its documents get to know it."""

    name: str
    width: int
    """In dp, as is the height."""
    height: int
    shape: str = "RECTANGLE"
    """RECTANGLE or ROUND."""
    mode: str = "HUB"
    """HUB, or TV, which is not touched."""
    dpi: int = BASE_DPI
    theme: str = "dark"
    """dark or light; the skill's documents learn it, the skill does not."""
    font_scale: float = 1.0
    """How large the person wants text; 1 is as usual."""

    @property
    def context(self) -> Json:
        """`context.Viewport` of a request."""
        width, height = (side * self.dpi // BASE_DPI for side in (self.width, self.height))
        return {
            "experiences": [
                {
                    "arcMinuteWidth": 246,
                    "arcMinuteHeight": 144,
                    "canRotate": False,
                    "canResize": False,
                }
            ],
            "mode": self.mode,
            "shape": self.shape,
            "pixelWidth": width,
            "pixelHeight": height,
            "currentPixelWidth": width,
            "currentPixelHeight": height,
            "dpi": self.dpi,
            "touch": [] if self.mode == "TV" else ["SINGLE"],
            "keyboard": ["DIRECTION"] if self.mode == "TV" else [],
            "video": {"codecs": ["H_264_42", "H_264_41"]},
        }

    @property
    def apl(self) -> Json:
        """`viewport` in the documents."""
        names = ("width", "height", "dpi", "theme")
        shape, mode = self.shape.lower(), self.mode.lower()
        record = asdict(self)
        return {name: record[name] for name in names} | {"shape": shape, "mode": mode}


VIEWPORTS = {
    viewport.name: viewport
    for viewport in (
        Viewport("round-hub", 480, 480, shape="ROUND"),
        Viewport("small-hub", 960, 480),
        Viewport("medium-hub", 1024, 600),
        Viewport("large-hub", 1280, 800),
        Viewport("upright-hub", 1080, 1920),
        Viewport("tv", 960, 540, mode="TV", dpi=2 * BASE_DPI),
    )
}
"""Name → screen, dark and with text of the usual size."""


def find_viewport(name: str, theme: str = "dark", font_scale: float = 1.0) -> Viewport:
    """A screen as somebody has set it up; raises `NoSuchViewportError`."""
    if name not in VIEWPORTS:
        raise NoSuchViewportError(f"there is no screen {name!r}, only {', '.join(VIEWPORTS)}")
    if theme not in THEMES:
        raise NoSuchViewportError(f"there is no theme {theme!r}, only {', '.join(THEMES)}")
    if font_scale not in FONT_SCALES:
        raise NoSuchViewportError(f"text cannot be {font_scale!r} times as large")
    return replace(VIEWPORTS[name], theme=theme, font_scale=float(font_scale))

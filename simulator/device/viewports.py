"""The screens that a virtual Echo can have.

https://developer.amazon.com/en-US/docs/alexa/alexa-presentation-language/apl-viewport-property.html
https://developer.amazon.com/en-US/docs/alexa/alexa-presentation-language/apl-interface.html
"""

from dataclasses import asdict, dataclass, replace
from typing import Any

Json = dict[str, Any]

APL = "Alexa.Presentation.APL"
"""Name of the interface of devices that show APL documents."""
MAX_VERSION = "2024.3"
"""Newest version of APL that the devices support."""
BASE_DPI = 160
"""Dots per inch at which a dp equals a pixel."""
THEMES = ("dark", "light")
FONT_SCALES = (1.0, 1.25, 1.5)
"""Sizes of text that a person can choose, as factors."""


class NoSuchViewportError(ValueError):
    """There is no screen with this name, theme or font scale."""


@dataclass(frozen=True, slots=True)
class Viewport:
    """A screen, with what the skill and its documents learn about it."""

    name: str
    width: int
    """In dp, like the height."""
    height: int
    shape: str = "RECTANGLE"
    """RECTANGLE or ROUND."""
    mode: str = "HUB"
    """HUB or TV; a TV has no touch."""
    dpi: int = BASE_DPI
    theme: str = "dark"
    """dark or light; only the documents learn it, not the skill."""
    font_scale: float = 1.0
    """Factor for the size of text."""

    @property
    def context(self) -> Json:
        """The value of `context.Viewport` in requests."""
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
        """The value of `viewport` in documents."""
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
"""Name → screen with the dark theme and font scale 1."""


def find_viewport(name: str, theme: str = "dark", font_scale: float = 1.0) -> Viewport:
    """The screen with these settings; raises `NoSuchViewportError`."""
    if name not in VIEWPORTS:
        raise NoSuchViewportError(f"there is no screen {name!r}, only {', '.join(VIEWPORTS)}")
    if theme not in THEMES:
        raise NoSuchViewportError(f"there is no theme {theme!r}, only {', '.join(THEMES)}")
    if font_scale not in FONT_SCALES:
        raise NoSuchViewportError(f"text cannot be {font_scale!r} times as large")
    return replace(VIEWPORTS[name], theme=theme, font_scale=float(font_scale))

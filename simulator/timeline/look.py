"""How a timeline looks: colours and letters, each with one meaning."""

from enum import Enum

from matplotlib.font_manager import FontProperties

BLUE, ORANGE, RED, GREEN = "#0072B2", "#E69F00", "#D55E00", "#007A5A"
"""Told apart by the colour-blind, https://jfly.uni-koeln.de/color/; height and line differ, too."""
INK, GREY, PALE, BAND = "#1a1a1a", "#5f5f5f", "#b8b8b8", "#e6e6e6"
FADED, FADED_WORDS = 0.3, 0.45
"""Opacity of what is not heard."""


class Look(Enum):
    """Size in points, weight and colour of words, by what they tell."""

    HEADING = (9.0, "bold", INK)
    SPEECH = (8.0, "normal", INK)
    CUE = (7.5, "normal", INK)
    PERSON = (8.0, "bold", RED)
    HOLD = (7.0, "normal", INK)
    SILENCE = (6.5, "normal", GREY)
    OPEN = (7.5, "bold", GREEN)
    CLOSED = (7.5, "bold", GREY)

    @property
    def font(self) -> FontProperties:
        """The font, which comes with matplotlib and so is the same everywhere."""
        size, weight, _ = self.value
        return FontProperties(family="DejaVu Sans", size=size, weight=weight)

    @property
    def colour(self) -> str:
        """The colour, as in #1a1a1a."""
        return self.value[2]

"""Cards for the Alexa app, with a drawing if pictures are served.

https://developer.amazon.com/en-US/docs/alexa/custom-skills/include-a-card-in-your-skills-response.html
"""

from typing import Any

from skill.screens.app_card import AppCard

SIZES = ((720, 480), (1200, 800))
"""Width and height in pixels of a card's small image and of its large one."""


def file_name(pose: str, width: int, height: int) -> str:
    """File name of a drawing's image in one of the `SIZES`."""
    return f"{pose}-{width}x{height}.png"


def card(shown: AppCard, pictures: str = "") -> dict[str, Any] | None:
    """The JSON of a card; None if it has no text.

    Args:
        shown: What it shows.
        pictures: Base URL of the drawings; empty if none are served.
    """
    if not shown.text:
        return None
    if not (pictures and shown.pose):
        return {"type": "Simple", "title": shown.title, "content": shown.text}
    small, large = (f"{pictures}/{file_name(shown.pose, *size)}" for size in SIZES)
    image = {"smallImageUrl": small, "largeImageUrl": large}
    return {"type": "Standard", "title": shown.title, "text": shown.text, "image": image}

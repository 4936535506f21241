"""Cards for the Alexa app, with a drawing if pictures are served.

https://developer.amazon.com/en-US/docs/alexa/custom-skills/include-a-card-in-your-skills-response.html
"""

from typing import Any

TITLE = "Cramp Coach"
SIZES = ((720, 480), (1200, 800))
"""Width and height in pixels of a card's small image and of its large one."""


def file_name(pose: str, width: int, height: int) -> str:
    """File name of a drawing's image in one of the `SIZES`."""
    return f"{pose}-{width}x{height}.png"


def card(text: str, picture: str = "") -> dict[str, Any]:
    """A card with a text; `picture` is the URL of its images without size and ending, or empty."""
    if not picture:
        return {"type": "Simple", "title": TITLE, "content": text}
    small, large = (file_name(picture, *size) for size in SIZES)
    image = {"smallImageUrl": small, "largeImageUrl": large}
    return {"type": "Standard", "title": TITLE, "text": text, "image": image}

"""Cards: what the app on the phone shows, with a drawing where one can be fetched.

https://developer.amazon.com/en-US/docs/alexa/custom-skills/include-a-card-in-your-skills-response.html
"""

from typing import Any

TITLE = "Cramp Coach"
SIZES = ((720, 480), (1200, 800))
"""Width and height in pixels of a card's small image and of its large one."""


def file_name(pose: str, width: int, height: int) -> str:
    """What the image of a drawing is called in one of the sizes."""
    return f"{pose}-{width}x{height}.png"


def card(text: str, picture: str = "") -> dict[str, Any]:
    """A card with a text; `picture` is the address of its drawing up to the size, or empty."""
    if not picture:
        return {"type": "Simple", "title": TITLE, "content": text}
    small, large = (file_name(picture, *size) for size in SIZES)
    image = {"smallImageUrl": small, "largeImageUrl": large}
    return {"type": "Standard", "title": TITLE, "text": text, "image": image}

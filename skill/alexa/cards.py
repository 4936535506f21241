"""Cards: what the app on the phone shows, with a drawing where one can be fetched."""

from ask_sdk_model.ui import Card, Image, SimpleCard, StandardCard

TITLE = "Cramp Coach"
SIZES = ((720, 480), (1200, 800))
"""Width and height in pixels of a card's small image and of its large one.

https://developer.amazon.com/en-US/docs/alexa/custom-skills/include-a-card-in-your-skills-response.html
"""


def file_name(pose: str, width: int, height: int) -> str:
    """What the image of a drawing is called in one of the sizes."""
    return f"{pose}-{width}x{height}.png"


def card(text: str, picture: str = "") -> Card:
    """A card with a text; `picture` is the address of its drawing up to the size, or empty."""
    if not picture:
        return SimpleCard(TITLE, text)
    image = Image(*(file_name(picture, *size) for size in SIZES))
    return StandardCard(TITLE, text, image)

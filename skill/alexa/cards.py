"""Cards: what the app on the phone shows, with a drawing where one can be fetched."""

from ask_sdk_model.ui import Card, Image, SimpleCard, StandardCard

TITLE = "Cramp Coach"
SMALL, LARGE = "720x480", "1200x800"
"""Sizes of a card's image.

https://developer.amazon.com/en-US/docs/alexa/custom-skills/include-a-card-in-your-skills-response.html
"""


def card(text: str, picture: str = "") -> Card:
    """A card with a text; `picture` is the address of its drawing up to the size, or empty."""
    if not picture:
        return SimpleCard(TITLE, text)
    image = Image(f"{picture}-{SMALL}.png", f"{picture}-{LARGE}.png")
    return StandardCard(TITLE, text, image)

"""Serves the pictures of cards: each pose as a PNG in two sizes, rendered on the first request.

The Alexa app loads them from its own web pages, so the answers need CORS headers:
https://developer.amazon.com/en-US/docs/alexa/custom-skills/include-a-card-in-your-skills-response.html
"""

from functools import cache
from http import HTTPStatus
from pathlib import Path
from threading import Lock

import resvg_py
from flask import Blueprint, Response, abort, request

from skill.alexa.cards import SIZES, file_name
from skill.content.library import BUILT
from skill.record import Record

PICTURES = Path(BUILT) / "pictures"
"""The folder with a still SVG drawing of each pose, made by `make update`."""
APP = ("http://ask-ifr-download.s3.amazonaws.com", "https://ask-ifr-download.s3.amazonaws.com")
"""Origins of the Alexa app's pages, which may read the pictures (CORS)."""
KEPT = 24 * 60 * 60
"""Seconds for which a client may cache a picture."""


class CardPicture(Record):
    """The picture of one pose in one size."""

    drawing: Path
    """The SVG document of the pose, named after it."""
    width: int
    """Pixels."""
    height: int
    """Pixels."""

    @property
    def name(self) -> str:
        """Its file name, with which its URL in a card ends."""
        return file_name(self.drawing.stem, self.width, self.height)

    def image(self) -> bytes:
        """The PNG image; one image serves both light and dark cards."""
        drawn = self.drawing.read_text("utf-8")
        image = resvg_py.svg_to_bytes(
            svg_string=drawn, width=self.width, height=self.height, skip_system_fonts=True
        )
        return bytes(image)


def every_picture(folder: Path = PICTURES) -> dict[str, CardPicture]:
    """File name → picture, for each pose in each of `SIZES`."""
    drawings = sorted(folder.glob("*.svg"))
    found = (CardPicture(drawing, *size) for drawing in drawings for size in SIZES)
    return {picture.name: picture for picture in found}


def pictures(folder: Path = PICTURES) -> Blueprint:
    """A Flask blueprint with the pictures below `/pictures/`.

    Args:
        folder: The folder with the SVG drawings; it is listed on the first request.
    """
    blueprint = Blueprint("pictures", __name__)
    known = cache(lambda: every_picture(folder))
    image_of = cache(lambda name: known()[name].image())
    # Without a lock several threads would render the same picture: `cache` does not prevent that.
    alone = Lock()

    @blueprint.get("/pictures/<name>")
    def show(name: str) -> Response:
        with alone:
            if name not in known():
                abort(HTTPStatus.NOT_FOUND)
            image = image_of(name)
        return _answer(image)

    return blueprint


def _answer(image: bytes) -> Response:
    response = Response(image, mimetype="image/png")
    response.cache_control.public = True
    response.cache_control.max_age = KEPT
    response.vary.add("Origin")
    if request.origin in APP:
        response.access_control_allow_origin = request.origin
    response.add_etag()
    return response.make_conditional(request)  # type: ignore[return-value]

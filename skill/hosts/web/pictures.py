"""Serves the pictures of cards: files that `card_pictures` has drawn.

The Alexa app loads them from its own web pages, so the answers need CORS headers:
https://developer.amazon.com/en-US/docs/alexa/custom-skills/include-a-card-in-your-skills-response.html
"""

import logging
from http import HTTPStatus
from pathlib import Path

from flask import Blueprint, Response, abort, request

DRAWN = Path(__file__).with_name("drawn")
"""The folder with the pictures; it is no part of the source."""
APP = ("http://ask-ifr-download.s3.amazonaws.com", "https://ask-ifr-download.s3.amazonaws.com")
"""Origins of the Alexa app's pages, which may read the pictures (CORS)."""
KEPT = 24 * 60 * 60
"""Seconds for which a client may cache a picture."""

_log = logging.getLogger(__name__)


def pictures(folder: Path = DRAWN) -> Blueprint:
    """A Flask blueprint with the pictures in a folder, below `/pictures/`."""
    blueprint = Blueprint("pictures", __name__)

    @blueprint.get("/pictures/<name>")
    def show(name: str) -> Response:
        file = folder / name
        if file.suffix != ".png" or not file.is_file():
            abort(HTTPStatus.NOT_FOUND)
        return _answer(file.read_bytes())

    return blueprint


def warn_without_pictures(folder: Path = DRAWN) -> None:
    """Warn if there are no pictures, for a service whose cards name some."""
    if not any(folder.glob("*.png")):
        _log.warning("no pictures are drawn: python -m skill.hosts.web.card_pictures draws them")


def _answer(image: bytes) -> Response:
    response = Response(image, mimetype="image/png")
    response.cache_control.public = True
    response.cache_control.max_age = KEPT
    response.vary.add("Origin")
    if request.origin in APP:
        response.access_control_allow_origin = request.origin
    response.add_etag()
    return response.make_conditional(request)  # type: ignore[return-value]

"""The pictures of cards: each pose as a PNG image in two sizes, drawn when it is first asked for.

The Alexa app loads them for pages of its own, and asks that the answer lets these read them:
https://developer.amazon.com/en-US/docs/alexa/custom-skills/include-a-card-in-your-skills-response.html
"""

from collections.abc import Callable, Mapping
from functools import cache
from http import HTTPStatus
from threading import Lock
from typing import NamedTuple

import resvg_py
from flask import Blueprint, Response, abort, request

from skill.alexa.cards import SIZES, file_name
from skill.authoring.drawing.poses import Pose, load_poses
from skill.authoring.drawing.svg import svg

APP = ("http://ask-ifr-download.s3.amazonaws.com", "https://ask-ifr-download.s3.amazonaws.com")
"""Where those pages of the app come from."""
KEPT = 24 * 60 * 60
"""Seconds for which whoever has loaded a picture may keep it."""


class Picture(NamedTuple):
    """A pose in one of the sizes."""

    pose: Pose
    width: int
    """Pixels."""
    height: int
    """Pixels."""

    @property
    def name(self) -> str:
        """Its file name; an address in a card ends with it."""
        return file_name(self.pose.id, self.width, self.height)

    def draw(self) -> bytes:
        """The PNG image, which is the same on a white card and on a black one."""
        drawing = svg(self.pose, width=self.width, height=self.height)
        return bytes(resvg_py.svg_to_bytes(svg_string=drawing, skip_system_fonts=True))


def every_picture(poses: Mapping[str, Pose]) -> dict[str, Picture]:
    """File name → picture, for each pose in each of `SIZES`."""
    found = (Picture(pose, *size) for pose in poses.values() for size in SIZES)
    return {picture.name: picture for picture in found}


def pictures(poses: Callable[[], Mapping[str, Pose]] = load_poses) -> Blueprint:
    """The pictures below `/pictures/`, for a Flask application.

    Args:
        poses: What there is to draw; called when a picture is first asked for.
    """
    blueprint = Blueprint("pictures", __name__)
    known = cache(lambda: every_picture(poses()))
    drawn = cache(lambda name: known()[name].draw())
    # A cache lets several threads begin what only one needs to do.
    alone = Lock()

    @blueprint.get("/pictures/<name>")
    def show(name: str) -> Response:
        with alone:
            if name not in known():
                abort(HTTPStatus.NOT_FOUND)
            image = drawn(name)
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

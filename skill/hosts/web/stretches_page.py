"""Lays out the sheet of stretches as one HTML page that needs no other file, and serves it."""

from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from http import HTTPStatus

from flask import Blueprint, Response, abort

from skill.content.library import load_library
from skill.hosts.web.layout import FOLDER, filled
from skill.hosts.web.responses import HEADERS
from skill.hosts.web.stretches import sheet

STYLE = (FOLDER / "stretches.css").read_text("utf-8")
"""Its style sheet, which it has within itself."""
POLICY = "Content-Security-Policy"


def path_of(locale: str) -> str:
    """URL path of a locale's sheet, without the first slash."""
    return f"stretches/{locale}"


@lru_cache(maxsize=16)
def stretches_page(locale: str) -> str:
    """The HTML of a locale's sheet; raises KeyError if there is no such locale."""
    library = load_library()
    row = library.locales[locale]
    return filled(
        "stretches.html",
        sheet=sheet(library, row),
        labels=library.words[row.words].written.sheet,
        locales=list(library.locales),
        style=STYLE,
    )


def stretches() -> Blueprint:
    """A Flask blueprint with the sheet of every locale."""
    blueprint = Blueprint("stretches", __name__)

    @blueprint.get(f"/{path_of('<locale>')}")
    def show(locale: str) -> Response:
        if locale not in load_library().locales:
            abort(HTTPStatus.NOT_FOUND)
        answer = Response(stretches_page(locale), mimetype="text/html")
        answer.headers[POLICY] = policy()
        return answer

    return blueprint


def policy() -> str:
    """The usual policy, but that a page's own style sheet is applied, and only this one."""
    digest = b64encode(sha256(STYLE.encode()).digest()).decode()
    return HEADERS[POLICY].replace("style-src 'self'", f"style-src 'sha256-{digest}'")

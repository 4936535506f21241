"""Serves the privacy policy and the terms of use in each language, with who runs the skill."""

from collections.abc import Callable
from itertools import product

from flask import Blueprint, Response

from skill.content.library import load_library
from skill.hosts.web.layout import FOLDER, filled

PAGES = ("privacy", "terms")
"""Names of the pages: each is the stem of an HTML file in the folder of a language in `pages/`."""
STYLE = "style.css"
"""The style sheet of all pages, the only other file they load."""

_NOT_SET_UP = "This page is not set up: it needs CRAMP_COACH_OWNER and CRAMP_COACH_CONTACT.\n"


def languages() -> tuple[str, ...]:
    """The languages that have pages, the default one first."""
    return load_library().languages


def path_of(name: str, language: str) -> str:
    """URL path of a page, without the first slash; in the default language it is the name alone."""
    return name if language == languages()[0] else f"{name}/{language}"


def page(name: str, language: str, owner: str, contact: str) -> str:
    """The HTML of a page.

    Args:
        name: One of `PAGES`.
        language: One of `languages()`.
        owner: Name of the person or company that runs the skill, as plain text.
        contact: Where the owner can be reached: a mailto: or https: URL.
    """
    return filled(
        f"{language}/{name}.html",
        language=language,
        owner=owner,
        contact=contact,
        address=contact.removeprefix("mailto:"),
        root="../" * path_of(name, language).count("/"),
        style=STYLE,
        **{other: path_of(other, language) for other in PAGES},
    )


def style() -> str:
    """The text of the style sheet."""
    return (FOLDER / STYLE).read_text(encoding="utf-8")


def pages(owner: str, contact: str) -> Blueprint:
    """A Flask blueprint with the pages and their style sheet.

    Without an owner or a contact each page answers 404 and names the missing settings, because a
    policy has to say who is responsible.
    """
    blueprint = Blueprint("pages", __name__)
    for name, language in product(PAGES, languages()):
        show = _answering(page(name, language, owner, contact) if owner and contact else "")
        path = path_of(name, language)
        blueprint.add_url_rule(f"/{path}", endpoint=path, view_func=show)
    sheet = style()

    @blueprint.get(f"/{STYLE}")
    def show_style() -> Response:
        return Response(sheet, mimetype="text/css")

    return blueprint


def _answering(text: str) -> Callable[[], Response]:
    """A view that shows a page; with an empty text, that it is not set up."""

    def show() -> Response:
        if not text:
            return Response(_NOT_SET_UP, status=404, mimetype="text/plain")
        return Response(text, mimetype="text/html")

    return show

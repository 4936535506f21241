"""Serves the privacy policy and the terms of use, with the owner's name and address."""

from html import escape
from pathlib import Path
from string import Template

from flask import Blueprint, Response

PAGES = ("privacy", "terms")
"""Names of the pages: each is the URL path and the stem of the HTML file in `pages/`."""
STYLE = "style.css"
"""The style sheet of both pages, the only other file they load."""

_FOLDER = Path(__file__).with_name("pages")
_NOT_SET_UP = "This page is not set up: it needs CRAMP_COACH_OWNER and CRAMP_COACH_CONTACT.\n"


def page(name: str, owner: str, contact: str) -> str:
    """The HTML of a page.

    Args:
        name: One of `PAGES`.
        owner: Name of the person or company that runs the skill, as plain text.
        contact: Where the owner can be reached: a mailto: or https: URL.
    """
    template = Template((_FOLDER / f"{name}.html").read_text(encoding="utf-8"))
    address = contact.removeprefix("mailto:")
    return template.substitute(
        owner=escape(owner), contact=escape(contact), address=escape(address)
    )


def style() -> str:
    """The text of the style sheet."""
    return (_FOLDER / STYLE).read_text(encoding="utf-8")


def pages(owner: str, contact: str) -> Blueprint:
    """A Flask blueprint with the pages and their style sheet.

    Without an owner or a contact each page answers 404 and names the missing settings, because a
    policy has to say who is responsible.
    """
    blueprint = Blueprint("pages", __name__)
    named = PAGES if owner and contact else ()
    texts = {name: page(name, owner, contact) for name in named}
    sheet = style()

    @blueprint.get("/<any(privacy, terms):name>")
    def show(name: str) -> Response:
        if name not in texts:
            return Response(_NOT_SET_UP, status=404, mimetype="text/plain")
        return Response(texts[name], mimetype="text/html")

    @blueprint.get(f"/{STYLE}")
    def show_style() -> Response:
        return Response(sheet, mimetype="text/css")

    return blueprint

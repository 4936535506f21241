"""The privacy policy and the terms of use, with the name and address of whoever runs the skill."""

from html import escape
from pathlib import Path
from string import Template

from flask import Blueprint, Response

PAGES = ("privacy", "terms")
"""Names of the pages: the path of each on the web, its file without the ending here."""
STYLE = "style.css"
"""The style sheet of both; they load nothing else."""

_FOLDER = Path(__file__).with_name("pages")
_NOT_SET_UP = "This page is not set up: it needs CRAMP_COACH_OWNER and CRAMP_COACH_CONTACT.\n"


def page(name: str, owner: str, contact: str) -> str:
    """One of `PAGES` as HTML.

    Args:
        name: Which one.
        owner: Who runs the skill, as plain text.
        contact: Where they are reached, as a mailto: or https: address.
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
    """The pages and their style sheet, for a Flask application.

    A policy that names nobody is worth nothing, so without an owner or a contact each page is a
    404 that says what is missing.
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

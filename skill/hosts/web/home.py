"""Serves the page at `GET /`, for people: what this is, and what else can be read here."""

from flask import Flask, Response

from skill.content.library import load_library
from skill.hosts.web.layout import filled
from skill.hosts.web.pages import PAGES
from skill.settings import Settings


def home_page(names: tuple[str, ...] = PAGES) -> str:
    """The HTML of the page; `names` are those of the public pages that are set up."""
    return filled("home.html", names=names, locales=list(load_library().locales))


def serve_home(app: Flask, settings: Settings) -> None:
    """Serve it; Alexa's own requests to the same path are POSTs."""
    names = PAGES if settings.owner and settings.contact else ()

    def show_home() -> Response:
        return Response(home_page(names), mimetype="text/html")

    app.add_url_rule("/", view_func=show_home, provide_automatic_options=False)

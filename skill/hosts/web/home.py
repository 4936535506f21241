"""Serves the page at `GET /`, for people: what this is, and what else can be read here."""

from collections.abc import Iterator
from itertools import product

from flask import Flask, Response

from skill.content.library import load_library
from skill.content.model import Library
from skill.hosts.web import stretches_page
from skill.hosts.web.layout import filled
from skill.hosts.web.pages import PAGES, STYLE, path_of
from skill.record import Record
from skill.settings import Settings


class Link(Record):
    """What else can be read here, in the words of its own language."""

    address: str
    """URL path without the first slash."""
    text: str
    language: str
    """Language or locale."""


def home_page(names: tuple[str, ...] = PAGES) -> str:
    """The HTML of the page; `names` are those of the public pages that are set up."""
    links = list(_links(load_library(), names))
    return filled("home.html", root="", style=STYLE, links=links)


def _links(library: Library, names: tuple[str, ...]) -> Iterator[Link]:
    """The sheets of all locales, then the public pages in all languages."""
    for locale in library.locales.values():
        title = library.words[locale.words].written.sheet["title"]
        yield Link(stretches_page.path_of(locale.id), f"{title}, {locale.id}", locale.id)
    for language, name in product(library.languages, names):
        title = library.words[language].written.pages[name]
        yield Link(path_of(name, language), title, language)


def serve_home(app: Flask, settings: Settings) -> None:
    """Serve it; Alexa's own requests to the same path are POSTs."""
    names = PAGES if settings.owner and settings.contact else ()

    def show_home() -> Response:
        return Response(home_page(names), mimetype="text/html")

    app.add_url_rule("/", view_func=show_home, provide_automatic_options=False)

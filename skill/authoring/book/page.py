"""Lays a book out as one HTML page that prints well."""

from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from skill.authoring.book.content import Book
from skill.authoring.book.parts import label, trail

_TEMPLATES = Path(__file__).parent / "templates"


def page(book: Book, printed_on: date) -> str:
    """The whole HTML document."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "day": _day,
        "label": label,
        "trail": trail,
        "drawing": Markup,  # our own SVG, whose texts are escaped already
    }
    style = (_TEMPLATES / "book.css").read_text("utf-8")
    by_id = {source.id: source for source in book.sources}
    return environment.get_template("book.html").render(
        book=book, source=by_id, style=Markup(style), printed_on=printed_on
    )


def _day(value: str | date) -> str:
    """A date in words: 22 November 2026."""
    day = date.fromisoformat(value) if isinstance(value, str) else value
    return f"{day.day} {day:%B %Y}"

"""Lays a book out as one HTML page that prints well."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from skill.authoring.book.content import Book
from skill.authoring.book.parts import label, plain, trail

PAPERS = ("A4", "letter")
"""Sizes of paper, as style sheets name them."""
_TEMPLATES = Path(__file__).parent / "templates"


def page(book: Book, printed_on: date, paper: str = PAPERS[0]) -> str:
    """The whole HTML document, for one of `PAPERS`."""
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
        "numbered": _numbered,
        "in_order": lambda ids: sorted(ids, key=lambda one: book.numbers[one]),
        "pieces": lambda text: _pieces(text, book.fillers),
    }
    style = (_TEMPLATES / "book.css").read_text("utf-8")
    by_id = {source.id: source for source in book.sources}
    return environment.get_template("book.html").render(
        book=book, source=by_id, style=style, printed_on=printed_on, paper=paper
    )


def _pieces(text: str, fillers: Mapping[str, str]) -> list[str]:
    """The pieces of a text, every second of which fills a placeholder."""
    pieces = _BRACES.split(text)
    pieces[1::2] = (fillers.get(name, f"{{{name}}}") for name in pieces[1::2])
    return pieces


def _numbered(text: str, numbers: Mapping[str, int]) -> str:
    """A writer's comment with the numbers of the sources that it names by their ids.

    Only in brackets can a plain word be an id. Any other id becomes words.
    """
    listed = _BRACKETS.sub(lambda found: _listed(found[1], numbers), text)
    return _ID.sub(lambda found: _id(found[1], numbers), listed)


def _listed(inside: str, numbers: Mapping[str, int]) -> str:
    """What stands in brackets; if that is nothing but ids, their numbers."""
    ids = inside.split(", ")
    if all(one in numbers for one in ids):
        return f"[{', '.join(str(numbers[one]) for one in ids)}]"
    return f"({_WORD.sub(lambda found: _number(found[0], numbers), inside)})"


def _id(name: str, numbers: Mapping[str, int]) -> str:
    """An id of several words, or one that is set as code; a source's number or its words."""
    return _number(name, numbers) if name in numbers else f"“{plain(name)}”"


def _number(name: str, numbers: Mapping[str, int]) -> str:
    return f"[{numbers[name]}]" if name in numbers else name


_BRACES = re.compile(r"\{(\w+)\}")
_BRACKETS = re.compile(r"\(([^)]*)\)")
_WORD = re.compile(r"(?<!the )\b\w+")
"""A word that may be an id, unless it is one of the language: "the article"."""
_ID = re.compile(r"[`\"]?\b((?<=`)\w+|\w+_\w+)\b[`\"]?")
"""An id in a comment: of several words, or set as code."""


def _day(value: str | date) -> str:
    """A date in words: 22 November 2026."""
    day = date.fromisoformat(value) if isinstance(value, str) else value
    return f"{day.day} {day:%B %Y}"

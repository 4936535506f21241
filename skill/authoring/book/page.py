"""Lays a book out as one HTML page that prints well."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

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
        "numbered": _numbered,
    }
    style = (_TEMPLATES / "book.css").read_text("utf-8")
    by_id = {source.id: source for source in book.sources}
    return environment.get_template("book.html").render(
        book=book, source=by_id, style=style, printed_on=printed_on
    )


def _numbered(text: str, numbers: Mapping[str, int]) -> str:
    """A writer's comment with the numbers of the sources that it names by their ids.

    Only in brackets can a plain word be an id.
    """
    listed = _BRACKETS.sub(lambda found: _listed(found[1], numbers), text)
    return _with_numbers(listed, numbers, _COMPOUND)


def _listed(inside: str, numbers: Mapping[str, int]) -> str:
    """What stands in brackets; if that is nothing but ids, their numbers."""
    ids = inside.split(", ")
    if all(one in numbers for one in ids):
        return f"[{', '.join(str(numbers[one]) for one in ids)}]"
    return f"({_with_numbers(inside, numbers, _WORD)})"


def _with_numbers(text: str, numbers: Mapping[str, int], word: re.Pattern[str]) -> str:
    return word.sub(
        lambda found: f"[{numbers[found[0]]}]" if found[0] in numbers else found[0], text
    )


_BRACKETS = re.compile(r"\(([^)]*)\)")
_WORD = re.compile(r"\w+")
_COMPOUND = re.compile(r"\w+_\w+")


def _day(value: str | date) -> str:
    """A date in words: 22 November 2026."""
    day = date.fromisoformat(value) if isinstance(value, str) else value
    return f"{day.day} {day:%B %Y}"

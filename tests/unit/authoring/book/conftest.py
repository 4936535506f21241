"""The book of the content in use, laid out once."""

import html
import re
from datetime import date

import pytest

from skill.authoring.book.content import Book, book_of
from skill.authoring.book.editions import Edition, edition_of
from skill.authoring.book.page import page
from skill.authoring.library import load_library
from skill.authoring.toml.strict_toml import CONTENT
from skill.content.model import Library


@pytest.fixture(scope="session")
def written() -> Library:
    """The content as its writers left it."""
    return load_library()


@pytest.fixture(scope="session")
def edition(written: Library) -> Edition:
    return edition_of(written)


@pytest.fixture(scope="session", params=["en"])
def book(request: pytest.FixtureRequest, written: Library, edition: Edition) -> Book:
    return book_of(written, request.param, edition, CONTENT)


@pytest.fixture(scope="session")
def printed(book: Book) -> str:
    return page(book, date(2026, 11, 28))


@pytest.fixture(scope="session")
def read(printed: str) -> str:
    """What somebody reads: the page without its tags, with single spaces."""
    return read_of(printed)


def read_of(printed: str) -> str:
    body = re.sub(r'</?span(?: class="slot")?>', "", printed.partition("</style>")[2])
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", body)).split())

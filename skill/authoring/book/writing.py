"""Writes the book: a page for each language, its print, and the edition to compare with later."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from skill.authoring.book.content import book_of, compared
from skill.authoring.book.editions import BookError, edition_of, save
from skill.authoring.book.page import PAPERS, page
from skill.authoring.book.printing import print_pages
from skill.authoring.book.since import edition_since
from skill.authoring.library import load_library
from skill.authoring.toml.strict_toml import CONTENT
from skill.content.model import Library

SAVED = "book.json"
"""The edition, to be kept with the signed print."""


def write_book(
    folder: Path,
    root: Path,
    *,
    language: str = "",
    since: str = "",
    paper: str = PAPERS[0],
    content: Path = CONTENT,
) -> Iterator[str]:
    """Write the book into a folder; yields what was written, and what was left out and why.

    Args:
        folder: Where it is written.
        root: The project, whose history `since` may name a revision of.
        language: The only language to write; empty for all.
        since: A saved edition or a git revision to compare with; empty for none.
        paper: The paper that it is printed on, one of `PAPERS`.
        content: The content folder.

    Raises:
        ContentError: The content breaks a rule.
        BookError: There is no edition such as `since`, or no such language.
    """
    library = load_library(content)
    edition = edition_of(library)
    before = edition_since(since, root) if since else None
    folder.mkdir(parents=True, exist_ok=True)
    pages = []
    for one in _languages(library, language):
        path = folder / f"book-{one}.html"
        book = book_of(library, one, edition, content)
        if before is not None:
            book = compared(book, since, before, edition)
        path.write_text(page(book, datetime.now(UTC).astimezone().date(), paper), "utf-8")
        pages.append(path)
        yield f"wrote {path}"
    save(edition, folder / SAVED)
    yield f"wrote {folder / SAVED}"
    yield from print_pages(pages)


def _languages(library: Library, wanted: str) -> list[str]:
    languages = sorted({row.language for row in library.locales.values()})
    if wanted and wanted not in languages:
        raise BookError(f"there is no language {wanted!r}, only {', '.join(languages)}")
    return [wanted] if wanted else languages

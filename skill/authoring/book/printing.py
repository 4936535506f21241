"""Prints pages to PDF with the Chromium that the browser tests use."""

from collections.abc import Iterator, Sequence
from pathlib import Path

LEFT_OUT = "The PDF was left out: {reason}."


def print_pages(pages: Sequence[Path]) -> Iterator[str]:
    """Print each page beside its HTML; yields what was written, or why nothing was."""
    try:
        yield from _printed(pages)
    except (ImportError, OSError) as error:
        yield LEFT_OUT.format(reason=str(error).rstrip("."))


def _printed(pages: Sequence[Path]) -> Iterator[str]:
    # Who has no browser has no use for its driver either.
    from skill.authoring.chromium import running  # noqa: PLC0415

    with running() as browser:
        for path in pages:
            sheet = browser.new_page()
            sheet.goto(path.resolve().as_uri())
            printed = path.with_suffix(".pdf")
            sheet.pdf(path=printed, prefer_css_page_size=True, tagged=True, outline=True)
            yield f"wrote {printed}"

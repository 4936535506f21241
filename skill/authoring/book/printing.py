"""Prints pages to PDF with the Chromium that the browser tests use."""

from collections.abc import Iterator, Sequence
from pathlib import Path

LEFT_OUT = "The PDF was left out: {reason}."


def print_pages(pages: Sequence[Path]) -> Iterator[str]:
    """Print each page beside its HTML; yields what was written, or why nothing was."""
    try:
        # The page itself needs no browser, nor the package that starts one.
        from playwright.sync_api import Error  # noqa: PLC0415

        from skill.authoring.chromium import running  # noqa: PLC0415
    except ImportError as error:
        yield _left_out(error)
        return
    try:
        with running() as browser:
            for path in pages:
                sheet = browser.new_page()
                sheet.goto(path.resolve().as_uri())
                printed = path.with_suffix(".pdf")
                sheet.pdf(path=printed, prefer_css_page_size=True, tagged=True, outline=True)
                yield f"wrote {printed}"
    except (Error, OSError) as error:
        yield _left_out(error)


def _left_out(error: Exception) -> str:
    first, *_ = str(error).splitlines() or [type(error).__name__]
    return LEFT_OUT.format(reason=first.rstrip("."))

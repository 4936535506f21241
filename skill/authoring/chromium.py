"""Finds and starts a Chromium, which prints the review book and tests the pages."""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""What it is called on the path."""
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",
)
MISSING = (
    "no Chromium found: run `python -m tests.browser.chromium`, "
    "or name one in the variable CHROMIUM"
)


def found(playwright: Playwright) -> str | None:
    """The program to start: the variable CHROMIUM, one on the path, or Playwright's own."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    on_path = next(filter(None, map(shutil.which, NAMES)), None)
    own = Path(playwright.chromium.executable_path)
    return on_path or (str(own) if own.exists() else None)


@contextmanager
def running(without: Sequence[str] = ()) -> Iterator[Browser]:
    """A headless browser, `without` some of the arguments that Playwright gives it.

    Raises FileNotFoundError with what to do if there is none.
    """
    with sync_playwright() as playwright:
        program = found(playwright)
        if program is None:
            raise FileNotFoundError(MISSING)
        browser = playwright.chromium.launch(
            executable_path=program, args=list(ARGUMENTS), ignore_default_args=list(without)
        )
        try:
            yield browser
        finally:
            browser.close()

"""The browser of these tests: a Chromium that is there already, or one that is installed.

`python -m tests.browser.chromium` installs one if none is found.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
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
_DEBIAN = ("apt-get", "install", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core")


def found(playwright: Playwright) -> str | None:
    """The program to start: the variable CHROMIUM, one on the path, or Playwright's own."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    on_path = next(filter(None, map(shutil.which, NAMES)), None)
    own = Path(playwright.chromium.executable_path)
    return on_path or (str(own) if own.exists() else None)


@contextmanager
def running() -> Iterator[Browser]:
    """A headless browser; raises FileNotFoundError with what to do if there is none."""
    with sync_playwright() as playwright:
        program = found(playwright)
        if program is None:
            raise FileNotFoundError(MISSING)
        browser = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


def main() -> int:
    """Install a browser if there is none; returns the exit code."""
    with sync_playwright() as playwright:
        if found(playwright):
            return 0
    return subprocess.run(_installer(), check=False).returncode


def _installer() -> tuple[str, ...]:
    if shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update"], check=False)
        return _DEBIAN
    return (sys.executable, "-m", "playwright", "install", "chromium")


if __name__ == "__main__":
    raise SystemExit(main())

"""The browser of these tests: a Chromium that is there already, or one that is installed.

`python -m tests.browser.chromium` installs one if none is found.
"""

import os
import shutil
import subprocess
import sys

from playwright.sync_api import sync_playwright

from skill.authoring.chromium import ARGUMENTS, MISSING, NAMES, found, running

__all__ = ["ARGUMENTS", "MISSING", "NAMES", "found", "running"]

_DEBIAN = ("apt-get", "install", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core")


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

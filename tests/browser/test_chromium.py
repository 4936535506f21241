from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright

from tests.browser import chromium


class NoBrowser:
    """Playwright on a machine without its own browser."""

    class chromium:  # noqa: N801 - as Playwright calls it
        executable_path = "/nowhere/chrome"


def nothing() -> Playwright:
    return NoBrowser()  # type: ignore[return-value]


def program(folder: Path, name: str) -> str:
    path = folder / name
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return str(path)


def test_the_variable_names_the_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/opt/own/chrome")
    assert chromium.found(nothing()) == "/opt/own/chrome"


@pytest.mark.parametrize("name", chromium.NAMES)
def test_one_on_the_path_is_found(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert chromium.found(nothing()) is None
    there = program(tmp_path, name)
    assert chromium.found(nothing()) == there


def test_the_browser_that_is_running_is_a_chromium(browser: Browser) -> None:
    assert browser.browser_type.name == "chromium"
    assert int(browser.version.partition(".")[0]) > 100

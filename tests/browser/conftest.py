"""One browser for all tests of this folder."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.aplhost import AplHost, apl_host
from tests.browser.chromium import running


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A headless Chromium; it ends with this folder, for it would be in the way of asyncio."""
    with running() as browser:
        yield browser


@pytest.fixture(scope="package")
def apl(browser: Browser) -> Iterator[AplHost]:
    """Shows APL documents."""
    with apl_host(browser) as host:
        yield host

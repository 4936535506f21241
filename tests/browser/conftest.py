"""One browser and one server for all tests of this folder."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.aplhost import AplHost, apl_host
from tests.browser.chromium import running
from tests.browser.echopage import PATIENCE, EchoPage, at_the_page, served
from tests.browser.hiddentab import KEEPING_AWAKE

Visit = Callable[..., EchoPage]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A headless Chromium; it ends with this folder, for it would be in the way of asyncio."""
    expect.set_options(timeout=PATIENCE)
    with running(without=KEEPING_AWAKE) as browser:
        yield browser


@pytest.fixture(scope="package")
def apl(browser: Browser) -> Iterator[AplHost]:
    """Shows APL documents."""
    with apl_host(browser) as host:
        yield host


@pytest.fixture(scope="package")
def address() -> Iterator[str]:
    """Where the page is."""
    with served() as url:
        yield url


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Opens the page; in the end the browser must have had nothing to complain about."""
    pages: list[EchoPage] = []
    with ExitStack() as stack:

        def open_page(**options: object) -> EchoPage:
            pages.append(stack.enter_context(at_the_page(browser, address, **options)))
            return pages[-1]

        yield open_page
        assert [error for page in pages for error in page.errors] == []

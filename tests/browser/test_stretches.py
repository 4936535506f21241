"""The sheet of stretches in a real browser: for everybody to read, and on paper."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from skill.hosts.web.stretches_page import policy, stretches_page
from tests.browser.axe import overflowing, violations

ADDRESS = "https://coach.test/stretches/en-GB"
PRINTED = {"A4": (210, 297), "Letter": (216, 279)}
"""Paper → its width and height in millimetres."""
MARGINS = (28, 22)
"""Millimetres that stay white to the left and right, and above and below."""
PIXELS = 96 / 25.4
"""CSS pixels of a millimetre."""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """The sheet as it is served."""
    context = browser.new_context()
    page = context.new_page()
    headers = {"Content-Security-Policy": policy(), "Content-Type": "text/html; charset=utf-8"}
    page.route("**/*", lambda route: route.fulfill(body=stretches_page("en-GB"), headers=headers))
    page.clock.install()
    page.goto(ADDRESS)
    yield page
    context.close()


def pages(printed: bytes) -> int:
    """How many pages a PDF has."""
    return printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ")


def test_its_style_is_applied_under_its_policy(page: Page) -> None:
    shown = page.locator(".steps").first.evaluate("one => getComputedStyle(one).display")
    assert shown == "grid"


def test_axe_finds_nothing_wrong(page: Page) -> None:
    assert violations(page) == []


def test_nothing_is_wider_than_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    assert overflowing(page) == []


@pytest.mark.parametrize("paper", PRINTED)
def test_it_is_printed_on_two_pages(page: Page, paper: str) -> None:
    assert pages(page.pdf(format=paper, tagged=False)) == 2


@pytest.mark.parametrize("paper", PRINTED)
def test_no_stretch_is_split_between_pages(page: Page, paper: str) -> None:
    width, height = (
        round((whole - white) * PIXELS)
        for whole, white in zip(PRINTED[paper], MARGINS, strict=True)
    )
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(media="print")
    blocks = page.locator(".stretch, .doctor")
    kept = blocks.evaluate_all("all => all.map(one => getComputedStyle(one).breakInside)")
    assert {*kept} == {"avoid"}
    tallest = blocks.evaluate_all("all => Math.max(...all.map(one => one.offsetHeight))")
    assert tallest < height


def test_it_is_black_on_white(page: Page) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    body = page.locator("body")
    assert body.evaluate("one => getComputedStyle(one).color") == "rgb(0, 0, 0)"
    assert body.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(255, 255, 255)"

"""The page on a phone, in a low window, at a large zoom, and written from right to left."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import overflowing
from tests.browser.conftest import Visit
from tests.browser.echopage import EchoPage

WINDOWS = {
    "phone": (390, 844),
    "small-phone": (360, 640),
    "phone-on-its-side": (844, 390),
    "zoom-200": (640, 400),
    "zoom-400": (320, 200),
    "reflow": (320, 256),
}
"""Name of a window in which the page is folded → its width and height in CSS pixels."""
SMALLEST_TARGET = 44
"""CSS pixels of what is pressed, each way."""
SMALLEST_TEXT = 16
"""CSS pixels of text outside the screen of the Echo."""


def window(name: str, **more: Any) -> dict[str, Any]:
    """How the browser is set up for a window."""
    width, height = WINDOWS[name]
    return {"viewport": {"width": width, "height": height}, **more}


def in_a_hold(page: EchoPage, seconds: float = 16) -> EchoPage:
    """So many seconds into the first hold, begun by touch."""
    page.page.get_by_role("button", name="help my calf cramp").click()
    page.answered()
    page.pass_by(seconds)
    return page


def within(element: Locator) -> tuple[float, float, float, float]:
    """Left, top, right and bottom, in CSS pixels."""
    box = element.bounding_box()
    assert box
    return box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]


@pytest.mark.parametrize("name", WINDOWS)
def test_the_glass_goes_to_the_edges_and_what_is_said_is_in_sight(visit: Visit, name: str) -> None:
    page = in_a_hold(visit(**window(name)))
    width, height = WINDOWS[name]
    left, top, right, bottom = within(page.page.locator(".glass"))
    bar = within(page.page.get_by_role("banner"))
    assert (left, top) == (0, 0)
    assert right in (width, bar[0])
    assert bottom >= height * 0.55
    said = page.page.locator("#doing")
    expect(said).to_have_text("Hold for thirty seconds.")
    expect(said).to_be_in_viewport(ratio=1)
    assert overflowing(page.page) == []
    assert page.page.evaluate("() => document.scrollingElement.scrollHeight <= innerHeight")
    page.picture(f"window-{name}")


@pytest.mark.parametrize("name", WINDOWS)
def test_everything_can_be_reached_and_pressed(visit: Visit, name: str) -> None:
    page = in_a_hold(visit(**window(name)))
    for button in page.screen.get_by_role("button").filter(visible=True).all():
        reach(button)
    page.open_settings()
    for control in page.page.locator("#settings").locator("select, button, label").all():
        reach(control)
    page.page.keyboard.press("Escape")
    page.open_words()
    for control in page.page.locator("#talk").locator("button, input").all():
        reach(control)
    assert overflowing(page.page) == []
    page.picture(f"window-{name}-words")


def reach(control: Locator) -> None:
    """Scroll to something; it is in sight then, and large enough for a finger."""
    control.scroll_into_view_if_needed()
    expect(control).to_be_in_viewport(ratio=0.99)
    box = control.bounding_box()
    assert box
    if control.evaluate("element => element.matches('button, select, input')"):
        assert min(box["width"], box["height"]) >= SMALLEST_TARGET, control


def small_texts(page: Page) -> list[str]:
    """Text outside the screen that is smaller than it should be on a phone."""
    return list(page.evaluate(_SMALL_TEXTS, SMALLEST_TEXT))


_SMALL_TEXTS = """least => [...document.querySelectorAll("body *")]
  .filter((element) => !element.closest(".glass") && element.checkVisibility())
  .filter(({ childNodes }) => [...childNodes].some(({ data }) => data?.trim()))
  .filter((element) => parseFloat(getComputedStyle(element).fontSize) < least)
  .map((element) => element.outerHTML.slice(0, 80))"""


def test_text_on_a_phone_is_large_enough(visit: Visit) -> None:
    page = in_a_hold(visit(**window("phone")))
    page.open_words()
    assert small_texts(page.page) == []
    page.open_settings()
    assert small_texts(page.page) == []


def test_a_finger_on_a_phrase_opens_no_keyboard(visit: Visit) -> None:
    page = visit(**window("phone", has_touch=True, is_mobile=True))
    expect(page.line).not_to_be_focused()
    in_a_hold(page)
    page.open_words()
    page.page.get_by_role("group", name="Phrases").get_by_role("button", name="pause").tap()
    page.answered()
    page.pass_by(1)
    assert page.last("you") == "pause"
    expect(page.line).not_to_be_focused()


def test_the_drawer_shows_what_was_said_last_and_closes_by_a_touch_elsewhere(
    visit: Visit,
) -> None:
    page = in_a_hold(visit(**window("phone")))
    log = page.page.get_by_role("list", name="What was said")
    expect(log).not_to_be_visible()
    page.open_words()
    expect(log.get_by_text("Hold for thirty seconds.", exact=True)).to_be_in_viewport(ratio=1)
    page.screen.click(position={"x": 20, "y": 20})
    expect(log).not_to_be_visible()


def test_the_screen_follows_when_the_phone_is_turned(visit: Visit) -> None:
    page = in_a_hold(visit(**window("phone")))
    page.page.set_viewport_size({"width": 844, "height": 390})
    page.pass_by(1)
    assert page.screen.evaluate("element => element.offsetWidth") > 700
    page.touch("Pause")
    page.pass_by(1)
    assert page.last().startswith("Paused.")


def test_zooming_in_the_middle_of_a_hold_makes_the_screen_fill_the_window(visit: Visit) -> None:
    page = visit()
    page.say("help my calf cramp")
    page.pass_by(16)
    page.page.set_viewport_size({"width": 320, "height": 200})
    page.pass_by(1)
    assert within(page.page.locator(".glass"))[:2] == (0, 0)
    expect(page.page.locator("#doing")).to_be_in_viewport(ratio=1)
    expect(page.screen.get_by_role("button", name="Pause")).to_be_visible()
    page.page.set_viewport_size({"width": 1280, "height": 800})
    page.pass_by(1)
    expect(page.line).to_be_in_viewport(ratio=1)
    expect(page.screen).to_be_in_viewport(ratio=0.99)


@pytest.mark.parametrize(("width", "height"), [(768, 1024), (1280, 800), (1600, 900)])
def test_on_a_desk_everything_is_there_at_once(visit: Visit, width: int, height: int) -> None:
    page = visit(viewport={"width": width, "height": height})
    page.say("help my calf cramp")
    page.pass_by(20)
    assert overflowing(page.page) == []
    assert page.page.evaluate("() => document.scrollingElement.scrollHeight <= innerHeight")
    for part in (page.screen, page.line, page.page.locator("#doing")):
        expect(part).to_be_in_viewport(ratio=0.99)
    bubble, log = page.page.locator("#log > .coach").last, page.page.locator("#log")
    expect(bubble.get_by_text("Hold for thirty seconds.", exact=True)).to_be_in_viewport(ratio=1)
    assert within(bubble)[3] < within(log)[3]


@pytest.mark.parametrize("name", ["desk", "phone", "phone-on-its-side"])
def test_the_page_can_be_mirrored(visit: Visit, name: str) -> None:
    page = visit(**window(name)) if name in WINDOWS else visit()
    page.page.evaluate("() => { document.documentElement.dir = 'rtl'; }")
    page.say("help my calf cramp")
    page.pass_by(16)
    page.picture(f"mirrored-{name}")
    assert overflowing(page.page) == []
    you, coach = (page.page.locator(f"#log > .{who}").last for who in ("you", "coach"))
    assert within(you)[0] < within(coach)[0]
    settings, words = (
        page.page.get_by_role("button", name=label).last for label in ("Settings", "Send")
    )
    assert within(settings)[0] < 200 or name == "phone"
    expect(words).to_be_in_viewport(ratio=1)

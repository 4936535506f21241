"""The page is there for everybody: by keyboard, by screen reader, on a phone, dark and light."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.echopage import EchoPage

AXE = Path(__file__).parents[1] / "validators" / "node_modules" / "axe-core" / "axe.min.js"
PHONE = {"width": 360, "height": 740}
SMALLEST_TARGET = 44
"""CSS pixels of what is pressed, each way."""
KEYS = 40
"""More than there are things to go to on the page."""


def serious(page: Page) -> list[str]:
    """What axe-core finds to be serious or worse."""
    page.evaluate(AXE.read_text(encoding="utf-8") + "; undefined")
    page.evaluate("() => { axe.run().then(({ violations }) => { window.found = violations; }); }")
    while (found := page.evaluate("() => window.found")) is None:
        page.clock.run_for(10)
    page.evaluate("() => { delete window.found; }")
    return [
        f"{violation['id']}: {node['html']} {node['failureSummary']}"
        for violation in found
        if violation["impact"] in {"serious", "critical"}
        for node in violation["nodes"]
    ]


def overflowing(page: Page) -> list[str]:
    """What is wider than the window, and is not within something that scrolls by itself."""
    return list(page.evaluate(_OVERFLOWING))


_OVERFLOWING = """() => {
  const found = document.scrollingElement.scrollWidth > innerWidth ? ["the page scrolls"] : [];
  const scrolls = (element) => {
    for (let at = element.parentElement; at; at = at.parentElement) {
      if (getComputedStyle(at).overflowX !== "visible") return true;
    }
    return false;
  };
  for (const element of document.querySelectorAll("body *")) {
    const { left, right, width } = element.getBoundingClientRect();
    const fits = !width || !element.checkVisibility() || (left >= 0 && right <= innerWidth);
    if (fits || scrolls(element)) continue;
    found.push(element.outerHTML.slice(0, 80));
  }
  return found;
}"""


def go_to(page: EchoPage, role: str, name: str) -> None:
    """Press Tab until something of this name has the focus."""
    wanted = page.page.get_by_role(role, name=name, exact=True)  # type: ignore[arg-type]
    for _ in range(KEYS):
        page.page.keyboard.press("Tab")
        if wanted.count() and wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"Tab does not lead to {name}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(visit: Visit, scheme: str) -> None:
    page = visit(color_scheme=scheme, query=f"?theme={scheme}")
    assert serious(page.page) == []
    page.say("help my calf cramp")
    page.pass_by(12)
    assert serious(page.page) == []
    page.page.get_by_text("Request and response").click()
    page.page.locator(".settings summary").click()
    page.picture(f"everything-{scheme}")
    assert serious(page.page) == []
    page.page.locator(".settings summary").click()
    page.until_listening()
    page.picture(f"asks-{scheme}")
    assert serious(page.page) == []


@pytest.mark.parametrize("screen", ["", "round-hub", "tv"])
def test_axe_finds_nothing_serious_on_a_phone(visit: Visit, screen: str) -> None:
    page = visit(viewport=PHONE, query=f"?screen={screen}")
    page.say("i have chest pain")
    page.pass_by(5)
    assert serious(page.page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", ["", "round-hub", "small-hub", "large-hub"])
def test_nothing_is_wider_than_a_phone(visit: Visit, screen: str, scheme: str) -> None:
    page = visit(viewport=PHONE, color_scheme=scheme, query=f"?screen={screen}&theme={scheme}")
    page.picture(f"phone-{screen or 'speaker'}-{scheme}-1")
    assert overflowing(page.page) == []
    page.say("help my calf cramp")
    page.pass_by(12)
    page.picture(f"phone-{screen or 'speaker'}-{scheme}-2")
    assert overflowing(page.page) == []
    page.page.get_by_text("Request and response").click()
    page.page.locator(".settings summary").click()
    assert overflowing(page.page) == []


@pytest.mark.parametrize(("width", "height"), [(360, 740), (740, 360), (768, 1024), (1600, 900)])
def test_everything_is_there_at_once(visit: Visit, width: int, height: int) -> None:
    page = visit(viewport={"width": width, "height": height})
    page.say("help my calf cramp")
    page.pass_by(20)
    page.until(lambda: page.page.locator(".silence.running").count() > 0, most=10)
    assert overflowing(page.page) == []
    assert page.page.evaluate("() => document.scrollingElement.scrollHeight <= innerHeight")
    expect(page.page.locator(".silence.running")).to_be_in_viewport()
    expect(page.screen).to_be_in_viewport(ratio=0.99)
    expect(page.line).to_be_in_viewport(ratio=0.99)


def test_what_is_pressed_on_a_phone_is_large_enough(visit: Visit) -> None:
    page = visit(viewport=PHONE)
    page.say("help my calf cramp")
    page.pass_by(2)
    page.page.locator(".settings summary").click()
    controls = page.page.locator("body > :not(.skip)").locator(
        "button:not(.apl), select, input, summary"
    )
    sizes = [control.bounding_box() for control in controls.all() if control.is_visible()]
    assert len(sizes) > 8
    assert [
        box for box in sizes if box and min(box["width"], box["height"]) < SMALLEST_TARGET
    ] == []


def test_by_keyboard_alone(visit: Visit) -> None:
    page = visit()
    go_to(page, "button", "help my calf cramp")
    page.page.keyboard.press("Enter")
    page.answered()
    page.pass_by(12)
    go_to(page, "button", "Pause")
    page.page.keyboard.press("Space")
    page.answered()
    page.until_listening()
    assert page.last().startswith("Paused.")
    page.page.keyboard.type("resume")
    page.page.keyboard.press("Enter")
    page.answered()
    page.pass_by(3)
    assert page.last().startswith("Keep still.")


def test_the_focus_stays_on_the_screen_when_the_screen_changes(visit: Visit) -> None:
    page = visit()
    page.say("help my calf cramp")
    page.pass_by(12)
    go_to(page, "button", "Pause")
    page.until_listening()
    page.pass_by(1)
    expect(page.screen.get_by_role("button", name="Yes", exact=True)).to_be_focused()
    page.page.keyboard.press("Enter")
    page.answered()
    page.pass_by(1)
    expect(page.screen.locator("button:focus")).to_have_count(1)
    page.line.focus()
    page.pass_by(1)
    expect(page.line).to_be_focused()


def test_letters_go_to_the_line_wherever_the_focus_is(visit: Visit) -> None:
    page = visit()
    page.page.get_by_role("button", name="Sound").focus()
    page.page.keyboard.type("stop")
    expect(page.line).to_be_focused()
    expect(page.line).to_have_value("stop")


@pytest.mark.parametrize("sound", [True, False])
def test_a_screen_reader_hears_each_answer_once(visit: Visit, sound: bool) -> None:
    """From the voice, or, with the sound off, from the screen reader itself."""
    page = visit()
    page.page.evaluate(_LISTEN)
    if not sound:
        page.mute()
    page.say("help my calf cramp")
    page.until_listening()
    announced = page.page.evaluate("() => window.announced")
    sentences = (
        []
        if sound
        else [
            "Coach: Keep still.",
            "Pull your toes up with your hand or a sheet.",
            "Keep your knee straight.",
            "If you are standing, hold on.",
            "Keep that heel flat, with your weight on it.",
            "Hold for thirty seconds.",
            "Keep breathing.",
            "Halfway.",
            "Ten seconds left.",
            "Three.",
            "Two.",
            "One.",
            "Keep holding if it still grips.",
            "Is it easing?",
        ]
    )
    assert announced == [*sentences, "Microphone open"]
    live = page.page.locator("[aria-live], [role=status], [role=log], [role=alert]")
    assert live.count() == 1


_LISTEN = """() => {
  window.announced = [];
  const region = document.querySelector("[role=status]");
  new MutationObserver(() => window.announced.push(region.textContent)).observe(region, {
    childList: true,
  });
}"""


def test_who_wants_no_motion_gets_a_picture_four_times_a_second(visit: Visit) -> None:
    page = visit()
    page.say("help my calf cramp")
    page.pass_by(10)
    frames = page.page.evaluate(_FRAMES)
    page.pass_by(2)
    assert page.page.evaluate("() => window.frames_drawn") - frames <= 9


_FRAMES = """() => {
  window.frames_drawn = 0;
  const line = document.querySelector(".now");
  new MutationObserver(() => { window.frames_drawn += 1; }).observe(line, { attributes: true });
  return 0;
}"""


def test_with_motion_the_ring_moves_smoothly(visit: Visit) -> None:
    page = visit(reduced_motion="no-preference")
    page.say("help my calf cramp")
    page.pass_by(10)
    page.page.evaluate(_FRAMES)
    page.pass_by(1)
    assert page.page.evaluate("() => window.frames_drawn") > 20

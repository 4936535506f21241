"""The page is there for everybody: by keyboard, by screen reader, in any colours, at rest."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import Visit
from tests.browser.echopage import EchoPage

KEYS = 40
"""More than there are things to go to on the page."""
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"query": "?theme=light"},
    "dark": {"query": "?theme=dark"},
    "night": {"query": "?theme=night"},
    "machine": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
    "phone": {"viewport": {"width": 390, "height": 844}},
    "speaker": {"query": "?screen=", "color_scheme": "dark"},
}
"""Name of a way to look at the page → how the browser is set up for it."""


def states(page: EchoPage) -> Iterator[str]:
    """Lead the page through everything that it can be; each state lasts until the next."""
    yield "opening"
    page.say("help my calf cramp")
    page.pass_by(16)
    yield "hold"
    page.open_settings()
    yield "settings"
    show_workings(page)
    yield "workings"
    page.until_listening()
    yield "question"
    page.say("how do i prevent cramps")
    page.pass_by(4)
    yield "advice"
    lose_connection(page)
    yield "offline"
    page.say("i have chest pain")
    page.pass_by(3)
    yield "warning"
    page.say("open cramp coach")
    page.say("stop")
    page.until(lambda: page.doing == "closed")
    yield "closed"


def show_workings(page: EchoPage) -> None:
    """Switch them on in the open settings, and open what they show."""
    page.page.get_by_label("Show the workings").check()
    page.page.keyboard.press("Escape")
    page.open_words()
    page.page.get_by_text("Request and response").click()
    page.page.get_by_text("Card in the Alexa app").click()


def lose_connection(page: EchoPage) -> None:
    """Say something while there is no network, which comes back at once."""
    page.page.context.set_offline(True)
    page.say("next")
    page.page.context.set_offline(False)
    page.errors[:] = [error for error in page.errors if "DISCONNECTED" not in error]


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_in_any_state(visit: Visit, look: str) -> None:
    page = visit(**LOOKS[look])
    found = {}
    for state in states(page):
        page.picture(f"{state}-{look}")
        found[state] = violations(page.page)
    assert found == {state: [] for state in found}


def go_to(page: EchoPage, role: str, name: str) -> None:
    """Press Tab until something of this name has the focus."""
    wanted = page.page.get_by_role(role, name=name, exact=True)  # type: ignore[arg-type]
    for _ in range(KEYS):
        page.page.keyboard.press("Tab")
        if wanted.count() and wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"Tab does not lead to {name}")


@pytest.mark.parametrize("viewport", [(1280, 800), (390, 844), (320, 200)], ids=str)
def test_by_keyboard_alone(visit: Visit, viewport: tuple[int, int]) -> None:
    page = visit(viewport={"width": viewport[0], "height": viewport[1]})
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
    go_to(page, "button", "Settings")
    page.page.keyboard.press("Enter")
    go_to(page, "switch", "Captions of what is said")
    page.page.keyboard.press("Space")
    expect(page.page.get_by_label("Captions of what is said")).not_to_be_checked()
    page.page.keyboard.press("Escape")
    expect(page.page.get_by_role("button", name="Settings")).to_be_focused()
    assert page.doing == "speaking"


def test_the_focus_stays_on_the_screen_when_the_screen_changes(visit: Visit) -> None:
    page = visit()
    page.say("help my calf cramp")
    page.pass_by(12)
    page.screen.get_by_role("button", name="Pause").focus()
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


def test_escape_empties_the_line_and_then_stops(visit: Visit) -> None:
    page = visit()
    page.say("help my calf cramp")
    page.pass_by(12)
    page.line.fill("hello")
    page.page.keyboard.press("Escape")
    expect(page.line).to_have_value("")
    assert page.last("you") == "help my calf cramp"
    page.page.keyboard.press("Escape")
    page.until(lambda: page.doing == "closed")
    assert page.last("you") == "stop"
    page.page.keyboard.press("Escape")
    expect(page.page.locator("#log > .you")).to_have_count(2)


@pytest.mark.parametrize("screen", ["small-hub", ""])
def test_space_pauses_and_goes_on_but_not_while_somebody_types(visit: Visit, screen: str) -> None:
    page = visit(query=f"?screen={screen}")
    page.say("help my calf cramp")
    page.pass_by(12)
    page.page.keyboard.press("Space")
    expect(page.line).to_have_value(" ")
    page.line.fill("")
    page.line.blur()
    for said, answer in (("pause", "Paused."), ("resume", "Keep still.")):
        page.page.keyboard.press("Space")
        page.answered()
        page.pass_by(3)
        assert page.last("you") == said
        assert page.last().startswith(answer)


@pytest.mark.parametrize(
    ("direction", "forth", "back"),
    [("ltr", "ArrowRight", "ArrowLeft"), ("rtl", "ArrowLeft", "ArrowRight")],
)
def test_arrow_keys_lead_from_button_to_button(
    visit: Visit, direction: str, forth: str, back: str
) -> None:
    page = visit(query="?screen=own")
    page.page.evaluate("way => { document.documentElement.dir = way; }", direction)
    page.say("help my calf cramp")
    page.until_listening()
    page.line.blur()
    buttons = page.screen.get_by_role("button").filter(visible=True)
    for key, at in (
        (forth, 0),
        (forth, 1),
        ("ArrowDown", 2),
        (forth, 2),
        (back, 1),
        ("ArrowUp", 0),
    ):
        page.page.keyboard.press(key)
        expect(buttons.nth(at)).to_be_focused()


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
    assert announced == [*sentences, "Your turn"]
    live = page.page.locator("[aria-live], [role=status], [role=log]")
    assert live.count() == 1
    expect(page.page.get_by_role("alert")).to_be_empty()


_LISTEN = """() => {
  window.announced = [];
  const region = document.querySelector("[role=status]");
  new MutationObserver(() => window.announced.push(region.textContent)).observe(region, {
    childList: true,
  });
}"""


def frames(page: EchoPage, seconds: float) -> list[float]:
    """When the screen changed within so many seconds, in milliseconds, however much at once."""
    page.page.evaluate(_FRAMES)
    page.pass_by(seconds)
    return list(page.page.evaluate("() => [...window.changes]"))


_FRAMES = """() => {
  window.changes = new Set();
  new MutationObserver(() => window.changes.add(performance.now())).observe(
    document.querySelector(".glass"),
    { attributes: true, characterData: true, childList: true, subtree: true },
  );
}"""


@pytest.mark.parametrize("said", ["help my calf cramp", "how do i stretch"])
def test_who_wants_no_motion_sees_a_still_picture_and_whole_seconds(
    visit: Visit, said: str
) -> None:
    page = visit(reduced_motion="reduce")
    page.say(said)
    page.pass_by(20)
    assert 1 <= len(frames(page, 4)) <= 5


def test_with_motion_it_moves(visit: Visit) -> None:
    page = visit(reduced_motion="no-preference")
    page.say("how do i stretch")
    page.pass_by(20)
    assert len(frames(page, 2)) > 10


def test_the_title_of_a_screen_at_rest_is_a_heading(visit: Visit) -> None:
    headings = visit().page.get_by_role("heading")
    assert headings.all_text_contents() == ["Cramp Coach", "Say, or touch"]

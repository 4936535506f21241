"""A person at the page of the Echo: their hands, their eyes, their ears, and a clock that flies."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, expect

from simulator.show.server import address, listening

PICTURES = Path(__file__).parents[2] / "build" / "screens"
"""Where a run of the tests leaves what it saw, for people to look at."""
TICK = 500
"""Milliseconds of the page's clock between two looks."""
MOMENT = 5
"""Milliseconds of everybody else's clock in which the page takes up an answer."""
PATIENCE = 15_000
"""Milliseconds to wait for the browser; nothing on this page takes a second."""
_LOST = "net::ERR_INTERNET_DISCONNECTED"
_FAKES = Path(__file__).with_name("fakes.js")


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something that the voice said, in seconds of the page's clock."""

    words: str
    began: float
    ended: float
    cut: bool
    """Whether it was interrupted."""


def voice(slowness: float, delay: float) -> dict[str, float]:
    """A fake voice as the page takes it."""
    return {"slowness": slowness, "delay": delay}


def utterances(spoken: Iterable[dict[str, Any]]) -> list[Utterance]:
    """What the fake voice has written down."""
    return [
        Utterance(
            record["words"],
            record["began"] / 1000,
            record.get("ended", record["began"]) / 1000,
            record.get("cut", False),
        )
        for record in spoken
    ]


class EchoPage:
    """The page, as a person uses it."""

    def __init__(self, page: Page, url: str, device: str, errors: list[str]) -> None:
        self.page = page
        self._url = url
        self._device = device
        self.errors = errors
        """What the browser has complained about."""
        self._asked: set[Request] = set()
        """What the page has asked its server and not heard yet, in time that is no part of the
        page's clock."""
        page.on("request", self._asks)
        page.on("requestfinished", self._hears)
        page.on("requestfailed", self._hears)

    @property
    def line(self) -> Locator:
        """Where words are typed."""
        return self.page.get_by_label("What you say")

    @property
    def screen(self) -> Locator:
        """The document that the skill shows."""
        return self.page.get_by_role("group", name="Screen of the Echo")

    @property
    def doing(self) -> str:
        """What the device does, by its light: closed, thinking, speaking or listening."""
        return self.page.locator("#state").get_attribute("data-state") or ""

    @property
    def now(self) -> float:
        """Seconds of the page's clock."""
        return float(self.page.evaluate("() => performance.now()")) / 1000

    def say(self, words: str) -> None:
        """Type something, and wait for the answer to begin."""
        self.open_words()
        self.line.fill(words)
        self.line.press("Enter")
        self.answered()

    def open_words(self) -> None:
        """Go to where words are typed; on a phone that is a drawer."""
        if not self.line.is_visible():
            self.page.get_by_role("button", name="Words").click()

    def open_settings(self) -> Locator:
        """Open the settings."""
        self.page.get_by_role("button", name="Settings").click()
        return self.page.get_by_role("region", name="Settings")

    def phrases(self) -> list[str]:
        """The phrases that are offered beside the line."""
        return self.page.locator("#phrases button").all_text_contents()

    def reload(self) -> None:
        """Load the page again, as it is now in the address."""
        with self.page.expect_response("**/open"):
            self.page.reload()
        # Nobody is told how what was asked last has ended.
        self._asked.clear()
        expect(self.page.locator("#state")).to_have_attribute("data-state", "closed")

    def touch(self, name: str) -> None:
        """Touch something on the screen, and wait for the answer to begin."""
        self.screen.get_by_role("button", name=name, exact=True).click()
        self.answered()

    def answered(self) -> None:
        """Wait until the skill has answered."""
        expect(self.page.locator("#state")).not_to_have_attribute("data-state", "thinking")

    def pass_by(self, seconds: float) -> None:
        """Let so much time go by, and what was asked meanwhile be answered."""
        self.page.clock.run_for(round(seconds * 1000))
        self._settle()

    def _asks(self, request: Request) -> None:
        self._asked.add(request)

    def _hears(self, request: Request) -> None:
        self._asked.discard(request)

    def _settle(self) -> None:
        self.page.wait_for_timeout(MOMENT)
        while self._asked:
            self.page.wait_for_timeout(MOMENT)

    def until(self, happened: Callable[[], bool], most: float = 400.0) -> float:
        """Let time go by until something has happened; returns the seconds that it took."""
        for tick in range(round(most * 1000 / TICK)):
            if happened():
                return tick * TICK / 1000
            self.pass_by(TICK / 1000)
        raise AssertionError(f"nothing happened in {most} s; the page is {self.doing}")

    def until_listening(self) -> float:
        """Let time go by until the microphone is open."""
        return self.until(lambda: self.doing == "listening")

    def last(self, who: str = "coach") -> str:
        """The newest bubble of somebody: coach, alexa, you."""
        return self.page.locator(f"#log > .{who} .what").last.inner_text()

    def heard(self) -> list[Utterance]:
        """What the voice has said so far."""
        return utterances(self.page.evaluate("() => window.spoken"))

    def set_voice(self, slowness: float, delay: float) -> None:
        """Speak so slowly, as a share of the skill's reckoning, and so many milliseconds late."""
        self.page.evaluate("voice => { window.fakeVoice = voice; }", voice(slowness, delay))

    def hears(self, words: str) -> None:
        """Prepare what the microphone hears a second after it is switched on."""
        self.page.evaluate("words => { window.toBeHeard = words; }", words)

    def forget_device(self) -> None:
        """Have the server drop the device behind the page's back."""
        self.page.request.post(f"{self._url}leave", data={"device": self._device, "at": 0})

    def connect(self, connected: bool) -> None:
        """Take the page's connection, of which the browser complains, or give it back."""
        self.page.context.set_offline(not connected)
        if connected:
            self.errors[:] = [error for error in self.errors if _LOST not in error]

    def mute(self) -> None:
        """Switch the sound off."""
        self.page.get_by_role("button", name="Sound").click()

    def turns(self) -> list[dict[str, Any]]:
        """Request and response of each turn, as the page shows them."""
        return list(self.page.evaluate(TURNS))

    def picture(self, name: str) -> None:
        """Keep what can be seen now."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=PICTURES / f"{name}.png")


TURNS = """() => [...document.querySelectorAll(".wire")].map((wire) => {
  wire.open = true;
  wire.dispatchEvent(new Event("toggle"));
  const written = [...wire.querySelectorAll("pre")].map(({ textContent }) => textContent);
  wire.open = false;
  const [request, response] = written.map((text) => JSON.parse(text));
  return { request, response };
})"""
"""Gives request and response of each turn."""


@contextmanager
def served(locale: str = "en-US") -> Iterator[str]:
    """The page as `cramp-coach show` serves it; gives its address."""
    with listening(locale, 0) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield address(server)
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def at_the_page(browser: Browser, url: str, **options: Any) -> Iterator[EchoPage]:
    """A person who has just opened the page; its clock stands still unless it is told to go on.

    Args:
        browser: With which browser.
        url: Where the page is.
        options: How the browser is set up, as Playwright names it.
    """
    query = options.pop("query", "")
    settings = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce", **options}
    context = browser.new_context(**settings)
    context.add_init_script(path=_FAKES)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    errors: list[str] = []
    _listen(page, errors)
    page.clock.install()
    with page.expect_response("**/open") as opened:
        page.goto(url + query)
    expect(page.locator("#state")).to_have_attribute("data-state", "closed")
    page.clock.pause_at(page.evaluate("() => Date.now() / 1000 + 1"))
    try:
        yield EchoPage(page, url, opened.value.json()["device"], errors)
    finally:
        context.close()


def _listen(page: Page, errors: list[str]) -> None:
    def complain(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            errors.append(message.text)

    page.on("console", complain)
    page.on("pageerror", lambda error: errors.append(str(error)))

"""Tabs that nobody looks at, in a Chromium that slows down what is hidden, as it does for people.

Playwright keeps the tabs that it opens itself awake, so these are opened and spoken to by the
DevTools protocol alone.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from playwright.sync_api import Browser, CDPSession

from tests.browser.echopage import TURNS, Utterance, utterances, voice

KEEPING_AWAKE = (
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
)
"""Arguments of Playwright's without which Chromium slows hidden tabs down."""
PATIENCE = 15.0
"""Seconds to wait for the browser."""
_SCRIPTS = tuple(Path(__file__).with_name(name) for name in ("fakes.js", "hidden.js"))
_MOMENT = 0.02


class HiddenTab:
    """A tab behind another one; time in it is real."""

    def __init__(self, session: CDPSession, url: str) -> None:
        """Open `url` in the browser that a session is of."""
        self._session = session
        self._answers: dict[int, dict[str, Any]] = {}
        self._asked = 0
        hidden = {"url": "about:blank", "newWindow": False, "background": True}
        self.target = session.send("Target.createTarget", hidden)["targetId"]
        to = {"targetId": self.target, "flatten": False}
        attached = session.send("Target.attachToTarget", to)
        self._name = attached["sessionId"]
        session.on("Target.receivedMessageFromTarget", self._hear)
        self._open(url)

    def evaluate(self, expression: str) -> Any:
        """The value of an expression in the page, awaited."""
        settings = {"expression": expression, "awaitPromise": True, "returnByValue": True}
        return self._send("Runtime.evaluate", **settings)["result"].get("value")

    @property
    def doing(self) -> str:
        """What the device does, by its light: closed, thinking, speaking or listening."""
        return str(self.evaluate("document.querySelector('#state').dataset.state"))

    def set_voice(self, slowness: float, delay: float) -> None:
        """Speak so slowly, as a share of the skill's reckoning, and so many milliseconds late."""
        self.evaluate(f"window.fakeVoice = {json.dumps(voice(slowness, delay))}")

    def heard(self) -> list[Utterance]:
        """What the voice has said so far."""
        return utterances(self.evaluate("window.spoken"))

    def turns(self) -> list[dict[str, Any]]:
        """Request and response of each turn, as the page shows them."""
        return list(self.evaluate(f"({TURNS})()"))

    def say(self, words: str) -> None:
        """Type something and send it, and wait for the answer to begin."""
        line = f"document.querySelector('#words').value = {json.dumps(words)}"
        self.evaluate(f"{line}; document.querySelector('#say').requestSubmit()")
        self.until(lambda: self.doing == "speaking")

    def freeze(self, seconds: float) -> None:
        """Stop everything in the tab for a while, as Chromium does to save power."""
        self._send("Page.setWebLifecycleState", state="frozen")
        sleep(seconds)
        self._send("Page.setWebLifecycleState", state="active")

    def _open(self, url: str) -> None:
        self._send("Page.enable")
        self._send("Page.setBypassCSP", enabled=True)
        for script in _SCRIPTS:
            source = script.read_text(encoding="utf-8")
            self._send("Page.addScriptToEvaluateOnNewDocument", source=f"{{{source}}}")
        self._send("Page.navigate", url=url)
        self.until(lambda: bool(self.evaluate("document.querySelector('#state')?.dataset.state")))
        assert self.evaluate("document.visibilityState") == "hidden"

    def until(self, happened: Callable[[], bool], most: float = PATIENCE) -> None:
        """Wait until something has happened."""
        latest = monotonic() + most
        while not happened():
            assert monotonic() < latest, f"nothing happened in {most} s; the page is {self.doing}"
            sleep(_MOMENT)

    def _send(self, method: str, **settings: Any) -> dict[str, Any]:
        self._asked += 1
        message = json.dumps({"id": self._asked, "method": method, "params": settings})
        to = {"sessionId": self._name, "message": message}
        self._session.send("Target.sendMessageToTarget", to)
        return self._answer(self._asked)

    def _answer(self, number: int) -> dict[str, Any]:
        latest = monotonic() + PATIENCE
        while number not in self._answers:
            assert monotonic() < latest, "the browser does not answer"
            sleep(_MOMENT)
            self._session.send("Browser.getVersion")
        answer = self._answers.pop(number)
        assert "error" not in answer, answer
        return dict(answer["result"])

    def _hear(self, message: dict[str, Any]) -> None:
        if message["sessionId"] == self._name:
            answer = json.loads(message["message"])
            self._answers[answer.get("id", 0)] = answer


@contextmanager
def behind_another(browser: Browser) -> Iterator[Callable[[str], HiddenTab]]:
    """Opens an address in a tab behind another one; in the end all these tabs are closed."""
    session = browser.new_browser_cdp_session()
    targets = [session.send("Target.createTarget", {"url": "about:blank"})["targetId"]]

    def opened(url: str) -> HiddenTab:
        tab = HiddenTab(session, url)
        targets.append(tab.target)
        return tab

    yield opened
    for target in reversed(targets):
        session.send("Target.closeTarget", {"targetId": target})
    session.detach()

"""A blank page on which APL documents are shown, and looked at."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error, Locator, Page, Route, ViewportSize

from simulator.device.viewports import Viewport

PAGE = Path(__file__).parents[2] / "simulator" / "show" / "page"
ADDRESS = "http://echo.test"
_HERE = Path(__file__).parent
_BLANK = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>APL</title>
<link rel="stylesheet" href="/apl/apl.css"><link rel="stylesheet" href="/aplhost.css"></head>
<body><main id="host"></main><script type="module" src="/aplhost.js"></script></body></html>"""
_STYLE = "body { margin: 0; background: #808080 }"
_KINDS = {".js": "text/javascript", ".css": "text/css"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A document on a screen, at one moment."""

    page: Page
    screen: Locator
    """The screen, round or not, of as many CSS pixels as the viewport has dp."""
    faults: list[str]
    """What the renderer does not know; empty for a good document."""

    def tick(self, at_ms: float) -> None:
        """Let the time since the document was shown be so many milliseconds."""
        self.page.evaluate("at => window.shown.tick(at)", at_ms)

    def problems(self) -> list[str]:
        """Texts that are cut off, covered or over each other, each with what is wrong."""
        return list(self.page.evaluate("() => window.look()"))

    def texts(self) -> list[str]:
        """Every text that can be seen, in the order of the document."""
        return list(self.page.evaluate("() => window.read()"))

    def touches(self) -> list[list[Any]]:
        """The arguments that were sent so far, oldest first."""
        return list(self.page.evaluate("() => window.sent"))

    def picture(self, path: Path | None = None) -> bytes:
        """The screen as a PNG, also written to a file."""
        if path:
            path.parent.mkdir(parents=True, exist_ok=True)
        return self.screen.screenshot(path=path)


class AplHost:
    """Shows documents one after another."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def show(
        self,
        document: Mapping[str, Any],
        datasources: Mapping[str, Any],
        viewport: Viewport,
        at_ms: float = 0.0,
    ) -> Shown:
        """Show a document as a device with this viewport would after so many milliseconds.

        Args:
            document: The APL document.
            datasources: What its `payload` is.
            viewport: The device, with its theme and font scale.
            at_ms: Since it was shown; time goes there in one leap, so a `handleTick` runs once.
        """
        self._resize(viewport)
        given = _given([(document, datasources)], viewport, at_ms)
        (faults,) = self._page.evaluate("given => window.showAll(JSON.parse(given))", given)
        return Shown(self._page, self._page.locator(".apl-screen"), list(faults))

    def faults_of(
        self,
        documents: Iterable[tuple[Mapping[str, Any], Mapping[str, Any]]],
        viewport: Viewport,
        at_ms: float,
    ) -> list[list[str]]:
        """Show documents one after another; returns faults and problems of each."""
        self._resize(viewport)
        given = _given(documents, viewport, at_ms)
        found = self._page.evaluate("given => window.lookAtAll(JSON.parse(given))", given)
        return [list(wrong) for wrong in found]

    def _resize(self, viewport: Viewport) -> None:
        size: ViewportSize = {"width": viewport.width, "height": viewport.height}
        if self._page.viewport_size != size:
            self._page.set_viewport_size(size)

    def value(
        self, expression: str, names: Mapping[str, Any], resources: Mapping[str, Any]
    ) -> object:
        """What an expression means; raises ValueError for what is none."""
        try:
            return self._page.evaluate(
                "([text, names, resources]) => window.evaluate(text, names, resources)",
                [expression, dict(names), dict(resources)],
            )
        except Error as error:
            raise ValueError(error.message) from error


def _given(
    documents: Iterable[tuple[Mapping[str, Any], Mapping[str, Any]]],
    viewport: Viewport,
    at_ms: float,
) -> str:
    """What the page is given, as text: Playwright looks at every value of a table, slowly."""
    device = {"viewport": viewport.apl, "fontScale": viewport.font_scale, "at": at_ms}
    return json.dumps(
        [
            {"directive": {"document": document, "datasources": datasources}, **device}
            for document, datasources in documents
        ]
    )


@contextmanager
def apl_host(browser: Browser) -> Iterator[AplHost]:
    """A page of its own for APL documents; it needs no server."""
    context = browser.new_context(reduced_motion="reduce")
    context.route(f"{ADDRESS}/**", _serve)
    page = context.new_page()
    page.goto(f"{ADDRESS}/")
    page.wait_for_function("() => window.showAll")
    try:
        yield AplHost(page)
    finally:
        context.close()


def _serve(route: Route) -> None:
    """The page's own modules, as its server has them."""
    name = route.request.url.removeprefix(f"{ADDRESS}/")
    file = next((path for path in (PAGE / name, _HERE / name) if name and path.is_file()), None)
    if file:
        route.fulfill(body=file.read_text(encoding="utf-8"), content_type=_KINDS[file.suffix])
    elif not name:
        route.fulfill(body=_BLANK, content_type="text/html")
    elif name == "aplhost.css":
        route.fulfill(body=_STYLE, content_type="text/css")
    else:
        route.fulfill(status=404, body="")

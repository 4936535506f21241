"""The development mode and a real browser, with pages from this machine and from elsewhere."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page

from skill.hosts.web.card_pictures import draw_all
from tests.browser.chromium import running
from tests.web.conftest import body_now
from tests.web.test_development import Site, developing

POST = """
([url, mode, type, body]) =>
  fetch(url, {method: "POST", mode, headers: {"Content-Type": type}, body})
    .then(answer => answer.status, () => "failed")
"""
LOAD = """
url => new Promise(done => {
  const image = new Image();
  image.onload = () => done("loaded");
  image.onerror = () => done("failed");
  image.src = url;
})
"""
PICTURE = "/pictures/toes_up-720x480.png"


class Stranger(BaseHTTPRequestHandler):
    """Serves a page that is not ours, on a port of its own."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture(scope="module", autouse=True)
def _drawn() -> None:
    """A picture that can be loaded."""
    draw_all()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Where the development mode is."""
    with developing(tmp_path_factory.mktemp("development"), "127.0.0.1") as site:
        yield site


@pytest.fixture(scope="module")
def stranger() -> Iterator[int]:
    """Where somebody else's page is."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Stranger) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that may load whatever it wants to, as an attacker's may."""
    context = browser.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


def post(page: Page, url: str, mode: str, kind: str) -> object:
    return page.evaluate(POST, [url, mode, kind, body_now().decode()])


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_page_from_here_is_answered(page: Page, site: Site, host: str) -> None:
    answer = page.goto(f"http://{host}:{site.port}{site.path}/healthz")
    assert answer
    assert answer.status == 200
    assert post(page, f"{site.path}/", "cors", "application/json") == 200
    assert page.evaluate(LOAD, site.path + PICTURE) == "loaded"


def test_a_name_that_leads_here_and_is_not_ours_is_refused(page: Page, site: Site) -> None:
    answer = page.goto(f"http://coach.localhost:{site.port}{site.path}/healthz")
    assert answer
    assert answer.status == 400
    assert post(page, f"{site.path}/", "cors", "application/json") == 400


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "coach.localhost"])
def test_a_page_from_elsewhere_gets_nothing(
    page: Page, site: Site, stranger: int, host: str
) -> None:
    page.goto(f"http://{host}:{stranger}/")
    skill = f"http://127.0.0.1:{site.port}{site.path}"
    refused: list[int] = []
    page.on("response", lambda answer: refused.append(answer.status))
    assert post(page, f"{skill}/", "cors", "application/json") == "failed"
    assert post(page, f"{skill}/", "no-cors", "text/plain") == 0
    assert page.evaluate(LOAD, skill + PICTURE) == "failed"
    assert set(refused) == {400}

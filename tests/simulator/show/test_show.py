"""What the page in the browser asks, and what it is told."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from simulator.show import api
from simulator.show.api import POLICY
from simulator.show.server import app_with_echo
from skill.hosts.web.development import secret_path
from tests.validators.html import html_problems

PAGE = Path(api.__file__).with_name("page")
HERE = "http://127.0.0.1:8090"
HUB = {"name": "small-hub"}
OWN = {"name": "own", "width": 390, "height": 700}


class Opened(FlaskClient):
    """Asks below the secret path, as the page does."""

    def open(self, path: str, **options: Any) -> TestResponse:  # type: ignore[override]
        """Ask for a path of the app."""
        return super().open(secret_path(self.application) + path, **options)


@pytest.fixture(scope="module")
def client() -> Iterator[FlaskClient]:
    """A browser on this machine that was given the page's address."""
    with app_with_echo("en-US") as app:
        app.test_client_class = Opened
        yield app.test_client()


def ask(client: FlaskClient, what: str, question: Any) -> TestResponse:
    return client.post(f"/echo/{what}", json=question, base_url=HERE)


def opened(client: FlaskClient, viewport: object = HUB, locale: str = "en-US") -> str:
    return str(taken(client, viewport, locale)["device"])


def taken(
    client: FlaskClient, viewport: object = HUB, locale: str = "en-US", person: str = ""
) -> dict[str, Any]:
    answer = ask(client, "open", {"locale": locale, "viewport": viewport, "person": person})
    assert answer.status_code == 200
    return dict(answer.get_json())


def events(client: FlaskClient, what: str, **question: Any) -> list[dict[str, Any]]:
    answer = ask(client, what, question)
    assert answer.status_code == 200, answer.text
    return list(answer.get_json()["events"])


def test_the_page_may_load_nothing_but_its_own_files(client: FlaskClient) -> None:
    answer = client.get("/echo/", base_url=HERE)
    assert answer.status_code == 200
    assert answer.mimetype == "text/html"
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert "unsafe" not in POLICY


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_the_root_leads_to_the_page(client: FlaskClient, method: str) -> None:
    answer = client.open("/", method=method, base_url=HERE)
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"{secret_path(client.application)}/echo/"


def test_without_the_secret_the_root_leads_nowhere(client: FlaskClient) -> None:
    stranger = FlaskClient(client.application).get("/", base_url=HERE)
    assert stranger.status_code == 400
    assert "Location" not in stranger.headers


def test_the_sheet_of_stretches_is_beside_the_page(client: FlaskClient) -> None:
    answer = client.get("/stretches/en-GB", base_url=HERE)
    assert (answer.status_code, answer.mimetype) == (200, "text/html")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("echo.js", "text/javascript"),
        ("apl/apl.js", "text/javascript"),
        ("echo.css", "text/css"),
        ("icon.svg", "image/svg+xml"),
    ],
)
def test_the_files_of_the_page_are_served(client: FlaskClient, name: str, kind: str) -> None:
    answer = client.get(f"/echo/{name}", base_url=HERE)
    assert (answer.status_code, answer.mimetype) == (200, kind)


@pytest.mark.parametrize(
    "name",
    ["server.py", "../api.py", "%2e%2e/api.py", "index.htm", "page/", "apl/", "apl/../../api.py"],
)
def test_other_files_are_not(client: FlaskClient, name: str) -> None:
    assert client.get(f"/echo/{name}", base_url=HERE).status_code == 404


def test_what_can_be_chosen_is_told(client: FlaskClient) -> None:
    choices = client.get("/echo/choices", base_url=HERE).get_json()
    assert choices["locale"] == "en-US"
    assert "en-IN" in choices["locales"]
    assert [screen["name"] for screen in choices["screens"]][:2] == ["round-hub", "small-hub"]
    assert (choices["themes"], choices["fontScales"]) == (["dark", "light"], [1, 1.25, 1.5])


def test_a_turn_is_told_with_all_that_belongs_to_it(client: FlaskClient) -> None:
    device = opened(client)
    (turn,) = events(client, "say", device=device, words=" help my  calf cramp ", at=0)
    assert turn["kind"] == "turn"
    assert turn["said"] == {
        "words": "help my calf cramp",
        "at": 0,
        "bargein": False,
        "intent": "ReliefIntent",
        "certainty": "sample",
        "slots": {},
    }
    assert turn["pieces"][0] == {"words": "Keep still.", "seconds": pytest.approx(0.77, abs=0.01)}
    (hold,) = turn["holds"]
    assert hold["announced"] == 30
    assert hold["end"] - hold["start"] == pytest.approx(30, abs=3)
    assert (turn["open"], turn["by"], turn["fault"], turn["ends"]) == (True, "coach", "", None)
    assert turn["understood"] == ["cramp"]
    assert turn["screen"]["document"]["type"] == "APL"
    assert turn["card"]["title"]
    assert turn["request"]["request"]["intent"]["name"] == "ReliefIntent"
    assert turn["response"]["response"]["shouldEndSession"] is False


def test_words_without_a_sample_are_told_with_what_was_understood(client: FlaskClient) -> None:
    device = opened(client)
    words = "I was on the ladder and my left calf's cramping"
    (turn,) = events(client, "say", device=device, words=words, at=0)
    assert (turn["intent"], turn["said"]["certainty"]) == ("SaidIntent", "said as words")
    assert turn["details"] == {}
    assert {"cramp", "leg:left"} <= set(turn["understood"])


def test_a_device_without_a_screen_is_shown_nothing(client: FlaskClient) -> None:
    device = opened(client, None)
    (turn,) = events(client, "say", device=device, words="help my calf cramp", at=0)
    assert turn["screen"] is None
    assert "directives" not in turn["response"]["response"]
    refused = ask(client, "touch", {"device": device, "arguments": ["yes"], "at": 1})
    assert (refused.status_code, refused.get_json()["error"]) == (
        409,
        "nothing is shown that could be touched",
    )


def test_a_touch_means_what_the_words_mean(client: FlaskClient) -> None:
    device = opened(client)
    events(client, "say", device=device, words="help my calf cramp", at=0)
    (turn,) = events(client, "touch", device=device, arguments=["pause"], id="pause", at=12)
    assert (turn["touched"], turn["said"], turn["at"]) == (["pause"], None, 12)
    assert turn["intent"] == "Alexa.Presentation.APL.UserEvent"
    assert turn["pieces"][0]["words"] == "Paused."


def test_nobody_answers_until_the_session_ends(client: FlaskClient) -> None:
    device = opened(client)
    events(client, "say", device=device, words="help my calf cramp", at=0)
    (reprompt,) = events(client, "wait", device=device)
    assert (reprompt["kind"], reprompt["open"]) == ("reprompt", True)
    assert reprompt["pieces"]
    (ended,) = events(client, "wait", device=device)
    assert (ended["ends"], ended["open"]) == ("EXCEEDED_MAX_REPROMPTS", False)
    assert events(client, "wait", device=device) == []


def test_a_conversation_has_its_own_clock(client: FlaskClient) -> None:
    """Hours later by that clock, the web host still takes its requests for new ones."""
    device = opened(client)
    events(client, "say", device=device, words="help my calf cramp", at=0)
    *_, turn = events(client, "say", device=device, words="help my calf cramp", at=3 * 60 * 60)
    assert turn["fault"] == ""
    assert turn["pieces"][0]["words"] == "Keep still."


@pytest.mark.parametrize("screen", [HUB, None, OWN])
def test_whoever_left_in_a_hold_may_go_on_with_it_on_another_device(
    client: FlaskClient, screen: object
) -> None:
    first = taken(client)
    events(client, "say", device=first["device"], words="runner's stretch", at=0)
    events(client, "leave", device=first["device"], at=16)
    other = taken(client, screen, "en-GB", first["person"])
    assert other["person"] == first["person"]
    (turn,) = events(client, "say", device=other["device"], words="resume", at=0)
    assert turn["pieces"][0]["words"] == "Step four of five."


def test_somebody_new_has_nothing_to_go_on_with(client: FlaskClient) -> None:
    first = taken(client)
    events(client, "say", device=first["device"], words="runner's stretch", at=0)
    events(client, "leave", device=first["device"], at=16)
    other = taken(client, person="nobody")
    assert other["person"] != first["person"]
    (turn,) = events(client, "say", device=other["device"], words="resume", at=0)
    assert "Step" not in turn["pieces"][0]["words"]


def test_a_screen_of_the_pages_own_size_is_told_to_the_skill(client: FlaskClient) -> None:
    own = taken(client, OWN)
    assert (own["viewport"]["width"], own["viewport"]["height"]) == (390, 700)
    (turn,) = events(client, "say", device=own["device"], words="help my calf cramp", at=0)
    assert turn["request"]["context"]["Viewport"]["pixelWidth"] == 390


def test_leaving_ends_the_session_and_the_device(client: FlaskClient) -> None:
    device = opened(client)
    events(client, "say", device=device, words="help my calf cramp", at=0)
    (ended,) = events(client, "leave", device=device, at=5)
    assert ended["ends"] == "USER_INITIATED"
    assert ask(client, "wait", {"device": device}).status_code == 404


def test_each_device_hears_its_own_language(client: FlaskClient) -> None:
    device = opened(client, HUB, "en-GB")
    (turn,) = events(client, "say", device=device, words="i have chest pain", at=0)
    assert "999" in turn["pieces"][0]["words"]


@pytest.mark.parametrize(
    ("what", "question", "status", "reason"),
    [
        ("open", [], 400, "must be a JSON object"),
        ("open", {"locale": "xx-XX", "viewport": None}, 400, "no interaction model for 'xx-XX'"),
        ("open", {"viewport": None}, 400, "locale must be text"),
        ("open", {"locale": "en-US", "viewport": "tv"}, 400, "an object or null"),
        ("open", {"locale": "en-US", "viewport": {"name": "cinema"}}, 400, "no screen 'cinema'"),
        ("open", {"locale": "en-US", "viewport": {"name": 1}}, 400, "name must be text"),
        ("open", {"locale": "en-US", "viewport": OWN | {"width": 0}}, 400, "from 1 to 10000"),
        ("open", {"locale": "en-US", "viewport": OWN | {"height": 9.5}}, 400, "a whole number"),
        ("open", {"locale": "en-US", "viewport": OWN | {"width": True}}, 400, "a whole number"),
        ("open", {"locale": "en-US", "viewport": None, "person": 1}, 400, "person must be text"),
        ("say", {"words": "yes", "at": 0}, 400, "device must be text"),
        ("say", {"device": "nobody", "words": "yes", "at": 0}, 404, "no such device"),
        ("say", {"device": "nobody", "words": "yes"}, 400, "at must be a number"),
        ("say", {"device": "nobody", "words": "yes", "at": True}, 400, "at must be a number"),
        ("say", {"device": "nobody", "words": "yes", "at": -1}, 400, "from 0 to 86400 s"),
        ("say", {"device": "nobody", "words": "yes", "at": 1e9}, 400, "from 0 to 86400 s"),
        ("say", {"device": "nobody", "words": "  ", "at": 0}, 400, "words are missing"),
        ("say", {"device": "nobody", "words": "a" * 301, "at": 0}, 400, "301 characters"),
        ("say", {"device": "nobody", "words": 7, "at": 0}, 400, "words must be text"),
        ("touch", {"device": "nobody", "arguments": [], "at": 0}, 400, "a list of 1 to 8"),
        ("touch", {"device": "nobody", "arguments": "yes", "at": 0}, 400, "a list of 1 to 8"),
        ("touch", {"device": "nobody", "arguments": [7], "at": 0}, 400, "up to 100 characters"),
        ("touch", {"device": "nobody", "arguments": ["yes"], "at": 0}, 404, "no such device"),
        ("wait", {"device": "nobody"}, 404, "no such device"),
        ("leave", {"device": "nobody", "at": 0}, 404, "no such device"),
        ("leave", {"device": "nobody"}, 400, "at must be a number"),
    ],
)
def test_a_bad_question_is_refused_with_what_is_wrong(
    client: FlaskClient, what: str, question: object, status: int, reason: str
) -> None:
    answer = ask(client, what, question)
    assert answer.status_code == status
    assert reason in answer.get_json()["error"]


@pytest.mark.parametrize(
    ("body", "kind"),
    [(b"{", "application/json"), (b"", "application/json"), (b"{}", "text/plain"), (b"NaN", "")],
)
def test_a_body_that_is_no_json_is_refused(client: FlaskClient, body: bytes, kind: str) -> None:
    answer = client.post("/echo/say", data=body, content_type=kind, base_url=HERE)
    assert answer.status_code == 400
    assert "must be" in answer.get_json()["error"]


def test_what_there_is_not_is_not_found_in_json(client: FlaskClient) -> None:
    answer = client.get("/echo/say", base_url=HERE)
    assert (answer.status_code, answer.get_json()) == (404, {"error": "Not Found"})
    assert client.post("/echo/choices", base_url=HERE).status_code == 405


def test_the_page_is_good_html() -> None:
    assert html_problems([(PAGE / "index.html").read_text(encoding="utf-8")]) == []


def test_the_page_runs_and_looks_like_nothing_that_stands_in_the_html() -> None:
    html = (PAGE / "index.html").read_text(encoding="utf-8")
    assert not re.search(r"<style|style=|\son\w+=|<script(?![^>]* src=)", html)


@pytest.mark.parametrize("path", sorted(PAGE.rglob("*.js")), ids=lambda path: path.name)
def test_the_page_evaluates_nothing_and_writes_no_html(path: Path) -> None:
    code = path.read_text(encoding="utf-8")
    assert not re.search(
        r"\beval\(|new Function|innerHTML|outerHTML|insertAdjacent|document\.write", code
    )
    assert len(code.splitlines()) <= 260


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"environ_base": {"REMOTE_ADDR": "192.0.2.7"}},
        {"base_url": "http://evil.test"},
        {"headers": {"Origin": "http://evil.test"}},
    ],
)
@pytest.mark.parametrize("path", ["/echo/", "/echo/echo.js", "/echo/choices"])
def test_whoever_is_elsewhere_gets_nothing(
    client: FlaskClient, path: str, elsewhere: dict[str, Any]
) -> None:
    answer = client.get(path, **({"base_url": HERE} | elsewhere))
    assert answer.status_code == 400
    assert "Cramp Coach" not in answer.text


@pytest.mark.parametrize("path", ["/", "/echo/", "/echo/echo.js", "/echo/choices", "/x/echo/"])
def test_whoever_was_not_given_the_address_gets_nothing(client: FlaskClient, path: str) -> None:
    answer = FlaskClient(client.application).get(path, base_url=HERE)
    assert answer.status_code == 400
    assert "Cramp Coach" not in answer.text

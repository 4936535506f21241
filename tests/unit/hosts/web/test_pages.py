"""The public pages: whom they name, what they promise, and that others can read them."""

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest
from flask import Flask
from flask.testing import FlaskClient

from skill.adapters.people.changes import DAY, PROFILE_SECONDS
from skill.adapters.people.person_records import OPENED_AGAIN_SECONDS
from skill.coaching.decisions.resuming import KEPT_SECONDS
from skill.coaching.state.household import MARK_SECONDS
from skill.coaching.state.memory import Place, Profile
from skill.hosts.web import layout
from skill.hosts.web import pages as web_pages
from skill.hosts.web.pages import PAGES, page, pages, style
from tests.validators.html import html_problems

OWNER = "Ann O'Nym & <b>Daughters</b>"
CONTACT = "mailto:ann@coach.test"


class Addresses(HTMLParser):
    """Everything that a page links to or loads, by element."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: set[tuple[str, str]] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.found |= {(tag, named[name]) for name in ("href", "src") if name in named}


@pytest.fixture
def client() -> FlaskClient:
    return served(OWNER, CONTACT)


def served(owner: str, contact: str) -> FlaskClient:
    app = Flask(__name__, static_folder=None)
    app.register_blueprint(pages(owner, contact))
    return app.test_client()


def words(name: str) -> str:
    """A page's text, without tags, on one line."""
    return " ".join(re.sub("<[^>]*>", " ", page(name, "en", OWNER, CONTACT)).split())


def test_another_checker_finds_nothing_wrong() -> None:
    assert html_problems([page(name, "en", OWNER, CONTACT) for name in PAGES]) == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_served_as_it_is_written(client: FlaskClient, name: str) -> None:
    answer = client.get(f"/{name}")
    assert answer.status_code == 200
    assert answer.content_type == "text/html; charset=utf-8"
    assert answer.text == page(name, "en", OWNER, CONTACT)


def test_the_pages_of_another_language_stand_below_and_lead_to_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = Path(web_pages.__file__).with_name("pages")
    shutil.copytree(ours, tmp_path / "pages")
    shutil.copytree(ours / "en", tmp_path / "pages" / "xx")
    monkeypatch.setattr(layout, "FOLDER", tmp_path / "pages")
    monkeypatch.setattr(web_pages, "languages", lambda: ("en", "xx"))
    client = served(OWNER, CONTACT)
    answer = client.get("/privacy/xx")
    addresses = {address for _, address in Addresses(answer.text).found if ":" not in address}
    assert addresses == {"../style.css", "../terms/xx"}
    reached = {urljoin("/privacy/xx", address) for address in addresses}
    assert {client.get(address).status_code for address in reached} == {200}
    assert 'href="terms"' in client.get("/privacy").text


def test_the_style_sheet_is_served(client: FlaskClient) -> None:
    answer = client.get("/style.css")
    assert answer.content_type == "text/css; charset=utf-8"
    assert answer.text == style()


@pytest.mark.parametrize("path", ["/", "/privacy/", "/Privacy", "/pages.py", "/privacy.html"])
def test_nothing_else_is_served(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(("owner", "contact"), [("", ""), (OWNER, ""), ("", CONTACT)])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_names_nobody_is_not_served(owner: str, contact: str, name: str) -> None:
    answer = served(owner, contact).get(f"/{name}")
    assert answer.status_code == 404
    assert answer.content_type == "text/plain; charset=utf-8"
    assert "CRAMP_COACH_OWNER and CRAMP_COACH_CONTACT" in answer.text


@pytest.mark.parametrize("name", PAGES)
def test_whoever_runs_the_skill_is_named_as_plain_text(name: str) -> None:
    text = page(name, "en", OWNER, CONTACT)
    assert "Ann O&#39;Nym &amp; &lt;b&gt;Daughters&lt;/b&gt;" in text
    assert '<a href="mailto:ann@coach.test">ann@coach.test</a>' in text
    assert "{" not in text


def test_an_address_cannot_break_out_of_its_link() -> None:
    assert 'href="https://coach.test/&#34;onclick=&#34;x"' in page(
        "terms", "en", OWNER, 'https://coach.test/"onclick="x'
    )


@pytest.mark.parametrize("name", PAGES)
def test_a_page_loads_its_style_sheet_and_nothing_else(client: FlaskClient, name: str) -> None:
    found = Addresses(page(name, "en", OWNER, CONTACT)).found
    assert {address for tag, address in found if tag != "a"} == {"style.css"}
    inner = {address for _, address in found if ":" not in address}
    assert {client.get(f"/{address}").status_code for address in inner} == {200}
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=", page(name, "en", OWNER, CONTACT))
    assert "url(" not in style()
    assert "@import" not in style()


def test_the_privacy_policy_names_all_that_is_kept() -> None:
    told = {
        "where you stopped": Place._fields,
        "your pace": ("pace",),
        "heard the safety note": ("heard_disclaimer",),
        "number of your reminder": ("reminder",),
    }
    assert {*Place._fields, *Profile._fields} == {field for row in told.values() for field in row}
    assert [what for what in told if what not in words("privacy").lower()] == []


def test_the_privacy_policy_names_the_marks_of_what_was_erased_and_done() -> None:
    assert (MARK_SECONDS, OPENED_AGAIN_SECONDS) == (DAY, 300.0)
    for said in ("its time is kept for a day", "for five minutes", "apart from all people"):
        assert said in words("privacy")


def test_the_privacy_policy_says_who_is_forgotten_by_whom() -> None:
    assert "If Alexa recognizes your voice" in words("privacy")
    assert "anybody of the account" in words("privacy")


def test_the_privacy_policy_names_how_long_it_is_kept() -> None:
    assert f"Used for {KEPT_SECONDS / 60:.0f} minutes" in words("privacy")
    assert words("privacy").count(f"no longer than {PROFILE_SECONDS / DAY:.0f} days") == 3


@pytest.mark.parametrize("said", ["What you touch on a screen.", "the pictures on cards"])
def test_the_privacy_policy_says_what_a_screen_and_cards_change(said: str) -> None:
    assert said in words("privacy")


@pytest.mark.parametrize("said", ["forget me", "disable the skill", "35 days", "danger signs"])
def test_the_privacy_policy_says_how_to_be_forgotten(said: str) -> None:
    assert said in words("privacy")


@pytest.mark.parametrize(
    "said",
    [
        "not medical advice",
        "call your local emergency number",
        "cannot call anyone",
        "if the pain gets worse",
        "without a warranty of any kind",
        "Apache License 2.0",
    ],
)
def test_the_terms_say_what_the_skill_is_not(said: str) -> None:
    assert said in words("terms")

"""The page at `GET /`: what it says, what it leads to, and what it keeps to itself."""

import re
from importlib.metadata import version

import pytest
from flask import Flask
from flask.testing import FlaskClient

from skill.hosts.web import create_app
from skill.hosts.web.home import home_page
from skill.hosts.web.pages import PAGES
from skill.hosts.web.responses import HEADERS
from skill.settings import Settings
from tests.support.envelopes import SKILL
from tests.support.rehearsal import LIBRARY
from tests.validators.html import html_problems

SETTINGS = Settings(
    owner="Ann",
    contact="mailto:ann@coach.test",
    skill_id="amzn1.ask.skill.secret",
    pictures="https://pictures.test/secret",
)


def served(settings: Settings = SETTINGS) -> Flask:
    return create_app(settings, skill=SKILL)


@pytest.fixture
def client() -> FlaskClient:
    return served().test_client()


def test_it_says_what_this_is(client: FlaskClient) -> None:
    answer = client.get("/")
    assert (answer.status_code, answer.mimetype) == (200, "text/html")
    assert "<h1>Cramp Coach</h1>" in answer.text
    assert "requests to this address, by POST" in answer.text
    assert answer.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]


def test_its_head_has_no_body(client: FlaskClient) -> None:
    answer = client.head("/")
    assert (answer.status_code, answer.data) == (200, b"")


def test_every_address_on_it_is_answered(client: FlaskClient) -> None:
    addresses = re.findall(r'href="([^"]+)"', client.get("/").text)
    assert {*PAGES, *(f"stretches/{locale}" for locale in LIBRARY.locales)} < {*addresses}
    assert {client.get(f"/{address}").status_code for address in addresses} == {200}


def test_every_link_is_named_in_its_own_language(client: FlaskClient) -> None:
    text = client.get("/").text
    assert '<a href="privacy" lang="en">Privacy policy</a>' in text
    assert '<a href="stretches/en-GB" lang="en-GB">Stretches for your calves, en-GB</a>' in text


def test_pages_that_are_not_set_up_are_not_named() -> None:
    page = served(Settings()).test_client().get("/").text
    assert [name for name in PAGES if f'"{name}"' in page] == []


def test_it_tells_nothing_of_versions_and_settings(client: FlaskClient) -> None:
    answer = client.get("/")
    told = f"{answer.headers}{answer.text}"
    for kept in (version("flask"), version("cramp-coach"), "secret", "mailto", "sqlite"):
        assert kept not in told


def test_another_checker_finds_nothing_wrong() -> None:
    assert html_problems([home_page(), home_page(())]) == []


def test_alexas_requests_still_reach_the_skill(client: FlaskClient) -> None:
    assert client.post("/").status_code == 400
    assert set(client.put("/").headers["Allow"].split(", ")) == {"GET", "HEAD", "POST"}

"""Development mode: each request that is refused differs in one thing from one that is answered."""

import json
from typing import Any

import pytest
from flask import Flask
from prometheus_client.parser import text_string_to_metric_families
from werkzeug.test import TestResponse

from skill.hosts.web import create_app
from skill.hosts.web.development import secret_path
from skill.hosts.web.responses import HEADERS
from skill.hosts.web.service import MAX_BODY
from skill.settings import Settings
from tests.support.clock import Clock
from tests.support.envelopes import SKILL, ask, intent
from tests.support.rehearsal import NIGHT

ENVELOPE = intent("ReliefIntent")
BODY = json.dumps(ENVELOPE).encode()
JSON = {"Content-Type": "application/json"}
PATHS = [
    "/",
    "/healthz",
    "/metrics",
    "/privacy",
    "/style.css",
    "/pictures/x.png",
    "/stretches/en-US",
    "/none",
    "/page",
]
"""One of every kind, and one that somebody else has added to the app."""


@pytest.fixture(scope="module")
def app() -> Flask:
    app = create_app(Settings(), skill=SKILL, clock=Clock(), development=True)
    app.add_url_rule("/page", view_func=lambda: "page")
    return app


def post(
    app: Flask,
    headers: dict[str, str] | None = None,
    body: bytes = BODY,
    path: str = "/",
    **environ: Any,
) -> TestResponse:
    sent = {**JSON, **(headers or {})}
    path = secret_path(app) + path
    return app.test_client().post(path, data=body, headers=sent, environ_overrides=environ)


def is_refused(response: TestResponse) -> bool:
    return (response.status_code, response.data) == (400, b"Bad Request\n")


def test_an_unsigned_request_gets_the_answer_of_the_coach(app: Flask) -> None:
    response = post(app)
    assert response.status_code == 200
    assert response.json == ask(ENVELOPE, SKILL)


def test_it_is_refused_unless_development_is_asked_for() -> None:
    app = create_app(Settings(), skill=SKILL, clock=Clock())
    assert is_refused(app.test_client().post("/", data=BODY, headers=JSON))


@pytest.mark.parametrize("address", ["127.0.0.1", "127.3.2.1", "::1", "::ffff:127.0.0.1"])
def test_this_machine_is_answered(app: Flask, address: str) -> None:
    assert post(app, REMOTE_ADDR=address).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "192.0.2.2",
        "10.0.0.1",
        "128.0.0.1",
        "0.0.0.0",
        "::",
        "::2",
        "fe80::1",
        "::ffff:192.0.2.2",
        "::ffff:0.0.0.0",
        "localhost",
        "127.0.0.1, 192.0.2.2",
        "",
        None,
    ],
)
def test_another_machine_is_refused(app: Flask, address: str | None) -> None:
    assert is_refused(post(app, REMOTE_ADDR=address))


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "LocalHost:8080",
        "127.0.0.1",
        "127.0.0.1:8080",
        "127.3.2.1:1",
        "[::1]",
        "[::1]:8080",
        "[0:0:0:0:0:0:0:1]",
        "[::ffff:127.0.0.1]:8080",
    ],
)
def test_names_and_addresses_of_this_machine_are_answered(app: Flask, host: str) -> None:
    assert post(app, {"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "coach.test",
        "coach.test:8080",
        "localhost.coach.test",
        "coach.localhost",
        "coachlocalhost",
        "localhost.",
        "localhost@coach.test",
        "coach.test@localhost",
        "localhost, coach.test",
        "localhost:coach.test",
        "127.0.0.1.coach.test",
        "127.1",
        "2130706433",
        "128.0.0.1",
        "192.0.2.2",
        "0.0.0.0:8080",
        "[::]",
        "[::2]",
        "[::ffff:192.0.2.2]",
        "::1",
        "",
    ],
)
def test_a_name_that_somebody_has_had_resolved_to_this_machine_is_refused(
    app: Flask, host: str
) -> None:
    assert is_refused(post(app, {"Host": host}))


@pytest.mark.parametrize("path", ["", "/x", "/echo", "//", "/../"])
def test_who_does_not_know_the_path_is_refused(app: Flask, path: str) -> None:
    for known in ("", secret_path(app)[:-1], f"{secret_path(app)}x", secret_path(app).lower()):
        response = app.test_client().post(f"{known}{path}/", data=BODY, headers=JSON)
        assert is_refused(response)


def test_each_start_has_a_path_of_its_own(app: Flask) -> None:
    other = create_app(Settings(), skill=SKILL, clock=Clock(), development=True)
    assert len(secret_path(other)) > 20
    response = other.test_client().post(f"{secret_path(app)}/", data=BODY, headers=JSON)
    assert is_refused(response)
    assert post(other).status_code == 200


@pytest.mark.parametrize("name", ["Script-Name", "X-Script-Name", "X-Forwarded-Prefix"])
def test_no_header_takes_the_place_of_the_path(app: Flask, name: str) -> None:
    headers = {**JSON, name: secret_path(app)}
    assert is_refused(app.test_client().post("/", data=BODY, headers=headers))


@pytest.mark.parametrize(
    "name", ["Accept", "User-Agent", "Referer", "Via", "X-Forwarded-For", "Signature-256"]
)
def test_other_headers_change_nothing(app: Flask, name: str) -> None:
    assert post(app, {name: "127.0.0.1"}).status_code == 200


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("localhost:8080", "http://localhost:8080"),
        ("LOCALHOST:8080", "http://localhost:8080"),
        ("127.0.0.1", "http://127.0.0.1"),
        ("[::1]:8080", "http://[::1]:8080"),
    ],
)
def test_a_page_from_here_is_answered(app: Flask, host: str, origin: str) -> None:
    assert post(app, {"Host": host, "Origin": origin}).status_code == 200


@pytest.mark.parametrize(
    "origin",
    [
        "http://coach.test",
        "http://coach.test:8080",
        "http://localhost",
        "http://localhost:3000",
        "http://127.0.0.1:8080",
        "https://localhost:8080",
        "http://localhost:8080/",
        "http://localhost:8080, http://coach.test",
        "http://localhost:8080.coach.test",
        "null",
        "",
    ],
)
def test_a_page_from_elsewhere_is_refused(app: Flask, origin: str) -> None:
    assert is_refused(post(app, {"Host": "localhost:8080", "Origin": origin}))


@pytest.mark.parametrize(
    ("site", "status"),
    [("same-origin", 200), ("none", 200), ("same-site", 400), ("cross-site", 400), ("", 400)],
)
def test_what_a_browser_fetches_for_another_site_is_refused(
    app: Flask, site: str, status: int
) -> None:
    assert post(app, {"Sec-Fetch-Site": site}).status_code == status
    page = app.test_client().get(f"{secret_path(app)}/page", headers={"Sec-Fetch-Site": site})
    assert page.status_code == status


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
def test_every_path_is_refused_elsewhere_and_says_no_more(
    app: Flask, path: str, method: str
) -> None:
    client, path = app.test_client(), secret_path(app) + path
    here = client.open(path, method=method)
    assert not is_refused(here) or (method, path) == ("POST", f"{secret_path(app)}/")
    for environ in (
        {"REMOTE_ADDR": "192.0.2.2"},
        {"HTTP_HOST": "coach.test"},
        {"HTTP_ORIGIN": "http://coach.test"},
    ):
        elsewhere = client.open(path, method=method, environ_overrides=environ)
        assert is_refused(elsewhere)
        assert {name: elsewhere.headers[name] for name in HEADERS} == HEADERS


def test_without_development_other_paths_are_answered_elsewhere() -> None:
    app = create_app(Settings(), skill=SKILL)
    elsewhere = {"REMOTE_ADDR": "192.0.2.2", "HTTP_HOST": "coach.test", "HTTP_VIA": "proxy"}
    assert app.test_client().get("/healthz", environ_overrides=elsewhere).status_code == 200


def test_what_is_checked_besides_the_signature_is_checked_still(app: Flask) -> None:
    assert is_refused(post(app, {"Content-Type": "text/plain"}))
    assert is_refused(post(app, body=b"{"))
    assert is_refused(post(app, body=b" " * MAX_BODY))
    for late in (-151, 151):
        at = NIGHT + late
        assert is_refused(post(app, body=json.dumps(intent("ReliefIntent", at=at)).encode()))
    one = create_app(Settings("another"), development=True, clock=Clock())
    assert is_refused(post(one))
    assert post(app, path="/none").data == b"Not Found\n"


def test_refusals_are_counted() -> None:
    app = create_app(Settings(), skill=SKILL, clock=Clock(), development=True)
    assert post(app).status_code == 200
    assert is_refused(post(app, REMOTE_ADDR="192.0.2.2"))
    assert is_refused(post(app, HTTP_HOST="coach.test"))
    metrics = app.test_client().get(f"{secret_path(app)}/metrics").text
    samples = {
        sample.labels.get("reason"): sample.value
        for family in text_string_to_metric_families(metrics)
        for sample in family.samples
        if sample.name == "cramp_coach_refusals_total"
    }
    assert {reason for reason, count in samples.items() if count} == {"elsewhere"}
    assert samples["elsewhere"] == 2.0

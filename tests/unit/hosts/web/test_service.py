"""The whole app, with everything real but the network: keys, chains, signatures, the coach."""

import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, Never

import pytest
from ask_sdk_runtime.exceptions import DispatchException
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import Headers
from werkzeug.test import TestResponse

from simulator.amazon.authority import CHAIN_URL, amazon, top
from skill.alexa.skill import CoachSkill
from skill.app import build_skill
from skill.hosts.web import create_app
from skill.hosts.web.chain_urls import canonical_url
from skill.hosts.web.rejections import RejectedError
from skill.hosts.web.responses import HEADERS
from skill.hosts.web.service import MAX_BODY
from skill.settings import Settings, SettingsError
from tests.support.clock import Clock
from tests.support.envelopes import ANOTHER_SKILL, APPLICATION, SKILL, ask, intent, request
from tests.support.rehearsal import LIBRARY, NIGHT

AMAZON = amazon(NIGHT)
ENVELOPE = intent("ReliefIntent")
BODY = json.dumps(ENVELOPE).encode()
SIGNED = AMAZON.headers(BODY)


class Web(NamedTuple):
    """An app, its clock, and the URLs it has asked for."""

    app: Flask
    clock: Clock
    asked: list[str]

    def post(self, body: bytes = BODY, headers: Any = None, path: str = "/") -> TestResponse:
        signed = AMAZON.headers(body) if headers is None else headers
        return self.client().post(path, data=body, headers=signed)

    def client(self) -> FlaskClient:
        return self.app.test_client()


Build = Callable[[str], Web]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    roots = tmp_path_factory.mktemp("roots") / "roots.pem"
    roots.write_bytes(top(AMAZON).pem)

    def make(skill_id: str) -> Web:
        clock, asked = Clock(), list[str]()

        def download(url: str) -> bytes:
            asked.append(url)
            return {CHAIN_URL: AMAZON.chain}[url]

        chosen = Settings(skill_id=skill_id, trust_roots=str(roots))
        skill = build_skill(chosen, library=LIBRARY, clock=clock)
        return Web(create_app(chosen, skill=skill, clock=clock, download=download), clock, asked)

    return make


@pytest.fixture(scope="module")
def web(build: Build) -> Web:
    return build(APPLICATION)


def is_refused(response: TestResponse) -> bool:
    return (response.status_code, response.data) == (400, b"Bad Request\n")


def test_a_signed_request_gets_the_answer_of_the_coach(web: Web) -> None:
    response = web.post()
    assert response.status_code == 200
    assert response.mimetype == "application/json"
    assert response.json == ask(ENVELOPE, SKILL)


def test_the_chain_is_fetched_once_by_its_canonical_name(build: Build) -> None:
    web = build("")
    for url in (
        CHAIN_URL,
        CHAIN_URL.replace("https", "HTTPS"),
        CHAIN_URL.replace(".com", ".com:443"),
    ):
        assert web.post(headers=AMAZON.headers(BODY, url)).status_code == 200
    assert web.asked == [CHAIN_URL]


def test_a_chain_is_not_trusted_past_its_end(build: Build) -> None:
    web = build("")
    assert web.post().status_code == 200
    web.clock.now += 31 * 24 * 60 * 60
    late = json.dumps(intent("ReliefIntent", at=web.clock.now)).encode()
    assert is_refused(web.post(late))


@pytest.mark.parametrize(
    "name", ["SignatureCertChainUrl", "Signature-256", "Content-Type"], ids=str
)
def test_a_request_that_lacks_a_header_is_refused(web: Web, name: str) -> None:
    assert is_refused(web.post(headers={k: v for k, v in SIGNED.items() if k != name}))
    assert is_refused(web.post(headers={**SIGNED, name: ""}))


@pytest.mark.parametrize("name", ["SignatureCertChainUrl", "Signature-256"])
@pytest.mark.parametrize("other", ["", "x", None])
def test_a_header_that_comes_twice_is_refused(web: Web, name: str, other: str | None) -> None:
    for values in ([SIGNED[name], other or SIGNED[name]], [other or SIGNED[name], SIGNED[name]]):
        rest = [(k, v) for k, v in SIGNED.items() if k != name]
        assert is_refused(web.post(headers=Headers([*rest, *((name, value) for value in values)])))


def test_the_old_signature_alone_is_refused(web: Web) -> None:
    headers = {**SIGNED, "Signature": SIGNED["Signature-256"]}
    del headers["Signature-256"]
    assert is_refused(web.post(headers=headers))


def test_the_old_signature_counts_for_nothing(web: Web) -> None:
    assert web.post(headers={**SIGNED, "Signature": "x"}).status_code == 200


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "text/json"])
def test_another_content_type_is_refused(web: Web, kind: str) -> None:
    assert is_refused(web.post(headers={**SIGNED, "Content-Type": kind}))


def test_the_content_type_may_name_its_encoding(web: Web) -> None:
    kind = "Application/JSON; charset=utf-8"
    assert web.post(headers={**SIGNED, "Content-Type": kind}).status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"{",
        b"\xff\xfe",
        BODY.replace(b"en-US", b"en-\xff"),
        json.dumps(ENVELOPE).encode("utf-16"),
        b"\xef\xbb\xbf" + BODY,
        b"[" * 100_000,
        b'{"a":' * 50_000,
        json.dumps({**ENVELOPE, "request": {}}).encode(),
        json.dumps(intent("ReliefIntent", at=NIGHT - 151)).encode(),
        json.dumps({**ENVELOPE, "context": {}, "session": {}}).encode(),
    ],
    ids=range(13),
)
def test_a_body_that_is_signed_and_still_bad_is_refused(web: Web, body: bytes) -> None:
    assert is_refused(web.post(body))


def test_a_large_body_is_refused_before_its_signature_is_looked_at(build: Build) -> None:
    web = build("")
    assert is_refused(web.post(b" " * MAX_BODY))
    assert is_refused(web.post(BODY + b" " * MAX_BODY))
    assert web.asked == []
    assert web.post(BODY + b" " * (MAX_BODY - len(BODY) - 1)).status_code == 200


def test_requests_of_every_kind_are_answered(web: Web) -> None:
    for kind in (
        "LaunchRequest",
        "SessionEndedRequest",
        "Alexa.Presentation.APL.UserEvent",
        "AlexaSkillEvent.SkillDisabled",
        "New.One",
    ):
        assert web.post(json.dumps(request(kind)).encode()).status_code == 200


def test_without_an_id_every_skill_is_answered_and_that_is_said(
    build: Build, caplog: pytest.LogCaptureFixture
) -> None:
    web = build("")
    assert caplog.messages == [
        "CRAMP_COACH_SKILL_ID is not set: requests to every skill are answered"
    ]
    other = json.dumps(ENVELOPE).replace(APPLICATION, ANOTHER_SKILL).encode()
    assert web.post(other).status_code == 200
    assert is_refused(build(APPLICATION).post(other))


def test_a_request_may_come_again_while_it_is_new(build: Build) -> None:
    web = build("")
    assert web.post().data == web.post().data
    web.clock.now += 151
    assert is_refused(web.post())


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/healthz", 200),
        ("HEAD", "/healthz", 200),
        ("POST", "/healthz", 405),
        ("PUT", "/", 405),
        ("OPTIONS", "/", 405),
        ("TRACE", "/", 405),
        ("OPTIONS", "/healthz", 405),
        ("POST", "/skill", 404),
        ("POST", "/%00", 404),
        ("POST", "/%ff", 404),
        ("GET", "/healthz/", 404),
        ("GET", "/static/x", 404),
        ("GET", "/../etc/passwd", 404),
    ],
)
def test_each_path_has_its_methods(web: Web, method: str, path: str, status: int) -> None:
    response = web.client().open(path, method=method)
    assert response.status_code == status
    assert response.mimetype == "text/plain"
    assert bool(response.headers.get("Allow")) is (status == 405)
    for name, value in HEADERS.items():
        assert response.headers[name] == value


def test_answers_and_refusals_have_the_headers_too(web: Web) -> None:
    for response in (web.post(), web.post(b"{}")):
        assert {name: response.headers[name] for name in HEADERS} == HEADERS


def test_an_error_of_our_own_is_logged_without_a_word_of_the_request(
    build: Build, caplog: pytest.LogCaptureFixture
) -> None:
    app = build("").app

    def broken() -> str:
        raise ArithmeticError("my calf hurts")

    app.add_url_rule("/broken", view_func=broken)
    response = app.test_client().get("/broken")
    assert (response.status_code, response.data) == (500, b"Internal Server Error\n")
    assert "calf" not in caplog.text
    assert "ArithmeticError in broken" in caplog.text


def test_an_error_of_the_sdk_is_logged_without_a_word_of_the_request(
    web: Web, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    class Broken(CoachSkill):
        """A coach that fails beyond its own error handler."""

        def __init__(self) -> None:
            """Wire nothing."""

        def invoke(self, request_envelope: object, context: object) -> Never:
            raise DispatchException("my calf hurts")

    roots = tmp_path / "roots.pem"
    roots.write_bytes(top(AMAZON).pem)
    app = create_app(
        Settings("id", trust_roots=str(roots)),
        skill=Broken(),
        clock=web.clock,
        download=lambda _: AMAZON.chain,
    )
    response = app.test_client().post("/", data=BODY, headers=SIGNED)
    assert (response.status_code, response.data) == (500, b"Internal Server Error\n")
    assert "calf" not in caplog.text
    assert "DispatchException in invoke" in caplog.text


def test_nothing_of_a_refused_request_is_logged(web: Web, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    body = json.dumps({**ENVELOPE, "secret": "my calf hurts"}).encode()
    for _ in range(50):
        assert is_refused(web.post(body, {**SIGNED, "X-Secret": "my calf hurts"}))
    assert len(caplog.messages) <= 1
    assert "calf" not in caplog.text


def test_roots_that_cannot_be_read_stop_the_start(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="CRAMP_COACH_TRUST_ROOTS"):
        create_app(Settings(trust_roots=str(tmp_path / "none.pem")), skill=SKILL)


def test_by_default_the_environment_says_how_it_is_set_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CRAMP_COACH_TRUST_ROOTS", "/none.pem")
    with pytest.raises(SettingsError, match=r"/none\.pem"):
        create_app()


bits = st.integers(0, 7).map(lambda bit: 1 << bit)
printable = st.characters(min_codepoint=32, max_codepoint=126)


@st.composite
def mutations(draw: st.DrawFn) -> tuple[bytes, list[tuple[str, str]]]:
    """A valid request with one thing changed: its body, its headers, or which there are."""
    body, headers = BODY, dict(SIGNED)
    part = draw(
        st.sampled_from(["body", "Signature-256", "SignatureCertChainUrl", "drop", "twice"])
    )
    if part == "body":
        body = draw(_changed(BODY))
    elif part in headers:
        changed = draw(_changed(headers[part].encode()))
        headers[part] = "".join(chr(byte) if 32 <= byte < 127 else "~" for byte in changed)
        assume(headers[part].strip() != SIGNED[part])
    elif part == "drop":
        del headers[
            draw(st.sampled_from(["Content-Type", "Signature-256", "SignatureCertChainUrl"]))
        ]
    pairs = list(headers.items())
    if part == "twice":
        name = draw(st.sampled_from(["Signature-256", "SignatureCertChainUrl"]))
        value = draw(st.just(SIGNED[name]) | st.text(printable, max_size=20))
        pairs.insert(draw(st.integers(0, len(pairs))), (name, value))
    return body, pairs


def _changed(content: bytes) -> st.SearchStrategy[bytes]:
    place = st.integers(0, len(content) - 1)
    flipped = st.builds(
        lambda at, bit: content[:at] + bytes([content[at] ^ bit]) + content[at + 1 :], place, bits
    )
    cut = st.builds(lambda at, n: content[:at] + content[at + n :], place, st.integers(1, 50))
    grown = st.builds(
        lambda at, more: content[:at] + more + content[at:],
        place,
        st.binary(min_size=1, max_size=9),
    )
    return st.one_of(flipped, cut, grown).filter(lambda changed: changed != content)


def same_place(url: str) -> bool:
    """Whether a mutated URL is only another spelling of the published one."""
    try:
        return canonical_url(url) == CHAIN_URL
    except RejectedError:
        return False


@settings(max_examples=500, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mutations())
def test_no_mutation_of_a_valid_request_is_accepted(
    web: Web, mutation: tuple[bytes, list[tuple[str, str]]]
) -> None:
    body, pairs = mutation
    urls = [value for name, value in pairs if name == "SignatureCertChainUrl"]
    assume(
        body != BODY or len(pairs) != len(SIGNED) or not same_place(urls[0]) or urls == [CHAIN_URL]
    )
    assert is_refused(web.post(body, Headers(pairs)))

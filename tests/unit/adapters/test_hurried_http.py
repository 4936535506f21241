"""HTTP over real sockets: time limits, TLS, proxies."""

import time
from http.client import HTTPException
from pathlib import Path
from socket import socket
from ssl import PROTOCOL_TLS_SERVER, SSLCertVerificationError, SSLContext
from time import monotonic

import pytest

from simulator.services.alexa_services import AlexaServices
from simulator.services.faults import (
    Fault,
    answering,
    dripping,
    sending,
    silent,
)
from skill.adapters.hurried_http import LARGEST, Http
from skill.adapters.posting import Answer
from tests.support.scripted_server import heard, http, scripted
from tests.web.amazon import publishing, raw
from tests.web.authority import PUBLISHER, Certified, Validity, leaf, root

LONG = 10.0
PATIENCE = 0.2
SLACK = 1.0
"""Seconds that a busy machine may add."""
NOW = time.time()
PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def get(address: str, seconds: float = LONG) -> Answer:
    return Http().ask("GET", f"{address}/path", {}, None, seconds)


def test_method_headers_and_body_arrive() -> None:
    arrived: list[bytes] = []

    def listening(connection: socket) -> None:
        arrived.append(heard(connection))
        connection.sendall(http(b"fine", 207))

    with scripted(listening) as server:
        answer = Http().ask("PUT", f"{server.address}/a%2Fb", {"X-Test": "1"}, b"{}", LONG)
    assert answer == Answer(207, b"fine")
    head, _, body = arrived[0].partition(b"\r\n\r\n")
    lines = head.lower().split(b"\r\n")
    assert lines[0] == b"put /a%2fb http/1.1"
    assert {b"x-test: 1", b"content-length: 2", b"connection: close"} <= set(lines)
    assert body == b"{}"


def test_an_answer_may_come_in_pieces(alexa: AlexaServices) -> None:
    pieces = b"3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n"
    alexa.fail_next(sending(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + pieces))
    assert get(alexa.endpoint) == Answer(200, b"onetwo")


def test_a_redirect_is_an_answer_like_any_other(alexa: AlexaServices) -> None:
    alexa.fail_next(answering(302, b"there", Location=f"{alexa.endpoint}/there"))
    assert get(alexa.endpoint) == Answer(302, b"there")
    assert [call.path for call in alexa.calls] == ["/path"]


@pytest.mark.parametrize("size", [LARGEST, LARGEST + 1])
def test_an_answer_has_a_largest_size(alexa: AlexaServices, size: int) -> None:
    alexa.fail_next(answering(200, b"x" * size))
    if size <= LARGEST:
        assert len(get(alexa.endpoint).body) == size
    else:
        with pytest.raises(ValueError, match="large"):
            get(alexa.endpoint)


SLOW: dict[str, Fault] = {
    "nothing": silent(3.0),
    "a line that drips": dripping(b"HTTP/1.1 200 " + b"O" * 99, 0.05),
    "headers that drip": dripping(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 90, 0.05),
    "a body that drips": dripping(b"HTTP/1.1 200 OK\r\n\r\n" + b" " * 99, 0.05),
    "pieces that drip": dripping(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"1\r\nx\r\n" * 99, 0.03
    ),
}


@pytest.mark.parametrize("how", SLOW)
def test_a_slow_server_is_given_up_in_time(alexa: AlexaServices, how: str) -> None:
    alexa.fail_next(SLOW[how])
    began = monotonic()
    with pytest.raises(TimeoutError):
        get(alexa.endpoint, PATIENCE)
    assert PATIENCE * 0.9 < monotonic() - began < 2 * PATIENCE + SLACK


@pytest.mark.parametrize("answer", [b"", b"garbage\r\n\r\n"])
def test_what_is_no_http_is_an_error(alexa: AlexaServices, answer: bytes) -> None:
    alexa.fail_next(sending(answer))
    with pytest.raises((OSError, HTTPException), match=r"."):
        get(alexa.endpoint)


@pytest.mark.parametrize("kind", [b"Content-Length: 9", b"Transfer-Encoding: chunked"])
def test_half_an_answer_is_an_error(alexa: AlexaServices, kind: bytes) -> None:
    alexa.fail_next(sending(b"HTTP/1.1 200 OK\r\n" + kind + b"\r\n\r\n3\r\none\r\n"[:-3]))
    with pytest.raises((ValueError, HTTPException), match=r"."):
        get(alexa.endpoint)


@pytest.mark.parametrize("address", ["file:///etc", "ftp://127.0.0.1", "nonsense"])
def test_nothing_but_http_is_spoken(address: str) -> None:
    with pytest.raises((OSError, ValueError), match="unknown url type"):
        get(address)


@pytest.fixture(scope="module")
def authority() -> Certified:
    return root(Validity.around(NOW))


@pytest.fixture(scope="module")
def tls(authority: Certified, tmp_path_factory: pytest.TempPathFactory) -> SSLContext:
    shown = leaf(authority, Validity.around(NOW), "localhost")
    context = SSLContext(PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*shown.write(tmp_path_factory.mktemp("localhost")))
    return context


@pytest.fixture
def trusting(authority: Certified, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "root.pem"
    path.write_bytes(authority.pem)
    monkeypatch.setenv("SSL_CERT_FILE", str(path))


@pytest.mark.usefixtures("trusting")
def test_tls_is_spoken_with_whoever_the_system_trusts(tls: SSLContext) -> None:
    with AlexaServices(tls=tls) as alexa:
        assert get(alexa.endpoint).status == 401
        with pytest.raises(SSLCertVerificationError):
            get(alexa.endpoint.replace("localhost", "127.0.0.1"))
        alexa.fail_next(SLOW["headers that drip"])
        with pytest.raises(TimeoutError):
            get(alexa.endpoint, PATIENCE)


def test_nobody_else_is_spoken_with_over_tls(tls: SSLContext) -> None:
    with AlexaServices(tls=tls) as alexa:
        with pytest.raises(SSLCertVerificationError):
            get(alexa.endpoint)
        assert alexa.calls == []


@pytest.mark.usefixtures("trusting")
def test_the_proxy_of_the_environment_is_used_for_tls(
    authority: Certified, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with publishing(authority, NOW, tmp_path) as amazon:
        monkeypatch.setenv("HTTPS_PROXY", amazon.proxy)
        amazon.answers["/path"] = raw(http(b"through the proxy"))
        assert get(f"https://{PUBLISHER}") == Answer(200, b"through the proxy")
        with pytest.raises(OSError, match="403"):
            get("https://elsewhere.test")
        assert amazon.asked == ["/path"]


def test_this_machine_is_reached_without_a_proxy(
    alexa: AlexaServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert get(alexa.endpoint).status == 401

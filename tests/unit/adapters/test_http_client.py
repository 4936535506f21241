"""HTTP over real sockets: what is sent, which answers count, time limits, TLS, proxies."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from socket import socket
from ssl import SSLCertVerificationError, SSLContext
from time import monotonic

import pytest

from simulator.amazon.authority import PUBLISHER, Certified
from simulator.amazon.publisher import Amazon, publishing, raw
from skill.adapters.deadline import Deadline
from skill.adapters.http_client import HttpClient, parse_url
from skill.adapters.http_message import MAX_HEAD, HttpError, HttpResponse
from skill.settings import Proxy
from tests.support.scripted_server import (
    Script,
    answering,
    answering_once,
    dripping,
    heard,
    http,
    hung_up,
    scripted,
    silent,
)
from tests.unit.adapters.conftest import NOW

LONG = 10.0
TIMEOUT = 0.2
SLACK = 1.0
"""Seconds that a busy machine may add."""
MAX_BODY = 1000
OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
each_way = pytest.mark.parametrize("keep_alive", [False, True])
"""With a connection for each request, and with connections that are used again."""


def get(
    address: str,
    seconds: float = LONG,
    *,
    proxy: Proxy | None = None,
    keep_alive: bool = False,
    tls: SSLContext | None = None,
) -> HttpResponse:
    client = HttpClient(tls=tls, proxy=proxy or Proxy(), max_body=MAX_BODY, keep_alive=keep_alive)
    with closing(client):
        return client.request("GET", f"{address}/path", {}, None, Deadline.after(seconds))


@contextmanager
def noting(answer: bytes) -> Iterator[tuple[str, list[bytes]]]:
    """A server's address, and what arrives there."""
    arrived: list[bytes] = []

    def script(connection: socket) -> None:
        while request := heard(connection):
            arrived.append(request)
            connection.sendall(answer)

    with scripted(script) as server:
        yield server.address, arrived


def test_method_path_headers_and_body_arrive() -> None:
    with noting(http(b"fine", 207)) as (address, arrived):
        headers = {"x-test": "1"}
        url = f"{address}/a%2Fb?c=d"
        answer = HttpClient().request("PUT", url, headers, b"{}", Deadline.after(LONG))
    assert answer == HttpResponse(207, b"fine")
    head, _, body = arrived[0].partition(b"\r\n\r\n")
    host = address.removeprefix("http://").encode()
    lines = [b"host: " + host, b"connection: close", b"x-test: 1", b"content-length: 2"]
    assert head.split(b"\r\n") == [b"PUT /a%2Fb?c=d HTTP/1.1", *lines]
    assert body == b"{}"


def test_a_name_in_the_address_is_not_sent() -> None:
    url = parse_url("http://ann:secret@127.0.0.1:8000")
    assert url == (False, "127.0.0.1", 8000, "127.0.0.1:8000", "/")


ANSWERS: dict[str, tuple[bytes, bytes]] = {
    "a body": (http(b"two"), b"two"),
    "no body": (http(b""), b""),
    "pieces": (CHUNKED + b"3\r\none\r\n3;x=y\r\ntwo\r\n0\r\n\r\n", b"onetwo"),
    "pieces and headers": (CHUNKED + b"A \r\n0123456789\r\n0\r\nX: y\r\n\r\n", b"0123456789"),
    "as large as it may be": (http(b"x" * MAX_BODY), b"x" * MAX_BODY),
    "pieces as large as they may be": (
        CHUNKED + (b"64\r\n" + b"x" * 100 + b"\r\n") * 10 + b"0\r\n\r\n",
        b"x" * MAX_BODY,
    ),
    "a status that has no body": (b"HTTP/1.1 204 No Content\r\n\r\n", b""),
    "no reason": (b"HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok", b"ok"),
    "an older version": (http(b"ok").replace(b"1.1", b"1.0"), b"ok"),
    "an announcement before it": (b"HTTP/1.1 103 Early Hints\r\nX: y\r\n\r\n" + http(b"ok"), b"ok"),
}


@each_way
@pytest.mark.parametrize("kind", ANSWERS)
def test_an_answer_is_read_however_it_comes(kind: str, keep_alive: bool) -> None:
    sent, body = ANSWERS[kind]
    for script in (answering(sent), dripping(sent, 0.0)):
        with scripted(script) as server:
            assert get(server.address, keep_alive=keep_alive).body == body


def test_an_answer_of_unknown_length_ends_with_its_connection() -> None:
    with scripted(answering_once(OK + b"\r\nall of it")) as server:
        assert get(server.address) == HttpResponse(200, b"all of it")


def test_a_redirect_is_an_answer_like_any_other() -> None:
    with noting(OK.replace(b"200", b"302") + b"Location: /x\r\nContent-Length: 0\r\n\r\n") as (
        address,
        arrived,
    ):
        assert get(address) == HttpResponse(302, b"")
    assert len(arrived) == 1


SLOW: dict[str, Script] = {
    "it says nothing": silent,
    "half of the head": answering(OK + b"Content-Le"),
    "half of the body": answering(http(b"half", length=100)),
    "half of a piece": answering(CHUNKED + b"9\r\nhalf"),
    "pieces without an end": answering(CHUNKED + b"3\r\none\r\n"),
    "a line that drips": dripping(b"HTTP/1.1 200 " + b"O" * 99, 0.05),
    "a head that drips": dripping(OK + b"X: y\r\n" * 90, 0.05),
    "a body that drips": dripping(http(b"." * 900), 0.002),
    "pieces that drip": dripping(CHUNKED + b"1\r\nx\r\n" * 99, 0.03),
}


@each_way
@pytest.mark.parametrize("how", SLOW)
def test_a_slow_server_is_given_up_in_time(how: str, keep_alive: bool) -> None:
    with scripted(SLOW[how]) as server:
        began = monotonic()
        with pytest.raises(TimeoutError):
            get(server.address, TIMEOUT, keep_alive=keep_alive)
    assert TIMEOUT * 0.9 < monotonic() - began < TIMEOUT + SLACK


def test_a_body_of_unknown_length_that_drips_is_given_up_in_time() -> None:
    with scripted(dripping(OK + b"\r\n" + b"." * 900, 0.01)) as server:
        began = monotonic()
        with pytest.raises(TimeoutError):
            get(server.address, TIMEOUT)
    assert TIMEOUT * 0.9 < monotonic() - began < TIMEOUT + SLACK


def test_past_the_deadline_nothing_is_sent() -> None:
    with noting(http(b"ok")) as (address, arrived):
        with pytest.raises(TimeoutError):
            get(address, 0.0)
        assert arrived == []


BROKEN: dict[str, Script] = {
    "no HTTP": answering_once(b"\x00\x01\x02 garbage\r\n\r\n"),
    "another version": answering_once(http(b"").replace(b"HTTP/1.1", b"HTTP/2.0")),
    "no status": answering_once(http(b"").replace(b"200", b"000")),
    "endless headers": answering_once(OK + b"X: y\r\n" * 20_000 + b"\r\n"),
    "a head without an end": answering(OK + b"X: y\r\n" * (MAX_HEAD // 6 + 1)),
    "a length that is none": answering(OK + b"Content-Length: +2\r\n\r\nok"),
    "a length beyond all numbers": answering(OK + b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n"),
    "a body too long to be read": answering(http(b"", length=MAX_BODY + 1)),
    "more than it says": answering(http(b"too much", length=3)),
    "pieces and a length": answering(
        OK + b"Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\nok"
    ),
    "another coding": answering(OK + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
    "a piece of unknown length": answering(CHUNKED + b"0x3\r\none\r\n0\r\n\r\n"),
    "a piece of no length": answering(CHUNKED + b"\r\none\r\n0\r\n\r\n"),
    "a piece that is longer than it says": answering(CHUNKED + b"3\r\nones\r\n0\r\n\r\n"),
    "pieces too long to be read": answering(CHUNKED + b"3e8\r\n" + b"x" * 1000 + b"\r\n1\r\nx"),
    "more than the last piece": answering(CHUNKED + b"0\r\n\r\nmore"),
}


@each_way
@pytest.mark.parametrize("how", BROKEN)
def test_a_broken_answer_is_an_error(how: str, keep_alive: bool) -> None:
    with scripted(BROKEN[how]) as server, pytest.raises(HttpError):
        get(server.address, keep_alive=keep_alive)


def test_a_body_of_unknown_length_may_not_be_too_long_either() -> None:
    endless = scripted(answering_once(OK + b"\r\n" + b"x" * 100_000))
    with endless as server, pytest.raises(HttpError, match="large"):
        get(server.address)


CUT_OFF: dict[str, Script] = {
    "nothing": hung_up,
    "half of the head": answering_once(OK + b"Content-Le"),
    "half of the body": answering_once(http(b"half", length=100)),
    "half of the pieces": answering_once(CHUNKED + b"3\r\none\r\n"),
}


@each_way
@pytest.mark.parametrize("how", CUT_OFF)
def test_an_answer_that_is_cut_off_is_an_error(how: str, keep_alive: bool) -> None:
    with scripted(CUT_OFF[how]) as server, pytest.raises(ConnectionError):
        get(server.address, keep_alive=keep_alive)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "nonsense",
        "127.0.0.1:80",
        "file:///etc",
        "ftp://127.0.0.1",
        "ftp://127.0.0.1:80",
        "http://",
        "http:///x",
        "http://h:port",
        "http://[::",
        "http://a..b",
        f"http://{'x' * 70}.test",
    ],
)
def test_what_is_no_address_of_http_is_an_error(address: str) -> None:
    with pytest.raises(HttpError):
        get(address)


@pytest.mark.parametrize(
    ("path", "value"),
    [("/", "x\r\ny: z"), ("/", "x\n"), ("/", "☃"), ("/", "\ud800"), ("/ x", "x"), ("/é", "x")],
)
def test_a_request_that_cannot_be_written_is_an_error_and_not_sent(path: str, value: str) -> None:
    with noting(http(b"ok")) as (address, arrived):
        with pytest.raises(HttpError) as raised:
            HttpClient().request(
                "GET", address + path, {"x-secret": value}, None, Deadline.after(LONG)
            )
        assert arrived == []
    assert str(raised.value) == "the request cannot be written"


@pytest.mark.usefixtures("trusting")
def test_tls_is_spoken_with_whoever_the_system_trusts(tls: SSLContext) -> None:
    with scripted(answering(http(b"ok")), tls=tls) as server:
        named = server.address.replace("127.0.0.1", "localhost")
        assert get(named) == HttpResponse(200, b"ok")
        with pytest.raises(SSLCertVerificationError):
            get(server.address)


@pytest.mark.usefixtures("trusting")
@pytest.mark.parametrize("how", SLOW)
def test_a_slow_server_is_given_up_in_time_over_tls_too(tls: SSLContext, how: str) -> None:
    with scripted(SLOW[how], tls=tls) as server:
        named = server.address.replace("127.0.0.1", "localhost")
        began = monotonic()
        with pytest.raises(TimeoutError):
            get(named, 2 * TIMEOUT)
    assert monotonic() - began < 2 * TIMEOUT + SLACK


def test_a_handshake_that_hangs_is_given_up_in_time() -> None:
    with scripted(silent) as server:
        began = monotonic()
        with pytest.raises(TimeoutError):
            get(server.address.replace("http:", "https:"), TIMEOUT)
    assert monotonic() - began < TIMEOUT + SLACK


def test_nobody_else_is_spoken_with_over_tls(tls: SSLContext) -> None:
    asked: list[bytes] = []

    def listening(connection: socket) -> None:
        asked.append(heard(connection))

    with scripted(listening, tls=tls) as server, pytest.raises(SSLCertVerificationError):
        get(server.address.replace("127.0.0.1", "localhost"))
    assert asked == []


@pytest.fixture(scope="session")
def amazon(authority: Certified, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Amazon]:
    with publishing(authority, NOW, tmp_path_factory.mktemp("amazon")) as amazon:
        amazon.answers["/path"] = raw(http(b"through the proxy"))
        yield amazon


@pytest.mark.usefixtures("trusting")
@each_way
def test_a_proxy_is_used_for_tls(amazon: Amazon, keep_alive: bool) -> None:
    amazon.asked.clear()
    proxy = Proxy(amazon.proxy)
    answer = get(f"https://{PUBLISHER}", proxy=proxy, keep_alive=keep_alive)
    assert answer == HttpResponse(200, b"through the proxy")
    assert amazon.asked == ["/path"]


def test_a_proxy_that_refuses_is_an_error(amazon: Amazon) -> None:
    with pytest.raises(HttpError, match="403"):
        get("https://elsewhere.test", proxy=Proxy(amazon.proxy))


def test_a_proxy_that_says_nothing_is_given_up_in_time() -> None:
    with scripted(silent) as server:
        began = monotonic()
        with pytest.raises(TimeoutError):
            get(f"https://{PUBLISHER}", TIMEOUT, proxy=Proxy(server.address))
    assert TIMEOUT * 0.9 < monotonic() - began < TIMEOUT + SLACK


def tunnel_request(proxy: Callable[[str], str]) -> bytes:
    """What a proxy is asked whose address is made of the one at which it really listens."""
    asked: list[bytes] = []

    def refusing(connection: socket) -> None:
        asked.append(connection.recv(65536))
        connection.sendall(b"HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n")

    with scripted(refusing) as server, pytest.raises(HttpError, match="407"):
        get("https://api.test:444", proxy=Proxy(proxy(server.address)))
    return asked[0]


def test_a_proxy_is_told_the_server_and_no_path() -> None:
    asked = tunnel_request(lambda address: address)
    assert asked == b"CONNECT api.test:444 HTTP/1.1\r\nhost: api.test:444\r\n\r\n"


def test_a_proxy_is_told_a_name_and_password() -> None:
    asked = tunnel_request(lambda address: address.replace("//", "//ann:o%40k@"))
    assert b"\r\nproxy-authorization: Basic YW5uOm9Aaw==\r\n" in asked


@pytest.mark.parametrize(
    ("exceptions", "is_direct"),
    [
        ("", False),
        ("*", True),
        ("localhost", True),
        ("other.test, LOCALHOST", True),
        (".localhost", True),
        ("alhost", False),
        ("localhost:{port}", True),
        ("localhost:1", False),
        (",", False),
    ],
)
@pytest.mark.usefixtures("trusting")
def test_exceptions_are_reached_without_the_proxy(
    tls: SSLContext, amazon: Amazon, exceptions: str, is_direct: bool
) -> None:
    with scripted(answering(http(b"straight")), tls=tls) as server:
        proxy = Proxy(amazon.proxy, exceptions.format(port=server.port))
        named = server.address.replace("127.0.0.1", "localhost")
        if is_direct:
            assert get(named, proxy=proxy).body == b"straight"
        else:
            with pytest.raises(HttpError, match="403"):
                get(named, proxy=proxy)


def test_without_tls_no_proxy_is_used() -> None:
    with scripted(answering(http(b"straight"))) as server:
        assert get(server.address, proxy=Proxy("http://127.0.0.1:9")).body == b"straight"


def test_nothing_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(0), scripted(answering(http(b"ok")), hung_up) as server:
        get(server.address)
        with pytest.raises(ConnectionError):
            get(server.address)
    assert caplog.messages == []

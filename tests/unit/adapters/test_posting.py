"""Posting over real sockets: kept connections, time limits, TLS."""

import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from socket import socket
from threading import Thread
from time import monotonic

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from skill.adapters.posting import LONGEST_BODY, Answer, Poster
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

TIMEOUT = 0.2
SLACK = 1.0
"""Seconds that a busy machine may add."""
LONG = 5.0
"""Patience where nothing should be waited for."""


@contextmanager
def posting(*scripts: Script, timeout: float = LONG) -> Iterator[Poster]:
    with scripted(*scripts) as server, closing(Poster(server.address, timeout)) as poster:
        yield poster


def test_a_question_gets_its_answer_whatever_the_status() -> None:
    with posting(answering(http(b"one"), http(b"", 503))) as poster:
        assert poster.post({}, b"?") == Answer(200, b"one")
        assert poster.post({}, b"?") == Answer(503, b"")


def test_headers_and_body_arrive() -> None:
    arrived = []

    def listening(connection: socket) -> None:
        arrived.append(heard(connection))
        connection.sendall(http(b""))

    with posting(listening) as poster:
        poster.post({"host": poster.host, "x-amz-target": "T"}, "é".encode())
    head, _, body = arrived[0].partition(b"\r\n\r\n")
    lines = head.split(b"\r\n")
    assert lines[0] == b"POST / HTTP/1.1"
    assert {f"host: {poster.host}".encode(), b"x-amz-target: T", b"Content-Length: 2"} <= set(lines)
    assert head.lower().count(b"host:") == 1
    assert body == "é".encode()


def test_a_connection_is_kept() -> None:
    with (
        scripted(answering(http(b"ok"))) as server,
        closing(Poster(server.address, LONG)) as poster,
    ):
        for _ in range(5):
            poster.post({}, b"?")
        assert server.connections == 1


def test_a_closed_poster_connects_anew() -> None:
    with (
        scripted(answering(http(b"ok"))) as server,
        closing(Poster(server.address, LONG)) as poster,
    ):
        poster.post({}, b"?")
        poster.close()
        assert poster.post({}, b"?") == Answer(200, b"ok")
        assert server.connections == 2


def test_a_server_that_wants_to_hang_up_is_let_go() -> None:
    last = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok"
    with scripted(answering_once(last)) as server, closing(Poster(server.address, LONG)) as poster:
        for _ in range(2):
            assert poster.post({}, b"?") == Answer(200, b"ok")
        assert server.connections == 2


def test_a_kept_connection_that_has_gone_stale_is_replaced() -> None:
    scripts = (answering_once(http(b"one")), answering_once(http(b"two")))
    with scripted(*scripts) as server, closing(Poster(server.address, LONG)) as poster:
        assert poster.post({}, b"?") == Answer(200, b"one")
        assert poster.post({}, b"?") == Answer(200, b"two")
        assert server.connections == 2


def test_a_new_connection_that_breaks_is_not_tried_twice() -> None:
    with scripted(hung_up) as server, closing(Poster(server.address, LONG)) as poster:
        with pytest.raises(ConnectionError):
            poster.post({}, b"?")
        assert server.connections == 1


def test_threads_have_connections_of_their_own() -> None:
    with posting(answering(http(b"ok"))) as poster:
        answers: list[Answer] = []
        threads = [
            Thread(target=lambda: answers.extend(poster.post({}, b"?") for _ in range(20)))
            for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert answers == [Answer(200, b"ok")] * 80


SLOW: dict[str, Script] = {
    "it says nothing": silent,
    "half of the headers": answering(b"HTTP/1.1 200 OK\r\nContent-Le"),
    "half of the body": answering(http(b"half", length=100)),
    "headers that drip": dripping(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 90, 0.05),
    "a body that drips": dripping(http(b"." * 1000), 0.002),
}


@pytest.mark.parametrize("how", SLOW)
def test_a_slow_server_is_given_up_in_time(how: str) -> None:
    with posting(SLOW[how], timeout=TIMEOUT) as poster:
        began = monotonic()
        with pytest.raises(TimeoutError):
            poster.post({}, b"?")
        assert TIMEOUT * 0.9 < monotonic() - began < TIMEOUT + SLACK


def test_a_kept_connection_that_says_nothing_is_not_tried_twice() -> None:
    def once(connection: socket) -> None:
        heard(connection)
        connection.sendall(http(b"ok"))
        silent(connection)

    with scripted(once) as server, closing(Poster(server.address, TIMEOUT)) as poster:
        poster.post({}, b"?")
        with pytest.raises(TimeoutError):
            poster.post({}, b"?")
        assert server.connections == 1


BROKEN: dict[str, Script] = {
    "no HTTP": answering_once(b"\x00\x01\x02 garbage\r\n\r\n"),
    "half an answer": answering_once(http(b"half", length=100)),
    "endless headers": answering_once(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n"),
    "a head without an end": answering(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 9000),
    "an answer of unknown length": answering_once(b"HTTP/1.1 200 OK\r\n\r\nok"),
    "an answer in pieces": answering(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\nok"
    ),
    "a body too long to be read": answering(http(b"", length=LONGEST_BODY + 1)),
    "more than it says": answering(http(b"too much", length=3)),
    "another version": answering(http(b"").replace(b"1.1", b"1.0")),
    "nothing": hung_up,
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_broken_answer_is_an_error(how: str) -> None:
    with posting(BROKEN[how]) as poster, pytest.raises(OSError, match=r"."):
        poster.post({}, b"?")


@pytest.mark.parametrize(
    "address", ["", "127.0.0.1:80", "ftp://127.0.0.1", "http://", "http:///x", "http://h:port"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Poster(address, LONG)


def test_a_name_in_the_address_is_no_part_of_the_host() -> None:
    assert Poster("http://ann:secret@127.0.0.1:8000/", LONG).host == "127.0.0.1:8000"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate for this machine's own address, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "loopback")])
    now = datetime.now(UTC)
    address = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(address, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "loopback.pem"
    pem = serialization.Encoding.PEM
    private = key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + signed.public_bytes(pem))
    return path


@pytest.fixture
def tls(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


def test_tls_is_spoken_and_its_connection_kept(
    tls: ssl.SSLContext, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    scripts = (answering(http(b"one")), answering_once(http(b"two")))
    with scripted(*scripts, tls=tls) as server, closing(Poster(server.address, LONG)) as poster:
        for _ in range(3):
            assert poster.post({}, b"?") == Answer(200, b"one")
        assert server.connections == 1


def test_a_stale_connection_of_tls_is_replaced(
    tls: ssl.SSLContext, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with (
        scripted(answering_once(http(b"ok")), tls=tls) as server,
        closing(Poster(server.address, LONG)) as poster,
    ):
        for _ in range(3):
            assert poster.post({}, b"?") == Answer(200, b"ok")
        assert server.connections == 3


def test_whoever_nobody_vouches_for_is_not_spoken_to(tls: ssl.SSLContext) -> None:
    with (
        scripted(answering(http(b"ok")), tls=tls) as server,
        closing(Poster(server.address, LONG)) as poster,
        pytest.raises(ssl.SSLCertVerificationError),
    ):
        poster.post({}, b"?")


def test_a_handshake_that_hangs_is_given_up_in_time() -> None:
    with scripted(silent) as server:
        address = server.address.replace("http:", "https:")
        began = monotonic()
        with closing(Poster(address, TIMEOUT)) as poster, pytest.raises(TimeoutError):
            poster.post({}, b"?")
        assert monotonic() - began < TIMEOUT + SLACK

import socket
import time
from collections.abc import Iterator
from ssl import SSLCertVerificationError, create_default_context

import pytest

from simulator.amazon.authority import CHAIN_URL, Certified, Validity, root
from simulator.amazon.publisher import Amazon, Answer, drip, file, publishing, raw, redirect
from skill.adapters.http_message import HttpError, ProxyError
from skill.hosts.web.downloads import MAX_BYTES, TIMEOUT, Downloader
from skill.settings import Proxy

PATH = "/echo.api/echo-api-cert-12.pem"
NOW = time.time()
ROOT = root(Validity.around(NOW))


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Amazon]:
    with publishing(ROOT, NOW, tmp_path_factory.mktemp("amazon")) as amazon:
        yield amazon


@pytest.fixture
def amazon(published: Amazon) -> Amazon:
    published.answers.clear()
    published.asked.clear()
    return published


def downloader(proxy: str, authority: Certified = ROOT) -> Downloader:
    tls = create_default_context(cadata=authority.pem.decode())
    return Downloader(tls, Proxy(proxy))


def test_a_file_is_downloaded_through_the_proxy(amazon: Amazon) -> None:
    download = downloader(amazon.proxy)
    for content in (b"a chain", b"", b"x" * MAX_BYTES):
        amazon.answers[PATH] = file(content)
        assert download(CHAIN_URL) == content
    assert amazon.asked == [PATH] * 3


@pytest.mark.parametrize(
    "answer",
    [
        redirect("https://s3.amazonaws.com/echo.api/other.pem"),
        file(b"x" * (MAX_BYTES + 1)),
        raw(b"HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n" + b"x" * (MAX_BYTES * 4)),
        raw(b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * (MAX_BYTES * 4)),
        raw(b"HTTP/1.1 206 Partial Content\r\nContent-Length: 1\r\n\r\nx"),
        raw(b"HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n"),
        raw(b""),
    ],
    ids=["redirect", "large", "endless", "unbounded", "part", "error", "silent"],
)
def test_anything_but_a_small_file_is_an_error(amazon: Amazon, answer: Answer) -> None:
    amazon.answers[PATH] = answer
    amazon.answers["/echo.api/other.pem"] = file(b"a chain")
    with pytest.raises((HttpError, ConnectionError)):
        downloader(amazon.proxy)(CHAIN_URL)
    assert amazon.asked == [PATH]


def test_a_file_that_is_not_there_is_an_error(amazon: Amazon) -> None:
    with pytest.raises(OSError, match="404"):
        downloader(amazon.proxy)(CHAIN_URL)


@pytest.mark.parametrize("head", [b"HTTP/1.1 200 OK\r\nX-Long: ", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_a_slow_drip_is_cut_off(amazon: Amazon, head: bytes) -> None:
    amazon.answers[PATH] = drip(head + b"x" * 1000, pause=0.1)
    began = time.monotonic()
    with pytest.raises(TimeoutError):
        downloader(amazon.proxy)(CHAIN_URL)
    assert TIMEOUT - 0.1 < time.monotonic() - began < TIMEOUT + 1.5


def test_only_the_trusted_authorities_vouch_for_the_publisher(amazon: Amazon) -> None:
    amazon.answers[PATH] = file(b"a chain")
    stranger = root(Validity.around(NOW), "stranger")
    with pytest.raises(SSLCertVerificationError):
        downloader(amazon.proxy, stranger)(CHAIN_URL)
    assert amazon.asked == []


def test_the_publisher_must_have_the_name_of_the_url(amazon: Amazon) -> None:
    with pytest.raises(OSError, match="403"):
        downloader(amazon.proxy)("https://elsewhere.test/echo.api/echo-api-cert-12.pem")


def test_nobody_there_is_an_error() -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]
    with pytest.raises(ProxyError):
        downloader(f"http://127.0.0.1:{port}")(CHAIN_URL)

"""What the log says of real failures: the cause, and nothing of what was sent or where to."""

import socket
import time
from pathlib import Path
from ssl import PROTOCOL_TLS_SERVER, SSLContext, create_default_context

import pytest

from simulator.amazon.authority import PUBLISHER, Certified, Validity, leaf, root
from skill.adapters.causes import cause_of
from skill.adapters.deadline import Deadline
from skill.adapters.http_client import HttpClient
from skill.settings import DIRECT, Proxy
from tests.support.scripted_server import answering_once, http, hung_up, scripted, silent

NOW = Validity.around(time.time())
ROOT = root(NOW)
PAST = Validity.around(time.time() - 100 * 86400)


def cause(url: str, proxy: Proxy = DIRECT, seconds: float = 5.0) -> str:
    tls = create_default_context(cadata=ROOT.pem.decode())
    client = HttpClient(tls=tls, proxy=proxy, max_body=10)
    with pytest.raises(OSError) as failed:  # noqa: PT011 - whatever it is
        client.request("GET", f"{url}/secret", {}, None, Deadline.after(seconds))
    found = cause_of(failed.value)
    assert "secret" not in found
    assert "127.0.0.1" not in found
    assert "localhost" not in found
    return found


def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        return int(nobody.getsockname()[1])


def serving(certified: Certified, folder: Path) -> SSLContext:
    tls = SSLContext(PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(*certified.write(folder))
    return tls


CERTIFICATES = {
    "tls: unable to get local issuer certificate": leaf(root(NOW, "other"), NOW, "localhost"),
    "tls: certificate has expired": leaf(ROOT, PAST, "localhost"),
    "tls: hostname mismatch": leaf(ROOT, NOW, PUBLISHER),
}


@pytest.mark.parametrize("named", CERTIFICATES)
def test_a_certificate_that_will_not_do_is_named(named: str, tmp_path: Path) -> None:
    with scripted(silent, tls=serving(CERTIFICATES[named], tmp_path)) as server:
        assert cause(f"https://localhost:{server.port}") == named


def test_a_server_without_tls_is_named() -> None:
    def speaking(connection: socket.socket) -> None:
        connection.sendall(http(b""))
        connection.recv(65536)

    with scripted(speaking) as server:
        assert cause(server.address.replace("http", "https")).startswith("tls: ")


def test_a_name_that_nobody_knows_is_named() -> None:
    assert cause("http://nobody.invalid") == "dns"


def test_a_port_at_which_nobody_listens_is_named() -> None:
    assert cause(f"http://127.0.0.1:{closed_port()}") == "connection refused"


def test_a_server_that_hangs_up_or_says_nothing_is_named() -> None:
    with scripted(hung_up) as server:
        assert cause(server.address) in {"ConnectionResetError", "connection reset by peer"}
    with scripted(silent) as server:
        assert cause(server.address, seconds=0.2) == "timed out"


def test_an_answer_that_is_too_large_is_named() -> None:
    with scripted(answering_once(http(b"x" * 100))) as server:
        assert cause(server.address) == "the answer is too large"


def test_a_proxy_that_cannot_be_reached_or_refuses_is_named() -> None:
    nobody = Proxy(f"http://secret:secret@127.0.0.1:{closed_port()}")
    assert cause("https://api.test", nobody) == "proxy: connection refused"
    assert cause("https://api.test", Proxy("http://secret.invalid")) == "proxy: dns"
    refusing = answering_once(b"HTTP/1.1 407 Who are you\r\nContent-Length: 0\r\n\r\n")
    with scripted(refusing) as server:
        assert cause("https://api.test", Proxy(server.address)) == "the proxy answered 407"


def test_any_other_error_is_named_by_its_kind() -> None:
    assert cause_of(ValueError("secret")) == "ValueError"

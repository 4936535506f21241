"""The development mode over real sockets: who reaches it, and that gunicorn never serves it."""

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

import pytest

from simulator.amazon.web_service import ROOT, Reply, ask
from tests.support.envelopes import intent, request
from tests.web.conftest import body_now

PROGRAM = """
import sys
from werkzeug.serving import make_server
from skill.hosts.web import create_app
from skill.hosts.web.development import secret_path
app = create_app(development=True)
server = make_server(sys.argv[1], 0, app, threaded=True)
print("port", server.server_port, secret_path(app), flush=True)
server.serve_forever()
"""
JSON = {"Content-Type": "application/json"}
REFUSED = (400, b"Bad Request\n")


class Site(NamedTuple):
    """Where the development mode is."""

    port: int
    path: str
    """The secret one."""


Serve = Callable[[str], Site]
"""From the address it listens at to where it is."""


@contextmanager
def developing(folder: Path, address: str) -> Iterator[Site]:
    """The development mode in a process of its own."""
    with (folder / "log").open("w+", encoding="utf-8") as log:
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, address],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=log,
            stderr=log,
        )
        try:
            yield _site(process, folder / "log")
        finally:
            process.terminate()
            process.wait(30)


def _site(process: "subprocess.Popen[bytes]", log: Path) -> Site:
    while not (found := re.search(r"^port (\d+) (\S+)$", log.read_text("utf-8"), re.MULTILINE)):
        assert process.poll() is None, log.read_text("utf-8")
        time.sleep(0.02)
    return Site(int(found[1]), found[2])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("development")


@pytest.fixture(scope="module")
def serve(folder: Path) -> Iterator[Serve]:
    """Starts the development mode once for each address."""
    with ExitStack() as stack:
        sites = dict[str, Site]()

        def start(address: str) -> Site:
            if address not in sites:
                own = folder / str(len(sites))
                own.mkdir()
                sites[address] = stack.enter_context(developing(own, address))
            return sites[address]

        yield start


def post(to: str, site: Site, headers: dict[str, str] | None = None) -> Reply:
    connection = HTTPConnection(to, site.port, timeout=30)
    try:
        path = f"{site.path}/"
        return ask(connection, "POST", path, body_now(), {**JSON, **(headers or {})})
    finally:
        connection.close()


def is_refused(reply: Reply) -> bool:
    return (reply.status, reply.body) == REFUSED


def own_address() -> str:
    """The address by which this machine would go out; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        try:
            sock.connect(("192.0.2.1", 9))
        except OSError:
            pytest.skip("this machine has no address but its own")
        return str(sock.getsockname()[0])


def needs_ipv6() -> None:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        pytest.skip("this machine has no IPv6")


def test_an_unsigned_request_from_this_machine_is_answered(serve: Serve) -> None:
    reply = post("127.0.0.1", serve("127.0.0.1"))
    assert reply.status == 200
    assert "Keep still." in json.loads(reply.body)["response"]["outputSpeech"]["ssml"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "coach.test"},
        {"Host": ""},
        {"Origin": "http://coach.test"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Content-Type": "text/plain"},
    ],
    ids=str,
)
def test_the_same_request_with_one_header_changed_is_refused(
    serve: Serve, headers: dict[str, str]
) -> None:
    assert is_refused(post("127.0.0.1", serve("127.0.0.1"), headers))


def test_who_does_not_know_the_path_is_refused(serve: Serve) -> None:
    site = serve("127.0.0.1")
    for path in ("", "/x", "/x" * 40, site.path[:-1], f"{site.path}x", "/%00"):
        assert is_refused(post("127.0.0.1", site._replace(path=path)))


@pytest.mark.parametrize("line", ["", "Host: localhost\r\nHost: coach.test\r\n"])
def test_a_host_that_is_missing_or_comes_twice_is_refused(serve: Serve, line: str) -> None:
    site = serve("127.0.0.1")
    for host, status in ((line, b"400"), ("Host: localhost\r\n", b"200")):
        with socket.create_connection(("127.0.0.1", site.port), timeout=30) as sock:
            sock.sendall(f"GET {site.path}/healthz HTTP/1.0\r\n{host}\r\n".encode())
            assert b"".join(iter(lambda: sock.recv(65536), b"")).split()[1] == status


def test_an_address_in_the_first_line_counts_as_the_host(serve: Serve) -> None:
    site = serve("127.0.0.1")
    for name, status in (("coach.test", b"400"), ("localhost", b"200")):
        with socket.create_connection(("127.0.0.1", site.port), timeout=30) as sock:
            head = f"GET http://{name}{site.path}/healthz HTTP/1.0\r\nHost: localhost\r\n\r\n"
            sock.sendall(head.encode())
            assert b"".join(iter(lambda: sock.recv(65536), b"")).split()[1] == status


def test_of_a_server_that_listens_everywhere_only_this_machine_is_answered(serve: Serve) -> None:
    site = serve("0.0.0.0")
    assert post("127.0.0.1", site).status == 200
    assert is_refused(post("127.0.0.1", site, {"Host": f"0.0.0.0:{site.port}"}))
    address = own_address()
    assert is_refused(post(address, site))
    assert is_refused(post(address, site, {"Host": "localhost"}))


def test_ipv6_and_ipv4_within_it_are_answered_from_this_machine_alone(serve: Serve) -> None:
    needs_ipv6()
    assert post("::1", serve("::1")).status == 200
    with_both = serve("::")
    assert post("::1", with_both).status == 200
    address = own_address()
    try:
        mapped = post("127.0.0.1", with_both)
        elsewhere = post(address, with_both, {"Host": "localhost"})
    except ConnectionRefusedError:
        pytest.skip("this machine keeps IPv4 and IPv6 apart")
    assert mapped.status == 200
    assert is_refused(elsewhere)


def test_people_are_remembered_until_it_ends_and_no_file_is_left(
    serve: Serve, folder: Path
) -> None:
    site = serve("127.0.0.1")
    said = []
    now = time.time()
    for sent in (
        intent("StretchIntent", stretch="runners_stretch", at=now),
        request("LaunchRequest", at=now),
    ):
        connection = HTTPConnection("127.0.0.1", site.port, timeout=30)
        said.append(ask(connection, "POST", f"{site.path}/", json.dumps(sent).encode(), JSON).body)
        connection.close()
    assert b"Stand" in said[0]
    assert b"Carry on" in said[1]
    assert {path.name for path in folder.rglob("*") if path.is_file()} == {"log"}


CADDYFILE = """
{{
	admin off
	auto_https off
}}
http://localhost:{port} {{
	reverse_proxy 127.0.0.1:{app} {{
		header_up Host 127.0.0.1:{app}
		header_up -X-Forwarded-For
		header_up -X-Forwarded-Host
		header_up -X-Forwarded-Proto
		header_up -Via
	}}
}}
"""
"""As nginx passes requests on by default: nothing in them tells of it."""


def test_what_a_proxy_on_this_machine_passes_on_is_refused(serve: Serve, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    config = CADDYFILE.format(port=port, app=serve("127.0.0.1").port)
    (tmp_path / "Caddyfile").write_text(config, encoding="utf-8")
    caddy = subprocess.Popen(
        [Path(sys.executable).with_name("caddy"), "run", "--config", "Caddyfile"],
        cwd=tmp_path,
        env={"HOME": str(tmp_path)},
        stderr=subprocess.DEVNULL,
    )
    try:
        passed_on = _patiently(
            lambda: [
                post("127.0.0.1", Site(port, path), {"Host": f"localhost:{port}"})
                for path in ("", "/echo", "/guessed")
            ]
        )
    finally:
        caddy.terminate()
        caddy.wait(10)
    assert all(map(is_refused, passed_on))
    assert all("Via" in reply.headers for reply in passed_on)


def _patiently(ask: Callable[[], list[Reply]]) -> list[Reply]:
    patient_until = time.monotonic() + 30
    while True:
        try:
            return ask()
        except ConnectionRefusedError:
            assert time.monotonic() < patient_until, "Caddy does not answer"
            time.sleep(0.1)


GUNICORN = ["--bind", "127.0.0.1:0", "skill.hosts.web:create_app(development=True)"]


@pytest.mark.parametrize("arguments", [GUNICORN, ["--preload", *GUNICORN]], ids=len)
def test_gunicorn_does_not_serve_it(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "gunicorn", *arguments],
        cwd=ROOT,
        env={**os.environ, "CRAMP_COACH_STORE": "memory:"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode != 0
    assert "the development mode is not for gunicorn" in done.stderr

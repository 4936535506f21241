"""The proxy's configuration in a real Caddy, with TLS: only public paths get through."""

import http.client
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.deploy.test_container import DEPLOY, PUBLIC, free_port

CADDY = Path(sys.executable).with_name("caddy")
HIDDEN = [
    "/metrics",
    "/healthz",
    "/./metrics",
    "/%6detrics",
    "/x/../metrics",
    "/pictures/../metrics",
    "/pictures/%2e%2e/metrics",
    "/pictures",
    "/picturesque.png",
    "/privacy/",
    "/no",
]
ON_THIS_MACHINE = "admin off\n\tskip_install_trust\n\tauto_https disable_redirects"
"""No port but the one that is tried, and no change to what this machine trusts."""


class Echo(BaseHTTPRequestHandler):
    """Stands where the skill would, and answers with the path."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(self.path)))
        self.end_headers()
        self.wfile.write(self.path.encode())

    def log_message(self, *_arguments: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("caddy")
    port = free_port()
    with ThreadingHTTPServer(("127.0.0.1", 0), Echo) as skill:
        Thread(target=skill.serve_forever, daemon=True).start()
        text = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
        text = text.replace("admin off", ON_THIS_MACHINE)
        text = text.replace("coach:8080", f"127.0.0.1:{skill.server_port}")
        (folder / "Caddyfile").write_text(text, encoding="utf-8")
        proxy = subprocess.Popen(
            [CADDY, "run", "--config", "Caddyfile", "--adapter", "caddyfile"],
            cwd=folder,
            env={"SITE": f"https://localhost:{port}", "HOME": str(folder)},
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_for(port)
            yield port
        finally:
            proxy.terminate()
            proxy.wait(10)
            skill.shutdown()


def wait_for(port: str) -> None:
    patient_until = time.monotonic() + 30
    while True:
        try:
            get(port, "/")
        except OSError:
            assert time.monotonic() < patient_until, "Caddy does not answer"
            time.sleep(0.1)
        else:
            return


def get(port: str, path: str) -> tuple[int, str]:
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    connection = http.client.HTTPSConnection("localhost", int(port), timeout=5, context=context)
    connection.request("GET", path)
    with connection.getresponse() as response:
        answer = response.status, response.read().decode()
    connection.close()
    return answer


@pytest.mark.parametrize("path", sorted(path.replace("/*", "/x.png") for path in PUBLIC))
def test_public_paths_reach_the_skill(port: str, path: str) -> None:
    assert get(port, path) == (200, path)


@pytest.mark.parametrize("path", HIDDEN)
def test_no_other_path_does(port: str, path: str) -> None:
    assert get(port, path) == (404, "")

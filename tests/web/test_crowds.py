"""More connections at once than a shell lets a process open files."""

import resource
import socket
from contextlib import ExitStack

from tests.web.conftest import Starter

USUAL = 256
"""Open files that a process may have on a machine with low limits, until it asks for more."""
CROWD = 600
ASKED = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"


def test_a_crowd_is_answered_and_ends_no_worker(start: Starter) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (USUAL, hard))
    server = start()
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    with server, ExitStack() as crowd:
        for _ in range(CROWD):
            sock = crowd.enter_context(socket.create_connection(server.address, timeout=10))
            sock.sendall(ASKED)
            assert sock.recv(1000).startswith(b"HTTP/1.1 200 ")
        assert server.ask("GET", "/healthz").status == 200
        assert server.log.count("Booting worker") == 1
        assert "Too many open files" not in server.log

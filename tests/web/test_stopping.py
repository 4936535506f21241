"""SIGTERM: what is under way is finished, then the server goes."""

import json
import signal
import socket
import time

from tests.web.conftest import AMAZON, Starter, body_now


def test_a_request_that_has_begun_is_answered_and_then_the_server_ends(start: Starter) -> None:
    body = body_now()
    lines = [f"{name}: {value}" for name, value in AMAZON.headers(body).items()]
    head = "\r\n".join(["POST / HTTP/1.1", "Host: x", f"Content-Length: {len(body)}", *lines])
    with start() as server, socket.create_connection(server.address, timeout=30) as late:
        late.sendall(head.encode() + b"\r\n\r\n" + body[:20])
        time.sleep(0.5)
        server.process.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        assert server.process.poll() is None
        late.sendall(body[20:])
        answer = b"".join(iter(lambda: late.recv(65536), b""))
        assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
        assert json.loads(answer.partition(b"\r\n\r\n")[2])["response"]["outputSpeech"]
        assert server.process.wait(20) == 0
    assert "Traceback" not in server.log

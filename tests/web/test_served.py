"""Requests over real sockets, to the server that `make serve` starts."""

import json
import socket
import time
from collections.abc import Mapping
from contextlib import ExitStack

import pytest

from simulator.amazon.authority import CHAIN_URL, Validity, leaf, rsa_key
from simulator.amazon.publisher import Amazon, file, missing
from simulator.amazon.web_service import COMMAND, ROOT, Reply, Server, ask
from skill.hosts.web.responses import HEADERS
from skill.hosts.web.service import MAX_BODY, MAX_DISCARDED
from tests.support.envelopes import ANOTHER_SKILL, APPLICATION, request, spoken
from tests.web.conftest import AMAZON, CHAIN_PATH, NOW, Starter, body_now

REFUSAL = (400, b"Bad Request\n")


def post(
    server: Server, body: bytes | None = None, changed: Mapping[str, str] | None = None
) -> Reply:
    sent = body_now() if body is None else body
    return server.ask("POST", "/", sent, {**AMAZON.headers(sent), **(changed or {})})


def is_refused(reply: Reply) -> bool:
    return (reply.status, reply.body) == REFUSAL


def head(body: bytes, *lines: str) -> bytes:
    """The head of a signed request with these lines on top."""
    signed = [f"{name}: {value}" for name, value in AMAZON.headers(body).items()]
    return "\r\n".join(["POST / HTTP/1.1", "Host: x", *lines, *signed, "", ""]).encode()


def whole(body: bytes, *lines: str) -> bytes:
    return head(body, "Connection: close", f"Content-Length: {len(body)}", *lines) + body


def status(answer: bytes) -> int:
    return int(answer.split()[1])


def test_make_serve_starts_the_server_that_is_tested_here() -> None:
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8").partition("\nserve:")[2]
    assert " ".join(COMMAND) in recipe.partition("\n\n")[0]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CRAMP_COACH_SKILL_ID", f'"{APPLICATION}"'),
        ("CRAMP_COACH_STORE", "paper:"),
        ("CRAMP_COACH_STORE", "sqlite:////nowhere/people.sqlite3"),
        ("CRAMP_COACH_STORE", "dynamodb://table"),
        ("CRAMP_COACH_STORE_TIMEOUT_MS", "never"),
        ("CRAMP_COACH_TRUST_ROOTS", "nowhere.pem"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_and_nothing_else(
    start: Starter, name: str, value: str
) -> None:
    server = start(**{name: value})
    assert is_refused_by_name(server, "AWS_REGION" if "dynamodb" in value else name)


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        ((), {"WEB_CONCURRENCY": "4"}),
        (("--workers", "2"), {}),
        ((), {"GUNICORN_CMD_ARGS": "--workers 2"}),
        (("--max-requests", "1000"), {}),
    ],
)
def test_settings_that_do_not_go_together_are_named(
    start: Starter, arguments: tuple[str, ...], environment: dict[str, str]
) -> None:
    server = start(*arguments, CRAMP_COACH_STORE="memory:", **environment)
    assert is_refused_by_name(server, "CRAMP_COACH_STORE")


def is_refused_by_name(server: Server, name: str) -> bool:
    """Whether the server ends at its start, and says only why."""
    ended = server.process.wait(30) == 1
    return ended and f"\nError: {name}: " in server.log and is_silent_otherwise(server.log)


def is_silent_otherwise(log: str) -> bool:
    return "Traceback" not in log and "Listening" not in log


def test_a_signed_request_is_answered(server: Server, published: Amazon) -> None:
    reply = post(server)
    assert reply.status == 200
    assert spoken(json.loads(reply.body)).startswith("Keep still.")
    assert {name: reply.headers[name] for name in HEADERS} == HEADERS
    asked = published.asked.count(CHAIN_PATH)
    for _ in range(5):
        assert post(server).status == 200
    assert published.asked.count(CHAIN_PATH) == asked


def test_many_requests_go_over_one_connection(server: Server) -> None:
    connection = server.connect()
    for body in (body_now(), b"{}", body_now(), b"[", body_now()):
        good = body.startswith(b'{"')
        reply = ask(connection, "POST", "/", body, AMAZON.headers(body))
        assert reply.status == (200 if good else 400)
        assert ask(connection, "GET", "/healthz").status == 200
    connection.close()


def test_every_bad_request_is_a_plain_400(server: Server) -> None:
    body = body_now()
    old = json.dumps(request("LaunchRequest", at=time.time() - 160)).encode()
    other = body.replace(APPLICATION.encode(), ANOTHER_SKILL.encode())
    assert is_refused(server.ask("POST", "/"))
    assert is_refused(server.ask("POST", "/", body))
    assert is_refused(server.ask("POST", "/", body + b" ", AMAZON.headers(body)))
    for bad in (old, other, b"", b"\xff", b"[" * 100_000, b"null"):
        assert is_refused(post(server, bad))
    for url in ("", "http://s3.amazonaws.com/echo.api/x.pem", f"{CHAIN_URL}?x", CHAIN_URL[:-1]):
        assert is_refused(post(server, changed={"SignatureCertChainUrl": url}))
    for signature in ("", "x", AMAZON.sign(b"")):
        assert is_refused(post(server, changed={"Signature-256": signature}))


def test_other_paths_and_methods_are_not_found_and_not_allowed(server: Server) -> None:
    for path in ("/skill", "/a//b", "/%ff", "/%00", "/healthz/", "/..;/"):
        assert server.ask("POST", path).status == 404
    for method in ("PUT", "DELETE", "OPTIONS", "PATCH"):
        assert server.ask(method, "/").status == 405
    for method in ("GET", "HEAD"):
        home = server.ask(method, "/")
        assert (home.status, bool(home.body)) == (200, method == "GET")
    health = server.ask("GET", "/healthz")
    assert (health.status, health.body) == (200, b"OK\n")


def test_headers_that_come_twice_on_the_wire_are_refused(server: Server) -> None:
    body = body_now()
    assert status(server.write(whole(body))) == 200
    for name in ("SignatureCertChainUrl", "signature-256"):
        value = dict(AMAZON.headers(body))["Signature-256" if "256" in name else name]
        for again in (value, "", "x"):
            assert status(server.write(whole(body, f"{name}: {again}"))) == 400
    assert status(server.write(whole(body, f"Content-Length: {len(body)}"))) == 400
    assert status(server.write(whole(body, "Content-Type: text/plain"))) == 400


def test_a_header_with_underscores_is_no_signature(server: Server) -> None:
    body = body_now()
    sent = whole(body).replace(b"Signature-256", b"Signature_256")
    assert status(server.write(sent)) == 400


def connected(server: Server) -> socket.socket:
    return socket.create_connection(server.address, timeout=30)


def chunks(*pieces: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces)


def test_a_body_may_come_in_chunks(server: Server) -> None:
    body = body_now()
    sent = head(body, "Connection: close", "Transfer-Encoding: chunked")
    assert status(server.write(sent + chunks(body[:10], body[10:], b""))) == 200


@pytest.mark.parametrize("size", [MAX_BODY, 1_000_000, 10_000_000])
def test_a_huge_body_is_refused_with_and_without_its_length(server: Server, size: int) -> None:
    body = b" " * size
    assert is_refused(post(server, body))
    sent = head(body, "Connection: close", "Transfer-Encoding: chunked")
    assert status(server.write(sent + chunks(*[b" " * 50_000] * (size // 50_000 + 1), b""))) == 400


def test_an_endless_body_is_cut_off(server: Server) -> None:
    piece = chunks(b" " * 1_000_000)
    with connected(server) as sock:
        sock.sendall(head(b"", "Transfer-Encoding: chunked"))
        with pytest.raises(OSError):  # noqa: PT011 - reset or broken pipe
            sock.sendall(piece * (10 * MAX_DISCARDED // len(piece)))
    assert post(server).status == 200


@pytest.mark.parametrize(
    "sent",
    [
        b"\r\n\r\n\r\n",
        b"nonsense\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(600) + b"\r\n\r\n",
        b"POST / HTTP/9.9\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nExpect: magic\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nX: a\x00b\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\n X: folded\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nBad Name: x\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nX: " + b"x" * 20_000 + b"\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\n" + b"X: x\r\n" * 200 + b"\r\n",
        b"POST /" + b"x" * 20_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"POST / HTTP/1.1\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Ssl: off\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nSCRIPT_NAME: /x\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: [::\r\nConnection: close\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a b\xff\r\nConnection: close\r\n\r\n",
        head(b"", "Transfer-Encoding: chunked") + b"ZZ\r\n",
        head(b"", "Transfer-Encoding: chunked") + b"3\r\nabcdef\r\n",
        head(b"", "Transfer-Encoding: chunked", "Content-Type: x") + b"ZZ\r\n",
    ],
    ids=range(22),
)
def test_what_is_no_http_is_a_400_too(server: Server, sent: bytes) -> None:
    before = len(server.log)
    answer = server.write(sent)
    assert status(answer) == 400
    assert answer.endswith(b"\r\n\r\nBad Request\n")
    news = [line for line in server.log[before:].splitlines() if "refused: " not in line]
    assert news == []


def test_no_header_moves_the_skill_to_another_path(server: Server) -> None:
    body = body_now()
    sent = whole(body, "SCRIPT_NAME: /x").replace(b"POST / ", b"POST /x/ ")
    assert status(server.write(sent)) == 404


def test_senders_that_do_not_hang_up_delay_nobody(server: Server) -> None:
    began = time.monotonic()
    with ExitStack() as stack:
        for _ in range(5):
            sock = stack.enter_context(connected(server))
            sock.sendall(b"nonsense\r\n\r\n")
            assert status(sock.recv(1000)) == 400
        assert post(server).status == 200
    assert time.monotonic() - began < 5.0


def test_a_request_without_an_address_of_its_own_is_sent_to_it(server: Server) -> None:
    answer = server.write(b"POST http://x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert status(answer) in {308, 400}


def test_a_rotated_certificate_is_found_and_the_old_one_is_out(
    start: Starter, published: Amazon
) -> None:
    rotated = leaf(AMAZON.above or AMAZON, Validity.around(NOW), key=rsa_key("rotated"))
    path = CHAIN_PATH.replace("12", "13")
    url = CHAIN_URL.replace("12", "13")
    published.answers[path] = missing
    with start() as server:
        body = body_now()
        assert is_refused(server.ask("POST", "/", body, rotated.headers(body, url)))
        published.answers[path] = file(rotated.chain)
        assert server.ask("POST", "/", body, rotated.headers(body, url)).status == 200
        assert published.asked.count(path) == 2
        other = url.replace("13", "14")
        published.answers[path.replace("13", "14")] = file(rotated.chain)
        assert server.ask("POST", "/", body, rotated.headers(body, other)).status == 200
        assert is_refused(server.ask("POST", "/", body, AMAZON.headers(body, other)))
        assert server.ask("POST", "/", body, AMAZON.headers(body)).status == 200


def test_a_publisher_that_cannot_be_reached_is_a_400_within_two_seconds(start: Starter) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        proxy = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with start(HTTPS_PROXY=proxy) as server:
            body = body_now()
            headers = AMAZON.headers(body)
            began = time.monotonic()
            assert is_refused(server.ask("POST", "/", body, headers))
            assert time.monotonic() - began < 2.0
            began = time.monotonic()
            assert is_refused(server.ask("POST", "/", body, headers))
            assert time.monotonic() - began < 1.0


def test_without_an_id_it_says_so_once(start: Starter) -> None:
    with start("--workers", "2", CRAMP_COACH_SKILL_ID="") as server:
        assert post(server).status == 200
    assert server.log.count("CRAMP_COACH_SKILL_ID is not set") == 1

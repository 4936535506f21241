"""A service that is slow, talks nonsense, or is asked by many at once."""

import json
import logging
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path
from ssl import PROTOCOL_TLS_SERVER, SSLContext
from time import monotonic, sleep

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.amazon.authority import Validity, leaf, root
from simulator.services.alexa_services import AlexaServices
from simulator.services.faults import (
    Fault,
    answering,
    dripping,
    silent,
)
from skill.adapters.bounded_executor import MAX_CALLS
from skill.adapters.reminders.alexa_reminders import AlexaReminders
from skill.coaching.messages.effects import EffectError, Reminder
from skill.coaching.ports import Access
from skill.rate_limited_log import LOGGED_EVERY
from tests.support.clock import Clock
from tests.support.reminding import (
    AT_NINE,
    CANCEL,
    DEVICE,
    ERRANDS,
    FIND,
    HERE,
    NOW,
    SET,
    TEXT,
    TOKEN,
    run,
)
from tests.unit.adapters.reminders.test_reminder_json import json_values

LONGEST = 2.5
"""Seconds that a person waits at the most, on a busy machine."""
HEAD = b"HTTP/1.1 200 OK\r\n"
DRIP = HEAD + b"Content-Length: 9999\r\n\r\n" + b" " * 9999
SLOW: dict[str, Fault] = {
    "nothing": silent(4.0),
    "a head that drips": dripping(HEAD + b"X: y\r\n" * 90, 0.03),
    "a body that drips": dripping(DRIP, 0.03),
}


def test_nobody_waits_for_a_slow_service(service: AlexaReminders) -> None:
    def waited(how: tuple[str, str]) -> tuple[object, float]:
        slowness, effect = how
        with AlexaServices() as alexa:
            alexa.fail_next(SLOW[slowness], 9)
            began = monotonic()
            return run(effect, alexa, service), monotonic() - began

    cases = list(product(SLOW, ERRANDS))
    with ThreadPoolExecutor(len(cases)) as people:
        results = list(people.map(waited, cases))
    assert {result for result, _ in results} == {EffectError.DOWN}
    assert max(seconds for _, seconds in results) < LONGEST


def test_the_time_is_for_all_calls_together(alexa: AlexaServices, service: AlexaReminders) -> None:
    later = service.of(Access(alexa.endpoint, TOKEN, DEVICE), NOW)
    alexa.reminders += [{"alertToken": str(number), "status": "ON"} for number in range(3)]
    alexa.fail_next(dripping(HEAD + b"Content-Length: 0\r\n\r\n", 0.02), 9, method="DELETE")
    began = monotonic()
    assert later.cancel() is EffectError.DOWN
    assert later.find() is EffectError.DOWN
    assert monotonic() - began < LONGEST
    assert [call.method for call in alexa.calls] == ["GET", "DELETE", "DELETE", "DELETE"]


@pytest.mark.parametrize("how", SLOW)
def test_a_service_that_was_slow_is_asked_again_when_it_is_not(
    alexa: AlexaServices, how: str
) -> None:
    hasty = AlexaReminders(timeout=0.1, stand_in=HERE)
    run(FIND, alexa, hasty)  # loads what it takes
    alexa.fail_next(SLOW[how], MAX_CALLS)
    with ThreadPoolExecutor(MAX_CALLS) as people:
        found = people.map(lambda _: run(FIND, alexa, hasty), range(MAX_CALLS))
        assert set(found) == {EffectError.DOWN}
    alexa.reset()
    hasty.timeout = 1.8
    began = monotonic()
    while run(FIND, alexa, hasty) is EffectError.DOWN and monotonic() - began < LONGEST:
        sleep(0.05)
    assert run(FIND, alexa, hasty) is None


def test_nobody_there_is_a_trouble(service: AlexaReminders) -> None:
    with AlexaServices() as alexa:
        pass
    assert [run(effect, alexa, service) for effect in ERRANDS] == [EffectError.DOWN] * 3


def test_many_at_once_are_served(alexa: AlexaServices, service: AlexaReminders) -> None:
    there = run(SET, alexa, service)
    with ThreadPoolExecutor(8) as people:
        found = list(people.map(lambda _: run(FIND, alexa, service), range(40)))
        mixed = list(people.map(lambda effect: run(effect, alexa, service), ERRANDS * 10))
    assert found == [there] * 40
    assert all(isinstance(result, Reminder | None) for result in mixed)
    run(SET, alexa, service)
    assert len(alexa.reminders) == 1


@settings(max_examples=60)
@given(
    body=json_values.map(lambda value: json.dumps(value).encode()) | st.binary(),
    status=st.sampled_from([200, 200, 200, 201, 204, 401, 403, 404, 429, 500, 999]),
    method=st.sampled_from(["GET", "POST", "PUT", "DELETE"]),
    effect=st.sampled_from(ERRANDS),
)
def test_any_answer_is_survived(
    running_alexa: AlexaServices,
    service: AlexaReminders,
    body: bytes,
    status: int,
    method: str,
    effect: str,
) -> None:
    running_alexa.reset()
    run(SET, running_alexa, service)
    running_alexa.fail_next(answering(status, body), method=method)
    assert isinstance(run(effect, running_alexa, service), Reminder | EffectError | None)


@pytest.mark.parametrize(
    ("access", "now"),
    [
        (("token\r\nX: y", DEVICE), NOW),
        (("töken ☃", DEVICE), NOW),
        (("\ud800", DEVICE), NOW),
        ((TOKEN, "\ud800"), NOW),
        ((TOKEN, DEVICE), float("nan")),
        ((TOKEN, DEVICE), 1e300),
        ((TOKEN, DEVICE), -1e300),
    ],
)
def test_an_odd_request_is_survived(
    alexa: AlexaServices, service: AlexaReminders, access: tuple[str, str], now: float
) -> None:
    theirs = service.of(Access(alexa.endpoint, *access), now)
    assert theirs.set(AT_NINE, "\ud800", "en-US") is EffectError.DOWN
    assert alexa.reminders == []


def failing(alexa: AlexaServices, service: AlexaReminders) -> None:
    """Set one, and fail in several ways, some of which know the secrets."""
    run(SET, alexa, service)
    alexa.reminders[0]["alertToken"] = "SECRET-ALERT"
    for outage in (answering(503, b"SECRET-BODY"), answering(200, b"SECRET-BODY")):
        for effect in ERRANDS:
            alexa.fail_next(outage, path="/v1/alerts")
            run(effect, alexa, service)
    service.of(Access(alexa.endpoint, f"{TOKEN}\n", DEVICE), NOW).find()
    service.of(Access("http://SECRET.example.org", TOKEN, DEVICE), NOW).find()


def test_failures_are_counted_once_a_minute_without_a_secret(
    alexa: AlexaServices, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Clock()
    service = AlexaReminders(clock=clock, stand_in=HERE)
    with caplog.at_level(logging.DEBUG):
        failing(alexa, service)
        clock.now += LOGGED_EVERY
        alexa.fail_next(answering(429))
        run(CANCEL, alexa, service)
    later = "JSONDecodeError 3, http 503 2, the request cannot be written 1, NoAccessError 1"
    assert caplog.messages == [
        "reminders failed: http 503 1",
        f"reminders failed: {later}, http 429 1",
    ]
    assert "SECRET" not in caplog.text


@pytest.fixture(scope="module")
def inspected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[AlexaServices, Path]]:
    """Alexa's services as behind a proxy that signs for them, and the file with its authority."""
    folder, valid = tmp_path_factory.mktemp("inspecting"), Validity.around(time.time())
    authority = root(valid, "inspecting")
    (folder / "roots.pem").write_bytes(authority.pem)
    tls = SSLContext(PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(*leaf(authority, valid, "localhost").write(folder))
    with AlexaServices(tls=tls) as alexa:
        yield alexa, folder / "roots.pem"


def test_who_signs_for_the_service_is_trusted_if_the_owner_says_so(
    inspected: tuple[AlexaServices, Path], caplog: pytest.LogCaptureFixture
) -> None:
    alexa, file = inspected
    access = Access(alexa.endpoint, TOKEN, DEVICE)
    trusting = AlexaReminders(trust_roots=str(file), stand_in="https://localhost")
    assert trusting.of(access, NOW).find() is None
    assert caplog.messages == []
    others = AlexaReminders(stand_in="https://localhost")
    assert others.of(access, NOW).find() is EffectError.DOWN
    cause = "tls: unable to get local issuer certificate"
    assert caplog.messages == [f"reminders failed: {cause} 1"]


def test_what_is_shown_of_it_is_no_secret(alexa: AlexaServices, service: AlexaReminders) -> None:
    access = Access(alexa.endpoint, TOKEN, DEVICE)
    theirs = service.of(access, NOW)
    theirs.set(AT_NINE, TEXT, "en-US")
    assert "SECRET" not in repr([access, service, theirs, vars(theirs)])


def test_nothing_is_loaded_before_the_first_errand() -> None:
    program = """
import sys
from skill.adapters.reminders.alexa_reminders import AlexaReminders
AlexaReminders()
heavy = {"http.client", "ssl", "socket", "concurrent.futures.thread", "dateutil", "urllib.parse"}
print(*heavy & sys.modules.keys())
"""
    loaded = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    assert loaded.stdout == b"\n"

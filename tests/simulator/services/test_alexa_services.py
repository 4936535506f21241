"""The local services, as Amazon's own client and a plain one see them."""

import json
import logging
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from http.client import HTTPConnection, RemoteDisconnected
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from ssl import PROTOCOL_TLS_SERVER, SSLContext
from typing import Any
from urllib.parse import urlsplit

import pytest
from ask_sdk_core.api_client import DefaultApiClient
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model.services import ApiConfiguration, ServiceException
from ask_sdk_model.services import reminder_management as amazons
from ask_sdk_model.services.reminder_management import (
    AlertInfo,
    PushNotification,
    PushNotificationStatus,
    Recurrence,
    RecurrenceDay,
    RecurrenceFreq,
    ReminderManagementServiceClient,
    ReminderRequest,
    SpokenInfo,
    SpokenText,
    Status,
    Trigger,
    TriggerType,
)
from ask_sdk_model.services.ups import UpsServiceClient

from simulator.services.alexa_services import AlexaServices
from simulator.services.faults import answering, dripping, sending, silent
from tests.web.authority import Validity, leaf, root

NOW = time.time()
NOON = datetime(2026, 11, 23, 12, 0)  # noqa: DTZ001 - as in Amazon's examples
RULE = "FREQ=DAILY;BYHOUR=21;BYMINUTE=0;BYSECOND=0;INTERVAL=1;"
REMINDERS = "/v1/alerts/reminders"
ZONE = "/v2/devices/device/settings/System.timeZone"


@pytest.fixture(scope="module")
def over_tls(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[AlexaServices, Path]]:
    """Amazon's client speaks nothing else."""
    folder = tmp_path_factory.mktemp("tls")
    authority = root(Validity.around(NOW))
    tls = SSLContext(PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(*leaf(authority, Validity.around(NOW), "localhost").write(folder))
    (folder / "root.pem").write_bytes(authority.pem)
    with AlexaServices(tls=tls) as services:
        yield services, folder / "root.pem"


@pytest.fixture
def secure(over_tls: tuple[AlexaServices, Path], monkeypatch: pytest.MonkeyPatch) -> AlexaServices:
    services, authority = over_tls
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(authority))
    monkeypatch.setenv("NO_PROXY", "localhost")
    services.reminders.clear()
    return services


@pytest.fixture
def alexa() -> Iterator[AlexaServices]:
    with AlexaServices() as services:
        yield services


def configuration(services: AlexaServices, token: str = "token") -> ApiConfiguration:
    return ApiConfiguration(DefaultSerializer(), DefaultApiClient(), token, services.endpoint)


def wanted(text: str, **recurrence: Any) -> ReminderRequest:
    again = recurrence or {"start_date_time": NOON, "recurrence_rules": [RULE]}
    return ReminderRequest(
        request_time=NOON,
        trigger=Trigger(
            TriggerType.SCHEDULED_ABSOLUTE,
            time_zone_id="America/Chicago",
            recurrence=Recurrence(**again),
        ),
        alert_info=AlertInfo(SpokenInfo([SpokenText(locale="en-US", text=text)])),
        push_notification=PushNotification(PushNotificationStatus.ENABLED),
    )


def test_amazons_own_client_sets_changes_lists_and_deletes(
    secure: AlexaServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The client looks for one of its classes in a module that is called otherwise.
    wrong = f"{amazons.__name__}.alert_info_spoken_info"
    monkeypatch.setitem(sys.modules, wrong, amazons.spoken_info)
    client: Any = ReminderManagementServiceClient(configuration(secure))
    assert client.get_reminders().total_count == "0"
    created = client.create_reminder(wanted("one"))
    assert created.status is Status.ON
    assert created.href == f"{REMINDERS}/{created.alert_token}"
    changed = client.update_reminder(created.alert_token, wanted("two"))
    assert (changed.alert_token, changed.version) == (created.alert_token, "2")
    there = client.get_reminder(created.alert_token)
    assert there.trigger.recurrence.recurrence_rules == [RULE]
    assert there.trigger.time_zone_id == "America/Chicago"
    assert there.alert_info.spoken_info.content[0].text == "two"
    other = client.create_reminder(wanted("three"))
    listed = client.get_reminders()
    tokens = [each.alert_token for each in listed.alerts]
    assert (listed.total_count, tokens) == ("2", [created.alert_token, other.alert_token])
    client.delete_reminder(created.alert_token)
    (left,) = client.get_reminders().alerts
    assert left.alert_token == other.alert_token


def status_of(call: Any) -> tuple[int, str]:
    with pytest.raises(ServiceException) as refusal:
        call()
    return refusal.value.status_code, getattr(refusal.value.body, "code", "")


def test_amazons_own_client_is_refused_what_amazon_refuses(secure: AlexaServices) -> None:
    client: Any = ReminderManagementServiceClient(configuration(secure))
    old = {"freq": RecurrenceFreq.WEEKLY, "by_day": [RecurrenceDay.MO]}
    deprecated = wanted("old", **old)
    assert status_of(lambda: client.create_reminder(deprecated)) == (400, "INVALID_REQUEST")
    assert status_of(lambda: client.get_reminder("none"))[0] == 404
    assert status_of(lambda: client.update_reminder("none", wanted("x")))[0] == 404
    secure.permitted = False
    assert status_of(lambda: client.create_reminder(wanted("x")))[0] == 401
    assert status_of(client.get_reminders) == (401, "UNAUTHORIZED")
    secure.permitted = True
    stranger = ReminderManagementServiceClient(configuration(secure, " "))
    assert status_of(stranger.get_reminders) == (401, "INVALID_BEARER_TOKEN")


def test_amazons_own_client_is_told_the_time_zone(secure: AlexaServices) -> None:
    client = UpsServiceClient(configuration(secure))
    assert client.get_system_time_zone("device") == "America/New_York"


def ask(
    alexa: AlexaServices, method: str, path: str, body: bytes = b"", authorization: str = "Bearer x"
) -> tuple[int, bytes]:
    connection = HTTPConnection(urlsplit(alexa.endpoint).netloc, timeout=5.0)
    try:
        connection.request(method, path, body, {"Authorization": authorization})
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def plain() -> dict[str, Any]:
    recurrence = {"startDateTime": "2026-11-23T21:00:00.000", "recurrenceRules": [RULE]}
    return {
        "requestTime": "2026-11-23T12:00:00.000Z",
        "trigger": {"type": "SCHEDULED_ABSOLUTE", "timeZoneId": "UTC", "recurrence": recurrence},
        "alertInfo": {"spokenInfo": {"content": [{"locale": "en-US", "text": "Stretch."}]}},
        "pushNotification": {"status": "ENABLED"},
    }


def test_other_kinds_of_reminders_are_taken(alexa: AlexaServices) -> None:
    relative = {"type": "SCHEDULED_RELATIVE", "offsetInSeconds": 60}
    once = {"type": "SCHEDULED_ABSOLUTE", "scheduledTime": "2026-11-23T21:00:00"}
    for trigger in (relative, once, plain()["trigger"]):
        body = json.dumps({**plain(), "trigger": trigger}).encode()
        assert ask(alexa, "POST", REMINDERS, body)[0] == 200
    assert len({reminder["alertToken"] for reminder in alexa.reminders}) == 3


FAULTS: dict[str, tuple[tuple[str, ...], Any]] = {
    "requestTime": (("requestTime",), "yesterday"),
    "trigger": (("trigger",), None),
    "trigger.type": (("trigger", "type"), "SOMETIMES"),
    "timeZoneId": (("trigger", "timeZoneId"), "Mars/Olympus"),
    "recurrence": (("trigger", "recurrence"), []),
    "startDateTime": (("trigger", "recurrence", "startDateTime"), "2026-11-23T21:00:00Z"),
    "recurrenceRules": (("trigger", "recurrence", "recurrenceRules"), ["FREQ=OFTEN"]),
    "freq (deprecated)": (("trigger", "recurrence", "freq"), "DAILY"),
    "alertInfo": (("alertInfo",), "Stretch."),
    "content": (("alertInfo", "spokenInfo", "content"), []),
    "text": (("alertInfo", "spokenInfo", "content"), [{"locale": "en-US"}]),
    "locale": (("alertInfo", "spokenInfo", "content"), [{"text": "Stretch."}]),
    "pushNotification.status": (("pushNotification", "status"), "ON"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_reminder_that_is_not_whole_is_refused(alexa: AlexaServices, fault: str) -> None:
    (*above, last), value = FAULTS[fault]
    reminder = plain()
    within = reminder
    for name in above:
        within = within[name]
    within[last] = value
    status, body = ask(alexa, "POST", REMINDERS, json.dumps(reminder).encode())
    assert (status, json.loads(body)["message"]) == (400, fault)
    assert alexa.reminders == []


def test_what_is_no_json_is_refused(alexa: AlexaServices) -> None:
    assert ask(alexa, "POST", REMINDERS, b"{")[0] == 400
    assert ask(alexa, "POST", REMINDERS, b"[]")[0] == 400


@pytest.mark.parametrize("authorization", ["", "Bearer", "Bearer ", "Basic eDp4", "x"])
def test_whoever_shows_no_token_is_refused(alexa: AlexaServices, authorization: str) -> None:
    for path in (REMINDERS, ZONE):
        assert ask(alexa, "GET", path, authorization=authorization)[0] == 401


def test_there_is_nothing_else(alexa: AlexaServices) -> None:
    assert ask(alexa, "GET", "/v1/alerts/timers")[0] == 404
    assert ask(alexa, "DELETE", REMINDERS)[0] == 405
    assert ask(alexa, "POST", f"{REMINDERS}/none")[0] == 404
    assert ask(alexa, "PATCH", REMINDERS)[0] == 501
    alexa.reminders.append({"alertToken": "one"})
    assert ask(alexa, "POST", f"{REMINDERS}/one")[0] == 405


def test_a_device_may_have_no_time_zone_and_needs_no_permission(alexa: AlexaServices) -> None:
    alexa.permitted = False
    assert ask(alexa, "GET", ZONE) == (200, b'"America/New_York"')
    alexa.zone = ""
    assert ask(alexa, "GET", ZONE) == (204, b"")


def test_it_fails_as_it_is_told_and_then_no_more(alexa: AlexaServices) -> None:
    alexa.fail_next(answering(503, b"away", Retry="1"), 2, path="timeZone")
    alexa.fail_next(answering(429), method="POST")
    alexa.fail_next(sending(b""), method="DELETE")
    assert ask(alexa, "GET", REMINDERS)[0] == 200
    assert [ask(alexa, "GET", ZONE) for _ in range(2)] == [(503, b"away")] * 2
    assert ask(alexa, "GET", ZONE)[0] == 200
    assert ask(alexa, "POST", REMINDERS)[0] == 429
    with pytest.raises(RemoteDisconnected):
        ask(alexa, "DELETE", REMINDERS)
    alexa.fail_next(answering(500), 9)
    alexa.reset()
    assert ask(alexa, "GET", REMINDERS)[0] == 200
    assert len(alexa.calls) == 1


def test_it_is_slow_as_it_is_told(alexa: AlexaServices) -> None:
    alexa.fail_next(dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", 0.002))
    assert ask(alexa, "GET", ZONE) == (200, b"")
    alexa.fail_next(silent(0.05))
    with pytest.raises(RemoteDisconnected):
        ask(alexa, "GET", ZONE)


def test_it_starts_and_stops_at_once_and_says_nothing(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    began = time.monotonic()
    with caplog.at_level(logging.DEBUG), AlexaServices() as alexa:
        ask(alexa, "GET", REMINDERS)
        ask(alexa, "GET", "/nothing")
    assert time.monotonic() - began < 1.0
    assert capfd.readouterr() == ("", "")
    assert caplog.messages == []


def mistaken(_: BaseHTTPRequestHandler) -> None:
    raise KeyError("a mistake")


def test_a_mistake_of_its_own_is_shown(
    alexa: AlexaServices, capfd: pytest.CaptureFixture[str]
) -> None:
    alexa.fail_next(mistaken)
    with pytest.raises(RemoteDisconnected):
        ask(alexa, "GET", REMINDERS)
    assert "a mistake" in capfd.readouterr().err

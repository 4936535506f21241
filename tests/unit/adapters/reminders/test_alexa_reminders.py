"""Reminders over a real socket, against a server that behaves like Amazon's."""

import json

import pytest

from simulator.services.alexa_services import AlexaServices
from simulator.services.faults import Fault, answering, sending
from skill.adapters.http_client import HttpClient
from skill.adapters.http_message import HttpResponse
from skill.adapters.reminders.alexa_api import AlexaApi
from skill.adapters.reminders.alexa_reminders import AlexaReminders
from skill.coaching.messages.effects import EffectError, Reminder
from skill.coaching.messages.schedule import Schedule
from skill.coaching.ports import Access, Reminders, ReminderService
from skill.content.choices import Days
from tests.support.deadlines import PLENTY
from tests.support.reminding import (
    AT_NINE,
    CANCEL,
    DEVICE,
    ERRANDS,
    FIND,
    NOW,
    SET,
    TEXT,
    TOKEN,
    run,
)

ON_WEEKDAYS = Schedule(7, 5, Days.WEEKDAYS)


def methods(alexa: AlexaServices) -> list[str]:
    return [call.method for call in alexa.calls if "timeZone" not in call.path]


def test_it_is_what_the_coach_needs() -> None:
    service: ReminderService = AlexaReminders()
    theirs: Reminders = service.of(Access(), NOW)
    assert theirs.find() is EffectError.DOWN


def test_a_reminder_is_set_moved_found_and_deleted(
    alexa: AlexaServices, service: AlexaReminders
) -> None:
    assert run(FIND, alexa, service) is None
    assert run(CANCEL, alexa, service) is None
    first = run(SET, alexa, service)
    assert isinstance(first, Reminder)
    assert first.schedule == AT_NINE
    assert run(FIND, alexa, service) == first
    moved = run(SET, alexa, service, ON_WEEKDAYS)
    assert moved == Reminder(first.token, ON_WEEKDAYS)
    assert run(FIND, alexa, service) == moved
    assert len(alexa.reminders) == 1
    assert run(CANCEL, alexa, service) == moved
    assert alexa.reminders == []
    assert run(FIND, alexa, service) is None


def test_amazon_hears_who_asks_and_what_to_say(
    alexa: AlexaServices, service: AlexaReminders
) -> None:
    alexa.zone = "Asia/Kolkata"
    run(SET, alexa, service)
    assert {call.authorization for call in alexa.calls} == {f"Bearer {TOKEN}"}
    assert f"/v2/devices/{DEVICE}/settings/System.timeZone" in {call.path for call in alexa.calls}
    (reminder,) = alexa.reminders
    assert reminder["trigger"]["timeZoneId"] == "Asia/Kolkata"
    assert reminder["alertInfo"]["spokenInfo"]["content"] == [{"locale": "en-US", "text": TEXT}]


def test_ids_and_tokens_are_quoted_in_addresses(
    alexa: AlexaServices, service: AlexaReminders
) -> None:
    alexa.reminders.append({"alertToken": "a/b?c#d", "status": "ON"})
    theirs = service.of(Access(alexa.endpoint + "/", TOKEN, "x/../y?z"), NOW)
    theirs.set(AT_NINE, TEXT, "en-US")
    paths = {call.path for call in alexa.calls}
    assert "/v2/devices/x%2F..%2Fy%3Fz/settings/System.timeZone" in paths
    assert "/v1/alerts/reminders/a%2Fb%3Fc%23d" in paths


def test_there_are_never_two(alexa: AlexaServices, service: AlexaReminders) -> None:
    run(SET, alexa, service)
    kept = alexa.reminders[0]
    alexa.reminders += [{**kept, "alertToken": token} for token in ("second", "third")]
    alexa.reminders.append({**kept, "alertToken": "said", "status": "COMPLETED"})
    assert run(SET, alexa, service, ON_WEEKDAYS) == Reminder(kept["alertToken"], ON_WEEKDAYS)
    assert [each["alertToken"] for each in alexa.reminders] == [kept["alertToken"], "said"]
    alexa.reminders.append({**kept, "alertToken": "second"})
    assert run(CANCEL, alexa, service) == Reminder(kept["alertToken"], ON_WEEKDAYS)
    assert [each["alertToken"] for each in alexa.reminders] == ["said"]
    assert run(FIND, alexa, service) is None


def test_what_the_person_made_of_it_in_the_app_is_found_without_a_schedule(
    alexa: AlexaServices, service: AlexaReminders
) -> None:
    run(SET, alexa, service)
    alexa.reminders[0]["trigger"] = {"scheduledTime": "2026-11-24T07:05:00"}
    assert run(FIND, alexa, service) == Reminder(alexa.reminders[0]["alertToken"], None)


@pytest.mark.parametrize("status", [404, 409])
def test_what_cannot_be_changed_is_set_anew(
    alexa: AlexaServices, service: AlexaReminders, status: int
) -> None:
    run(SET, alexa, service)
    old = alexa.reminders[0]["alertToken"]
    alexa.calls.clear()
    alexa.fail_next(answering(status, b"{}"), method="PUT")
    moved = run(SET, alexa, service, ON_WEEKDAYS)
    assert methods(alexa) == ["GET", "PUT", "POST", "DELETE"]
    assert isinstance(moved, Reminder)
    assert moved.token != old
    assert [each["alertToken"] for each in alexa.reminders] == [moved.token]


def test_what_is_gone_already_counts_as_deleted(
    alexa: AlexaServices, service: AlexaReminders
) -> None:
    there = run(SET, alexa, service)
    alexa.fail_next(answering(404), method="DELETE")
    assert run(CANCEL, alexa, service) == there


def test_it_is_set_even_if_a_surplus_one_stays(
    alexa: AlexaServices, service: AlexaReminders
) -> None:
    run(SET, alexa, service)
    alexa.reminders.append({**alexa.reminders[0], "alertToken": "second"})
    alexa.fail_next(answering(503), method="DELETE")
    assert isinstance(run(SET, alexa, service), Reminder)
    alexa.fail_next(answering(503), method="DELETE")
    assert run(CANCEL, alexa, service) is EffectError.DOWN


def refused(status: int, code: str = "", message: str = "") -> Fault:
    return answering(status, json.dumps({"code": code, "message": message}).encode())


REFUSALS: dict[str, tuple[Fault, EffectError]] = {
    "no permission": (refused(401, "UNAUTHORIZED"), EffectError.NOT_PERMITTED),
    "no reminders here": (refused(403, "DEVICE_NOT_SUPPORTED"), EffectError.UNSUPPORTED),
    "no reason": (answering(403), EffectError.UNSUPPORTED),
    "enough": (refused(403, "MAX_REMINDERS_EXCEEDED"), EffectError.TOO_MANY),
    "enough, in words": (refused(403, "", "Reminders limit reached"), EffectError.TOO_MANY),
    "too fast": (refused(429), EffectError.BUSY),
    "a bad request": (refused(400), EffectError.DOWN),
    "broken": (refused(500), EffectError.DOWN),
    "away": (answering(503, b"<html>"), EffectError.DOWN),
    "slow behind": (answering(504), EffectError.DOWN),
    "of no known status": (answering(799), EffectError.DOWN),
    "elsewhere": (answering(302, Location="/v1/alerts/reminders"), EffectError.DOWN),
    "for good elsewhere": (answering(308, Location="/v1/alerts/reminders"), EffectError.DOWN),
    "hung up": (sending(b""), EffectError.DOWN),
    "no HTTP": (sending(b"\x00garbage\r\n\r\n"), EffectError.DOWN),
    "half": (sending(b'HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"al'), EffectError.DOWN),
    "no JSON": (answering(200, b"\xff{"), EffectError.DOWN),
    "deep JSON": (answering(200, b"[" * 100_000), EffectError.DOWN),
    "another JSON": (answering(200, b'{"alerts": {"0": 1}}'), EffectError.DOWN),
    "huge": (answering(200, b'{"alerts": []}' + b" " * 300_000), EffectError.DOWN),
}


@pytest.mark.parametrize("errand", ERRANDS)
@pytest.mark.parametrize("how", REFUSALS)
def test_each_trouble_has_its_name(
    alexa: AlexaServices, service: AlexaReminders, errand: str, how: str
) -> None:
    outage, trouble = REFUSALS[how]
    alexa.fail_next(outage, path="/v1/alerts/reminders")
    assert run(errand, alexa, service) is trouble
    assert len(methods(alexa)) == 1
    assert isinstance(run(SET, alexa, service), Reminder)


@pytest.mark.parametrize("how", REFUSALS)
def test_what_keeps_one_from_being_set_or_changed_is_said(
    alexa: AlexaServices, service: AlexaReminders, how: str
) -> None:
    outage, trouble = REFUSALS[how]
    alexa.fail_next(outage, method="POST")
    assert run(SET, alexa, service) is trouble
    assert isinstance(run(SET, alexa, service), Reminder)
    alexa.fail_next(outage, method="PUT")
    assert run(SET, alexa, service) is trouble


ZONES: dict[str, tuple[Fault, EffectError]] = {
    "none": (answering(204), EffectError.NO_TIME_ZONE),
    "not for us": (refused(403, "INVALID_TOKEN"), EffectError.NO_TIME_ZONE),
    "no such device": (refused(404, "INVALID_URI"), EffectError.NO_TIME_ZONE),
    "null": (answering(200, b"null"), EffectError.NO_TIME_ZONE),
    "invented": (answering(200, b'"Mars/Olympus"'), EffectError.NO_TIME_ZONE),
    "a path": (answering(200, b'"../../etc/localtime"'), EffectError.NO_TIME_ZONE),
    "no token": (refused(401, "INVALID_TOKEN"), EffectError.NOT_PERMITTED),
    "too fast": (refused(429), EffectError.BUSY),
    "broken": (refused(500, "UNKNOWN_ERROR"), EffectError.DOWN),
    "no JSON": (answering(200, b"America/New_York"), EffectError.DOWN),
    "no name": (answering(200, b"[5]"), EffectError.DOWN),
    "hung up": (sending(b""), EffectError.DOWN),
}


@pytest.mark.parametrize("how", ZONES)
def test_nothing_is_set_without_a_time_zone(
    alexa: AlexaServices, service: AlexaReminders, how: str
) -> None:
    outage, trouble = ZONES[how]
    alexa.fail_next(outage, path="timeZone")
    assert run(SET, alexa, service) is trouble
    assert alexa.reminders == []


def test_permission_can_be_taken_back(alexa: AlexaServices, service: AlexaReminders) -> None:
    alexa.permitted = False
    assert [run(errand, alexa, service) for errand in ERRANDS] == [EffectError.NOT_PERMITTED] * 3


@pytest.mark.parametrize(
    "endpoint",
    [
        "",
        "api.amazonalexa.com",
        "http://api.amazonalexa.com",
        "http://localhost.example.org",
        "http://127.0.0.1:80@example.org",
        "https://user@127.0.0.1",
        "https://127.0.0.1?x=",
        "https://127.0.0.1/path",
        "ftp://127.0.0.1",
        "file:///etc/passwd",
        "http://[",
        "https://127.0.0.1:99999",
        "https://127.0.0.1",
        "http://localhost",
        "http://127.0.0.1.example.org",
        "http://127.0.0.1:x",
        "https://coach.test",
        "https://api.amazonalexa.com.example.org",
        "https://api-amazonalexa.com",
        "https://evil.amazonalexa.com",
        "https://api.amazonalexa.com@example.org",
        "https://api.amazonalexa.com/path",
        "https://api.eu.amazonalexa.com:8443",
    ],
)
@pytest.mark.parametrize("errand", ERRANDS)
def test_a_token_is_sent_to_nobody_else(
    service: AlexaReminders, endpoint: str, errand: str
) -> None:
    theirs = service.of(Access(endpoint, TOKEN, DEVICE), NOW)
    asked = {SET: lambda: theirs.set(AT_NINE, TEXT, "en-US"), FIND: theirs.find}
    assert asked.get(errand, theirs.cancel)() is EffectError.DOWN


@pytest.mark.parametrize(
    ("endpoint", "stand_in"),
    [
        ("https://api.amazonalexa.com", ""),
        ("https://api.eu.amazonalexa.com/", ""),
        ("https://api.fe.amazonalexa.com:443", ""),
        ("https://API.amazonalexa.com", ""),
        ("https://api.amazonalexa.com", "http://localhost"),
        ("http://localhost:8443", "http://localhost"),
        ("http://127.0.0.1:1/", "http://127.0.0.1"),
        ("http://[::1]:80", "http://[::1]"),
        ("https://coach.test", "https://coach.test"),
    ],
)
def test_amazon_and_who_stands_in_for_it_are_asked(
    endpoint: str, stand_in: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(_client: HttpClient, _method: str, url: str, *_rest: object) -> HttpResponse:
        asked.append(url)
        return HttpResponse(200, b'{"alerts": []}')

    monkeypatch.setattr(HttpClient, "request", answer)
    AlexaApi(HttpClient(), Access(endpoint, TOKEN, DEVICE), PLENTY, stand_in).reminders()
    assert asked == [endpoint.rstrip("/") + "/v1/alerts/reminders"]


@pytest.mark.parametrize("missing", ["token", "device"])
def test_without_access_nobody_is_asked(
    alexa: AlexaServices, service: AlexaReminders, missing: str
) -> None:
    access = Access(alexa.endpoint, TOKEN, DEVICE)._replace(**{missing: ""})
    assert service.of(access, NOW).find() is EffectError.DOWN
    assert alexa.calls == []

"""Conversations about reminders, against a server that behaves like Alexa's."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from typing import Any

import pytest

from simulator.device.echo import REMEMBERING, Echo
from simulator.device.exchanges import Exchange
from simulator.device.script import parse_line, play
from simulator.hearing.interaction_model import available_locales, load_model
from simulator.hearing.nlu import Recognizer
from simulator.services.alexa_services import AlexaServices
from simulator.services.faults import (
    Fault,
    answering,
    dripping,
    sending,
    silent,
)
from skill.hosts.entry import entry
from tests.conversation.designed import designed
from tests.conversation.rendered import listen
from tests.conversation.rules import SPEECH_RULES

HANDLER = entry(REMEMBERING)
NIGHT = datetime(2026, 1, 10, 3, 0, tzinfo=UTC)
LOCALES = available_locales()
SCOPE = "alexa::alerts:reminders:skill:readwrite"

DOWN = "I cannot reach your reminders just now."
BUSY = "Reminders are busy just now."
UNSUPPORTED = "This device cannot remind you."
TOO_MANY = "You have no room for one more reminder."
NO_TIME_ZONE = "I do not know what time it is where you are."
NO_PERMISSION = "For that I need your permission."


@pytest.fixture
def services() -> Iterator[AlexaServices]:
    with AlexaServices() as running:
        yield running


@cache
def recognizer(locale: str) -> Recognizer:
    return Recognizer(load_model(locale))


class Talk:
    """A conversation with a device; all answers are checked against the rules for speech."""

    def __init__(self, services: AlexaServices, locale: str = "en-US") -> None:
        self.locale = locale
        self.echo = Echo(HANDLER, recognizer(locale), NIGHT, services)

    def say(self, words: str) -> str:
        """The answer to some words; empty if Alexa itself asks for the permission."""
        turns = [
            event for event in play(self.echo, parse_line(words)) if isinstance(event, Exchange)
        ]
        assert [turn.fault for turn in turns if turn.fault] == []
        response = turns[-1].response["response"]
        if "directives" in response:
            return ""
        heard = listen({**response, "card": _words_of(response.get("card"))}, self.locale)
        assert [found for rule in SPEECH_RULES for found in rule(heard)] == []
        return heard.text


def _words_of(card: dict[str, Any] | None) -> dict[str, Any] | None:
    """A card in the form that the rules expect; there is none that only asks for a permission."""
    if card is None or card["type"] == "Simple":
        return card
    assert card == {"type": "AskForPermissionsConsent", "permissions": [SCOPE]}
    return None


@pytest.mark.parametrize("locale", LOCALES)
def test_a_reminder_is_set_moved_asked_for_and_deleted(
    locale: str, services: AlexaServices
) -> None:
    talk, words = Talk(services, locale), designed(locale).reminders
    assert talk.say(words["set"]) == words["proposed"]
    assert services.calls == []
    assert talk.say(words["yes"]).startswith(words["done"])
    assert rules(services) == ["FREQ=DAILY;BYHOUR=21;BYMINUTE=0;BYSECOND=0;INTERVAL=1;"]
    assert [content(row)["locale"] for row in services.reminders] == [locale]
    assert words["told"] in talk.say(words["ask"])
    assert talk.say(words["move"]) == words["moving"]
    assert talk.say(words["yes"]).startswith(words["moved"])
    days = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=8;BYMINUTE=30;BYSECOND=0;INTERVAL=1;"
    assert rules(services) == [days]
    assert talk.say(words["stop"]).startswith(words["stopped"])
    assert services.reminders == []
    assert talk.say(words["ask"]).startswith(words["none"])


def rules(services: AlexaServices) -> list[str]:
    """The recurrence rules of all reminders that are set."""
    return [
        rule
        for row in services.reminders
        for rule in row["trigger"]["recurrence"]["recurrenceRules"]
    ]


def content(reminder: dict[str, Any]) -> dict[str, Any]:
    """The spoken content of a reminder: its text and locale."""
    first: dict[str, Any] = reminder["alertInfo"]["spokenInfo"]["content"][0]
    return first


@pytest.mark.parametrize(
    ("answer", "said", "allowed"),
    [("yes", "done", True), ("no", "refused", False), ("mumbled", "not_heard", False)],
)
@pytest.mark.parametrize("locale", LOCALES)
def test_a_missing_permission_is_asked_for_by_voice(
    locale: str, answer: str, said: str, allowed: bool, services: AlexaServices
) -> None:
    services.permitted = False
    talk, words = Talk(services, locale), designed(locale).reminders
    talk.say(words["set"])
    assert talk.say(words["yes"]) == ""
    assert talk.say(words[answer]).startswith(words[said])
    assert len(services.reminders) == int(allowed)
    assert talk.echo.open


def refusal(status: int, code: str) -> Fault:
    return answering(status, json.dumps({"code": code, "message": "no"}).encode())


TROUBLES: list[tuple[str, Fault, str]] = [
    ("/v1/alerts", refusal(403, "DEVICE_NOT_SUPPORTED"), UNSUPPORTED),
    ("/v1/alerts", refusal(429, "RATE_EXCEEDED"), BUSY),
    ("/v1/alerts", refusal(500, "INTERNAL_ERROR"), DOWN),
    ("/v1/alerts", refusal(503, "SERVICE_UNAVAILABLE"), DOWN),
    ("/v1/alerts", refusal(504, "GATEWAY_TIMEOUT"), DOWN),
    ("/v1/alerts", answering(302, Location="http://127.0.0.1:1/"), DOWN),
    ("/v1/alerts", answering(200, b"<html>"), DOWN),
    ("/v1/alerts", answering(200, b"[1, 2]"), DOWN),
    ("/v1/alerts", answering(200, b"x" * 1_000_000), DOWN),
    ("/v1/alerts", sending(b"\0\1\2\r\n\r\n"), DOWN),
    ("/v1/alerts", sending(b""), DOWN),
    ("/v1/alerts", silent(5.0), DOWN),
    ("/v1/alerts", dripping(b"HTTP/1.1 200 OK\r\n" * 9, 0.1), DOWN),
    ("timeZone", refusal(403, "ACCESS_DENIED"), NO_TIME_ZONE),
    ("timeZone", answering(204), NO_TIME_ZONE),
    ("timeZone", answering(200, b'"Moon/Tranquility"'), NO_TIME_ZONE),
    ("timeZone", refusal(500, "INTERNAL_ERROR"), DOWN),
]


@pytest.mark.parametrize(("path", "outage", "said"), TROUBLES)
def test_every_failure_is_survived_with_its_own_sentence(
    path: str, outage: Fault, said: str, services: AlexaServices
) -> None:
    talk = Talk(services)
    talk.say("remind me every day at nine p.m.")
    services.fail_next(outage, 9, path=path)
    assert talk.say("yes").startswith(said)
    assert services.reminders == []
    assert talk.echo.open
    assert talk.say("no") in ("Okay. Take care.", "Goodbye. Be kind to that calf.")


@pytest.mark.parametrize("words", ["stop my reminder", "when is my reminder"])
@pytest.mark.parametrize(
    ("outage", "said"),
    [
        (refusal(401, "UNAUTHORIZED"), NO_PERMISSION),
        (refusal(429, "RATE_EXCEEDED"), BUSY),
        (sending(b""), DOWN),
    ],
)
def test_failures_of_the_other_errands_are_survived_too(
    outage: Fault, said: str, words: str, services: AlexaServices
) -> None:
    talk = Talk(services)
    services.fail_next(outage, 9, path="/v1/alerts")
    assert talk.say(words).startswith(said)
    assert talk.echo.open


def test_nothing_is_set_without_a_yes(services: AlexaServices) -> None:
    talk = Talk(services)
    for words in ("remind me at noon", "every weekday", "a different time", "stop"):
        talk.say(words)
    assert services.calls == []


def test_relief_never_asks_a_service(services: AlexaServices) -> None:
    talk = Talk(services)
    for words in ("help my calf cramp", "remind me at noon", "no", "when is my reminder", "no"):
        talk.say(words)
    assert services.calls == []

"""A person's words live in one request: nothing keeps, shows, counts or logs them."""

import gc
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any, Never

import pytest

from simulator.device.request_json import Json
from skill.adapters.people.people_repository import StoredPeople
from skill.alexa import coach
from skill.alexa.handler_input import HandlerInput
from skill.alexa.intents import CATCH_ALL
from skill.alexa.request import read
from skill.alexa.skill import CoachSkill
from skill.app import build_skill
from skill.coaching.messages.events import Said
from skill.hosts.aws_lambda import handler
from skill.hosts.web.metrics import Metrics
from skill.reading.reader import Reader, reader_of
from skill.settings import Settings
from tests.support.envelopes import Envelope, ask, on_screen, request
from tests.support.heard_words import MOMENTS, OTHER_MOMENTS, Moment
from tests.support.open_store import OpenStore
from tests.support.rehearsal import LIBRARY

HALVES = ("zyzzy", "vaquok")
"""Both halves of a word that stands nowhere else, so that no test holds it by itself."""
SAYINGS = (
    "my {0} calf is cramping {0}",
    "{0}",
    "{0} {0} {0} {0}",
    "i have chest pain {0}",
    "it's {0} easing",
    "what about {0}",
    "no {0} i mean yes",
)
STATES = {**MOMENTS, **OTHER_MOMENTS}
SLOTS = (
    ("ReliefIntent", "leg"),
    ("StretchIntent", "stretch"),
    ("RedFlagIntent", "sign"),
    ("PaceIntent", "pace"),
)
"""Intents, each with a slot that can stay unresolved."""


def canary() -> str:
    return "".join(HALVES)


def spoken(intent: str, slot: str, words: str, moment: Moment) -> Envelope:
    """A request of an intent with a slot whose words are no value of it."""
    unresolved: Json = {
        "name": slot,
        "value": words,
        "confirmationStatus": "NONE",
        "resolutions": {
            "resolutionsPerAuthority": [
                {"authority": slot, "status": {"code": "ER_SUCCESS_NO_MATCH"}}
            ]
        },
    }
    fields = {"name": intent, "confirmationStatus": "NONE", "slots": {slot: unresolved}}
    return on_screen(request("IntentRequest", moment.state, moment.now, intent=fields))


def sayings(moment: Moment) -> Iterator[Envelope]:
    """Requests with the canary through the catch-all intent and through unresolved slots."""
    for saying in SAYINGS:
        yield spoken(CATCH_ALL, "words", saying.format(canary()), moment)
    for intent, slot in SLOTS:
        yield spoken(intent, slot, SAYINGS[0].format(canary()), moment)


class Host:
    """A skill with a store and metrics, which are kept to be searched."""

    def __init__(self) -> None:
        self.store = OpenStore()
        self.metrics = Metrics()
        self.skill: CoachSkill = build_skill(
            Settings(pictures="https://pictures.example"),
            library=LIBRARY,
            people=StoredPeople(self.store, timeout=5.0),
            observer=self.metrics.count_answer,
        )

    def tells(self, envelope: Envelope) -> str:
        """All that is left of a request: the answer, what is stored and what is counted."""
        answer = json.dumps(ask(envelope, self.skill))
        return f"{answer} {self.store.rows} {self.metrics.text().decode()}"


@pytest.fixture
def host() -> Host:
    return Host()


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.DEBUG)
    return caplog


def assert_nothing_logged(log: pytest.LogCaptureFixture) -> None:
    assert canary() not in log.text
    assert all(canary() not in repr(vars(record)) for record in log.records)


@pytest.mark.parametrize(("name", "moment"), STATES.items(), ids=STATES)
def test_no_answer_store_metric_or_log_has_the_words(
    name: str, moment: Moment, host: Host, log: pytest.LogCaptureFixture
) -> None:
    for envelope in sayings(moment):
        assert canary() in json.dumps(envelope)
        assert canary() not in host.tells(envelope)
        handler(envelope, None)
    assert_nothing_logged(log)


def fails(*values: object) -> Never:
    """Raise an error that tells all that it was given."""
    raise LookupError(*values)


@pytest.mark.parametrize("broken", ["meant", "respond", "present", "memory_of"])
def test_no_error_in_the_middle_tells_the_words(
    broken: str, host: Host, log: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    works: Callable[..., Any] = getattr(coach, broken)
    left = [fails]

    def fails_once(*values: object) -> Any:
        return (left.pop() if left else works)(*values)

    monkeypatch.setattr(coach, broken, fails_once)
    for moment in MOMENTS.values():
        for envelope in sayings(moment):
            left[:] = [fails]
            assert canary() not in host.tells(envelope)
    assert host.store.rows
    assert "LookupError" in log.text
    assert_nothing_logged(log)


def test_no_error_of_the_reader_tells_the_words(
    host: Host, log: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Reader, "read", fails)
    for envelope in sayings(MOMENTS["hold"]):
        assert canary() not in host.tells(envelope)
    assert "LookupError" in log.text
    assert_nothing_logged(log)


@pytest.mark.parametrize(("name", "moment"), STATES.items(), ids=STATES)
def test_nothing_that_shows_itself_shows_the_words(name: str, moment: Moment) -> None:
    english = reader_of("en")
    assert english is not None
    for envelope in sayings(moment):
        heard = read(HandlerInput(envelope), LIBRARY, moment.now)
        assert canary() in heard.words
        reading = english.read(heard.words)
        for shown in (heard, heard.words, heard.state, reading, Said(reading), english):
            assert canary() not in repr(shown)
            assert canary() not in f"{shown!r:.10000}"
        assert canary() not in str(heard)
        assert canary() not in str(reading)


KEPT: dict[str, str] = {}


def holders() -> list[str]:
    """Every text with the canary that any object in this process refers to."""
    gc.unfreeze()  # a host hides what was there at its start from the collector
    found: set[str] = set()
    objects: list[Any] = gc.get_objects()
    while objects:
        referents = gc.get_referents(*objects)
        found |= {one for one in referents if isinstance(one, str) and HALVES[0] in one}
        objects = [one for one in referents if _is_plain(one)]
    return [text for text in found if canary() in text]


def _is_plain(one: object) -> bool:
    """Whether it holds others, but nothing that the collector knows."""
    return isinstance(one, dict | tuple) and not gc.is_tracked(one)


def test_after_the_request_nothing_has_the_words(host: Host) -> None:
    for moment in MOMENTS.values():
        for envelope in sayings(moment):
            ask(envelope, host.skill)
        del envelope
    assert holders() == []


def test_what_is_kept_would_be_found() -> None:
    KEPT["text"] = f"kept {canary()}"
    assert holders() == [KEPT.pop("text")]

"""What Alexa tells of people who are not talking to the skill: it is taken without a word."""

import json
from pathlib import Path
from typing import Any

import pytest

from skill.alexa.handlers import HANDLERS, NotDoneError, ReminderGoneHandler
from skill.alexa.report import Report
from skill.app import build_skill
from skill.coaching.ports import PersonRecord
from skill.settings import Settings
from tests.support.envelopes import Envelope, ask, request
from tests.support.rehearsal import LIBRARY

REMINDERS = "alexa::alerts:reminders:skill:readwrite"
GRANTED = {"acceptedPermissions": [{"scope": REMINDERS}]}
NAMESPACES = {"SKILL": "AlexaSkillEvent", "REMINDER": "Reminders"}
MANIFEST = json.loads(
    (Path(__file__).parents[3] / "deploy/skill.json").read_text(encoding="utf-8")
)["manifest"]

EVENTS: dict[str, dict[str, Any]] = {
    "AlexaSkillEvent.SkillEnabled": {},
    "AlexaSkillEvent.SkillPermissionAccepted": GRANTED,
    "AlexaSkillEvent.SkillPermissionChanged": {"acceptedPermissions": []},
    "Reminders.ReminderCreated": {"alertToken": "token"},
    "Reminders.ReminderUpdated": {"alertToken": "token"},
    "Reminders.ReminderDeleted": {"alertTokens": ["token", "other"]},
    "Reminders.ReminderStarted": {"alertToken": "token"},
    "Reminders.ReminderStatusChanged": {"alertToken": "token", "status": "COMPLETED"},
}
"""Type → body, as Amazon's model has them."""
DISABLED = "AlexaSkillEvent.SkillDisabled"
SILENCE = {"version": "1.0", "response": {}}


class Gone:
    """A memory that fails whoever asks, and counts how often."""

    asked = 0

    def of(self, account: str, person: str = "", request: str = "") -> PersonRecord:
        """Nobody."""
        self.asked += 1
        raise ConnectionError(account)


def told(kind: str) -> Envelope:
    """An event as it is sent: outside of a session, and with times of its own."""
    at = "2026-11-22T02:00:00Z"
    envelope = request(kind, eventCreationTime=at, eventPublishingTime=at)
    del envelope["session"], envelope["request"]["locale"]
    if kind in EVENTS:
        envelope["request"]["body"] = EVENTS[kind]
    return envelope


def test_all_that_is_subscribed_to_has_a_handler() -> None:
    subscribed = [row["eventName"] for row in MANIFEST["events"]["subscriptions"]]
    kinds = [
        f"{NAMESPACES[name.partition('_')[0]]}.{name.title().replace('_', '')}"
        for name in subscribed
    ]
    handled = {
        kind
        for handler in HANDLERS
        for kind in handler.request_types
        if kind.startswith(tuple(NAMESPACES.values()))
    }
    assert sorted(kinds) == sorted(handled) == sorted([*EVENTS, DISABLED])


@pytest.mark.parametrize("kind", sorted(EVENTS.keys() - {*ReminderGoneHandler.request_types}))
def test_an_event_is_taken_without_a_word_and_changes_nothing(kind: str) -> None:
    people, reports = Gone(), list[Report]()
    skill = build_skill(Settings(), library=LIBRARY, people=people, observer=reports.append)
    assert ask(told(kind), skill) == SILENCE
    assert people.asked == 0
    assert [(report.turn, report.closes) for report in reports] == [(None, None)]


@pytest.mark.parametrize("body", [None, 3, [], {"alertTokens": 3}], ids=str)
@pytest.mark.parametrize("kind", [*EVENTS, DISABLED])
def test_an_event_with_garbage_is_taken_without_a_word(kind: str, body: object) -> None:
    envelope = told(kind)
    envelope["request"]["body"] = body
    del envelope["context"]["System"]["user"]
    assert ask(envelope) == SILENCE


@pytest.mark.parametrize("kind", ReminderGoneHandler.request_types)
def test_a_memory_that_fails_makes_nobody_hear_of_it(
    kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    people = Gone()
    skill = build_skill(Settings(), library=LIBRARY, people=people)
    assert ask(told(kind), skill) == SILENCE
    assert people.asked == 1
    assert caplog.messages[0].startswith("ConnectionError in of:")


def test_what_could_not_be_deleted_is_not_acknowledged(caplog: pytest.LogCaptureFixture) -> None:
    skill = build_skill(Settings(), library=LIBRARY, people=Gone())
    with pytest.raises(NotDoneError):
        ask(told(DISABLED), skill)
    assert caplog.messages[0].startswith("ConnectionError in of:")

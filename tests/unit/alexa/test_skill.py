import logging

import pytest

from skill.alexa.skill import WrongSkillError
from skill.app import build_skill
from skill.settings import Settings
from tests.support.envelopes import ANOTHER_SKILL, APPLICATION, Envelope, ask, intent, spoken
from tests.support.rehearsal import LIBRARY

OURS = APPLICATION
SKILL = build_skill(Settings(skill_id=OURS), library=LIBRARY)


def without(*keys: str) -> Envelope:
    envelope = intent("ReliefIntent")
    for key in keys:
        del envelope[key]
    return envelope


@pytest.mark.parametrize("missing", [(), ("session",), ("context",)], ids=str)
def test_a_request_for_this_skill_is_answered(missing: tuple[str, ...]) -> None:
    assert spoken(ask(without(*missing), SKILL)).startswith("Keep still.")


def test_a_request_for_another_skill_is_refused() -> None:
    envelope = intent("ReliefIntent")
    envelope["context"]["System"]["application"]["applicationId"] = ANOTHER_SKILL
    with pytest.raises(WrongSkillError):
        SKILL.handle(envelope, None)


@pytest.mark.parametrize("event", [without("session", "context"), {"request": {}}], ids=str)
def test_a_request_for_nobody_is_refused(event: object) -> None:
    with pytest.raises(WrongSkillError):
        SKILL.handle(event, None)


NOT_ALEXAS: list[object] = [
    {"source": "serverless-plugin-warmup"},
    {"warmer": True, "concurrency": 3},
    {"version": "0", "source": "aws.events", "detail-type": "Scheduled Event", "detail": {}},
    {"key1": "value1", "key2": "value2"},
    {"Records": [{"eventSource": "aws:s3"}]},
    {"request": None, "session": [], "context": "x"},
    {},
    [],
    "x",
    None,
]


@pytest.mark.parametrize("event", NOT_ALEXAS, ids=str)
def test_what_is_no_request_of_alexas_is_answered_quietly(
    event: object, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        assert SKILL.handle(event, None) == {"version": "1.0", "response": {}}
    assert caplog.records == []


def test_the_context_counts_for_more_than_the_session() -> None:
    envelope = intent("ReliefIntent")
    envelope["session"]["application"] = {"applicationId": ANOTHER_SKILL}
    assert spoken(ask(envelope, SKILL))
    envelope["context"]["System"]["application"] = {}
    with pytest.raises(WrongSkillError):
        SKILL.handle(envelope, None)


@pytest.mark.parametrize("event", [None, [], "x", 3, {}, {"request": 3, "session": []}], ids=str)
def test_what_is_no_envelope_gets_an_empty_answer(event: object) -> None:
    assert ask(event) == {"version": "1.0", "response": {}}

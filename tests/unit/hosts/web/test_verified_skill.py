import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.app import build_skill
from skill.hosts.web.rejections import Reason, RejectedError
from skill.hosts.web.verified_skill import VerifiedSkill
from skill.settings import Settings
from tests.support.clock import Clock
from tests.support.envelopes import ANOTHER_SKILL, APPLICATION, Envelope, ask, request
from tests.support.rehearsal import LIBRARY, NIGHT

OURS = APPLICATION
COACH = build_skill(Settings(skill_id=OURS), library=LIBRARY, clock=lambda: NIGHT)
SKILL = VerifiedSkill(COACH, Clock())
EVENT = "AlexaSkillEvent.SkillDisabled"


def answer(text: str, skill: VerifiedSkill = SKILL) -> Any:
    envelope = skill.serializer.deserialize(text, "")
    return skill.serializer.serialize(skill.invoke(envelope, None))


def reason(envelope: object, skill: VerifiedSkill = SKILL) -> Reason:
    text = envelope if isinstance(envelope, str) else json.dumps(envelope)
    with pytest.raises(RejectedError) as refused:
        answer(text, skill)
    return refused.value.reason


def launch(at: float = NIGHT, kind: str = "LaunchRequest") -> Envelope:
    return request(kind, at=at)


def test_it_answers_what_the_coach_answers() -> None:
    assert answer(json.dumps(launch())) == ask(launch(), COACH)


@pytest.mark.parametrize("away", [-150, -149, -1, 0, 0.5, 149, 150])
def test_a_request_of_now_is_answered(away: float) -> None:
    assert answer(json.dumps(launch(NIGHT + away)))


@pytest.mark.parametrize("away", [-1e9, -3600, -151, -150.5, 150.5, 151, 3600, 1e9])
def test_a_request_of_another_time_is_refused(away: float) -> None:
    assert reason(launch(NIGHT + away)) is Reason.TIMESTAMP


@pytest.mark.parametrize("kind", [EVENT, "Reminders.ReminderDeleted"])
@pytest.mark.parametrize("away", [-3600, -151, 151, 3600])
def test_a_skill_event_may_be_an_hour_away(away: float, kind: str) -> None:
    assert answer(json.dumps(launch(NIGHT + away, kind)))


@pytest.mark.parametrize("away", [-3601, 3601])
def test_a_skill_event_may_not_be_further_away(away: float) -> None:
    assert reason(launch(NIGHT + away, EVENT)) is Reason.TIMESTAMP


@pytest.mark.parametrize("kind", ["Alexa", "AlexaSkillEvent", "alexaskillevent.x", "IntentRequest"])
def test_what_only_looks_like_an_event_may_not_be_an_hour_away(kind: str) -> None:
    assert reason(launch(NIGHT + 151, kind)) is Reason.TIMESTAMP


def test_a_request_can_come_again_while_it_is_new_and_not_after() -> None:
    clock = Clock()
    skill = VerifiedSkill(COACH, clock)
    text = json.dumps(launch())
    first = answer(text, skill)
    clock.now += 150
    assert answer(text, skill) == first
    clock.now += 1
    assert reason(text, skill) is Reason.TIMESTAMP


@pytest.mark.parametrize("offset", ["Z", "+00:00", ""])
def test_a_time_without_a_zone_is_utc(offset: str) -> None:
    envelope = launch()
    envelope["request"]["timestamp"] = envelope["request"]["timestamp"].replace("Z", offset)
    assert answer(json.dumps(envelope))


@pytest.mark.parametrize(
    "timestamp",
    [None, "", "now", "Z", 3, [], {}, True, "0001-01-01T00:00:00+14:00"],
    ids=str,
)
def test_a_time_that_cannot_be_read_is_refused(timestamp: object) -> None:
    envelope = launch()
    envelope["request"]["timestamp"] = timestamp
    assert reason(envelope) is Reason.TIMESTAMP


@pytest.mark.parametrize("timestamp", [NIGHT, round(NIGHT * 1000)])
def test_a_time_may_be_a_number_of_seconds_or_milliseconds(timestamp: float) -> None:
    envelope = launch()
    envelope["request"]["timestamp"] = timestamp
    assert answer(json.dumps(envelope))


def test_a_request_without_a_time_is_refused() -> None:
    envelope = launch()
    del envelope["request"]["timestamp"]
    assert reason(envelope) is Reason.TIMESTAMP


@pytest.mark.parametrize("inner", [None, 3, [], {}, "x"], ids=str)
def test_an_envelope_without_a_request_is_refused(inner: object) -> None:
    assert reason({**launch(), "request": inner}) is Reason.TIMESTAMP


def test_a_request_for_another_skill_is_refused() -> None:
    envelope = launch()
    envelope["context"]["System"]["application"] = {"applicationId": ANOTHER_SKILL}
    assert reason(envelope) is Reason.SKILL_ID
    del envelope["context"]
    assert answer(json.dumps(envelope))
    del envelope["session"]
    assert reason(envelope) is Reason.SKILL_ID


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "{",
        "{]",
        "nothing",
        "null",
        "3",
        "true",
        '"x"',
        "[]",
        "[{}]",
        '{"a": 1} {}',
        "\ufeff{}",
        "[" * 100_000,
        "[" * 100_000 + "]" * 100_000,
        '{"session":' * 100_000 + "1" + "}" * 100_000,
        '{"a": ' + "9" * 10_000 + "}",
    ],
    ids=range(17),
)
def test_what_is_no_object_in_json_is_refused(text: str) -> None:
    assert reason(text) is Reason.BODY


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


@given(
    st.sampled_from(["version", "session", "context", "request"]),
    st.sampled_from(["", "type", "timestamp", "locale", "application", "System", "attributes"]),
    json_values,
)
def test_whatever_json_says_it_is_answered_or_refused(part: str, key: str, value: object) -> None:
    envelope = launch()
    if key and isinstance(envelope[part], dict):
        envelope[part][key] = value
    else:
        envelope[part] = value
    try:
        found = answer(json.dumps(envelope))
    except RejectedError:
        return
    assert json.dumps(found)

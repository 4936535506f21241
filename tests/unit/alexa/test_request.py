import logging
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.alexa.handler_input import HandlerInput
from skill.alexa.request import STATE_ATTRIBUTE, Request, read
from skill.coaching.messages.questions import AdviceId, Question
from skill.coaching.messages.replies import Ask
from skill.coaching.ports import Access
from skill.coaching.state.state import VERSION, to_json
from skill.content.choices import Urgency
from tests.support.envelopes import Envelope, intent, request, slot
from tests.support.rehearsal import CRAMP, LIBRARY, NIGHT, Rehearsal

CLOCK = 5.0
IN_RELIEF = Rehearsal(CRAMP).state


def read_json(envelope: Envelope) -> Request:
    return read(HandlerInput(envelope), LIBRARY, CLOCK)


def with_slot(value: object) -> Envelope:
    return request("IntentRequest", intent={"name": "ReliefIntent", "slots": {"leg": value}})


def test_a_request_is_read_once_into_plain_values() -> None:
    envelope = intent("ReliefIntent", IN_RELIEF, NIGHT + 7.0, leg="left")
    assert read_json(envelope) == Request(
        type="IntentRequest",
        locale=LIBRARY.locale("en-US"),
        now=NIGHT + 7.0,
        state=IN_RELIEF,
        account="user",
        has_session=True,
        id=f"{envelope['request']['requestId']} {NIGHT + 7.0:.0f}",
        access=Access("", "simulated", "device"),
        intent="ReliefIntent",
        slots={"leg": "left"},
    )


@pytest.mark.parametrize("empty", [{}, {"request": {}}, {"request": None, "session": None}])
def test_a_request_that_holds_nothing_is_read_too(empty: Envelope) -> None:
    assert read_json(empty) == Request("", LIBRARY.locale("en-US"), CLOCK, None, "", False)


@pytest.mark.parametrize(
    ("timestamp", "now"),
    [
        ("1970-01-01T00:01:00Z", 60.0),
        ("1970-01-01T01:01:00+01:00", 60.0),
        ("1970-01-01T00:01:00", 60.0),
        ("1969-12-31T00:00:00Z", 0.0),
        ("0001-01-01T00:00:00+23:59", 0.0),
        ("9999-12-31T23:59:59-23:59", 253402387139.0),
        ("yesterday", CLOCK),
        (None, CLOCK),
        (60, 60.0),
        (True, CLOCK),
    ],
)
def test_the_time_is_the_requests_own_or_the_clocks(timestamp: object, now: float) -> None:
    assert read_json(request("LaunchRequest", timestamp=timestamp)).now == now


@pytest.mark.parametrize(
    ("locale", "read_as"),
    [("en-GB", "en-GB"), ("hi-IN", "en-US"), (None, "en-US"), (3, "en-US"), ([], "en-US")],
)
def test_the_locale_is_the_requests_own_or_the_default(locale: object, read_as: str) -> None:
    assert read_json(request("LaunchRequest", locale=locale)).locale.id == read_as


@pytest.mark.parametrize(
    "value",
    [
        None,
        {},
        "left",
        {"name": "leg", "value": "left"},
        slot("leg", "left", "ER_SUCCESS_NO_MATCH"),
        slot("leg", "left", "ER_NEW_CODE"),
        slot("leg", ""),
        {"resolutions": {"resolutionsPerAuthority": []}},
        {"resolutions": {"resolutionsPerAuthority": [None, "x", {}]}},
        {"resolutions": {"resolutionsPerAuthority": [{"status": {"code": "ER_SUCCESS_MATCH"}}]}},
    ],
)
def test_a_slot_without_a_match_is_left_out(value: object) -> None:
    assert read_json(with_slot(value)).slots == {}


@pytest.mark.parametrize(
    ("context", "session", "account"),
    [
        ({"System": {"user": {"userId": "one"}}}, {"user": {"userId": "two"}}, "one"),
        (None, {"user": {"userId": "two"}}, "two"),
        ({"System": {"user": {}}}, None, ""),
        ({"System": {"user": "x"}}, None, ""),
        ({"System": {}}, {"user": {"userId": "two"}}, ""),
        (None, None, ""),
    ],
)
def test_people_are_told_apart_by_their_account(
    context: object, session: object, account: str
) -> None:
    envelope = {**request("LaunchRequest"), "context": context, "session": session}
    assert read_json(envelope).account == account


def ambiguous(name: str, *ids: str) -> Envelope:
    """A slot that resolved to several values, the likeliest first."""
    filled = slot(name, ids[0])
    (resolution,) = filled["resolutions"]["resolutionsPerAuthority"]
    resolution["values"] = [{"value": {"name": id_, "id": id_}} for id_ in ids]
    return filled


def meant(intent: str, name: str, *ids: str) -> str:
    """The value of an ambiguous slot that counts; empty if none does."""
    asked = {"name": intent, "slots": {name: ambiguous(name, *ids)}}
    return read_json(request("IntentRequest", intent=asked)).slots.get(name, "")


@pytest.mark.parametrize(
    ("intent_name", "name", "ids", "counts"),
    [
        ("RedFlagIntent", "sign", ("walking_pain", "chest_pain"), "chest_pain"),
        ("RedFlagIntent", "sign", ("frequent", "pop", "new_medicine"), "pop"),
        ("RedFlagIntent", "sign", ("swollen_leg", "emergency"), "emergency"),
        ("TheirRedFlagIntent", "sign", ("pop.theirs", "chest_pain.theirs"), "chest_pain.theirs"),
        ("NoRedFlagIntent", "sign", ("chest_pain", "walking_pain"), "walking_pain"),
        ("ReliefIntent", "leg", ("left", "right"), ""),
        ("ReliefIntent", "leg", ("left", "left"), "left"),
        ("ReliefIntent", "situation", ("sitting", "driving"), "driving"),
        ("ReliefIntent", "situation", ("bed", "pregnant"), "pregnant"),
        ("ReliefIntent", "situation", ("nowhere", "bed"), "nowhere"),
        ("StretchIntent", "stretch", ("towel_stretch", "runners_stretch"), "towel_stretch"),
    ],
)
def test_of_several_values_the_one_that_asks_for_most_care_counts(
    intent_name: str, name: str, ids: tuple[str, ...], counts: str
) -> None:
    assert meant(intent_name, name, *ids) == counts


@given(st.permutations(sorted(LIBRARY.signs)).map(lambda signs: signs[:5]))
def test_a_more_urgent_sign_is_never_passed_over(signs: list[str]) -> None:
    urgencies = [LIBRARY.signs[sign].urgency for sign in signs]
    counts = LIBRARY.signs[meant("RedFlagIntent", "sign", *signs)]
    assert counts.urgency is min(urgencies, key=list(Urgency).index)


def test_every_authority_that_matched_is_looked_at() -> None:
    several: dict[str, Any] = slot("sign", "chest_pain", "ER_SUCCESS_NO_MATCH")
    several["resolutions"]["resolutionsPerAuthority"] += [
        *slot("sign", "walking_pain")["resolutions"]["resolutionsPerAuthority"],
        *slot("sign", "pop")["resolutions"]["resolutionsPerAuthority"],
    ]
    asked = {"name": "RedFlagIntent", "slots": {"sign": several}}
    assert read_json(request("IntentRequest", intent=asked)).slots == {"sign": "pop"}


@pytest.mark.parametrize(
    "stored",
    [
        None,
        3,
        "state",
        [],
        {},
        {"version": 0},
        {"version": 1, "state": {}},
        {**to_json(IN_RELIEF), "version": VERSION + 1},
        to_json(IN_RELIEF._replace(open_question=Ask(Question.WHICH_TIME, AdviceId("doctor")))),
        {"version": VERSION, "state": {**to_json(IN_RELIEF)["state"], "open_question": "riddle"}},
    ],
)
def test_a_state_that_cannot_be_used_is_dropped(
    stored: object, caplog: pytest.LogCaptureFixture
) -> None:
    envelope = request("LaunchRequest")
    envelope["session"]["attributes"] = {STATE_ATTRIBUTE: stored}
    assert read_json(envelope).state is None
    assert [record.levelno for record in caplog.records] == [logging.WARNING]


@pytest.mark.parametrize("attributes", [None, {}, [], "x", {"other": 1}])
def test_a_session_without_a_state_begins_anew(
    attributes: object, caplog: pytest.LogCaptureFixture
) -> None:
    envelope = request("LaunchRequest")
    envelope["session"]["attributes"] = attributes
    assert read_json(envelope).state is None
    assert caplog.records == []

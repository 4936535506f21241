import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import ResponseEnvelope
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.alexa.report import Report
from skill.app import build_skill
from skill.coaching.metrics import TurnResult
from skill.coaching.ports import PersonRecord
from skill.settings import Settings
from tests.support.envelope_strategies import common, contexts, intents, some_of, typed
from tests.support.envelopes import Envelope, ask, intent, request, slot
from tests.support.rehearsal import CRAMP, LIBRARY, NIGHT, Rehearsal

MODELS = Path(__file__).parents[3] / "interaction_models"
FIRST = {
    "CauseIntent",
    "DoctorIntent",
    "HoldTimeIntent",
    "IceHeatIntent",
    "PressureIntent",
    "PreventionIntent",
    "RedFlagIntent",
    "TheirRedFlagIntent",
    "ReliefIntent",
    "StretchIntent",
    "SuppliesIntent",
}
"""What people can ask for without the skill's name."""
YES = {"canUnderstand": "YES", "canFulfill": "YES"}
NO = {"canUnderstand": "NO", "canFulfill": "NO"}
UNDERSTOOD = {"canUnderstand": "YES", "canFulfill": "NO"}


class Untouchable:
    """A memory that nobody may look into, and that says who did."""

    touched = False

    def of(self, account: str, person: str = "", request: str = "") -> PersonRecord:
        """Nobody."""
        self.touched = True
        raise LookupError(account)


PEOPLE = Untouchable()
REPORTS: list[Report] = []
SKILL = build_skill(
    Settings(), library=LIBRARY, people=PEOPLE, clock=lambda: NIGHT, observer=REPORTS.append
)


@pytest.fixture(autouse=True)
def unmoved() -> Iterator[None]:
    """No question looks into the memory or finds something to say."""
    PEOPLE.touched = False
    REPORTS.clear()
    yield
    assert not PEOPLE.touched
    assert all(report.turn is None and report.closes is None for report in REPORTS)


def heard() -> list[tuple[str, str, str]]:
    """Every intent, slot and value of the built models."""
    found: set[tuple[str, str, str]] = set()
    for path in MODELS.glob("*.json"):
        model = json.loads(path.read_text(encoding="utf-8"))["interactionModel"]["languageModel"]
        values = {row["name"]: [value["id"] for value in row["values"]] for row in model["types"]}
        for row in model["intents"]:
            found.add((row["name"], "", ""))
            for named in row.get("slots", ()):
                ids = values.get(named["type"], ())
                found.update((row["name"], named["name"], id_) for id_ in ids)
    return sorted(found)


HEARD = heard()
ASKED = [row for row in HEARD if row[0] in FIRST]


def question(name: str, slots: dict[str, Any] | None = None) -> Envelope:
    """What Alexa asks: with neither a session nor a user."""
    named = {"name": name, "confirmationStatus": "NONE", "slots": slots or {}}
    envelope = request("CanFulfillIntentRequest", intent=named)
    del envelope["session"], envelope["context"]["System"]["user"]
    return envelope


def answer(name: str, **slots: Any) -> Any:
    """What the skill says to an intent, slot by slot, and nothing else."""
    said = ask(question(name, slots), SKILL)
    assert said.keys() == {"version", "response"}
    assert said["response"].keys() == {"canFulfillIntent"}
    return said["response"]["canFulfillIntent"]


def filled(name: str, value: str) -> dict[str, Any]:
    """A slot as keyword, empty if it has no name."""
    return {name: slot(name, value)} if name else {}


def test_the_models_are_asked_about() -> None:
    assert {name for name, _, _ in HEARD} > FIRST
    assert len(ASKED) > 60


def test_the_answer_is_as_amazon_writes_it() -> None:
    assert ask(question("StretchIntent", filled("leg", "left")), SKILL) == {
        "version": "1.0",
        "response": {"canFulfillIntent": {"canFulfill": "YES", "slots": {"leg": YES}}},
    }


@pytest.mark.parametrize(("name", "key", "value"), ASKED)
def test_what_can_begin_is_fulfilled_with_every_value(name: str, key: str, value: str) -> None:
    slots = filled(key, value)
    assert answer(name, **slots) == {"canFulfill": "YES", "slots": dict.fromkeys(slots, YES)}


@pytest.mark.parametrize(("name", "key", "value"), ASKED)
def test_a_yes_is_kept(name: str, key: str, value: str) -> None:
    reports: list[Report] = []
    skill = build_skill(Settings(), library=LIBRARY, observer=reports.append)
    envelope = intent(name)
    envelope["request"]["intent"]["slots"] = filled(key, value)
    ask(envelope, skill)
    (report,) = reports
    assert report.turn is not None
    assert report.turn.noted != TurnResult.NOT_UNDERSTOOD


@pytest.mark.parametrize(
    ("name", "key", "value"), [row for row in HEARD if row[0] not in FIRST] + [("", "", "")]
)
def test_what_needs_a_conversation_is_not(name: str, key: str, value: str) -> None:
    said = answer(name, **filled(key, value))
    assert said["canFulfill"] == "NO"
    assert all(verdict["canFulfill"] == "NO" for verdict in said["slots"].values())


def test_a_slot_can_be_understood_where_nothing_can_be_done() -> None:
    slots = filled("leg", "left") | {"days": slot("days", "never")}
    assert answer("HistoryIntent", **slots)["slots"] == {"leg": UNDERSTOOD, "days": NO}


@pytest.mark.parametrize(
    ("name", "key", "value"),
    [
        ("PaceIntent", "pace", "gentle"),
        ("PrivacyIntent", "forget", "forget"),
        ("SetReminderIntent", "days", "daily"),
        ("SetReminderIntent", "time", "21:00"),
    ],
)
def test_what_is_said_only_within_a_conversation_is_not_understood_before_it(
    name: str, key: str, value: str
) -> None:
    assert answer(name, **filled(key, value))["slots"] == {key: NO}


def test_several_slots_are_answered_each() -> None:
    slots = {**filled("leg", "both"), **filled("situation", "bed"), **filled("severity", "mild")}
    assert answer("ReliefIntent", **slots) == {
        "canFulfill": "YES",
        "slots": {"leg": YES, "situation": YES, "severity": YES},
    }


@pytest.mark.parametrize(
    ("name", "key"), sorted({(name, key) for name, key, _ in ASKED if key}), ids=str
)
@pytest.mark.parametrize(
    "resolved",
    [
        slot("x", "left", "ER_SUCCESS_NO_MATCH"),
        slot("x", "left", "ER_ERROR_TIMEOUT"),
        slot("x", "left", "NEW_CODE"),
        slot("x", "no_such_value"),
        slot("x", ""),
        {"resolutions": {"resolutionsPerAuthority": [None, 3]}},
        {"resolutions": 3},
        {},
    ],
    ids=["no match", "timeout", "new code", "unknown id", "no id", "garbage", "number", "nothing"],
)
def test_words_that_are_not_understood_leave_it_to_others(
    name: str, key: str, resolved: dict[str, Any]
) -> None:
    unclear = {**resolved, "name": key, "value": "some words"}
    assert answer(name, **{key: unclear}) == {"canFulfill": "NO", "slots": {key: NO}}


def test_what_is_understood_beside_it_is_said_to_be() -> None:
    slots = {"leg": slot("leg", "left"), "stretch": {"name": "stretch", "value": "hamstring"}}
    assert answer("StretchIntent", **slots) == {
        "canFulfill": "NO",
        "slots": {"leg": YES, "stretch": NO},
    }


def test_a_slot_that_is_not_ours_is_not_understood_and_not_named() -> None:
    banana = answer("PreventionIntent", banana=slot("banana", "left"))
    assert banana == {"canFulfill": "NO", "slots": {}}


@pytest.mark.parametrize(
    "empty", [None, {}, {"name": "leg"}, {"name": "leg", "value": None}, 3, "left"], ids=str
)
def test_a_slot_without_words_is_not_asked_about(empty: object) -> None:
    assert answer("ReliefIntent", leg=empty) == {"canFulfill": "YES", "slots": {}}


@pytest.mark.parametrize("garbage", [None, 3, "ReliefIntent", [], {}, {"slots": {}}], ids=str)
def test_no_intent_is_a_no(garbage: object) -> None:
    envelope = question("ReliefIntent")
    envelope["request"]["intent"] = garbage
    said = ask(envelope, SKILL)
    assert said["response"] == {"canFulfillIntent": {"canFulfill": "NO", "slots": {}}}


@pytest.mark.parametrize("slots", [None, [], 3, "leg"], ids=str)
def test_garbage_for_slots_is_no_slot(slots: Any) -> None:
    envelope = question("ReliefIntent")
    envelope["request"]["intent"]["slots"] = slots
    said = ask(envelope, SKILL)
    assert said["response"] == {"canFulfillIntent": {"canFulfill": "YES", "slots": {}}}


@pytest.mark.parametrize("missing", ["context", "version"])
def test_what_is_missing_around_it_makes_no_difference(missing: str) -> None:
    envelope = question("ReliefIntent")
    del envelope[missing]
    assert ask(envelope, SKILL)["response"]["canFulfillIntent"]["canFulfill"] == "YES"


@pytest.mark.parametrize("locale", ["en-GB", "hi-IN", "", None, 3])
def test_the_locale_makes_no_difference(locale: object) -> None:
    envelope = question("RedFlagIntent", filled("sign", "chest_pain"))
    envelope["request"]["locale"] = locale
    said = ask(envelope, SKILL)["response"]["canFulfillIntent"]
    assert said == {"canFulfill": "YES", "slots": {"sign": YES}}


@pytest.mark.parametrize(
    "attributes",
    [
        {},
        request("LaunchRequest", Rehearsal(CRAMP).state)["session"]["attributes"],
    ],
    ids=["none", "relief"],
)
def test_a_session_is_left_as_it_is(attributes: dict[str, Any]) -> None:
    envelope = request("CanFulfillIntentRequest", intent={"name": "ReliefIntent", "slots": {}})
    envelope["session"]["attributes"] = attributes
    said = ask(envelope, SKILL)
    assert said["sessionAttributes"] == attributes
    assert said["response"] == {"canFulfillIntent": {"canFulfill": "YES", "slots": {}}}


def test_the_memory_would_have_been_missed() -> None:
    ask(intent("StretchIntent"), build_skill(Settings(), library=LIBRARY))
    with pytest.raises(LookupError):
        ask(intent("StretchIntent"), SKILL)
    assert PEOPLE.touched
    PEOPLE.touched = False


@settings(deadline=None)  # the first envelope with a screen loads what the SDK has for it
@given(
    some_of(
        context=contexts,
        session=some_of(attributes=st.just({})),
        request=typed(
            "CanFulfillIntentRequest",
            **common,
            intent=st.none() | intents | st.builds(dict, intents, name=st.sampled_from([*FIRST])),
        ),
    )
)
def test_whatever_is_asked_gets_yes_or_no_and_never_a_word(envelope: Envelope) -> None:
    if "request" not in envelope:
        envelope["request"] = {"type": "CanFulfillIntentRequest"}
    said = ask(envelope, SKILL)
    assert said["response"].keys() == {"canFulfillIntent"}
    verdict = said["response"]["canFulfillIntent"]
    assert verdict["canFulfill"] in {"YES", "NO"}
    assert all(row in (YES, NO, UNDERSTOOD) for row in verdict["slots"].values())
    serializer = DefaultSerializer()
    read = serializer.deserialize(json.dumps(said), ResponseEnvelope)
    written: Any = serializer.serialize(read)
    assert written["response"] == said["response"]


def test_it_is_reported_like_every_request_and_without_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    secret = slot("leg", "secret")
    with caplog.at_level(logging.DEBUG):
        for name in ("ReliefIntent", "secret"):
            ask(question(name, {"leg": secret, "secret": secret}), SKILL)
    assert [(report.request, report.intent) for report in REPORTS] == [
        ("CanFulfillIntentRequest", "ReliefIntent"),
        ("CanFulfillIntentRequest", None),
    ]
    assert len(caplog.records) == len(REPORTS)
    assert all("secret" not in repr(vars(record)) for record in caplog.records)

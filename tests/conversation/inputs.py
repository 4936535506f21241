"""All acts of a person as Alexa requests: each intent with each value of its slots."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple

from simulator.device import request_json
from simulator.device.request_json import Device, Session, intent_request, resolved_slot
from skill.alexa.intents import HANDLED

Envelope = dict[str, Any]
Attributes = dict[str, Any]


class Act(NamedTuple):
    """One act of a person: an intent with its slots, or another type of request."""

    intent: str
    """Name of an intent, or of a request type."""
    slots: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return " ".join([self.intent, *(f"{name}={value}" for name, value in self.slots)])


LAUNCH = Act("LaunchRequest")
SILENCE = Act("SessionEndedRequest")


def plain_acts() -> list[Act]:
    """Opening the skill, and each intent without slots."""
    return [LAUNCH, *(Act(intent) for intent in sorted(HANDLED))]


def all_acts() -> list[Act]:
    """Each intent without slots, and with each kind of value that a slot of it can have."""
    return [*plain_acts(), *_with_slots()]


SITUATIONS = ("bed", "driving", "swimming", "pregnant", "thinners", "baby", "someone_else")
"""One situation of each kind; `survey.py` has a cramp in all of them, and in pairs."""
SIGNS = (
    "chest_pain",
    "unresponsive",
    "swollen_pregnant",
    "swollen_leg",
    "pop",
    "cast",
    "long_cramp",
    "new_medicine",
    "statin",
)
"""Danger signs of each urgency, and those with words of their own."""


def _with_slots() -> Iterator[Act]:
    for situation in SITUATIONS:
        yield Act("ReliefIntent", (("situation", situation),))
        yield Act("StretchIntent", (("situation", situation),))
    for situation in ("bed", "unsteady"):
        yield Act("SituationIntent", (("situation", situation),))
    for asked in ("movement.knee", "remedies.mustard", "doctor.ambulance", "ice_heat"):
        yield Act("QuestionIntent", (("question", asked),))
    for leg in ("left", "right", "both"):
        yield Act("ReliefIntent", (("leg", leg),))
        yield Act("StretchIntent", (("stretch", "runners_stretch"), ("leg", leg)))
    yield Act("ReliefIntent", (("severity", "severe"),))
    for routine in ("ankle_stretch", "runners_stretch", "towel_stretch", "daily_routine"):
        yield Act("StretchIntent", (("stretch", routine),))
    for remedy in ("thumb_pressure", "calf_massage"):
        yield Act("PressureIntent", (("remedy", remedy),))
    for sign in (*SIGNS, "emergency"):
        yield Act("RedFlagIntent", (("sign", sign),))
    for pace in ("gentle", "standard", "longer", "more", "less"):
        yield Act("PaceIntent", (("pace", pace),))
    yield Act("PrivacyIntent", (("forget", "forget"),))


WITHOUT_A_SCREEN: Envelope = {}
"""The interfaces of a device that only speaks."""
WITH_A_SCREEN: Envelope = {"Alexa.Presentation.APL": {"runtime": {"maxVersion": "2024.3"}}}
"""The interfaces of a device that also shows APL documents."""


def envelope(
    act: Act,
    attributes: Attributes,
    at: float,
    locale: str = "en-US",
    interfaces: Envelope = WITHOUT_A_SCREEN,
) -> Envelope:
    """The request that Alexa sends for an act; `at` is in seconds since the epoch."""
    device = Device("user", "device", locale, endpoint="", application="amzn1.ask.skill.test")
    session = Session("session", not attributes, attributes)
    moment = datetime.fromtimestamp(at, UTC)
    asked = request_json.envelope(device, session, moment, _what(act), "request")
    asked["context"]["System"]["device"]["supportedInterfaces"] = interfaces
    return asked


def _what(act: Act) -> Envelope:
    if not act.intent.endswith("Intent"):
        return {"type": act.intent}
    slots = {name: resolved_slot(name, name, value, value) for name, value in act.slots}
    return intent_request(act.intent, slots)

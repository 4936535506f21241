"""All acts of a person as Alexa requests: each intent with each value of its slots."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from typing import Any, NamedTuple

from simulator.device import request_json
from simulator.device.request_json import Device, Session, intent_request, resolved_slot
from skill.alexa.intents import HANDLED
from tests.support.envelopes import APPLICATION

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
    for intent, values in WITH_ONE_SLOT:
        for slot, value in values:
            yield Act(intent, ((slot, value),))
    for leg in ("left", "right", "both"):
        yield Act("StretchIntent", (("stretch", "runners_stretch"), ("leg", leg)))


def _each(slot: str, *values: str) -> tuple[tuple[str, str], ...]:
    return tuple((slot, value) for value in values)


WITH_ONE_SLOT: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("ReliefIntent", _each("situation", *SITUATIONS)),
    ("ReliefIntent", _each("leg", "left", "right", "both")),
    ("ReliefIntent", _each("severity", "severe")),
    ("SituationIntent", _each("situation", "bed", "unsteady")),
    ("LegIntent", _each("leg", "left", "other")),
    ("StretchIntent", _each("situation", *SITUATIONS)),
    (
        "StretchIntent",
        _each("stretch", "ankle_stretch", "runners_stretch", "towel_stretch", "daily_routine"),
    ),
    ("PressureIntent", _each("remedy", "thumb_pressure", "calf_massage")),
    (
        "QuestionIntent",
        _each("question", "movement.knee", "remedies.mustard", "doctor.ambulance", "ice_heat"),
    ),
    ("RedFlagIntent", _each("sign", *SIGNS, "emergency")),
    ("PaceIntent", _each("pace", "gentle", "standard", "longer", "more", "less")),
    ("PrivacyIntent", _each("forget", "forget")),
)
"""Intent → each value of one of its slots."""


WITHOUT_A_SCREEN: Envelope = {}
"""The interfaces of a device that only speaks."""
WITH_A_SCREEN: Envelope = {"Alexa.Presentation.APL": {"runtime": {"maxVersion": "2024.3"}}}
"""The interfaces of a device that also shows APL documents."""


_NUMBERS = count()
"""Numbers of requests."""


def envelope(
    act: Act,
    attributes: Attributes,
    at: float,
    locale: str = "en-US",
    interfaces: Envelope = WITHOUT_A_SCREEN,
) -> Envelope:
    """The request that Alexa sends for an act; `at` is in seconds since the epoch.

    Each has an id of its own: one that came before would not have its effect once more.
    """
    device = Device("user", "device", locale, endpoint="", application=APPLICATION)
    session = Session("session", not attributes, attributes)
    moment = datetime.fromtimestamp(at, UTC)
    id_ = f"request {next(_NUMBERS)}"
    asked = request_json.envelope(device, session, moment, _what(act), id_)
    asked["context"]["System"]["device"]["supportedInterfaces"] = interfaces
    return asked


def _what(act: Act) -> Envelope:
    if not act.intent.endswith("Intent"):
        return {"type": act.intent}
    slots = {name: resolved_slot(name, name, value, value) for name, value in act.slots}
    return intent_request(act.intent, slots)

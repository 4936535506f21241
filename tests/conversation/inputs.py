"""Everything that a person can do, as Alexa requests: each intent with each value of its slots."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple

from skill.alexa.intents import HANDLED
from skill.content.model import Library

Envelope = dict[str, Any]
Attributes = dict[str, Any]


class Act(NamedTuple):
    """One thing that a person does."""

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


def all_acts(library: Library) -> list[Act]:
    """Each intent without slots and with each value that a slot of it can have."""
    return [*plain_acts(), *_with_slots(library)]


def _with_slots(library: Library) -> Iterator[Act]:
    for situation in library.situations:
        yield Act("ReliefIntent", (("situation", situation),))
        yield Act("StretchIntent", (("situation", situation),))
    for leg in ("left", "right", "both"):
        yield Act("ReliefIntent", (("leg", leg),))
        yield Act("StretchIntent", (("stretch", "runners_stretch"), ("leg", leg)))
    yield Act("ReliefIntent", (("severity", "severe"),))
    for routine in ("ankle_stretch", "runners_stretch", "towel_stretch", "daily_routine"):
        yield Act("StretchIntent", (("stretch", routine),))
    for remedy in ("thumb_pressure", "calf_massage"):
        yield Act("PressureIntent", (("remedy", remedy),))
    for sign in library.signs:
        yield Act("RedFlagIntent", (("sign", sign),))
    for pace in ("gentle", "standard", "longer", "more", "less"):
        yield Act("PaceIntent", (("pace", pace),))
    yield Act("PrivacyIntent", (("forget", "forget"),))


WITHOUT_A_SCREEN: Envelope = {}
"""What a device can that only speaks."""
WITH_A_SCREEN: Envelope = {"Alexa.Presentation.APL": {"runtime": {"maxVersion": "2024.3"}}}
"""What a device can that shows documents as well."""


def envelope(
    act: Act,
    attributes: Attributes,
    at: float,
    locale: str = "en-US",
    interfaces: Envelope = WITHOUT_A_SCREEN,
) -> Envelope:
    """The request that Alexa sends when the person does this, `at` seconds since the epoch."""
    application = {"applicationId": "amzn1.ask.skill.test"}
    return {
        "version": "1.0",
        "session": {
            "new": not attributes,
            "sessionId": "session",
            "application": application,
            "user": {"userId": "user"},
            "attributes": attributes,
        },
        "context": {
            "System": {
                "application": application,
                "user": {"userId": "user"},
                "device": {"deviceId": "device", "supportedInterfaces": interfaces},
            }
        },
        "request": {
            "requestId": "request",
            "timestamp": datetime.fromtimestamp(at, UTC).isoformat(),
            "locale": locale,
            **_what(act),
        },
    }


def _what(act: Act) -> dict[str, Any]:
    if not act.intent.endswith("Intent"):
        return {"type": act.intent}
    slots = {name: _slot(name, value) for name, value in act.slots}
    return {"type": "IntentRequest", "intent": {"name": act.intent, "slots": slots}}


def _slot(name: str, value: str) -> dict[str, Any]:
    resolved = {
        "authority": f"amzn1.er-authority.{name}",
        "status": {"code": "ER_SUCCESS_MATCH"},
        "values": [{"value": {"name": value, "id": value}}],
    }
    return {
        "name": name,
        "value": value,
        "resolutions": {"resolutionsPerAuthority": [resolved]},
    }

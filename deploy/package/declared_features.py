"""Compares the features that the manifest declares with those that the skill's code uses."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from ask_smapi_model.v1.skill.manifest.event_name_type import EventNameType

from deploy.package.contents import Json, Package

INTERFACES = {
    "ALEXA_PRESENTATION_APL": "Alexa.Presentation.APL.",
    "AUDIO_PLAYER": "AudioPlayer.",
    "CAN_FULFILL_INTENT_REQUEST": "CanFulfillIntentRequest",
}
"""Interface → prefix of its request types, which a skill that uses the interface answers.

An interface that sends no requests, such as VIDEO_APP, counts as unused.
"""
_EVENTS = {event.value for event in EventNameType}


def differences(package: Package) -> Iterator[tuple[str, str]]:
    """Permissions, interfaces and events that are only declared, or only used."""
    manifest, answered = package.manifest, package.request_types
    pairs = [(name, kind) for name in INTERFACES for kind in answered]
    interfaces = {name for name, kind in pairs if kind.startswith(INTERFACES[name])}
    events = _EVENTS.intersection(map(_event, answered))
    custom, subscribed = manifest["apis"]["custom"], manifest["events"]
    yield from _unequal("permissions", manifest["permissions"], "name", package.permissions)
    yield from _unequal("apis.custom.interfaces", custom["interfaces"], "type", interfaces)
    yield from _unequal("events.subscriptions", subscribed["subscriptions"], "eventName", events)


def _event(request_type: str) -> str:
    """AlexaSkillEvent.SkillDisabled → SKILL_DISABLED, as the manifest names it."""
    return re.sub(r"\B(?=[A-Z])", "_", request_type.rpartition(".")[2]).upper()


def _unequal(
    place: str, rows: list[Json], key: str, used: AbstractSet[str]
) -> Iterator[tuple[str, str]]:
    declared = {str(row.get(key)) for row in rows}
    yield from ((place, f"{name} is declared, and not used") for name in declared - used)
    yield from ((place, f"{name} is used, and not declared") for name in used - declared)

"""What the skill's code uses of Alexa, and so has to be declared in the manifest."""

from collections.abc import Iterator, Mapping

from ask_sdk_model.request import Request
from ask_smapi_model.v1.skill.manifest.event_name_type import EventNameType
from ask_smapi_model.v1.skill.manifest.permission_name import PermissionName

from deploy.package.contents import Package

Marks = Mapping[str, tuple[str, ...]]
"""Name in the manifest → texts one of which is in the code of a skill that uses it."""

_ADDRESSES = {
    "alexa::alerts:reminders:skill:readwrite": "v1/alerts/reminders",
    "alexa::alerts:timers:skill:readwrite": "v1/alerts/timers",
}
"""Where a service is reached, for those that can be used without naming their permission."""

PERMISSIONS: Marks = {
    name.value: (name.value, _ADDRESSES.get(name.value, name.value)) for name in PermissionName
}
INTERFACES: Marks = {
    "ALEXA_PRESENTATION_APL": (
        "Alexa.Presentation.APL.RenderDocument",
        "interfaces.alexa.presentation.apl import",
    ),
    "AUDIO_PLAYER": ("AudioPlayer.Play", "interfaces.audioplayer"),
    "CAN_FULFILL_INTENT_REQUEST": ("CanFulfillIntentRequest",),
    "VIDEO_APP": ("VideoApp.Launch", "interfaces.videoapp"),
}


_NAMESPACES = {"SKILL": "AlexaSkillEvent", "REMINDER": "Reminders"}
"""Beginning of an event's name → that of its requests' types, for the events that we look at."""


def _marks(event: str) -> tuple[str, ...]:
    """SKILL_DISABLED → AlexaSkillEvent.SkillDisabled, as requests name it, and Amazon's class."""
    namespace, _, _ = event.partition("_")
    kind = f"{_NAMESPACES[namespace]}.{event.title().replace('_', '')}"
    path = Request.discriminator_value_class_map.get(kind)
    return (kind, path.rpartition(".")[2]) if path else (kind,)


EVENTS: Marks = {
    event.value: _marks(event.value)
    for event in EventNameType
    if event.value.startswith(tuple(_NAMESPACES))
}


def permissions(package: Package) -> Iterator[tuple[str, str]]:
    """Permissions that are asked for and not used, or used and not asked for."""
    declared = {row["name"] for row in package.at("permissions")}
    yield from _unequal("permissions", declared, PERMISSIONS, package.code)


def interfaces(package: Package) -> Iterator[tuple[str, str]]:
    """Interfaces that are declared and not used, or used and not declared."""
    declared = {row["type"] for row in package.at("apis.custom.interfaces")}
    yield from _unequal("apis.custom.interfaces", declared, INTERFACES, package.code)


def events(package: Package) -> Iterator[tuple[str, str]]:
    """Events that are subscribed to and not answered, or answered and not subscribed to."""
    declared = {row["eventName"] for row in package.at("events.subscriptions")}
    yield from _unequal("events.subscriptions", declared, EVENTS, package.code)


def _unequal(place: str, declared: set[str], marks: Marks, code: str) -> Iterator[tuple[str, str]]:
    used = {name for name, texts in marks.items() if any(text in code for text in texts)}
    yield from ((place, f"{name} is declared, and no code uses it") for name in declared - used)
    yield from ((place, f"{name} is used, and not declared") for name in used - declared)

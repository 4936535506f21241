"""Checks the manifest a second way: Amazon's own classes parse it and serialize it again."""

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from ask_sdk_core.exceptions import SerializationException
from ask_sdk_core.serialize import DefaultSerializer
from ask_smapi_model.v1.skill.manifest.interface import Interface
from ask_smapi_model.v1.skill.manifest.interface_type import InterfaceType
from ask_smapi_model.v1.skill.manifest.skill_manifest_envelope import SkillManifestEnvelope

from deploy.package.contents import Json, Package

_WITHOUT_A_CLASS = [
    {"type": kind.value}
    for kind in InterfaceType
    if kind.value not in Interface.discriminator_value_class_map
]
"""Interfaces without settings, for which Amazon's package has an enum value but no class."""


def differences(package: Package) -> Iterator[tuple[str, str]]:
    """Path and text of everything that the classes do not know or read differently."""
    serializer = DefaultSerializer()
    manifest = {"manifest": _readable(package.manifest)}
    try:
        read = serializer.deserialize(json.dumps(manifest), SkillManifestEnvelope)
    except (SerializationException, AttributeError, TypeError) as error:
        yield "manifest", str(error)
        return
    yield from _between(manifest, serializer.serialize(read))


def _readable(manifest: Json) -> Json:
    copy = deepcopy(manifest)
    custom = copy["apis"]["custom"]
    custom["interfaces"] = [row for row in custom["interfaces"] if row not in _WITHOUT_A_CLASS]
    return copy


def _between(ours: Any, theirs: Any, *place: str) -> Iterator[tuple[str, str]]:
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in ours:
            yield from _between(ours[key], theirs.get(key), *place, key)
    elif isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        for number, pair in enumerate(zip(ours, theirs, strict=True)):
            yield from _between(*pair, *place, str(number))
    elif ours != theirs or type(ours) is not type(theirs):
        yield ".".join(place[1:]), f"{ours!r} is read as {theirs!r}"

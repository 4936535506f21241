"""Reads the built interaction models, `interaction_models/<locale>.json`."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from simulator.hearing.clock_times import AMAZON_TIME, times_of_day
from simulator.hearing.device_words import words_of_device

LAUNCH = "LaunchRequest"
"""Stands for an intent if the person opens the skill without asking for anything."""
FALLBACK = "AMAZON.FallbackIntent"
"""The intent of words that match nothing; it carries none of them."""
CATCH_ALL = "SaidIntent"
"""The intent that is nothing but its slot, which takes words that fit no sample."""
YES, NO = "AMAZON.YesIntent", "AMAZON.NoIntent"
PERMISSION_RESPONSE = "Connections.Response"
"""Stands for an intent if the person answers Alexa's question for a permission."""
MODELS = Path(__file__).resolve().parents[2] / "interaction_models"


class UnknownLocaleError(ValueError):
    """There is no built interaction model for this locale."""


@dataclass(frozen=True, slots=True)
class SlotValue:
    """One value of a slot type."""

    id: str
    """Stable id that the skill uses."""
    name: str
    """Main wording."""
    synonyms: tuple[str, ...]
    """Other wordings."""

    @property
    def wordings(self) -> tuple[str, ...]:
        """All wordings, the name first."""
        return (self.name, *self.synonyms)


@dataclass(frozen=True, slots=True)
class Intent:
    """An intent of the model."""

    name: str
    slots: Mapping[str, str]
    """Slot name → name of its type."""
    samples: tuple[str, ...]
    """Utterances, with slots written `{leg}`."""


@dataclass(frozen=True, slots=True)
class DeviceWords:
    """What an Echo itself understands in one language, independent of skills."""

    wake: tuple[str, ...]
    open: tuple[str, ...]
    """Ways to open a skill, with {skill} for its name."""
    connectors: tuple[str, ...]
    standard: Mapping[str, tuple[str, ...]]
    """Built-in intent → utterances that Amazon supplies for it."""
    permission_questions: Mapping[str, str]
    """Permission → Alexa's question for it, with {skill} for the skill's name."""
    times: tuple[SlotValue, ...]
    """Values of AMAZON.TIME."""


@dataclass(frozen=True, slots=True)
class InteractionModel:
    """The interaction model of one locale."""

    locale: str
    invocation: str
    intents: Mapping[str, Intent]
    types: Mapping[str, tuple[SlotValue, ...]]
    device: DeviceWords

    def slot_values(self, slot: str) -> tuple[SlotValue, ...]:
        """The values of a slot with this name, in all intents."""
        kinds = {intent.slots[slot] for intent in self.intents.values() if slot in intent.slots}
        return tuple(value for kind in sorted(kinds) for value in self.types.get(kind, ()))

    @property
    def language(self) -> str:
        """The language of the locale, such as en."""
        return self.locale.partition("-")[0]

    @property
    def slot_names(self) -> tuple[str, ...]:
        """Every slot name used by an intent, sorted."""
        return tuple(sorted({slot for intent in self.intents.values() for slot in intent.slots}))


def available_locales(folder: Path = MODELS) -> list[str]:
    """The locales that have a built model, sorted."""
    return sorted(path.stem for path in folder.glob("*.json"))


def load_model(locale: str, folder: Path = MODELS) -> InteractionModel:
    """Read the built model of `locale`; raises `UnknownLocaleError` if there is none."""
    if locale not in available_locales(folder):
        names = ", ".join(available_locales(folder)) or "none, build the models first"
        raise UnknownLocaleError(f"no interaction model for {locale!r} (available: {names})")
    document = json.loads((folder / f"{locale}.json").read_text(encoding="utf-8"))
    return read_model(locale, document)


def read_model(locale: str, document: Mapping[str, Any]) -> InteractionModel:
    """Convert an interaction model document, as uploaded to Amazon, to records."""
    language = document["interactionModel"]["languageModel"]
    device = _device_words(locale.partition("-")[0])
    intents = (_intent(entry, device) for entry in language["intents"])
    return InteractionModel(
        locale=locale,
        invocation=language["invocationName"],
        intents={intent.name: intent for intent in intents},
        types={AMAZON_TIME: device.times}
        | {kind["name"]: _values(kind) for kind in language.get("types", ())},
        device=device,
    )


def _intent(entry: Mapping[str, Any], device: DeviceWords) -> Intent:
    own, standard = entry.get("samples", ()), device.standard.get(entry["name"], ())
    slots = {slot["name"]: slot["type"] for slot in entry.get("slots", ())}
    return Intent(entry["name"], slots, tuple(dict.fromkeys((*own, *standard))))


def _values(kind: Mapping[str, Any]) -> tuple[SlotValue, ...]:
    return tuple(
        SlotValue(
            id=entry.get("id") or entry["name"]["value"],
            name=entry["name"]["value"],
            synonyms=tuple(entry["name"].get("synonyms", ())),
        )
        for entry in kind["values"]
    )


@cache
def _device_words(language: str) -> DeviceWords:
    entry = words_of_device(language)
    return DeviceWords(
        wake=tuple(entry.get("wake", ())),
        open=tuple(entry.get("open", ())),
        connectors=tuple(entry.get("connectors", ())),
        standard={name: tuple(words) for name, words in entry.get("standard", {}).items()},
        permission_questions=entry.get("permission_questions", {}),
        times=tuple(
            SlotValue(id=value, name=wordings[0], synonyms=wordings[1:])
            for value, wordings in times_of_day(entry.get("times", {}), language).items()
        ),
    )

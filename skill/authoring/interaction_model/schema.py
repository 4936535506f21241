"""The interaction model as Amazon takes it, key for key."""

from typing import NotRequired, TypedDict


class ValueName(TypedDict):
    """What is heard for a value: its name and other words."""

    value: str
    synonyms: NotRequired[list[str]]


class TypeValue(TypedDict):
    """One value of a slot type."""

    id: str
    name: ValueName


class SlotType(TypedDict):
    """A custom slot type."""

    name: str
    values: list[TypeValue]


class Slot(TypedDict):
    """A slot of an intent."""

    name: str
    type: str


class Intent(TypedDict):
    """An intent and the utterances that mean it."""

    name: str
    slots: list[Slot]
    samples: list[str]


class Sensitivity(TypedDict):
    """How readily unknown words go to the fallback intent."""

    level: str


class ModelConfiguration(TypedDict):
    """Settings of the language model."""

    fallbackIntentSensitivity: Sensitivity


class LanguageModel(TypedDict):
    """Intents, slot types and the name of the skill."""

    invocationName: str
    modelConfiguration: ModelConfiguration
    intents: list[Intent]
    types: list[SlotType]


class Languages(TypedDict):
    """What an interaction model consists of; dialogs and prompts are not used."""

    languageModel: LanguageModel


class InteractionModel(TypedDict):
    """A whole file `interaction_models/<locale>.json`."""

    interactionModel: Languages

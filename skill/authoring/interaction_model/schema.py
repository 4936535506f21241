"""The JSON format of Amazon's interaction models, as far as it is used.

https://developer.amazon.com/en-US/docs/alexa/smapi/interaction-model-schema.html
"""

from typing import NotRequired, TypedDict


class ValueName(TypedDict):
    """The words for a slot value: its name and synonyms."""

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
    """An intent with its slots and sample utterances."""

    name: str
    slots: list[Slot]
    samples: list[str]


class Sensitivity(TypedDict):
    """How readily Alexa takes an utterance for the fallback intent: LOW, MEDIUM or HIGH."""

    level: str


class ModelConfiguration(TypedDict):
    """Settings of the language model."""

    fallbackIntentSensitivity: Sensitivity


class LanguageModel(TypedDict):
    """Intents, slot types and the invocation name."""

    invocationName: str
    modelConfiguration: NotRequired[ModelConfiguration]
    intents: list[Intent]
    types: list[SlotType]


class Languages(TypedDict):
    """The parts of an interaction model; dialogs and prompts are not used."""

    languageModel: LanguageModel


class InteractionModel(TypedDict):
    """The content of a file `interaction_models/<locale>.json`."""

    interactionModel: Languages

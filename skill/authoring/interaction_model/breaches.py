"""The type of a rule for language models, and what the rules have in common."""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from skill.authoring.interaction_model.schema import Intent, LanguageModel

FALLBACK: Final = "AMAZON.FallbackIntent"
CATCH_ALL: Final = "SaidIntent"
"""The intent of words that fit no sample: it has one sample, which is nothing but its slot."""

_SLOT: Final = re.compile(r"\{(\w+)\}")


class Breach(NamedTuple):
    """One place where a model breaks a rule."""

    place: str
    """The part of the source to look at: `model`, `intents/<name>` or `slot_types/<name>`."""
    text: str


Rule = Callable[[LanguageModel], Iterator[Breach]]


def of_model(text: str) -> Breach:
    """A breach in the model as a whole."""
    return Breach("model", text)


def of_intent(name: str, text: str) -> Breach:
    """A breach in an intent."""
    return Breach(f"intents/{name}", text)


def of_type(name: str, text: str) -> Breach:
    """A breach in a slot type."""
    return Breach(f"slot_types/{name}", text)


def slots_of(sample: str) -> list[str]:
    """Names of the slots in a sample, in order and with repetitions."""
    return _SLOT.findall(sample)


def without_slots(sample: str) -> str:
    """A sample with the letter x in place of each slot."""
    return _SLOT.sub("x", sample)


def samples(language: LanguageModel) -> Iterator[tuple[Intent, str]]:
    """Every sample with its intent."""
    for intent in language["intents"]:
        yield from ((intent, sample) for sample in intent["samples"])


def wordings(language: LanguageModel) -> Iterator[tuple[str, str, str]]:
    """Slot type, value id and wording of every name and synonym of a slot value."""
    for kind in language["types"]:
        for value in kind["values"]:
            for words in (value["name"]["value"], *value["name"].get("synonyms", ())):
                yield kind["name"], value["id"], words

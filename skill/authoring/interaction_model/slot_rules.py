"""Amazon's rules for slots and slot types, one function each."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from skill.authoring.interaction_model.breaches import (
    Breach,
    Rule,
    of_intent,
    of_type,
    samples,
    slots_of,
    wordings,
)
from skill.authoring.interaction_model.schema import LanguageModel

FEWEST_WORDINGS: Final = 2
"""Wordings that a slot type must have at least; with one there is nothing to choose from."""


def _undeclared(language: LanguageModel) -> Iterator[Breach]:
    for intent, sample in samples(language):
        declared = {slot["name"] for slot in intent["slots"]}
        for slot in slots_of(sample):
            if slot not in declared:
                yield of_intent(intent["name"], f"{{{slot}}} in {sample!r}")


def _unused(language: LanguageModel) -> Iterator[Breach]:
    for intent in language["intents"]:
        used = {slot for sample in intent["samples"] for slot in slots_of(sample)}
        for slot in intent["slots"]:
            if slot["name"] not in used:
                yield of_intent(intent["name"], f"{{{slot['name']}}}")


def _type_undefined(language: LanguageModel) -> Iterator[Breach]:
    defined = {kind["name"] for kind in language["types"]}
    for name in _types_of_slots(language) - defined:
        if not name.startswith("AMAZON."):
            yield of_type(name, "a slot has this type, which has no values")


def _type_unused(language: LanguageModel) -> Iterator[Breach]:
    used = _types_of_slots(language)
    for kind in language["types"]:
        if kind["name"] not in used:
            yield of_type(kind["name"], "no slot has this type")


def _types_of_slots(language: LanguageModel) -> set[str]:
    return {slot["type"] for intent in language["intents"] for slot in intent["slots"]}


def _few_wordings(language: LanguageModel) -> Iterator[Breach]:
    counts = Counter(kind for kind, _, _ in wordings(language))
    for kind in language["types"]:
        if counts[kind["name"]] < FEWEST_WORDINGS:
            yield of_type(kind["name"], f"there are {counts[kind['name']]}")


def _ambiguous(language: LanguageModel) -> Iterator[Breach]:
    values_of: dict[tuple[str, str], list[str]] = {}
    for kind, value, words in wordings(language):
        values_of.setdefault((kind, words), []).append(value)
    for (kind, words), values in values_of.items():
        if len(values) > 1:
            yield of_type(kind, f"{words!r} in {', '.join(values)}")


def _empty_synonyms(language: LanguageModel) -> Iterator[Breach]:
    for kind in language["types"]:
        for value in kind["values"]:
            if value["name"].get("synonyms") == []:
                yield of_type(kind["name"], value["id"])


RULES: Final[Mapping[str, Rule]] = {
    "Slot-MustBeDeclared": _undeclared,
    "Slot-MustBeUsed": _unused,
    "Type-MustBeDefined": _type_undefined,
    "Type-MustBeUsed": _type_unused,
    "Type-MustHaveTwoWordings": _few_wordings,
    "Words-MustMeanOneValue": _ambiguous,
    "Synonyms-MustNotBeEmpty": _empty_synonyms,
}
"""Name of the rule → function that yields its breaches."""

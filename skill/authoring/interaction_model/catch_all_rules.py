"""The rules for the catch-all intent, one function each.

It is exempt from the fewest samples, and in exchange takes nothing from the other intents: a slot
without words around it competes with every sample of the model.
"""

from collections.abc import Iterator, Mapping
from functools import partial

from skill.authoring.interaction_model.amazon_words import AmazonWords
from skill.authoring.interaction_model.breaches import (
    CATCH_ALL,
    Breach,
    Rule,
    of_intent,
    of_type,
    wordings,
)
from skill.authoring.interaction_model.schema import Intent, LanguageModel

_Wordings = Mapping[str, list[str]]
"""Slot or slot type → everything that can be said in it, as far as the model knows."""


def _not_its_slot_alone(language: LanguageModel) -> Iterator[Breach]:
    for intent in _catch_alls(language):
        alone = [f"{{{slot['name']}}}" for slot in intent["slots"]]
        if len(alone) != 1 or intent["samples"] != alone:
            yield of_intent(CATCH_ALL, f"its samples are {', '.join(intent['samples']) or 'none'}")


def _of_a_shared_type(language: LanguageModel) -> Iterator[Breach]:
    """Types of the catch-all that Amazon provides, or that another intent has too."""
    others = {
        slot["type"]
        for intent in language["intents"]
        for slot in intent["slots"]
        if intent["name"] != CATCH_ALL
    }
    for kind in _types(language):
        if kind in others or kind.startswith("AMAZON."):
            yield of_intent(CATCH_ALL, f"{kind} is not its own")


def _no_sentence(amazon: AmazonWords, language: LanguageModel) -> Iterator[Breach]:
    allowed, counted = amazon.sentence, "words" if amazon.spaces else "letters"
    for kind, words in _values(language):
        if amazon.length(words) not in allowed:
            text = f"{words!r} is not {allowed.start} to {allowed.stop - 1} {counted}"
            yield of_type(kind, text)


def _heard_elsewhere(language: LanguageModel) -> Iterator[Breach]:
    """Values that another intent hears, by a sample with its slots filled in."""
    of_types = _wordings_of_types(language)
    for intent in language["intents"]:
        if intent["name"] == CATCH_ALL:
            continue
        of_slots = {slot["name"]: of_types.get(slot["type"], []) for slot in intent["slots"]}
        for kind, words in _values(language):
            if any(_fits(words, sample, of_slots) for sample in intent["samples"]):
                yield of_type(kind, f"{words!r} is heard by {intent['name']}")


def _fits(words: str, sample: str, of_slots: _Wordings) -> bool:
    """Whether the sample, its slots filled with their wordings, can become these words."""
    before, slotted, rest = sample.partition("{")
    if not slotted:
        return words == sample
    slot, _, after = rest.partition("}")
    left = words.removeprefix(before)
    return words.startswith(before) and any(
        left.startswith(filling) and _fits(left.removeprefix(filling), after, of_slots)
        for filling in of_slots.get(slot, ())
    )


def _catch_alls(language: LanguageModel) -> list[Intent]:
    return [intent for intent in language["intents"] if intent["name"] == CATCH_ALL]


def _types(language: LanguageModel) -> set[str]:
    return {slot["type"] for intent in _catch_alls(language) for slot in intent["slots"]}


def _values(language: LanguageModel) -> list[tuple[str, str]]:
    """Slot type and wording of everything that the catch-all knows."""
    types = _types(language)
    return [(kind, words) for kind, _, words in wordings(language) if kind in types]


def _wordings_of_types(language: LanguageModel) -> _Wordings:
    of_types: dict[str, list[str]] = {}
    for kind, _, words in wordings(language):
        of_types.setdefault(kind, []).append(words)
    return of_types


def rules(amazon: AmazonWords) -> Mapping[str, Rule]:
    """Name of the rule → function that yields its breaches in a model of the language."""
    return {
        "CatchAll-MustBeItsSlotAlone": _not_its_slot_alone,
        "CatchAll-MustHaveATypeOfItsOwn": _of_a_shared_type,
        "CatchAll-MustKnowSentences": partial(_no_sentence, amazon),
        "CatchAll-MustTakeNothingFromOthers": _heard_elsewhere,
    }

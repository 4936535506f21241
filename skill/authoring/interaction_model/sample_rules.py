"""Amazon's rules for the samples of intents, one function each."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from skill.authoring.interaction_model.amazon_words import AmazonWords
from skill.authoring.interaction_model.breaches import (
    CATCH_ALL,
    FALLBACK,
    Breach,
    Rule,
    of_intent,
    of_type,
    samples,
    slots_of,
    without_slots,
    wordings,
)
from skill.authoring.interaction_model.letters import is_spoken
from skill.authoring.interaction_model.schema import LanguageModel

FEWEST_SAMPLES: Final = 5
WITHOUT_FEWEST: Final = frozenset([FALLBACK, CATCH_ALL])
"""Intents that are exempt from having so many: one has none at all, the other its slot alone."""


def _few(language: LanguageModel) -> Iterator[Breach]:
    for intent in language["intents"]:
        count = len(intent["samples"])
        if intent["name"] not in WITHOUT_FEWEST and count < FEWEST_SAMPLES:
            yield of_intent(intent["name"], f"there are {count}")


def _of_fallback(language: LanguageModel) -> Iterator[Breach]:
    for intent, sample in samples(language):
        if intent["name"] == FALLBACK:
            yield of_intent(FALLBACK, repr(sample))


def _repeated(language: LanguageModel) -> Iterator[Breach]:
    intents_of: dict[str, list[str]] = {}
    for intent, sample in samples(language):
        intents_of.setdefault(sample, []).append(intent["name"])
    for sample, intents in intents_of.items():
        if len(intents) > 1:
            yield of_intent(intents[-1], f"{sample!r} in {', '.join(intents)}")


def _misspelt(language: LanguageModel) -> Iterator[Breach]:
    for intent, sample in samples(language):
        if not is_spoken(without_slots(sample)):
            yield of_intent(intent["name"], repr(sample))
    for kind, _, words in wordings(language):
        if not is_spoken(words):
            yield of_type(kind, repr(words))


def _after_connector(amazon: AmazonWords, language: LanguageModel) -> Iterator[Breach]:
    for intent, sample in samples(language):
        if amazon.begins_with_connector(sample):
            yield of_intent(intent["name"], repr(sample))


def _with_wake_word(amazon: AmazonWords, language: LanguageModel) -> Iterator[Breach]:
    for intent, sample in samples(language):
        if amazon.found(sample, amazon.wake_words):
            yield of_intent(intent["name"], repr(sample))


def _with_slot_twice(language: LanguageModel) -> Iterator[Breach]:
    for intent, sample in samples(language):
        if any(count > 1 for count in Counter(slots_of(sample)).values()):
            yield of_intent(intent["name"], repr(sample))


def _of_two_intents(language: LanguageModel) -> Iterator[Breach]:
    """Complete utterances that two intents have.

    An utterance is a sample, or a slot value if the sample is nothing but that slot.
    """
    of_types: dict[str, list[str]] = {}
    for kind, _, words in wordings(language):
        of_types.setdefault(kind, []).append(words)
    intents_of: dict[str, list[str]] = {}
    for intent in language["intents"]:
        kinds = {f"{{{slot['name']}}}": slot["type"] for slot in intent["slots"]}
        alone = (of_types.get(kinds.get(sample, ""), [sample]) for sample in intent["samples"])
        for words in dict.fromkeys(words for several in alone for words in several):
            intents_of.setdefault(words, []).append(intent["name"])
    for words, intents in intents_of.items():
        if len(intents) > 1:
            yield of_intent(intents[-1], f"{words!r} in {', '.join(intents)}")


def rules(amazon: AmazonWords) -> Mapping[str, Rule]:
    """Name of the rule → function that yields its breaches in a model of the language."""
    return {
        "Intent-MustHaveFiveSamples": _few,
        "Fallback-MustHaveNoSamples": _of_fallback,
        "Sample-MustBeUnique": _repeated,
        "Words-MustBeSpelledOut": _misspelt,
        "Sample-MustNotStartWithConnector": partial(_after_connector, amazon),
        "Sample-MustNotHoldWakeWord": partial(_with_wake_word, amazon),
        "Sample-MustHoldSlotOnce": _with_slot_twice,
        "Words-MustMeanOneIntent": _of_two_intents,
    }

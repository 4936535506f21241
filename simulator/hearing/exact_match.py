"""Matches words exactly with the samples of the interaction model."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from hassil import recognize_all
from hassil.intents import Intents
from hassil.recognize import RecognizeResult

from simulator.hearing.interaction_model import CATCH_ALL, Intent, InteractionModel, SlotValue
from simulator.hearing.normalize import normalize, without_apostrophes

LEAST_CARRIER = 2
"""Words of a sample around a slot that must match for an unknown value to fill it."""
ONE_SLOT = 3
"""Number of parts of a sample with one slot: text before it, its name, text after it."""
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class SlotMatch:
    """A slot filled by the person's words."""

    words: str
    """What the person said for the slot."""
    value: SlotValue | None
    """The value it resolves to; None if the slot type has no such value."""


class ExactMatcher:
    """Matches words with the samples of one model, filling their slots; skips the catch-all."""

    def __init__(self, model: InteractionModel) -> None:
        """Compile the samples of `model`."""
        self._language = model.language
        self._values = {
            slot: {
                normalize(words, self._language): value
                for value in model.slot_values(slot)
                for words in value.wordings
            }
            for slot in model.slot_names
        }
        self._intents = Intents.from_dict(self._document(model))

    def match(self, words: str) -> tuple[str, dict[str, SlotMatch]] | None:
        """The intent and slots of the sample that matches, or None; `words` are normalized.

        The intent whose sample has most of the words outside its slots wins; within it, the
        reading that fills most slots.
        """
        results = list(recognize_all(words, self._intents))
        if not results:
            return None
        intent = min(results, key=_slot_length).intent.name
        readings = (result for result in results if result.intent.name == intent)
        return intent, self._slots(max(readings, key=lambda result: len(result.entities)))

    def slots_within(self, words: str, slots: Iterable[str]) -> dict[str, SlotMatch]:
        """For each slot the longest of its wordings that occurs in `words`."""
        padded = f" {words} "
        matches = {}
        for slot in slots:
            known = self._values.get(slot, {})
            wordings = [wording for wording in known if f" {wording} " in padded]
            if wordings:
                longest = max(wordings, key=len)
                matches[slot] = SlotMatch(longest, known[longest])
        return matches

    def unknown_value(self, said: str, intent: Intent) -> dict[str, SlotMatch]:
        """The words in place of a slot, if a sample with one slot matches around it.

        `said` has its apostrophes, and so has the value.
        """
        words = without_apostrophes(said)
        for sample in sorted(intent.samples, key=len, reverse=True):
            parts = _SLOT.split(normalize(sample, self._language))
            value = _between(words, parts[0], parts[-1]) if len(parts) == ONE_SLOT else ""
            if value:
                first = len(parts[0].split())
                spoken = said.split()[first : first + len(value.split())]
                return {parts[1]: SlotMatch(" ".join(spoken), None)}
        return {}

    def whole(self, said: str, intent: Intent) -> dict[str, SlotMatch]:
        """All the words in the first slot of `intent` that takes words which it does not know."""
        for slot, kind in intent.slots.items():
            if not kind.startswith("AMAZON."):
                known = self._values[slot].get(without_apostrophes(said))
                return {slot: SlotMatch(said, known)}
        return {}

    def _slots(self, result: RecognizeResult) -> dict[str, SlotMatch]:
        texts = {slot: str(entity.value) for slot, entity in result.entities.items()}
        return {slot: SlotMatch(text, self._values[slot][text]) for slot, text in texts.items()}

    def _document(self, model: InteractionModel) -> dict[str, Any]:
        return {
            "language": self._language,
            "intents": {
                intent.name: {"data": [{"sentences": self._sentences(intent.samples)}]}
                for intent in model.intents.values()
                if intent.samples and intent.name != CATCH_ALL
            },
            "lists": {
                slot: {"values": [{"in": text, "out": text} for text in known]}
                for slot, known in self._values.items()
            },
        }

    def _sentences(self, samples: Iterable[str]) -> list[str]:
        return [normalize(sample, self._language) for sample in samples]


def _slot_length(result: RecognizeResult) -> int:
    """Number of letters of the match that are in slots."""
    return sum(len(entity.text) for entity in result.entities.values())


def _between(words: str, before: str, after: str) -> str:
    """The words between two texts of at least `LEAST_CARRIER` words; empty if they do not match."""
    value = words[len(before) : len(words) - len(after)]
    fits = f"{before}{value}{after}" == words
    return value if fits and len(f"{before}{after}".split()) >= LEAST_CARRIER else ""

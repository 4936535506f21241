"""Matches words with the samples of the interaction model, exactly."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from hassil import recognize_all
from hassil.intents import Intents
from hassil.recognize import RecognizeResult

from simulator.hearing.interaction_model import Intent, InteractionModel, SlotValue
from simulator.hearing.normalize import normalize

LEAST_CARRIER = 2
"""Words around a slot that must fit before its place can hold an unknown value."""
ONE_SLOT = 3
"""Parts of a sample with one slot: before it, its name, after it."""
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class SlotMatch:
    """A slot filled by the person's words."""

    words: str
    """What the person said for it."""
    value: SlotValue | None
    """The value it resolves to; None when the slot type does not know the words."""


class ExactMatcher:
    """Matches words with the samples of one model, slots filled in."""

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
        """The intent and slots of the sample that fits, or None; `words` are plain.

        The intent that spells out most of the words wins; within it the reading that fills
        most slots, for it says more.
        """
        found = list(recognize_all(words, self._intents))
        if not found:
            return None
        intent = min(found, key=_slot_length).intent.name
        readings = (result for result in found if result.intent.name == intent)
        return intent, self._slots(max(readings, key=lambda result: len(result.entities)))

    def slots_within(self, words: str, slots: Iterable[str]) -> dict[str, SlotMatch]:
        """The longest wording of each slot that occurs in `words`."""
        padded = f" {words} "
        found = {}
        for slot in slots:
            known = self._values.get(slot, {})
            wordings = [wording for wording in known if f" {wording} " in padded]
            if wordings:
                longest = max(wordings, key=len)
                found[slot] = SlotMatch(longest, known[longest])
        return found

    def unknown_value(self, words: str, intent: Intent) -> dict[str, SlotMatch]:
        """What stands in place of the slot of a sample that fits `words` in everything else."""
        for sample in sorted(intent.samples, key=len, reverse=True):
            parts = _SLOT.split(normalize(sample, self._language))
            value = _between(words, parts[0], parts[-1]) if len(parts) == ONE_SLOT else ""
            if value:
                return {parts[1]: SlotMatch(value, None)}
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
                if intent.samples
            },
            "lists": {
                slot: {"values": [{"in": text, "out": text} for text in known]}
                for slot, known in self._values.items()
            },
        }

    def _sentences(self, samples: Iterable[str]) -> list[str]:
        return [normalize(sample, self._language) for sample in samples]


def _slot_length(result: RecognizeResult) -> int:
    """Letters of the match that came from slots."""
    return sum(len(entity.text) for entity in result.entities.values())


def _between(words: str, before: str, after: str) -> str:
    """What `words` hold between two texts of `LEAST_CARRIER` words; empty if they do not fit."""
    value = words[len(before) : len(words) - len(after)]
    fits = f"{before}{value}{after}" == words
    return value if fits and len(f"{before}{after}".split()) >= LEAST_CARRIER else ""

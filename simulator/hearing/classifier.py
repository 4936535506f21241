"""Guesses where words end up that go astray: the custom intent with slots that is nearest.

A linear classifier learns the samples of those intents with their slots filled.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import cycle
from threading import Lock

from simulator.hearing.interaction_model import CATCH_ALL, Intent, InteractionModel
from simulator.hearing.linear_classifier import LinearClassifier
from simulator.hearing.normalize import normalize

MAX_FILLINGS = 4
"""How often the classifier learns a sample with slots, each time with other values."""
_SLOT = re.compile(r"\{(\w+)\}")


class IntentClassifier:
    """Guesses intents by similarity to the samples, which it learns before the first guess."""

    def __init__(self, model: InteractionModel) -> None:
        """Take the model; learning is left for later, so that the program starts quickly."""
        self.model = model
        self._learning = Lock()

    def learn(self) -> None:
        """Learn the samples now, which takes about a second; a second call does nothing."""
        with self._learning:
            self._learned  # noqa: B018 - computed at the first use

    def likeliest(self, words: str) -> str | None:
        """The likeliest custom intent with slots for normalized words; None if none is near."""
        self.learn()
        scores = self._learned.scores(words)
        return max(scores, key=scores.__getitem__, default=None)

    @cached_property
    def _learned(self) -> LinearClassifier:
        return LinearClassifier(filled_samples(self.model))


def filled_samples(model: InteractionModel) -> Iterator[tuple[str, str]]:
    """Normalized samples with their intent, each slot filled with wordings of its values.

    Only of custom intents with slots, and not of the catch-all.
    """
    for intent in model.intents.values():
        if not intent.slots or intent.name == CATCH_ALL:
            continue
        wordings = _wordings(model, intent)
        for sample in intent.samples:
            for _ in range(MAX_FILLINGS if _SLOT.search(sample) else 1):
                filled = _fill(sample, wordings)
                yield normalize(filled, model.language), intent.name


def _wordings(model: InteractionModel, intent: Intent) -> dict[str, Iterator[str]]:
    """Slot name → an endless cycle of its wordings."""
    return {
        slot: cycle([wording for value in model.types[kind] for wording in value.wordings])
        for slot, kind in intent.slots.items()
    }


def _fill(sample: str, wordings: dict[str, Iterator[str]]) -> str:
    return _SLOT.sub(lambda slot: next(wordings[slot[1]]), sample)

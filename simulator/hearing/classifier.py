"""Guesses the intent of words that match no sample.

A linear classifier learns the samples with their slots filled, and for `AMAZON.FallbackIntent`
requests that are not about cramps. A real Alexa takes only exact utterances for its built-in
intents; here the classifier may guess them too, but needs a higher score.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import cycle
from threading import Lock

from simulator.hearing.interaction_model import FALLBACK, Intent, InteractionModel
from simulator.hearing.linear_classifier import LinearClassifier
from simulator.hearing.normalize import normalize

LEAST_SCORE = 0.3
"""Least score of an intent to be chosen; a sample itself scores about 1."""
LEAST_BUILTIN_SCORE = 0.4
"""Least score of a built-in intent to be chosen."""
UNKNOWN_WORDS_WEIGHT = 1.0
"""Subtracted from the score if all words are unknown; in proportion if some are."""
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
        """Learn the samples now, which takes one or two seconds; a second call does nothing."""
        with self._learning:
            self._learned  # noqa: B018 - computed at the first use

    def classify(self, words: str) -> str | None:
        """The most likely intent of normalized words; None if nothing fits."""
        self.learn()
        classifier, known = self._learned
        scores = classifier.scores(words)
        intent = max(scores, key=scores.__getitem__, default=FALLBACK)
        unknown = [word for word in words.split() if word not in known]
        doubt = UNKNOWN_WORDS_WEIGHT * len(unknown) / max(1, len(words.split()))
        least = LEAST_BUILTIN_SCORE if intent.startswith("AMAZON.") else LEAST_SCORE
        return intent if intent != FALLBACK and scores[intent] - doubt >= least else None

    @cached_property
    def _learned(self) -> tuple[LinearClassifier, frozenset[str]]:
        """The classifier, and every word of the samples."""
        phrases = list(filled_samples(self.model))
        known = frozenset(word for phrase, _ in phrases for word in phrase.split())
        return LinearClassifier([*phrases, *_out_of_domain(self.model)]), known


def filled_samples(model: InteractionModel) -> Iterator[tuple[str, str]]:
    """Normalized samples with their intent, each slot filled with wordings of its values."""
    for intent in model.intents.values():
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


def _out_of_domain(model: InteractionModel) -> Iterator[tuple[str, str]]:
    for phrase in model.device.out_of_domain:
        yield normalize(phrase, model.language), FALLBACK

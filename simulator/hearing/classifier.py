"""The nearest meaning of words that no sample fits.

A linear classifier over words, word pairs and groups of letters learns the samples with their
slots filled, and, as `AMAZON.FallbackIntent`, what people ask a device apart from cramps. A real
Alexa hears its built-in intents by exact utterances only; here they are also taken when the
classifier is surer of them than of other intents.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import cycle
from threading import Lock
from typing import Any

from simulator.hearing.interaction_model import FALLBACK, Intent, InteractionModel
from simulator.hearing.normalize import normalize

LEAST_SCORE = -0.55
"""How far on the wrong side of its border an intent may lie and still be the meaning."""
LEAST_BUILTIN_SCORE = -0.1
"""The same for the built-in intents."""
UNKNOWN_WORDS_WEIGHT = 1.0
"""What is taken off the score when no word is known; in proportion when some are."""
MOST_FILLINGS = 4
"""How often one sample is learnt, each time with other slot values."""
_WORD = r"\w+"
_SLOT = re.compile(r"\{(\w+)\}")


class IntentClassifier:
    """Guesses an intent by its likeness to the samples; learns them before the first guess."""

    def __init__(self, model: InteractionModel) -> None:
        """Nothing is learnt yet, so that starting stays quick."""
        self.model = model
        self._learning = Lock()

    def learn(self) -> None:
        """Learn the samples now; takes about two seconds, most of them for the library."""
        with self._learning:
            self._classifier  # noqa: B018 - made at the first use

    def classify(self, words: str) -> str | None:
        """The intent that plain words most likely mean; None when nothing fits."""
        self.learn()
        classifier, known = self._classifier
        scores = classifier.decision_function([words])[0]
        intent = str(classifier.classes_[scores.argmax()])
        unknown = [word for word in words.split() if word not in known]
        score = scores.max() - UNKNOWN_WORDS_WEIGHT * len(unknown) / max(1, len(words.split()))
        least = LEAST_BUILTIN_SCORE if intent.startswith("AMAZON.") else LEAST_SCORE
        return intent if intent != FALLBACK and score >= least else None

    @cached_property
    def _classifier(self) -> tuple[Any, frozenset[str]]:
        """The classifier, and every word of the samples."""
        from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - slow
        from sklearn.pipeline import make_pipeline, make_union  # noqa: PLC0415
        from sklearn.svm import LinearSVC  # noqa: PLC0415

        phrases = list(filled_samples(self.model))
        known = frozenset(word for phrase, _ in phrases for word in phrase.split())
        phrases.extend(_out_of_domain(self.model))
        words = TfidfVectorizer(token_pattern=_WORD, ngram_range=(1, 2), sublinear_tf=True)
        letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True)
        classifier = make_pipeline(make_union(words, letters), LinearSVC(random_state=0))
        return classifier.fit(*zip(*phrases, strict=True)), known


def filled_samples(model: InteractionModel) -> Iterator[tuple[str, str]]:
    """Plain phrases with the intent they stand for, every slot filled with known wordings."""
    for intent in model.intents.values():
        wordings = _wordings(model, intent)
        for sample in intent.samples:
            for _ in range(MOST_FILLINGS if _SLOT.search(sample) else 1):
                filled = _fill(sample, wordings)
                yield normalize(filled, model.language), intent.name


def _wordings(model: InteractionModel, intent: Intent) -> dict[str, Iterator[str]]:
    """For each slot its wordings, round and round."""
    return {
        slot: cycle([wording for value in model.types[kind] for wording in value.wordings])
        for slot, kind in intent.slots.items()
    }


def _fill(sample: str, wordings: dict[str, Iterator[str]]) -> str:
    return _SLOT.sub(lambda slot: next(wordings[slot[1]]), sample)


def _out_of_domain(model: InteractionModel) -> Iterator[tuple[str, str]]:
    for phrase in model.device.out_of_domain:
        yield normalize(phrase, model.language), FALLBACK

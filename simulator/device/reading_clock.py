"""How long a device takes to say words: the reading clock, at which time passes in a conversation.

How letters sound is read from what is built of the skill's content, and counted by code of its own:
a mistake of the skill's shows as a hold that is too long.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

BUILT = Path(__file__).resolve().parents[2] / "skill" / "content" / "built"
"""What the skill says, a file a language or locale, and in `structure.json` the locales."""
WORDS_PER_MINUTE = 160
"""Rate at which words are said of whose language nothing is known."""
LETTERS_A_SYLLABLE = 3
"""Letters of a usual syllable. Half of the time goes with syllables, and half with letters."""
DRAWN_OUT_SECONDS = 0.2
"""By how much the end of a sentence is drawn out."""
SENTENCE_SECONDS = 0.25
"""Silence between two sentences, where there is no break."""
PHRASE_SECONDS = 0.25
"""What a comma and the like take."""

_WORD = re.compile(r"[\w'’\u0300-\u036f\u064b-\u0652\u0900-\u0963]+")
_SENTENCE_END = re.compile(r"[.?!…]+(?!\S)|[؟।。？！]")
_PHRASE_END = re.compile(r"[,;:،؛、，；：]")


@dataclass(frozen=True, slots=True)
class Clock:
    """How long a device takes to say sentences."""

    seconds: Callable[[str], float]
    """A sentence, or a part of one → seconds from its first sound to its last."""
    pause: float
    """Seconds between two sentences, where there is no break."""


BY_WORDS = Clock(lambda words: len(words.split()) * 60 / WORDS_PER_MINUTE, 0.0)
"""The clock of a language of which nothing is known."""


@cache
def reading_clock(locale: str, folder: Path = BUILT) -> Clock:
    """The clock of a locale; of one for which the skill has nothing, that of mere words."""
    if not (row := _read(folder, "structure")["locales"].get(locale)):
        return BY_WORDS
    sounds, rate = _read(folder, row["language"])["sounds"], row["syllables_per_second"]
    count = _counter(sounds)

    @cache
    def seconds(words: str) -> float:
        said = _WORD.findall(words.lower())
        syllables = sum(map(count, said))
        letters = sum(
            LETTERS_A_SYLLABLE * count(word) if word.isdecimal() else len(word) for word in said
        )
        spoken = (syllables + letters / LETTERS_A_SYLLABLE) / 2 / rate
        ends, commas = len(_SENTENCE_END.findall(words)), len(_PHRASE_END.findall(words))
        return float(spoken + DRAWN_OUT_SECONDS * ends + PHRASE_SECONDS * commas)

    return Clock(seconds, SENTENCE_SECONDS)


def _read(folder: Path, name: str) -> Any:
    return json.loads((folder / f"{name}.json").read_text("utf-8"))


def _counter(sounds: Mapping[str, Any]) -> Callable[[str], int]:
    """What counts the syllables of a word."""
    words, endings, groups = (_counts(sounds[name]) for name in ("words", "endings", "groups"))
    letters = dict.fromkeys(sounds["vowels"], 1) | groups
    ending = re.compile(rf"(?<=.)(?:{_any_of(endings)})$")
    letter = re.compile(_any_of(letters))

    @cache
    def count(word: str) -> int:
        if word in words:
            return words[word]
        end = ending.search(word)
        stem = word[: end.start()] if end else word
        found = sum(letters[one] for one in letter.findall(stem))
        return max(1, found + (endings[end.group()] if end else 0))

    return count


def _counts(texts: Mapping[str, str]) -> dict[str, int]:
    """Text → its syllables."""
    return {text: int(count) for count, several in texts.items() for text in several.split()}


def _any_of(texts: Mapping[str, int]) -> str:
    """What matches one of these texts, the longest first; nothing if there are none."""
    return "|".join(map(re.escape, sorted(texts, key=len, reverse=True))) or "(?!)"

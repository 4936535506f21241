"""Estimates how long a text takes to say: its syllables at the rate of a voice, and its pauses.

How the letters of a language sound is content. Beside synthesizers this is off by two thirds of
what a count of words is: `python -m bench.speech_time`, from which the numbers here are too.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from skill.content.model import Library, Locale
from skill.content.sound_records import Sounds

USUAL_LETTERS = 3
"""Letters of a usual syllable; of the time of one with more or fewer, half goes with them."""
DRAWN_OUT = 0.2
"""Seconds by which a voice draws out the end of a sentence."""
SENTENCE_PAUSE = 0.25
"""Seconds that it is silent between two sentences; a break takes the place of that."""
PHRASE_PAUSE = 0.25
"""Seconds that a comma and the like take."""
CACHE_SIZE = 4096
"""Sentences whose length or SSML is cached; the content has some hundreds."""
EXACT = 1024
"""Parts of a second in which lengths are given, so that their sums are exact, and short in JSON."""
LOCALES = 32
"""Locales whose speaking time is kept; a skill has fewer."""

_SENTENCE_MARKS = ".?!…؟।。？！"
_PHRASE_MARKS = ",;:،؛、，；："
_WORD = re.compile(rf"[^\s{_SENTENCE_MARKS}{_PHRASE_MARKS}()\[\]\"«»“”„¿¡–—-]+")
_SENTENCE_END = re.compile(r"[.?!…]+(?!\S)|[؟।。？！]")
_BETWEEN_SENTENCES = re.compile(r"[.?!…]\s|[؟।。？！](?=.)")
_PHRASE_END = re.compile(rf"[{_PHRASE_MARKS}]")


@lru_cache(maxsize=LOCALES)
def speaking_time(library: Library, locale: Locale) -> "SpeakingTime":
    """How long texts take in a locale."""
    return SpeakingTime(library.words[locale.words].sounds, locale.syllables_per_second)


class SpeakingTime:
    """Seconds of texts in one language, said by one voice."""

    def __init__(self, sounds: Sounds, syllables_per_second: float) -> None:
        """Take how the letters of the language sound, and the rate of the voice without pauses."""
        self._rate = syllables_per_second
        self._count = SyllableCount(sounds)
        self.seconds = lru_cache(maxsize=CACHE_SIZE)(self._seconds)
        """Seconds from the first sound of a text to its last, with the pauses between."""

    def _seconds(self, text: str) -> float:
        pauses = DRAWN_OUT * len(_SENTENCE_END.findall(text))
        pauses += SENTENCE_PAUSE * len(_BETWEEN_SENTENCES.findall(text))
        pauses += PHRASE_PAUSE * len(_PHRASE_END.findall(text))
        return round((self._usual_syllables(text) / self._rate + pauses) * EXACT) / EXACT

    def _usual_syllables(self, text: str) -> float:
        """Syllables of the usual length that take as long; a digit is a word of usual ones."""
        words = _WORD.findall(text.lower())
        syllables = sum(map(self._count.of_word, words))
        letters = sum(len(word) for word in words if not word.isdecimal())
        digits = sum(self._count.of_word(word) for word in words if word.isdecimal())
        return (syllables + digits + letters / USUAL_LETTERS) / 2


class SyllableCount:
    """Counts the syllables of one language."""

    def __init__(self, sounds: Sounds) -> None:
        """Take how its letters sound."""
        self._words = _by_text(sounds.words)
        self._endings = _by_text(sounds.endings)
        self._letters = {**dict.fromkeys(sounds.vowels, 1), **_by_text(sounds.groups)}
        self._longest_ending = max(map(len, self._endings), default=0)
        self._longest_group = max(map(len, self._letters), default=0)

    def of_word(self, word: str) -> int:
        """Syllables of a word in lower case; one without a vowel has one too."""
        if (known := self._words.get(word)) is not None:
            return known
        for length in range(min(self._longest_ending, len(word) - 1), 0, -1):
            if (ending := self._endings.get(word[-length:])) is not None:
                return max(self._scanned(word[:-length]) + ending, 1)
        return max(self._scanned(word), 1)

    def _scanned(self, letters: str) -> int:
        """Syllables from left to right, the longest known group first."""
        place = count = 0
        while place < len(letters):
            for end in range(min(place + self._longest_group, len(letters)), place, -1):
                if (syllables := self._letters.get(letters[place:end])) is not None:
                    count += syllables
                    place = end
                    break
            else:
                place += 1
        return count


def _by_text(counted: Mapping[int, str]) -> dict[str, int]:
    """Text → its syllables."""
    return {text: count for count, texts in counted.items() for text in texts.split()}

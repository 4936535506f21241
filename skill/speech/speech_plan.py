"""An answer as a sequence of words and silences, each with the second at which it begins."""

import re
from functools import lru_cache

from skill.record import Record

WORDS_PER_MINUTE = 160
"""Assumed rate of Alexa's voice; all timing of holds rests on it."""
LONGEST_RUN = 15.0
"""Longest speech, in seconds, without a pause in which the person can act."""
CACHE_SIZE = 4096
"""Sentences whose length and SSML are cached; the content has some hundreds."""
CHANCE_TO_ACT = 2.0
"""Seconds of silence in which the person can act."""

_NUMBER = re.compile(r"\d+")


class Utterance(Record):
    """Words spoken without a pause."""

    text: str
    start: float
    """Second of the answer at which it begins."""
    cue: bool
    """Whether it only keeps time, such as "halfway"; cards leave it out."""
    pleased: bool = False
    """Whether the voice sounds pleased."""

    @property
    def seconds(self) -> float:
        """Estimated seconds to say it."""
        return speaking_seconds(self.text)


class Pause(Record):
    """Silence."""

    seconds: float
    start: float


Part = Utterance | Pause


@lru_cache(maxsize=CACHE_SIZE)
def speaking_seconds(text: str) -> float:
    """Estimated seconds to say a text; each digit of a number counts as a word."""
    more_digits = sum(len(number) - 1 for number in _NUMBER.findall(text))
    words = len(text.split()) + more_digits
    return words * 60 / WORDS_PER_MINUTE


class SpeechPlan:
    """Builds an answer part by part."""

    def __init__(self) -> None:
        """Begin with an empty answer."""
        self.parts: list[Part] = []
        self.second = 0.0
        """Second at which the next part begins."""
        self._run = 0.0
        """Seconds of speech since the last silence of `CHANCE_TO_ACT`."""

    def breathe_before(self, text: str) -> None:
        """Add `CHANCE_TO_ACT` of silence if the text would make the speech exceed `LONGEST_RUN`."""
        if self._run and self._run + speaking_seconds(text) > LONGEST_RUN:
            self.quiet(CHANCE_TO_ACT)

    def say(self, text: str, pleased: bool = False) -> None:
        """Add a sentence, after a silence if one is due."""
        self.breathe_before(text)
        self._add(text, cue=False, pleased=pleased)

    def cue(self, text: str) -> None:
        """Add a short time cue at exactly this second."""
        self._add(text, cue=True)

    def quiet(self, seconds: float) -> None:
        """Add silence, rounded to tenths of a second; nothing if that leaves none."""
        rounded = round(seconds, 1)
        if rounded > 0:
            self.parts.append(Pause(rounded, self.second))
            self.second += rounded
            self._run = 0.0 if rounded >= CHANCE_TO_ACT else self._run

    def quiet_until(self, second: float) -> None:
        """Add silence up to a second of the answer."""
        self.quiet(second - self.second)

    def _add(self, text: str, cue: bool, pleased: bool = False) -> None:
        self.parts.append(Utterance(text, self.second, cue, pleased))
        seconds = speaking_seconds(text)
        self.second += seconds
        self._run += seconds

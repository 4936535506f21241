"""A turn as it will sound: words and silences in order, with the second at which each begins."""

import re
from functools import lru_cache
from typing import NamedTuple

WORDS_PER_MINUTE = 160
"""Comfortable synthetic speech, for young and old."""
LONGEST_RUN = 15.0
"""Seconds of speech between two chances to act."""
CACHE_SIZE = 4096
"""Different sentences whose length and SSML are worked out once; the content has some hundreds."""
CHANCE_TO_ACT = 2.0
"""Seconds of quiet that count as a chance to act."""

_NUMBER = re.compile(r"\d+")


class Utterance(NamedTuple):
    """Words, spoken in one go."""

    text: str
    start: float
    """Second of the turn at which it begins."""
    cue: bool
    """Whether it only keeps time, and so is left off the card."""
    pleased: bool = False
    """Whether the voice sounds pleased."""

    @property
    def seconds(self) -> float:
        """How long it takes to say."""
        return speaking_seconds(self.text)


class Pause(NamedTuple):
    """Silence."""

    seconds: float
    start: float


Part = Utterance | Pause


@lru_cache(maxsize=CACHE_SIZE)
def speaking_seconds(text: str) -> float:
    """How long it takes to say a text; the digits of a number are said one by one."""
    more_digits = sum(len(number) - 1 for number in _NUMBER.findall(text))
    words = len(text.split()) + more_digits
    return words * 60 / WORDS_PER_MINUTE


class SpeechPlan:
    """A turn being written."""

    def __init__(self) -> None:
        """Begin with nothing said."""
        self.parts: list[Part] = []
        self.second = 0.0
        """Where the next part begins."""
        self._run = 0.0
        """Seconds of speech since the last chance to act."""

    def breathe_before(self, text: str) -> None:
        """Add a chance to act, if speaking on would leave none for too long."""
        if self._run and self._run + speaking_seconds(text) > LONGEST_RUN:
            self.quiet(CHANCE_TO_ACT)

    def say(self, text: str, pleased: bool = False) -> None:
        """Add a sentence; first a breath, if one is due."""
        self.breathe_before(text)
        self._add(text, cue=False, pleased=pleased)

    def cue(self, text: str) -> None:
        """Add a short time cue, exactly here."""
        self._add(text, cue=True)

    def quiet(self, seconds: float) -> None:
        """Add silence, to the tenth of a second; none at all if it would be shorter."""
        rounded = round(seconds, 1)
        if rounded > 0:
            self.parts.append(Pause(rounded, self.second))
            self.second += rounded
            self._run = 0.0 if rounded >= CHANCE_TO_ACT else self._run

    def quiet_until(self, second: float) -> None:
        """Add silence up to a second of the turn."""
        self.quiet(second - self.second)

    def _add(self, text: str, cue: bool, pleased: bool = False) -> None:
        self.parts.append(Utterance(text, self.second, cue, pleased))
        seconds = speaking_seconds(text)
        self.second += seconds
        self._run += seconds

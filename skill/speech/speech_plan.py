"""An answer as a sequence of words and silences, each with the second at which it begins."""

from skill.record import Record
from skill.speech.speaking_time import SENTENCE_PAUSE, SpeakingTime

LONGEST_RUN = 15.0
"""Longest speech, in seconds, without a pause in which the person can act."""
CHANCE_TO_ACT = 2.0
"""Seconds of silence in which the person can act."""


class Utterance(Record):
    """Words spoken without a pause."""

    text: str
    start: float
    """Second of the answer at which it begins, or the rest of the voice before it."""
    seconds: float
    """Estimated seconds to say it, with that rest, which there is between two sentences."""
    cue: bool
    """Whether it only keeps time, such as "halfway"; cards leave it out."""
    pleased: bool = False
    """Whether the voice sounds pleased."""


class Pause(Record):
    """Silence."""

    seconds: float
    start: float


Part = Utterance | Pause


class SpeechPlan:
    """Builds an answer part by part."""

    def __init__(self, time: SpeakingTime) -> None:
        """Begin with an empty answer; `time` is how long texts take."""
        self.time = time
        self.parts: list[Part] = []
        self.second = 0.0
        """Second at which the next part begins."""
        self._run = 0.0
        """Seconds of speech since the last silence of `CHANCE_TO_ACT`."""

    def breathe_before(self, text: str) -> None:
        """Add `CHANCE_TO_ACT` of silence if the text would make the speech exceed `LONGEST_RUN`."""
        if self._run and self._run + SENTENCE_PAUSE + self.time.seconds(text) > LONGEST_RUN:
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
        follows = self.parts and isinstance(self.parts[-1], Utterance)
        seconds = self.time.seconds(text) + (SENTENCE_PAUSE if follows else 0.0)
        self.parts.append(Utterance(text, self.second, seconds, cue, pleased))
        self.second += seconds
        self._run += seconds

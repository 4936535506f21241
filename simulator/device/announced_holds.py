"""Finds the holds of an answer from its words, from "Hold for thirty seconds." to "Ease off."."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise

from simulator.device.speech import Piece, by_sentence
from simulator.hearing.normalize import normalize

LARGEST_NUMBER = 99
"""Largest number of minutes or seconds that is recognized."""
_ANNOUNCED = re.compile(
    r"\b(?:hold for|keep going(?: for|,)|(?P<together>with me, for)) (?P<time>[a-z -]+)\.",
    re.IGNORECASE,
)
_TIME = re.compile(r"(?:and )?([a-z ]+?) (minute|second)s?\b ?")
_UNITS = {"minute": 60, "second": 1}
_ENDINGS = frozenset(
    {
        "Ease off.",
        "Ease a little.",
        "Keep holding if it still grips.",
        "Come back up.",
        "Rest your hands.",
        "And rest.",
        "Let go.",
    }
)


@dataclass(frozen=True, slots=True)
class Hold:
    """A hold in an answer; times are seconds of the reading clock since the answer began."""

    announced: int
    """Seconds that the coach announced."""
    start: float
    end: float


def timed_sentences(pieces: Sequence[Piece]) -> list[tuple[float, Piece]]:
    """Every sentence and silence, with the second of the answer at which it begins."""
    parts = list(by_sentence(pieces))
    starts = accumulate((part.seconds for part in parts), initial=0.0)
    return list(zip(starts, parts, strict=False))


def holds_in(pieces: Sequence[Piece]) -> Iterator[Hold]:
    """Every announced hold that ends with words such as "Ease off." or "Let go.".

    A hold counts from the middle of its announcement, as some people begin at its first word and
    some after its last. A movement done together ("… with me, for forty seconds.") begins with the
    next word.
    """
    spoken = [(start, part) for start, part in timed_sentences(pieces) if part.words]
    announced, begun = 0, 0.0
    for (start, part), (following, _) in pairwise([*spoken, *spoken[-1:]]):
        if match := _ANNOUNCED.search(part.words):
            announced = seconds_in(match["time"])
            begun = following if match["together"] else start + part.seconds / 2
        elif announced and part.words in _ENDINGS:
            yield Hold(announced, begun, start)
            announced = 0


def seconds_in(words: str) -> int:
    """The seconds of "thirty seconds" or "one minute and five seconds"; 0 for other words."""
    parts = _TIME.findall(words.lower().replace("-", " "))
    return sum(_numbers().get(number, 0) * _UNITS[unit] for number, unit in parts)


@cache
def _numbers() -> dict[str, int]:
    return {normalize(str(number), "en"): number for number in range(1, LARGEST_NUMBER + 1)}

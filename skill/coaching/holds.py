"""The time cues of a hold: what is said at which second.

>>> [(cue.second, cue.phrase.value) for cue in hold_cues(10)]
[(7, 'three'), (8, 'two'), (9, 'one')]
"""

from functools import lru_cache

from skill.coaching.messages.phrases import Phrase
from skill.record import Record

LONGEST_QUIET = 9
"""Longest gap between two cues, in seconds; a cue is due at least every 10."""
HAS_HALFWAY = 20
"""Shortest hold, in seconds, with a cue at its middle."""
HAS_TEN_LEFT = 30
"""Shortest hold, in seconds, with a cue ten seconds before its end."""
CACHE_SIZE = 256
"""Hold lengths whose cues are cached; content and interrupted holds have some dozens."""
LAST_COUNT = (Phrase.ONE, Phrase.TWO, Phrase.THREE)
"""What is said of the last seconds of a hold, of the very last one first."""
LEAST_NAMED = 10
"""Fewest seconds that are named; of a shorter rest it is only said that it is nearly over."""
COUNT_SECONDS = 1.0
"""Seconds by which "three more" precedes its beat, so that the beat stays in time."""


class Cue(Record):
    """A short time cue within a hold."""

    second: float
    """When it begins, counted from the start of the hold."""
    phrase: Phrase


@lru_cache(maxsize=CACHE_SIZE)
def hold_cues(seconds: int) -> tuple[Cue, ...]:
    """Cues of a hold of 1 to 90 seconds: halfway, ten seconds left, the last three counted."""
    cues = {seconds - left: phrase for left, phrase in enumerate(LAST_COUNT, 1) if left <= seconds}
    if seconds >= HAS_HALFWAY:
        cues[seconds // 2] = Phrase.HALFWAY
    if seconds >= HAS_TEN_LEFT:
        cues[seconds - 10] = Phrase.TEN_LEFT
    _fill(cues)
    return tuple(Cue(second, cues[second]) for second in sorted(cues))


def _fill(cues: dict[int, Phrase]) -> None:
    """Add steadying words wherever two cues are more than `LONGEST_QUIET` apart."""
    second = 0
    for upcoming in sorted(cues):
        gaps = -(-(upcoming - second) // LONGEST_QUIET)
        for part in range(1, gaps):
            cues[second + (upcoming - second) * part // gaps] = Phrase.STEADY
        second = upcoming


@lru_cache(maxsize=CACHE_SIZE)
def beat_cues(beats: int, seconds: int) -> tuple[Cue, ...]:
    """Cues of an evenly timed movement down and up; near the end, how many beats are left."""
    period = seconds / beats
    cues = []
    for beat in range(beats):
        if (left := beats - beat) in _COUNTED and beats > left:
            cues.append(Cue(beat * period - COUNT_SECONDS, _COUNTED[left]))
        cues.append(Cue(beat * period, Phrase.DOWN))
        cues.append(Cue((beat + 0.5) * period, Phrase.UP))
    return tuple(cues)


_COUNTED = {3: Phrase.BEATS_LEFT, 1: Phrase.LAST_BEAT}

"""Finds the holds of an answer from its words, from "Hold for thirty seconds." to "Ease off.".

What announces and what ends a hold is read from the words that the skill says, in every language.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain, pairwise
from pathlib import Path
from typing import Any

from simulator.device.reading_clock import BUILT
from simulator.device.speech import Piece

ANNOUNCING = ("hold", "hold_more", "knead", "knead_more")
"""Phrases that announce a hold; each has its {duration}."""
TOGETHER = ("beats",)
"""Phrases that announce a movement done together, which begins with the words after them."""
ENDING = ("ease_off", "soften", "keep_holding", "come_up", "rest_hands", "rest")
"""Phrases that end a hold."""
_UNITS = {"seconds": 1, "minutes": 60}
"""Table of durations in words → the seconds of one."""


@dataclass(frozen=True, slots=True)
class Hold:
    """A hold in an answer; times are seconds of the reading clock since the answer began."""

    announced: int
    """Seconds that the coach announced."""
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Announcement:
    """What a sentence announces."""

    seconds: int
    together: bool
    """Whether the movement is done together, and begins with the words after it."""


class HoldWords:
    """The words around holds, in all languages."""

    def __init__(self, languages: Sequence[Mapping[str, Any]]) -> None:
        """Take what is said in each language: its phrases, and the durations that it names."""
        self._announcing = [pattern for words in languages for pattern in _patterns(words)]
        self.endings = frozenset(chain.from_iterable(_wordings(one, ENDING) for one in languages))
        """Sentences that end a hold."""

    def announced(self, sentence: str) -> Announcement | None:
        """What a sentence announces; None if it announces no hold."""
        said = sentence.casefold()
        for pattern, durations, together in self._announcing:
            if match := pattern.search(said):
                return Announcement(durations[match["duration"]], together)
        return None


def timed_sentences(pieces: Sequence[Piece]) -> list[tuple[float, Piece]]:
    """Every sentence and silence, with the second of the answer at which it begins."""
    starts = accumulate((piece.seconds for piece in pieces), initial=0.0)
    return list(zip(starts, pieces, strict=False))


def holds_in(pieces: Sequence[Piece], words: HoldWords | None = None) -> Iterator[Hold]:
    """Every announced hold that ends with words such as "Ease off.".

    A hold counts from the middle of its announcement, as some people begin at its first word and
    some after its last. A movement done together ("… with me, for forty seconds.") begins with the
    next word.

    Args:
        pieces: The answer.
        words: The words around holds; default: those of all languages of the skill.
    """
    known = words or hold_words()
    spoken = [(start, part) for start, part in timed_sentences(pieces) if part.words]
    announced, begun = 0, 0.0
    for (start, part), (following, _) in pairwise([*spoken, *spoken[-1:]]):
        if announcement := known.announced(part.words):
            announced = announcement.seconds
            begun = following if announcement.together else start + part.seconds / 2
        elif announced and part.words in known.endings:
            yield Hold(announced, begun, start)
            announced = 0


@cache
def hold_words(folder: Path = BUILT) -> HoldWords:
    """The words around holds in all languages of a folder of built content."""
    read = (json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json")))
    return HoldWords([words for words in read if "phrases" in words])


def _patterns(words: Mapping[str, Any]) -> Iterator[tuple[re.Pattern[str], dict[str, int], bool]]:
    """What finds the announcements of a language, the seconds of its durations, and which kind."""
    durations = {
        text.casefold(): int(count) * unit
        for table, unit in _UNITS.items()
        for count, text in words[table].items()
    }
    for names, together in ((ANNOUNCING, False), (TOGETHER, True)):
        for wording in _wordings(words, names):
            yield _pattern(wording, durations), durations, together


def _pattern(wording: str, durations: Mapping[str, int]) -> re.Pattern[str]:
    """What finds a wording of an announcement at the end of a sentence in lower case."""
    longest_first = sorted(durations, key=len, reverse=True)
    duration = f"(?P<duration>{'|'.join(map(re.escape, longest_first))})"
    places = {"{duration}": duration, "{n}": ".+"}
    parts = re.split(r"(\{\w+\})", wording.casefold())
    return re.compile(rf"(?<!\w){''.join(places.get(part) or re.escape(part) for part in parts)}$")


def _wordings(words: Mapping[str, Any], phrases: Sequence[str]) -> list[str]:
    """All wordings of some phrases."""
    return [wording for phrase in phrases for wording in words["phrases"].get(phrase, ())]

"""Reads words: finds every meaning in them, and how certain each is."""

import json
import os
from collections.abc import Iterator
from functools import cache

from skill.json_records import read_json
from skill.reading.corrections import corrected
from skill.reading.guess import Guesser, guesser_of
from skill.reading.packing import unpack
from skill.reading.lexicon import Lexicon
from skill.reading.matching import Match, Utterance
from skill.reading.reading import Kind, Meaning, Reading
from skill.reading.scopes import Scopes, scopes
from skill.reading.spoken import cut

BUILT = os.path.join(os.path.dirname(__file__), "built")
"""The folder of the built files, one a language."""
NOTHING = "nothing"
"""What the guesser takes words for that mean nothing here."""
LEAST_LEAD = 16
"""Least lead of a guess to be taken."""
LEAST_SIGN_LEAD = 12
"""Least lead of a guess at a danger sign, which is only asked about."""
_TOLD = frozenset({Kind.CRAMP, Kind.SIGN})
"""Kinds that count only if they are told as so, not supposed."""
_ASKED = frozenset({Kind.SIGN, Kind.FEELING})
"""Kinds that are only perhaps meant where somebody asks if things are as they should be."""
_MOVING = frozenset({Kind.STEERING, Kind.FEELING})
"""Kinds that move a walk, and so are only guessed among many words that mean something else."""
FEW_WORDS = 4
"""How many words without a meaning an utterance can have, small ones not counted, and be short."""
FIRST_WORDS = 2
"""Index of the last word at which an answer can begin."""
_ACTING = frozenset(Kind) - {Kind.LEG, Kind.SITUATION, Kind.SEVERITY}
"""Kinds that say by themselves what the person wants or how they are."""


class Reader:
    """Reads the words of one language."""

    def __init__(self, lexicon: Lexicon, guesser: Guesser) -> None:
        """Take what was built for the language."""
        self._lexicon = lexicon
        self._guesser = guesser

    def read(self, words: str) -> Reading:
        """Everything that words mean; at most the first 40 words are read."""
        cut_words = cut(words)
        if not cut_words:
            return Reading()
        utterance = Utterance(cut_words, self._lexicon)
        found, denied = _weighed(utterance)
        meanings = corrected(found, utterance)
        if not any(one.kind in _ACTING and one.certain for one in meanings):
            meanings = (*meanings, *self._guessed(cut_words, meanings))
        return Reading(meanings, denied, unsure=bool(utterance.of("unsure")))

    def _guessed(self, words: tuple[str, ...], found: tuple[Meaning, ...]) -> Iterator[Meaning]:
        guess = self._guesser.guess(words)
        kind, _, id_ = guess.token.partition(":")
        if guess.token == NOTHING:
            return
        least = LEAST_SIGN_LEAD if kind == Kind.SIGN else LEAST_LEAD
        meaning = Meaning(Kind(kind), id_, certain=False, place=len(words))
        if guess.lead >= least and meaning.token not in {one.token for one in found}:
            yield meaning


def _weighed(utterance: Utterance) -> tuple[list[Meaning], tuple[Meaning, ...]]:
    """The meanings that patterns find, and those that they find denied."""
    matches = list(_not_excluded(list(utterance.matches())))
    around = scopes(utterance)
    is_short = utterance.rest(frozenset().union(*(match.words for match in matches))) <= FEW_WORDS
    found: dict[tuple[Kind, str], Meaning] = {}
    denied: dict[tuple[Kind, str], Meaning] = {}
    for match in matches:
        meaning = _meaning(match, around, is_short)
        if meaning is None or not (is_short or _may_stand(match, utterance)):
            continue
        into = denied if around.denies(match) else found
        known = into.get((meaning.kind, meaning.id))
        if known is None or (meaning.certain, -meaning.place) > (known.certain, -known.place):
            into[meaning.kind, meaning.id] = meaning
    return list(found.values()), tuple(denied.values())


def _meaning(match: Match, around: Scopes, is_short: bool) -> Meaning | None:
    """What a match means; None if it is only supposed."""
    kind, id_, grade, _ = match.pattern
    if kind in _TOLD and around.supposes(match):
        return None
    doubtful = around.asks if kind in _ASKED else kind in _MOVING and not is_short
    return Meaning(kind, id_, grade.certain and not doubtful, match.start)


def _may_stand(match: Match, utterance: Utterance) -> bool:
    """Whether a match is where its meaning is said: yes and no begin or end an utterance."""
    if match.pattern.kind not in (Kind.YES, Kind.NO):
        return True
    return match.start <= FIRST_WORDS or match.end == len(utterance.words)


def _not_excluded(matches: list[Match]) -> Iterator[Match]:
    """The matches that share no word with one that excludes their meaning."""
    excluding = [match for match in matches if match.pattern.grade.excludes]
    for match in matches:
        if not match.pattern.grade.excludes and not any(
            other.pattern[:2] == match.pattern[:2] and not other.words.isdisjoint(match.words)
            for other in excluding
        ):
            yield match


@cache
def reader_of(language: str) -> Reader | None:
    """The reader of a language, loaded at its first use; None if there is none."""
    path = os.path.join(BUILT, f"{language}.json")
    if not os.path.exists(path):
        return None
    built = read_json(path)
    return Reader(
        Lexicon(json.loads(unpack(built["lexicon"]))),
        guesser_of(built["tokens"], unpack(built["weights"])),
    )

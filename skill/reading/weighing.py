"""Weighs what patterns find in an utterance: said, only perhaps meant, denied or only supposed."""

from collections.abc import Sequence

from skill.reading.corrections import GROUPS
from skill.reading.matching import Match, Span, Utterance
from skill.reading.reading import Kind, Meaning
from skill.reading.scopes import TOLD, Scopes
from skill.record import Record

FEW_WORDS = 4
"""How many words without a meaning an utterance can have, small ones not counted, and be short."""
FIRST_WORDS = 2
"""Index of the last word at which an answer can begin."""
FEW_BESIDE_AN_END = 1
"""How many words, small ones not counted, may stand beside what ends or deletes something."""
_FINAL = frozenset({"steer:stop", "wish:forget"})
_ASKED = frozenset({Kind.SIGN, Kind.FEELING})
"""Kinds that are only perhaps meant where somebody asks if things are as they should be."""
_MOVING = frozenset({Kind.STEERING, Kind.FEELING, Kind.WISH})
"""Kinds that move a walk, and so are only guessed among many words that mean something else."""


class Weighed(Record):
    """What patterns find in an utterance."""

    found: Sequence[Meaning]
    denied: tuple[Meaning, ...]
    excluded: frozenset[str]
    """Tokens of the meanings that words sound like which mean something else."""


def weighed(utterance: Utterance, core: Span, around: Scopes) -> Weighed:
    """Weigh what patterns find.

    Args:
        utterance: The words.
        core: The words between cries.
        around: What is denied, supposed and past.
    """
    every = list(utterance.matches())
    excluding = [one for one in every if one.pattern.grade.excludes and _is_within(one, core)]
    matches = _not_excluded(every, excluding)
    is_short = utterance.rest(frozenset().union(*(match.words for match in matches))) <= FEW_WORDS
    found: dict[tuple[Kind, str], Meaning] = {}
    denied: dict[tuple[Kind, str], Meaning] = {}
    for match in matches:
        meaning = _meaning(match, around, is_short and not _is_lost(match, utterance))
        if meaning is None or not (is_short or _may_stand(match, utterance)):
            continue
        into = denied if around.denies(match) else found
        known = into.get((meaning.kind, meaning.id))
        if known is None or _weight(meaning) > _weight(known):
            into[meaning.kind, meaning.id] = meaning
    told = [one for key, one in found.items() if one.certain or key not in denied]
    excluded = frozenset(Meaning(*one.pattern[:2]).token for one in excluding)
    return Weighed(told, tuple(denied.values()), excluded)


def _weight(meaning: Meaning) -> tuple[bool, int]:
    """Of two that mean the same the surer counts; then the first, or the last of what corrects."""
    return meaning.certain, meaning.place if meaning.kind in GROUPS else -meaning.place


def _meaning(match: Match, around: Scopes, is_short: bool) -> Meaning | None:
    """What a match means; None if it is only supposed."""
    kind, id_, grade, _ = match.pattern
    if kind in TOLD and around.supposes(match):
        return None
    doubtful = around.asks if kind in _ASKED else kind in _MOVING and not is_short
    return Meaning(kind, id_, grade.certain and not doubtful, match.start)


def _is_lost(match: Match, utterance: Utterance) -> bool:
    """Whether what would end or delete something is said among other words: "stop it Steve"."""
    token = f"{match.pattern.kind}:{match.pattern.id}"
    return token in _FINAL and utterance.rest(match.words) > FEW_BESIDE_AN_END


def _may_stand(match: Match, utterance: Utterance) -> bool:
    """Whether a match is where its meaning is said: yes and no begin or end an utterance."""
    if match.pattern.kind not in (Kind.YES, Kind.NO):
        return True
    return match.start <= FIRST_WORDS or match.end == len(utterance.words)


def _is_within(match: Match, span: Span) -> bool:
    return match.words <= set(range(*span))


def _not_excluded(matches: Sequence[Match], excluding: Sequence[Match]) -> list[Match]:
    """The matches that share no word with one that excludes their meaning."""
    return [
        match
        for match in matches
        if not match.pattern.grade.excludes
        and not any(
            other.pattern[:2] == match.pattern[:2] and not other.words.isdisjoint(match.words)
            for other in excluding
        )
    ]

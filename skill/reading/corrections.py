"""Corrections: of meanings that exclude each other, what is said last counts."""

from collections.abc import Iterable

from skill.reading.matching import Utterance
from skill.reading.reading import Kind, Meaning

GROUPS = {
    Kind.LEG: "leg",
    Kind.YES: "answer",
    Kind.NO: "answer",
    Kind.FEELING: "feeling",
    Kind.STRETCH: "stretch",
}
"""Kind → the group of meanings that exclude each other; other kinds exclude nothing."""


def corrected(meanings: Iterable[Meaning], utterance: Utterance) -> tuple[Meaning, ...]:
    """Without those that a later word takes back, in the order in which they were said."""
    ordered = sorted(meanings, key=_order)
    marks = [span.start for span in utterance.of("correcting")]
    last = {GROUPS[one.kind]: one.place for one in ordered if one.kind in GROUPS}
    return tuple(
        meaning
        for meaning in ordered
        if meaning.kind not in GROUPS
        or not any(meaning.place < mark <= last[GROUPS[meaning.kind]] for mark in marks)
    )


def _order(meaning: Meaning) -> tuple[int, bool, str, str]:
    """As they were said; of several at the same word the certain ones first."""
    return meaning.place, not meaning.certain, meaning.kind, meaning.id

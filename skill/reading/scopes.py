"""Which words of an utterance are denied, only supposed, or about the past.

>>> denied_by(utterance("it isn't hot"))
{1: frozenset({2})}
"""

from collections.abc import Mapping

from skill.reading.matching import Match, Span, Utterance
from skill.reading.reading import Kind
from skill.record import Record

TOLD = frozenset({Kind.CRAMP, Kind.SIGN})
"""Kinds that are told as facts, and count only if they are neither supposed nor said to be fine."""


class Scopes(Record):
    """What holds of the words of an utterance."""

    denied: Mapping[int, frozenset[int]]
    """Index of a negator → indices of the words that it denies."""
    denying_told: frozenset[int]
    """Indices of the negators that deny only what is told, as in "no pain"."""
    cleared: Mapping[int, frozenset[int]]
    """Index of "fine" and the like → indices of the words that are said to be so."""
    supposed: frozenset[int]
    """Indices of words that are only supposed, or tell of times long past."""
    asks: bool
    """Whether it asks if something is as it should be."""

    def denies(self, match: Match) -> bool:
        """Whether what a match says is denied by a word that is not its own."""
        told = match.pattern.kind in TOLD
        negators = {
            at: scope for at, scope in self.denied.items() if told or at not in self.denying_told
        }
        return _reaches(negators, match) or (told and _reaches(self.cleared, match))

    def supposes(self, match: Match) -> bool:
        """Whether what a match says is only supposed, or long past."""
        return not match.words.isdisjoint(self.supposed)


def scopes(utterance: Utterance) -> Scopes:
    """Find what is denied, supposed and past."""
    return Scopes(
        denied=denied_by(utterance),
        denying_told=_starts(utterance, "denying_told"),
        cleared=_cleared(utterance),
        supposed=_untold(utterance),
        asks=bool(utterance.of("asking")),
    )


def without_cries(utterance: Utterance) -> Span:
    """The words between cries such as "ow" before and after them; all if nothing is left."""
    cries = utterance.of("cries")
    start, end = 0, len(utterance.words)
    while begun := [span.end for span in cries if span.start == start]:
        start = max(begun)
    while ended := [span.start for span in cries if span.end == end and span.start >= start]:
        end = min(ended)
    return Span(start, end) if start < end else Span(0, len(utterance.words))


def denied_by(utterance: Utterance) -> dict[int, frozenset[int]]:
    """Index of each negator → indices of the words that it denies."""
    after = {span.start: _scope(utterance, span.end) for span in _negators(utterance)}
    return after | _denied_before(utterance)


def _denied_before(utterance: Utterance) -> dict[int, frozenset[int]]:
    """Index of each negator that ends its clause → indices of the words before that it denies."""
    ends = {len(utterance.words)} | _starts(utterance, "breaking") | _starts(utterance, "clauses")
    return {
        span.start: _scope_before(utterance, span.start, utterance.reach.denying_before)
        for span in utterance.of("denying_before")
        if span.end in ends
    }


def _negators(utterance: Utterance) -> list[Span]:
    """The words that deny what follows; "no" before something new is an answer."""
    answers = _starts(utterance, "no")
    news = _starts(utterance, "resuming") | answers
    return [
        span for span in utterance.of("denying") if not (span.start in answers and span.end in news)
    ]


def _scope(utterance: Utterance, start: int) -> frozenset[int]:
    """The words after a negator, until something new is said."""
    subjects, breaks = _starts(utterance, "subjects"), _starts(utterance, "breaking")
    thinking, joining = _starts(utterance, "thinking"), _starts(utterance, "joining")
    said = False
    for index in range(start, len(utterance.words)):
        ends = index in breaks or (said and index in subjects)
        if ends or utterance.between(start, index) > utterance.reach.denying:
            return frozenset(range(start, index))
        said = index not in joining and (said or index not in thinking)
    return frozenset(range(start, len(utterance.words)))


def _untold(utterance: Utterance) -> frozenset[int]:
    """The words that are no fact of now."""
    if _asks_in_general(utterance):
        return frozenset(range(len(utterance.words)))
    return _supposed(utterance) | _past(utterance)


def _supposed(utterance: Utterance) -> frozenset[int]:
    """The words after "what if" and the like, until something is told again."""
    breaks = _starts(utterance, "breaking")
    supposed: set[int] = set()
    for span in utterance.of("supposing"):
        end = min((place for place in breaks if place > span.end), default=len(utterance.words))
        supposed |= set(range(span.end, end))
    return frozenset(supposed)


def _past(utterance: Utterance) -> frozenset[int]:
    """The words from the clause with "years ago" and the like on, up to the present.

    What is said to last, as in "since last year", is not past.
    """
    lasting = {span.end for span in utterance.of("present")}
    return frozenset(
        index
        for span in utterance.of("past")
        if span.start not in lasting
        for index in range(_clause(utterance, span), _present(utterance, span))
    )


def _clause(utterance: Utterance, span: Span) -> int:
    """Where the clause of some words begins."""
    subjects, clauses = _starts(utterance, "subjects"), _starts(utterance, "clauses")
    begun = _starts(utterance, "breaking") | subjects & clauses
    return max((at for at in begun if at <= span.start), default=0)


def _present(utterance: Utterance, past: Span) -> int:
    """Where the clause with the first "now" and the like after the words begins."""
    later = [at for at in _starts(utterance, "present") if at >= past.end]
    if not later:
        return len(utterance.words)
    news = _starts(utterance, "breaking") | _starts(utterance, "subjects")
    return max((at for at in news if past.end < at <= min(later)), default=min(later))


def _asks_in_general(utterance: Utterance) -> bool:
    """Whether it is a question about nobody in particular: "do people faint from cramp"."""
    interrogatives = _starts(utterance, "interrogatives")
    return not utterance.of("persons") and 0 in interrogatives


def _reaches(said_of: Mapping[int, frozenset[int]], match: Match) -> bool:
    """Whether one of these words, which is not the match's own, is said of words that are."""
    words = match.words
    return any(at not in words and not words.isdisjoint(scope) for at, scope in said_of.items())


def _cleared(utterance: Utterance) -> dict[int, frozenset[int]]:
    """Index of each "fine" and the like → indices of the words that it is said of."""
    return {
        span.start: _scope_before(utterance, span.start, utterance.reach.clearing)
        for span in utterance.of("clearing")
    }


def _scope_before(utterance: Utterance, end: int, reach: int) -> frozenset[int]:
    """The few words before an index, up to where something new begins."""
    breaks, first = _starts(utterance, "breaking"), end
    while first and utterance.between(first - 1, end) <= reach:
        first -= 1
        if first in breaks:
            break
    return frozenset(range(first, end))


def _starts(utterance: Utterance, grammar: str) -> frozenset[int]:
    return frozenset(span.start for span in utterance.of(grammar))

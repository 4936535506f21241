"""Finds where the patterns of a lexicon occur in an utterance."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate

from skill.reading.lexicon import Element, Lexicon, Pattern, Reach, Symbol, Term
from skill.record import Record

MOST_SMALL = 3
"""How many small words may stand between two words of a pattern."""
NEAR = 10
"""How many words, small ones not counted, may stand between the terms of a pattern."""


class Span(Record):
    """Some words of an utterance: from `start` up to, but without, `end`."""

    start: int
    end: int


class Match(Record):
    """A pattern that occurs in an utterance."""

    pattern: Pattern
    spans: Sequence[Span]
    """Where each of its symbols stands."""

    @property
    def start(self) -> int:
        """Index of its first word."""
        return min(span.start for span in self.spans)

    @property
    def end(self) -> int:
        """Index of the word after its last one."""
        return max(span.end for span in self.spans)

    @property
    def words(self) -> frozenset[int]:
        """Indices of the words that its symbols are."""
        return frozenset(index for span in self.spans for index in range(*span))


class Utterance:
    """The words of an utterance, and where the symbols of a lexicon stand in it."""

    def __init__(self, words: Sequence[str], lexicon: Lexicon) -> None:
        """Look every word and phrase up."""
        self.words = words
        self._lexicon = lexicon
        self._symbols = [frozenset(lexicon.symbols(word)) for word in words]
        small = lexicon.grammar["small"]
        large = (small not in symbols for symbols in self._symbols)
        self._large = [0, *accumulate(large)]
        """For each index, how many words before it are not small."""
        self._phrases: dict[Symbol, list[Span]] = {}
        said = frozenset(words)
        for index, word in enumerate(words):
            self._look_up_phrases(index, word, said)
        self._spans: dict[Symbol, list[Span]] = {}

    @property
    def symbols(self) -> frozenset[Symbol]:
        """All symbols that occur."""
        return frozenset().union(*self._symbols, self._phrases)

    def of(self, grammar: str) -> Sequence[Span]:
        """Where the words of a list of the grammar stand."""
        return self._at(self._lexicon.grammar[grammar])

    @property
    def reach(self) -> Reach:
        """How far what denies others reaches."""
        return self._lexicon.reach

    def between(self, first: int, last: int) -> int:
        """How many words that are not small stand from `first` up to, but without, `last`."""
        return self._large[last] - self._large[first]

    def rest(self, covered: AbstractSet[int]) -> int:
        """How many words that are not small are not among these."""
        return sum(
            self.between(index, index + 1)
            for index in range(len(self.words))
            if index not in covered
        )

    def matches(self) -> Iterator[Match]:
        """The patterns that occur, wherever they do."""
        for pattern in self._lexicon.patterns(self.symbols):
            for spans in self._spans_of(pattern):
                if not pattern.grade.excludes or self._in_one_clause(spans):
                    yield Match(pattern, spans)

    def _in_one_clause(self, spans: Sequence[Span]) -> bool:
        """Whether nothing new begins between these words."""
        starts = {span.start for span in self.of("clauses")}
        own = {index for span in spans for index in range(*span)}
        return starts.isdisjoint(set(range(min(own), max(own))) - own)

    def _at(self, symbol: Symbol) -> list[Span]:
        """Where a symbol stands."""
        if symbol not in self._spans:
            found = [
                Span(index, index + 1)
                for index, symbols in enumerate(self._symbols)
                if symbol in symbols
            ]
            self._spans[symbol] = sorted(found + self._phrases.get(symbol, []))
        return self._spans[symbol]

    def _look_up_phrases(self, index: int, word: str, said: frozenset[str]) -> None:
        for rest, symbols in self._lexicon.phrases(word, said):
            end = self._end_of(rest, index + 1)
            if end:
                for symbol in symbols:
                    self._phrases.setdefault(symbol, []).append(Span(index, end))

    def _end_of(self, rest: Sequence[str], start: int) -> int:
        """Where these words end if they follow, small words aside; 0 if they do not."""
        for wanted in rest:
            while start < len(self.words) and self.words[start] != wanted:
                if self.between(start, start + 1):
                    return 0
                start += 1
            if start == len(self.words):
                return 0
            start += 1
        return start

    def _spans_of(self, pattern: Pattern) -> Iterator[Sequence[Span]]:
        """Where the pattern's symbols stand, for each place of its first term."""
        first, *others = pattern.terms
        for found in self._occurrences(first):
            spans = list(found)
            for term in others:
                spans += self._nearest(term, spans)
            if _NOWHERE not in spans:
                yield spans

    def _nearest(self, term: Term, to: Sequence[Span]) -> Sequence[Span]:
        """The occurrence of a term that is nearest; `_NOWHERE` if none is near."""
        if _NOWHERE in to:
            return ()
        taken = {index for span in to for index in range(*span)}
        start, end = min(to).start, max(span.end for span in to)
        best: Sequence[Span] = (_NOWHERE,)
        least = NEAR + 1
        for found in self._occurrences(term):
            if not taken.isdisjoint(index for span in found for index in range(*span)):
                continue
            first, last = found[0].start, found[-1].end
            distance = self.between(end, first) if first >= end else self.between(last, start)
            if max(distance, 0) < least:
                best, least = found, max(distance, 0)
        return best

    def _occurrences(self, term: Term) -> Iterator[Sequence[Span]]:
        for span in self._at(term[0][0]):
            yield from self._continued((span,), term, 1)

    def _continued(
        self, spans: tuple[Span, ...], term: Sequence[Element], place: int
    ) -> Iterator[Sequence[Span]]:
        if place == len(term):
            yield spans
            return
        symbol, gap = term[place]
        end = spans[-1].end
        for span in self._at(symbol):
            near = 0 <= span.start - end <= MOST_SMALL + gap
            if near and self.between(end, span.start) <= gap:
                yield from self._continued((*spans, span), term, place + 1)


_NOWHERE = Span(-1, -1)

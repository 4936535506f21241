"""Builds the lexicon of a language: patterns and lists become numbered symbols."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from skill.authoring.problems import Problems
from skill.authoring.reader.patterns import Pattern, PatternError, parse
from skill.authoring.reader.sources import GRADES, ReaderSources
from skill.reading.lexicon import (
    BEFORE_GAP,
    BEFORE_SYMBOLS,
    BETWEEN_SYMBOLS,
    BETWEEN_TERMS,
    Element,
    Lexicon,
)
from skill.reading.matching import Utterance
from skill.reading.packing import SEPARATOR, columns
from skill.reading.reading import Kind
from skill.reading.spoken import cut

GRAMMAR = (
    "small", "denying", "no", "subjects", "breaking", "joining", "resuming", "thinking",
    "clearing", "supposing", "asking", "past", "correcting", "unsure", "interrogatives",
    "persons", "clauses", "cries",
)  # fmt: skip
"""Names of the lists that the reader needs to follow a sentence."""


def build_lexicon(
    sources: ReaderSources, utterances: Sequence[str], problems: Problems
) -> dict[str, Any]:
    """The lexicon as values for JSON.

    Args:
        sources: Lists and patterns.
        utterances: What people say: a pattern is tried where its rarest symbol occurs in them.
        problems: Where problems are reported.
    """
    symbols = _Symbols(sources.lists, problems)
    grammar = {name: symbols.of((f"<{name}>",), f"lists.{name}") for name in GRAMMAR}
    meanings: dict[tuple[str, str], int] = {}
    patterns = []
    for path, meaning, grade, pattern in _written(sources, problems):
        number = meanings.setdefault(meaning, len(meanings))
        terms = [
            [Element(symbols.of(element.entries, path), element.gap) for element in term]
            for term in pattern
        ]
        patterns.append((number, grade, terms))
    built = {
        "grades": list(GRADES),
        "meanings": list(meanings),
        "grammar": grammar,
        "patterns": SEPARATOR.join(
            f"{meaning} {grade} {_written_terms(terms)}" for meaning, grade, terms in patterns
        ),
        **{name: columns(entries) for name, entries in symbols.tables().items()},
    }
    tries = _tries(patterns, _frequency(built, utterances))
    return {**built, "tries": columns(tries)}


def _written(
    sources: ReaderSources, problems: Problems
) -> Iterator[tuple[str, tuple[str, str], int, Pattern]]:
    """Place, meaning, grade and parsed pattern of all that is written."""
    small = frozenset(sources.lists.get("small", ()))
    for meaning in sources.meanings:
        kind, _, id_ = meaning.token.partition(":")
        if kind not in set(Kind):
            problems.add(meaning.path, "Meaning-MustBeKnown", meaning.token)
            continue
        for grade, texts in meaning.by_grade.items():
            for text in texts:
                for pattern in _parsed(text, small, meaning.path, problems):
                    yield meaning.path, (kind, id_), GRADES.index(grade), pattern


def _parsed(text: str, small: frozenset[str], path: str, problems: Problems) -> list[Pattern]:
    try:
        return parse(text, small)
    except PatternError as error:
        problems.add(path, "Pattern-MustBeReadable", str(error))
        return []


def _frequency(built: Mapping[str, Any], utterances: Sequence[str]) -> Counter[int]:
    """Symbol → in how many utterances it occurs."""
    lexicon = Lexicon({**built, "tries": columns({})})
    said = (Utterance(cut(words), lexicon) for words in utterances)
    return Counter(symbol for utterance in said for symbol in utterance.symbols)


def _tries(patterns: Sequence[Any], frequency: Mapping[int, int]) -> dict[str, str]:
    """Rarest symbol of each pattern → the patterns to try where it occurs."""
    used = [{symbol for term in terms for symbol, _ in term} for _, _, terms in patterns]
    tries: dict[int, list[int]] = {}
    for number, symbols in enumerate(used):
        rarest = min(symbols, key=lambda symbol: (frequency[symbol], symbol))
        tries.setdefault(rarest, []).append(number)
    return {str(symbol): _joined(numbers) for symbol, numbers in tries.items()}


def _written_terms(terms: Sequence[Sequence[Element]]) -> str:
    return BETWEEN_TERMS.join(
        BETWEEN_SYMBOLS.join(
            f"{symbol}{BEFORE_GAP}{gap}" if gap else str(symbol) for symbol, gap in term
        )
        for term in terms
    )


def _joined(numbers: Iterable[int]) -> str:
    """Ascending numbers, each written as what it is more than the one before: that packs well."""
    ascending = sorted(numbers)
    return " ".join(
        str(number - before) for before, number in zip([0, *ascending], ascending, strict=False)
    )


class _Symbols:
    """Numbers for words and lists; the same entries have the same number."""

    def __init__(self, lists: Mapping[str, tuple[str, ...]], problems: Problems) -> None:
        self._lists = lists
        self._problems = problems
        self._numbers: dict[tuple[str, ...], int] = {}
        self._paths: dict[int, str] = {}

    def of(self, entries: tuple[str, ...], path: str) -> int:
        """The number of a list of entries; `path` names the place in a problem."""
        key = tuple(sorted(set(entries)))
        number = self._numbers.setdefault(key, len(self._numbers))
        self._paths.setdefault(number, path)
        return number

    def tables(self) -> dict[str, dict[str, str]]:
        """Words, beginnings and phrases with the symbols that they are."""
        words: dict[str, list[int]] = {}
        beginnings: dict[str, list[int]] = {}
        phrases: dict[str, dict[str, list[int]]] = {}
        for key, number in self._numbers.items():
            for entry in sorted(self._entries(key, self._paths[number], ())):
                first, *rest = entry
                if rest:
                    beginning = phrases.setdefault(f"{first} {rest[0]}", {})
                    beginning.setdefault(" ".join(rest), []).append(number)
                elif first.endswith("*"):
                    beginnings.setdefault(first[:-1], []).append(number)
                else:
                    words.setdefault(first, []).append(number)
        return {
            "words": {word: _joined(numbers) for word, numbers in words.items()},
            "beginnings": {word: _joined(numbers) for word, numbers in beginnings.items()},
            "phrases": {
                beginning: BETWEEN_TERMS.join(
                    f"{rest}{BEFORE_SYMBOLS}{_joined(numbers)}" for rest, numbers in rests.items()
                )
                for beginning, rests in phrases.items()
            },
        }

    def _entries(
        self, entries: Sequence[str], path: str, within: tuple[str, ...]
    ) -> set[tuple[str, ...]]:
        """All words and phrases of entries; lists are replaced by what they hold."""
        found: set[tuple[str, ...]] = set()
        for entry in entries:
            name = entry[1:-1]
            if not entry.startswith("<"):
                found.add(self._words(entry, path))
            elif name not in self._lists:
                self._problems.add(path, "List-MustBeKnown", entry)
            elif name in within:
                self._problems.add(path, "List-MustNotHoldItself", entry)
            else:
                found |= self._entries(self._lists[name], path, (*within, name))
        return found - {()}

    def _words(self, entry: str, path: str) -> tuple[str, ...]:
        if "*" not in entry:
            return cut(entry)
        if entry.count("*") > 1 or not entry.endswith("*") or " " in entry:
            self._problems.add(path, "Beginning-MustBeOneWord", entry)
            return ()
        return (entry,)

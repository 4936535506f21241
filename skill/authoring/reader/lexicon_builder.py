"""Builds the lexicon of a language: patterns and lists become numbered symbols."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from skill.authoring.problems import Problems
from skill.authoring.reader.patterns import Pattern, PatternError, parse
from skill.authoring.reader.sources import GRADES, ReaderSources
from skill.reading.lexicon import (
    BEFORE_SYMBOLS,
    BETWEEN_COLUMNS,
    BETWEEN_PATTERNS,
    BETWEEN_TERMS,
    SHARDS,
    SHORTEST_BEGINNING,
    BuiltLexicon,
    Element,
    Lexicon,
    Symbol,
    Term,
    shard_number,
    symbol_at,
)
from skill.reading.matching import Utterance
from skill.reading.packing import SEPARATOR, columns
from skill.reading.reading import Kind
from skill.reading.spoken import Spoken

GRAMMAR = (
    "small", "denying", "denying_told", "denying_before", "no", "subjects", "breaking", "joining",
    "resuming", "thinking", "clearing", "supposing", "asking", "past", "present",
    "correcting", "unsure", "interrogatives", "persons", "clauses", "cries",
)  # fmt: skip
"""Names of the lists that the reader needs to follow a sentence."""


def build_lexicon(
    sources: ReaderSources, utterances: Sequence[str], problems: Problems
) -> BuiltLexicon:
    """The lexicon as it is written to a file.

    Args:
        sources: Lists and patterns.
        utterances: What people say: a pattern is tried where its rarest symbol occurs in them.
        problems: Where problems are reported.
    """
    symbols = _Symbols(sources.lists, sources.spoken, problems)
    grammar = {name: symbols.of((f"<{name}>",), f"lists.{name}") for name in GRAMMAR}
    meanings: dict[tuple[str, str], Symbol] = {}
    patterns = []
    for path, meaning, grade, pattern in _written(sources, problems):
        number = meanings.setdefault(meaning, symbol_at(len(meanings)))
        terms = [
            [Element(symbols.of(element.entries, path), element.gap) for element in term]
            for term in pattern
        ]
        patterns.append((terms, f"{number}{grade}{_written_terms(terms)}"))
    words = symbols.tables()
    heading = {
        "grades": list(GRADES),
        "meanings": list(meanings),
        "grammar": grammar,
        "spoken": list(sources.spoken),
        "reach": list(sources.reach),
        "beginnings": columns(words.beginnings),
    }
    shards = _shards(words)
    known = Lexicon(heading, "", shards.__getitem__)
    tried = _tried(patterns, _frequency(known, utterances))
    written = BETWEEN_COLUMNS.join(("".join(tried), SEPARATOR.join(tried.values())))
    return BuiltLexicon(heading, written, shards)


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
                for pattern in _parsed(text, small, sources.spoken, meaning.path, problems):
                    yield meaning.path, (kind, id_), GRADES.index(grade), pattern


def _parsed(
    text: str, small: frozenset[str], spoken: Spoken, path: str, problems: Problems
) -> list[Pattern]:
    try:
        return parse(text, small, spoken)
    except PatternError as error:
        problems.add(path, "Pattern-MustBeReadable", str(error))
        return []


def _frequency(lexicon: Lexicon, utterances: Sequence[str]) -> Counter[Symbol]:
    """Symbol → in how many utterances it occurs."""
    said = (Utterance(lexicon.spoken.cut(words), lexicon) for words in utterances)
    return Counter(symbol for utterance in said for symbol in utterance.symbols)


def _tried(
    patterns: Sequence[tuple[Sequence[Term], str]], frequency: Mapping[Symbol, int]
) -> dict[Symbol, str]:
    """Rarest symbol of each pattern → the patterns to try where it occurs."""
    tried: dict[Symbol, list[str]] = {}
    for terms, text in patterns:
        symbols = {symbol for term in terms for symbol, _ in term}
        rarest = min(symbols, key=lambda symbol: (frequency[symbol], symbol))
        tried.setdefault(rarest, []).append(text)
    return {symbol: BETWEEN_PATTERNS.join(texts) for symbol, texts in tried.items()}


def _written_terms(terms: Sequence[Term]) -> str:
    return BETWEEN_TERMS.join(
        "".join(f"{gap or ''}{symbol}" for symbol, gap in term) for term in terms
    )


class _Words(NamedTuple):
    """Words, phrases by their first two words, and beginnings, with the symbols that they are."""

    words: Mapping[str, str]
    phrases: Mapping[str, str]
    beginnings: Mapping[str, str]


def _shards(words: _Words) -> list[str]:
    """The words and phrases, divided by their first word."""
    divided = [_divided(words.words), _divided(words.phrases)]
    return [
        BETWEEN_COLUMNS.join(column for entries in pair for column in columns(entries))
        for pair in zip(*divided, strict=True)
    ]


def _divided(entries: Mapping[str, str]) -> list[dict[str, str]]:
    """The entries in each shard."""
    found: list[dict[str, str]] = [{} for _ in range(SHARDS)]
    for words, text in entries.items():
        found[shard_number(words.partition(" ")[0])][words] = text
    return found


class _Symbols:
    """Symbols for words and lists; the same entries have the same symbol."""

    def __init__(
        self, lists: Mapping[str, tuple[str, ...]], spoken: Spoken, problems: Problems
    ) -> None:
        self._lists = lists
        self._spoken = spoken
        self._problems = problems
        self._known: dict[tuple[str, ...], Symbol] = {}
        self._paths: dict[Symbol, str] = {}

    def of(self, entries: tuple[str, ...], path: str) -> Symbol:
        """The symbol of a list of entries; `path` names the place in a problem."""
        key = tuple(sorted(set(entries)))
        symbol = self._known.setdefault(key, symbol_at(len(self._known)))
        self._paths.setdefault(symbol, path)
        return symbol

    def tables(self) -> _Words:
        """Words, phrases and beginnings with the symbols that they are."""
        words: dict[str, str] = {}
        beginnings: dict[str, str] = {}
        phrases: dict[str, dict[str, str]] = {}
        for key, symbol in self._known.items():
            for entry in sorted(self._entries(key, self._paths[symbol], ())):
                first, *rest = entry
                if rest:
                    _add(phrases.setdefault(f"{first} {rest[0]}", {}), " ".join(rest), symbol)
                elif first.endswith("*"):
                    _add(beginnings, first[:-1], symbol)
                else:
                    _add(words, first, symbol)
        written = {
            beginning: BETWEEN_TERMS.join(
                f"{rest}{BEFORE_SYMBOLS}{symbols}" for rest, symbols in rests.items()
            )
            for beginning, rests in phrases.items()
        }
        return _Words(words, written, beginnings)

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
            return self._spoken.cut(entry)
        if entry.count("*") > 1 or not entry.endswith("*") or " " in entry:
            self._problems.add(path, "Beginning-MustBeOneWord", entry)
            return ()
        beginning = self._spoken.read_as(entry[:-1])
        if len(beginning) < SHORTEST_BEGINNING:
            self._problems.add(path, "Beginning-MustBeLongEnough", entry)
        return (f"{beginning}*",)


def _add(table: dict[str, str], entry: str, symbol: Symbol) -> None:
    table[entry] = table.get(entry, "") + symbol

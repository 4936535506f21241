"""Gathers all chapters of a language, and says what changed since an edition."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from skill.authoring.book.answers_section import answers_section
from skill.authoring.book.changes import Change, changes
from skill.authoring.book.dangers_section import dangers_section
from skill.authoring.book.editions import FACT_END, Edition
from skill.authoring.book.fillers import fillers
from skill.authoring.book.locales_section import locales_section
from skill.authoring.book.parts import Section
from skill.authoring.book.relief_section import relief_section
from skill.authoring.book.stretches_section import stretches_section
from skill.authoring.book.words_sections import rest_section, words_sections
from skill.content.model import Library, Source


class Since(NamedTuple):
    """What changed since an edition."""

    name: str
    """What the edition was asked for as."""
    fingerprint: str
    sentences: tuple[Change, ...]
    structure: tuple[Change, ...]


class Book(NamedTuple):
    """Everything to read about one language."""

    language: str
    fingerprint: str
    texts: int
    """How many texts the language has, those of its locales included."""
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    fillers: Mapping[str, str] = {}
    """Placeholder → words that are printed in its place."""
    since: Since | None = None

    @property
    def chapters(self) -> Mapping[str, str]:
        """Id of each chapter → its title, in order."""
        changed = {"changes": "What changed"} if self.since else {}
        sections = {section.id: section.title for section in self.sections}
        return {**changed, **sections, "reader": "The language", "sources": "Sources"}

    @property
    def signed(self) -> frozenset[str]:
        """Ids of the chapters that a clinician signs."""
        return frozenset(section.id for section in self.sections if section.signed)

    @property
    def numbers(self) -> Mapping[str, int]:
        """Id of each source → its number in the book."""
        return {source.id: number for number, source in enumerate(self.sources, 1)}


def book_of(library: Library, language: str, edition: Edition, content: Path) -> Book:
    """The book of a language."""
    locale = library.locale(language)
    words = library.words[language]
    said = _said(edition, language)
    sections = [
        relief_section(library, locale, content),
        stretches_section(library, words, content),
        answers_section(library, words, content),
        dangers_section(library, words, content),
        *words_sections(said, language, words),
    ]
    known = set[str]().union(*(section.texts for section in sections))
    rest = rest_section(said, language, known)
    located = locales_section(library, language, said, content)
    chapters = (*sections, *((rest,) if rest.groups else ()), located)
    sources = tuple(library.sources.values())
    return Book(language, edition.fingerprint, len(said), chapters, sources, fillers(words))


def compared(book: Book, name: str, before: Edition, after: Edition) -> Book:
    """The book with what changed in its language, and in the structure, since an edition.

    What follows on the ladder is compared if it was walked then.
    """
    sentences = changes(_said(before, book.language), _said(after, book.language))
    walked = changes(before.ladder, after.ladder, _facts) if before.ladder else ()
    structure = (*walked, *changes(before.structure, after.structure, _facts))
    return book._replace(since=Since(name, before.fingerprint, sentences, structure))


def _facts(text: str) -> Sequence[str]:
    first, *others = text.split(FACT_END)
    return (first, *(f"· {fact}" for fact in others))


def _said(edition: Edition, language: str) -> dict[str, str]:
    return {path: text for path, text in edition.sentences.items() if _is_of(path, language)}


def _is_of(path: str, language: str) -> bool:
    """Whether a text is of a language or of one of its locales."""
    return path.partition("/")[0].partition("-")[0] == language

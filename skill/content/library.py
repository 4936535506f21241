"""Loads the content that `make update` built; the words of a locale only when first used."""

import os
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from skill.content.model import Library
from skill.content.word_records import Words
from skill.json_records import Path, decode, read_json

BUILT = os.path.join(os.path.dirname(__file__), "built")
"""The content that the skill ships with."""
CACHE_SIZE = 4
"""Number of folders whose content is cached; a running skill reads one."""
STRUCTURE = "structure"
"""Name of the file with everything but the words."""


@lru_cache(maxsize=CACHE_SIZE)
def load_library(built: Path = BUILT) -> Library:
    """Load the content of a folder, cached; raises DecodeError if another version built it."""
    library = decode(Library, _load(built, STRUCTURE))
    locales = library.locales.values()
    languages = {key: row.language for row in locales for key in (row.language, row.words)}
    return library._replace(words=BuiltWords(built, languages))


class BuiltWords(Mapping[str, Words]):
    """Words by language, or by locale if it has words of its own; loaded on first use."""

    def __init__(self, built: Path, languages: Mapping[str, str]) -> None:
        """Take the folder, and key → language for every language and locale."""
        self._built = built
        self._languages = languages
        self._read: dict[str, Words] = {}

    def __getitem__(self, key: str) -> Words:
        if key not in self._read:
            self._read[key] = self._decoded(key)
        return self._read[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._languages)

    def __len__(self) -> int:
        return len(self._languages)

    def _decoded(self, key: str) -> Words:
        language = self._languages[key]
        words = _load(self._built, language)
        return decode(Words, words if key == language else _with(words, _load(self._built, key)))


def _load(built: Path, name: str) -> Any:
    return read_json(os.path.join(built, f"{name}.json"))


def _with(words: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """The words of a language, with the words that a locale replaces."""
    changed = {
        key: _with(words[key], change) if isinstance(change, dict) else change
        for key, change in changes.items()
    }
    return {**words, **changed}

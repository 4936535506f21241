"""The content as `make update` built it: structure at once, words once somebody speaks them."""

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
"""Folders whose content is kept; a skill reads one."""
STRUCTURE = "structure"
"""Name of the file that holds what is not words."""


@lru_cache(maxsize=CACHE_SIZE)
def load_library(built: Path = BUILT) -> Library:
    """Read the content in a folder, once; raises DecodeError if another version built it."""
    library = decode(Library, _load(built, STRUCTURE))
    locales = library.locales.values()
    languages = {key: row.language for row in locales for key in (row.language, row.words)}
    return library._replace(words=BuiltWords(built, languages))


class BuiltWords(Mapping[str, Words]):
    """Words by language, or by locale where one says something otherwise; each is read once."""

    def __init__(self, built: Path, languages: Mapping[str, str]) -> None:
        """Take the folder, and the language of each key."""
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
    """The words of a language with what a locale says otherwise."""
    changed = {
        key: _with(words[key], said) if isinstance(said, dict) else said
        for key, said in changes.items()
    }
    return {**words, **changed}

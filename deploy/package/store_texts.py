"""Reads what the store shows: `deploy/store`, a file a language and a file a locale."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from skill.authoring.problems import ContentError, Problems
from skill.authoring.toml.strict_toml import read_file
from skill.content.model import Library

DISCLAIMER = "{disclaimer}"
"""Stands in a description for the disclaimer of its language."""


@dataclass(frozen=True)
class StoreLanguage:
    """What the texts of a language have in common."""

    waking: str
    """What wakes the device, such as `Alexa, `."""
    quotes: tuple[str, ...]
    """The mark before what people can say, and the one behind it."""
    disclaimer: str
    """What every description holds word for word."""

    @property
    def quoted_waking(self) -> str:
        """What wakes the device, at the beginning of a quotation."""
        return self.quotes[0] + self.waking


def read_languages(folder: Path, library: Library) -> dict[str, StoreLanguage]:
    """Language → what its texts have in common, for every language of the content.

    Raises:
        ContentError: A file is missing or malformed.
    """
    problems = Problems()
    read = {}
    for language in library.languages:
        file = read_file(folder, f"{language}.toml", problems)
        read[language] = StoreLanguage(
            waking=file.string("waking"),
            quotes=file.strings("quotes"),
            disclaimer=file.string("disclaimer"),
        )
        file.reject_unknown()
    _refuse(problems)
    return read


def read_texts(folder: Path, languages: Mapping[str, StoreLanguage]) -> dict[str, dict[str, Any]]:
    """Locale → its texts, with the disclaimer in place, for every file of a locale.

    Raises:
        ContentError: A file is malformed.
    """
    problems = Problems()
    paths = [path for path in sorted(folder.glob("*.toml")) if path.stem not in languages]
    texts = {path.stem: dict(read_file(folder, path.name, problems).data) for path in paths}
    _refuse(problems)
    for locale, shown in texts.items():
        common = languages.get(language_of(locale))
        if common and isinstance(shown.get("description"), str):
            shown["description"] = shown["description"].replace(DISCLAIMER, common.disclaimer)
    return texts


def language_of(locale: str) -> str:
    """The language of a locale, from its id."""
    return locale.partition("-")[0]


def _refuse(problems: Problems) -> None:
    if problems:
        raise ContentError(problems)

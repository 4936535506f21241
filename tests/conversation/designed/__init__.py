"""What each language says where the design prescribes it, and how the rules recognize it.

`designed/<language>.toml` is written from the design and not from the content.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from skill.content.library import load_library

FOLDER = Path(__file__).parent
_NOTHING = "(?!)"


class Designed:
    """The design in one language."""

    def __init__(self, language: str) -> None:
        """Read the file of the language.

        Raises:
            FileNotFoundError: Nobody has written one.
        """
        table = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
        self.sentences: Mapping[str, Any] = table["sentences"]
        self.reads: Mapping[str, Any] = table["reads"]
        self.checks: Mapping[str, Any] = table["checks"]
        self.holds: Mapping[str, Any] = table["holds"]
        self.warnings: Mapping[str, Any] = table["warnings"]
        self.screens: Mapping[str, str] = table["screens"]
        self.answers: Mapping[str, Any] = table["answers"]
        self.reminders: Mapping[str, str] = table["reminders"]
        self.local_words: Mapping[str, list[str]] = table["local_words"]

    @cached_property
    def movement(self) -> re.Pattern[str]:
        """Matches the beginning of an instruction to move."""
        return re.compile(rf"\b({'|'.join(self.sentences['movements'])})\b", re.IGNORECASE)

    @cached_property
    def local_word(self) -> re.Pattern[str]:
        """Matches a word that has its meaning in some locales only."""
        words = "|".join(map(re.escape, self.local_words)) or _NOTHING
        return re.compile(rf"\b({words})\b")

    @cached_property
    def made_safe(self) -> frozenset[str]:
        """What comes before the first sentence of a warning where the person is not safe."""
        told = (self.warnings["first_in"], self.warnings["first_to_helpers_in"])
        said = (words for table in told for row in table.values() for words in row)
        return frozenset((*said, *self.warnings["made_safe"]))

    def ends_with_check(self, text: str) -> bool:
        """Whether a text ends with a question that comes before anything else."""
        return text.endswith(tuple(self.checks["all"]))

    def announced_seconds(self, text: str) -> int:
        """Seconds of the hold that a text begins to announce; 0 if it announces none."""
        found = re.match(self.holds["announced"], text)
        return int(self.holds["lengths"][found["length"]]) if found else 0


@cache
def designed(locale: str) -> Designed:
    """The design in the language in which a locale is answered."""
    return Designed(load_library().locale(locale).language)

"""What Amazon's rules say of the words of one language: `source/<language>/amazon.toml`."""

from collections.abc import Collection
from dataclasses import dataclass

from skill.authoring.toml.strict_toml import Table


@dataclass(frozen=True)
class AmazonWords:
    """The words that Amazon keeps for itself in a language, and the lengths that it asks for."""

    spaces: bool
    """Whether spaces stand between words; where none do, letters are counted in place of words."""
    name: range
    """Lengths of an invocation name."""
    sentence: range
    """Lengths of a value of the catch-all."""
    launch_words: frozenset[str]
    skill_words: frozenset[str]
    small_words: frozenset[str]
    """Articles and prepositions, which a name of the fewest words must not hold."""
    connectors: frozenset[str]
    """Words that join a request to the skill's name, so that no sample may begin with them."""
    no_connectors: tuple[str, ...]
    """Beginnings of samples that such a word does not spoil."""
    wake_words: frozenset[str]
    sensitivities: tuple[str, ...]
    """Levels of sensitivity of the fallback intent; empty if a model must not have one."""

    def length(self, text: str) -> int:
        """Words of a text, or letters where no spaces stand between words."""
        return len(text.split() if self.spaces else text.replace(" ", ""))

    def found(self, text: str, words: Collection[str]) -> list[str]:
        """Which of these words a text holds."""
        if self.spaces:
            return [word for word in text.split() if word in words]
        return sorted(word for word in words if word in text)

    def begins_with_connector(self, sample: str) -> bool:
        """Whether a sample would be cut off after its first word."""
        first = sample.partition(" ")[0]
        return first in self.connectors and not sample.startswith(self.no_connectors)

    @property
    def never_in_a_name(self) -> frozenset[str]:
        """Words that no invocation name may hold."""
        return self.launch_words | self.skill_words | self.connectors | self.wake_words


_LISTS = ("launch_words", "skill_words", "small_words", "connectors", "wake_words")
_LONGEST = 99
"""Largest length that a file may ask for."""


def read_amazon_words(file: Table) -> AmazonWords:
    """Read a file; its problems are reported where those of its table are."""
    words = AmazonWords(
        spaces=file.boolean("spaces", default=True),
        name=_lengths(file, "name"),
        sentence=_lengths(file, "sentence"),
        no_connectors=file.strings("no_connectors"),
        sensitivities=file.strings("sensitivities"),
        **{name: frozenset(file.strings(name)) for name in _LISTS},
    )
    file.reject_unknown()
    return words


def _lengths(file: Table, key: str) -> range:
    lengths = file.table(key)
    fewest, most = (lengths.integer(end, 1, _LONGEST) for end in ("fewest", "most"))
    lengths.reject_unknown()
    return range(fewest, most + 1)

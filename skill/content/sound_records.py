"""How the letters of a language sound, so far as it takes to count syllables."""

from collections.abc import Mapping

from skill.record import Record


class Sounds(Record):
    """The syllables of a language's letters; several texts in one are separated by spaces."""

    vowels: str
    """Letters that are a syllable each, without spaces: those of a syllabary too."""
    consonants: str
    """Letters that are none of their own, without spaces: vowel signs of such a script too."""
    groups: Mapping[int, str]
    """Syllables → letters or digits that have so many, wherever they stand; the longest counts."""
    endings: Mapping[int, str]
    """Syllables → endings of words that have so many; the longest counts."""
    words: Mapping[int, str]
    """Syllables → whole words that have so many, against all that is said above."""

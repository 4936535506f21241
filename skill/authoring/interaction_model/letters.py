"""How words are spelled that a recogniser writes, in any script."""

import unicodedata
from typing import Final

_JOINING: Final = frozenset("'’-")
"""What may stand between the letters of a word."""


def is_spoken(text: str) -> bool:
    """Whether a text is words alone, with one space between: no digits and no punctuation.

    Letters with a period each, such as `n. h. s.`, are words too.
    """
    return all(map(_is_word, text.split(" ")))


def is_lower(text: str) -> bool:
    """Whether no letter is a capital; scripts without capitals have none."""
    return text == text.lower()


def _is_word(word: str) -> bool:
    spelled = word[1::2] == "." * (len(word) // 2) and len(word) % 2 == 0
    letters = word[::2] if word and spelled else word
    return (
        letters != "" and all(map(_is_letter, letters)) and unicodedata.is_normalized("NFC", word)
    )


def _is_letter(character: str) -> bool:
    """Whether it is a letter, a mark on one such as a vowel sign, or joins letters."""
    return character in _JOINING or unicodedata.category(character)[0] in "LM"

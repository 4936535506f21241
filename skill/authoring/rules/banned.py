"""The words that a language bans from everything that is said, shown or put into the store."""

import re

from skill.content.word_records import Words

_NOTHING = "(?!)"
"""Matches no text."""


def banned(words: Words) -> re.Pattern[str]:
    """What finds a word that must not be used, such as a claim that the skill heals.

    >>> banned(english).search("This will cure you.").group()
    'cure'
    """
    beginnings, within = map(_any_of, (words.never_said, words.never_said_within))
    return re.compile(rf"\b(?:{beginnings})|{within}", re.IGNORECASE)


def _any_of(texts: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, texts)) or _NOTHING
